"""A fragment in words for other programs: a list, or a table where cards lie in several lanes and columns."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from app.cells import tabbed
from app.model.edits.fragments import Fragment
from app.model.grid import place

Rows = list[list[str]]


def table(fragment: Fragment) -> Rows:
    """Steps along the top, lanes down the side, titles in the cells; [] where a list says it better."""
    cards = {key: place(fragment.objects[key]) for key in fragment.of("card")}
    lanes = [k for k in fragment.order.get("lane", ()) if any(p[0] == k for p in cards.values())]
    columns = [k for k in fragment.order.get("step", ()) if any(p[1] == k for p in cards.values())]
    if len(lanes) < 2 or len(columns) < 2:
        return []
    rows: Rows = [["", *(_column(fragment, step) for step in columns)]]
    for lane in lanes:
        row = [_title(fragment, lane)]
        for step in columns:
            inside = sorted((p[2], key) for key, p in cards.items() if p[:2] == (lane, step))
            row.append("\n".join(_title(fragment, key) for _order, key in inside))
        rows.append(row)
    return rows


def lines(fragment: Fragment) -> list[str]:
    """The titles of the cards as they stand, or of stages, steps and lanes where no card is among them."""
    lanes = {key: n for n, key in enumerate(fragment.order.get("lane", ()))}
    steps = {key: n for n, key in enumerate(fragment.order.get("step", ()))}

    def rank(key: str) -> tuple[int, int, str]:
        lane, step, order, _span = place(fragment.objects[key])
        return lanes.get(lane, 1 << 30), steps.get(step, -1), order

    cards = sorted(fragment.of("card"), key=rank)
    others = [key for kind in ("stage", "step", "lane") for key in fragment.of(kind)]
    return [said for key in cards or others if (said := " ".join(_title(fragment, key).split()))]


def as_text(fragment: Fragment) -> str:
    """Lines, or cells between tabs as spreadsheets take them."""
    rows = table(fragment)
    if rows:
        return tabbed(rows)
    return "\n".join(lines(fragment))


def as_html(fragment: Fragment) -> str:
    """A table or a list; every word is escaped, and spreadsheets take each cell as text, never as a formula."""
    rows = table(fragment)
    if rows:
        return rows_as_html(rows)
    return '<meta charset="utf-8"><ul>' + _items(lines(fragment)) + "</ul>"


def rows_as_html(rows: Rows) -> str:
    """A table of escaped cells that spreadsheets take as text."""
    style = " style=\"mso-number-format:'\\@'\""
    body = "".join("<tr>" + "".join(f"<td{style}>{_marked(c)}</td>" for c in row) + "</tr>" for row in rows)
    return f'<meta charset="utf-8"><table>{body}</table>'


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{_marked(text)}</li>" for text in texts)


def _marked(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _title(fragment: Fragment, key: str) -> str:
    found = fragment.objects.get(key, {}).get("title")
    return found if isinstance(found, str) else ""


def _column(fragment: Fragment, step: str) -> str:
    """The name of a step, else of its stage."""
    pos = fragment.objects.get(step, {}).get("pos")
    return _title(fragment, step) or (_title(fragment, str(pos[0])) if isinstance(pos, list) and pos else "")
