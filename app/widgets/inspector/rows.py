"""Turning a field of a form into its editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.model.store import Store
from app.scene.draw.picture import Part, part_of
from app.widgets.inspector import choosers
from app.widgets.inspector import editors as e
from app.widgets.inspector.forms import Field
from app.widgets.inspector.pictures import Pictures
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def editor_for(field: Field, store: Store, keys: list[str], window: MainWindow) -> e.Editor:
    """The editor of one field. Raises KeyError for a kind of editor that does not exist."""

    def target() -> float | None:
        aim = store[keys[0]].get("target") if keys and keys[0] in store else None
        return float(aim) if isinstance(aim, (int, float)) and not isinstance(aim, bool) else None

    def part() -> Part | None:
        return part_of(store[keys[0]].get("crop")) if keys and keys[0] in store else None

    is_card = bool(keys) and keys[0] in store and store[keys[0]]["type"] == "card"
    hint = _(field.hint) if field.hint else ""
    makers: dict[str, Callable[[], e.Editor]] = {
        "line": lambda: e.Line(hint),
        "text": lambda: e.Text(hint),
        "number": lambda: e.Number(hint),
        "threshold-number": lambda: e.Number(hint),
        "limit": e.Limit,
        "threshold": e.Limit,
        "span": e.Span,
        "date": e.Day,
        "values": lambda: e.Values(target),
        "choice": lambda: e.Choice(field.choices, field.default),
        "check": e.Check,
        "yesno": e.YesNo,
        "score": e.Score,
        "color": e.Color,
        "library": lambda: choosers.library_choice(store, field.kind),
        "set": lambda: choosers.library_set(store, field.kind),
        "card": lambda: choosers.card_choice(store, field.kind),
        "receiver": lambda: choosers.Receiver(store),
        "records": lambda: choosers.records(store),
        "picture": lambda: Pictures(store, window, part if is_card else None),
    }
    editor: e.Editor = makers[field.editor]()
    return e.Fact(editor, lambda: window.theme) if field.fact else editor
