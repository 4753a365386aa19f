"""Numbers as drawing languages write them."""

from __future__ import annotations


def number(value: float) -> str:
    """A number as short as a drawing needs it: three decimals at most."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def short(value: float) -> str:
    """A place on paper in points: two decimals at most, finer than any printer's dot."""
    text = f"{value:.2f}"
    if text[-1] != "0":
        return text
    text = text[:-1] if text[-2] != "0" else text[:-3]
    return "0" if text == "-0" else text
