"""The measurements of `baton bench` in order, as one JSON document or as a table for people."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app import session as sessions
from app.bench import maps
from app.bench.export import export_bench
from app.bench.launch import launch_bench
from app.bench.model import model_bench
from app.bench.spread import Numbers, calibration, private_mb
from app.words import _


def bench(file: str | None, cards: Sequence[int]) -> Numbers:
    """Measure a file, or made maps of so many cards each. Raises UserError for a file that cannot be read.

    The window is offscreen. Memory is that of one process that goes through one map after the other, so only the
    first map's figure is that of a fresh program.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found: Numbers = {"versions": versions(), "calibration_ms": calibration()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [Path(file)] if file else [_made(count, folder) for count in cards]
        sessions.open_map(files[0])
        found["maps"] = [_one(path, folder) for path in files]
        found["launch_empty"] = launch_bench(None)
    return found


def _made(count: int, folder: Path) -> Path:
    path = folder / f"{count}-cards.jmap"
    sessions.save(maps.made(count), path)
    return path


def _one(path: Path, folder: Path) -> Numbers:
    from app.bench.canvas import WINDOW, CanvasBench

    store = sessions.open_map(path).store
    counts = {kind: len(store.of(kind)) for kind in ("card", "link", "lane", "step")}
    measured = CanvasBench(path)
    operations = measured.run()
    memory = private_mb()
    return {
        "file": path.name,
        "counts": counts,
        "window": list(WINDOW),
        "launch": launch_bench(path),
        **operations,
        **model_bench(path, folder),
        **export_bench(path, folder),
        "private_mb": memory,
    }


def versions() -> dict[str, str]:
    """What was measured, on what."""
    from importlib import metadata

    parts = {name: metadata.version(name) for name in ("PySide6-Essentials", "pydantic", "uharfbuzz")}
    return {
        "baton": __version__,
        "python": platform.python_version(),
        **parts,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processors": str(os.cpu_count()),
        "executable": sys.implementation.name,
    }


def table(found: Numbers) -> str:
    """The document as lines of text: operation, median, 95th percentile, maximum, in milliseconds."""
    lines: list[str] = []
    for one in found["maps"]:
        counts = one["counts"]
        lines.append(
            _(
                "{file}: {cards} cards, {links} links",
                file=one["file"],
                cards=counts["card"],
                links=counts["link"],
            )
        )
        for name, value in one.items():
            if isinstance(value, dict) and "p50" in value:
                lines.append(f"  {name:20} {value['p50']:9.2f} {value['p95']:9.2f} {value['max']:9.2f}")
            elif isinstance(value, (int, float)):
                lines.append(f"  {name:20} {value:9.2f}")
    return "\n".join(lines)
