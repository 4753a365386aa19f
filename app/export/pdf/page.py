"""One page: marked content, shapes, text and links. Coordinates are points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from app.export.colours import channels
from app.export.numbers import number, short
from app.export.pdf.values import Link
from app.scene.shapes import Command, Rect, TextLine

if TYPE_CHECKING:
    from app.export.pdf.document import Document
    from app.export.pdf.structure import Node

_CURVE = 0.5522847498
"""Length of a control arm that makes a cubic curve a quarter of a circle."""


class Page:
    """Collects the operators of one page."""

    def __init__(self, document: Document, index: int, width: float, height: float) -> None:
        self.document = document
        self.index = index
        self.width = width
        self.height = height
        self.links: list[Link] = []
        self.operators: list[str] = []
        self.trim: Rect | None = None
        self.bleed: Rect | None = None
        """Where a print shop cuts, and how far it prints; None where nothing is cut."""
        self._state: dict[str, str] = {}
        self._decorated = (0, "")
        """Where the last decoration ended, and its kind."""

    @property
    def boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """The page's boxes beside the whole sheet, by their names in the file, with their corners."""
        found = {"BleedBox": self.bleed, "TrimBox": self.trim}
        return {name: self._corners(rect) for name, rect in found.items() if rect is not None}

    # ---- what marks mean
    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """Everything painted inside belongs to a structure element."""
        mcid = self.document.tree.mark(node, self.index)
        self.operators.append(f"/{node.tag} <</MCID {mcid}>> BDC")
        yield
        self.operators.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Decoration that is not read aloud; "Pagination" for running lines and page numbers."""
        if self._decorated == (len(self.operators), kind):
            self.operators.pop()  # what follows each other is one decoration
        else:
            self.operators.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self.operators.append("EMC")
        self._decorated = len(self.operators), kind

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """Everything painted inside can be switched on and off in the reader."""
        self.operators.append(f"/OC /{self.document.layer(name)} BDC")
        yield
        self.operators.append("EMC")

    @contextmanager
    def clip(self, rect: Rect) -> Iterator[None]:
        """Nothing painted inside is seen outside the rectangle."""
        before = dict(self._state)
        self.operators.append(f"q {self._rect(rect.x, rect.y, rect.w, rect.h)} W n")
        yield
        self.operators.append("Q")
        self._state = before

    # ---- shapes
    def box(
        self,
        rect: Rect,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        radius: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle; colours are "#rrggbb"."""
        if fill and not stroke and radius > 0 and 2 * radius >= min(rect.w, rect.h):
            self._pill(rect, fill)
            return
        if fill and not stroke and 0 < 2 * radius < min(rect.w, rect.h) - 0.01:
            self._cushion(rect, fill, radius)
            return
        paint = self._prepare(fill, stroke, width, dash)
        if paint:
            shape = self._rounded(rect, radius) if radius > 0 else self._rect(rect.x, rect.y, rect.w, rect.h)
            self.operators.append(f"{shape} {paint}")

    def path(
        self,
        commands: Iterable[Command],
        place: tuple[float, float, float] = (0.0, 0.0, 1.0),
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Lines and curves; `place` is the page point of their origin and how many times larger they become."""
        paint = self._prepare(fill, stroke, width, dash)
        if not paint:
            return
        px, top, k = place[0], self.height - place[1], place[2]
        parts: list[str] = []
        for command in commands:
            if len(command) == 3:
                op, x, y = command
                parts.append(f"{px + x * k:.2f} {top - y * k:.2f} {'m' if op == 'M' else 'l'}")
            elif len(command) == 7:
                _, x1, y1, x2, y2, x, y = command
                parts.append(
                    f"{px + x1 * k:.2f} {top - y1 * k:.2f} {px + x2 * k:.2f} {top - y2 * k:.2f} "
                    f"{px + x * k:.2f} {top - y * k:.2f} c"
                )
            else:
                parts.append("h")
        self.operators.append(f"{' '.join(parts)} {paint}")

    def stamp(self, key: str, x: float, y: float) -> None:
        """A drawing that the file holds once, with its corner at x, y."""
        self.operators.append(f"q 1 0 0 1 {short(x)} {short(self.height - y)} cm /{key} Do Q")

    def text(self, line: TextLine, x: float, baseline: float, scale: float, color: str) -> None:
        """A shaped line at its place on the page, followed by an invisible space."""
        self._fill(color)
        fonts = self.document.fonts
        y = self.height - baseline
        parts = [fonts.show(run, line.size, x, y, scale) for run in line.runs if run.gids]
        if parts:
            space = fonts.space(line.runs[-1].face)
            self.operators.append(f"BT {' '.join(parts)} {space} ET")

    def image(self, blob: str, rect: Rect) -> bool:
        """A picture, as large as fits the rectangle without being distorted; False when it cannot be shown."""
        found = self.document.images.get(blob)
        if found is None:
            return False
        k = min(rect.w / found.width, rect.h / found.height)
        w, h = found.width * k, found.height * k
        x, y = rect.x + (rect.w - w) / 2, self.height - rect.y - (rect.h + h) / 2
        a, b, c, d, e, f = found.turn
        matrix = (a * w, b * h, c * w, d * h, x + e * w, y + f * h)
        self.operators.append(f"q {' '.join(number(v) for v in matrix)} cm /{found.key} Do Q")
        return True

    def link(self, rect: Rect, url: str, alt: str, node: Node) -> None:
        """A place that leads to a web or mail address, told in words to those who cannot see it."""
        key = self.document.tree.annotate(node, self.index)
        self.links.append(Link(self._corners(rect), url, alt or url, key))

    # ---- inside
    def _corners(self, rect: Rect) -> tuple[float, float, float, float]:
        return rect.x, self.height - rect.bottom, rect.right, self.height - rect.y

    def _point(self, x: float, y: float) -> str:
        return f"{short(x)} {short(self.height - y)}"

    def _rect(self, x: float, y: float, w: float, h: float) -> str:
        return f"{short(x)} {short(self.height - y - h)} {short(w)} {short(h)} re"

    def _rounded(self, rect: Rect, radius: float) -> str:
        r = min(radius, rect.w / 2, rect.h / 2)
        k = r * (1 - _CURVE)
        x0, y0, x1, y1 = rect.x, rect.y, rect.right, rect.bottom
        p = self._point
        return " ".join(
            (
                f"{p(x0 + r, y0)} m {p(x1 - r, y0)} l",
                f"{p(x1 - k, y0)} {p(x1, y0 + k)} {p(x1, y0 + r)} c {p(x1, y1 - r)} l",
                f"{p(x1, y1 - k)} {p(x1 - k, y1)} {p(x1 - r, y1)} c {p(x0 + r, y1)} l",
                f"{p(x0 + k, y1)} {p(x0, y1 - k)} {p(x0, y1 - r)} c {p(x0, y0 + r)} l",
                f"{p(x0, y0 + k)} {p(x0 + k, y0)} {p(x0 + r, y0)} c h",
            )
        )

    def _pill(self, rect: Rect, color: str) -> None:
        """A bar with round ends is a thick line with round ends: a fifth of the operators of its outline."""
        thick = min(rect.w, rect.h)
        half = thick / 2
        self._set("stroke", _color(color, "RG"))
        self._set("width", f"{number(thick)} w")
        self._set("dash", "[] 0 d")
        self._set("caps", "1 J 1 j")
        start, end = (rect.x + half, rect.y + half), (rect.right - half, rect.bottom - half)
        self.operators.append(f"{self._point(*start)} m {self._point(*end)} l S")

    def _cushion(self, rect: Rect, color: str, radius: float) -> None:
        """A box with round corners is a smaller box with a thick border: a quarter of the numbers of its outline."""
        self._fill(color)
        self._set("stroke", _color(color, "RG"))
        self._set("width", f"{number(2 * radius)} w")
        self._set("dash", "[] 0 d")
        self._set("caps", "1 J 1 j")
        inner = self._rect(rect.x + radius, rect.y + radius, rect.w - 2 * radius, rect.h - 2 * radius)
        self.operators.append(f"{inner} B")

    def _prepare(self, fill: str | None, stroke: str | None, width: float, dash: Sequence[float]) -> str:
        """Set colours and line; gives the painting operator, "" when there is nothing to paint."""
        if fill:
            self._fill(fill)
        if stroke and width > 0:
            self._set("stroke", _color(stroke, "RG"))
            self._set("width", f"{number(width)} w")
            self._set("dash", f"[{' '.join(number(d) for d in dash)}] 0 d")
            self._set("caps", "0 J 1 j" if dash else "1 J 1 j")
            return "B" if fill else "S"
        return "f" if fill else ""

    def _fill(self, color: str) -> None:
        self._set("fill", _color(color, "rg"))

    def _set(self, what: str, operator: str) -> None:
        if self._state.get(what) != operator:
            self._state[what] = operator
            self.operators.append(operator)


@lru_cache(maxsize=256)
def _color(color: str, operator: str) -> str:
    return " ".join((*(number(part) for part in channels(color)), operator))
