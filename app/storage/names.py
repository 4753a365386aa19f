"""Titles as file names that Windows, macOS and Linux all accept."""

from __future__ import annotations

RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}
"""Names that Windows keeps for devices; a map shared with a Windows laptop must not be called so."""


def file_name(title: str) -> str:
    """A title as a file name that Windows, macOS and Linux all accept, without an ending."""
    kept = "".join(" " if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in title)
    kept = " ".join(kept.split()).strip(" .")[:80].strip(" .") or "map"
    return f"{kept} map" if kept.split(".")[0].casefold() in RESERVED else kept
