"""Numbers as drawing languages write them."""

from __future__ import annotations


def number(value: float) -> str:
    """A number as short as a drawing needs it: three decimals at most."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
