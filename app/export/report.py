"""What an export did, so that nobody learns of cut texts from the print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Pages (1 for a picture), the smallest text of a drawing in points, and what is worth knowing.

    `cut`: (record, full text) of every text the drawing had to end with an ellipsis; the handout prints it in full on
    its detail pages. `missing`: characters for which no face has a glyph.
    """

    pages: int
    smallest_text_pt: float
    cut: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
