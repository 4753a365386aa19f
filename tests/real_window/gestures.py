"""Pictures of every gesture in mid-flight and of every state the canvas designs, in three themes: to be looked at.

`python -m tests.real_window.gestures FOLDER [THEME …]` writes FOLDER/THEME-NN-name.png. It is no test: nothing is
asserted, a person judges. With QT_QPA_PLATFORM=xcb the pictures come from a real window, else from an offscreen one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QPoint

from app.model.edits import cards, fields, library, links, maps, people, stages
from app.model.grid import map_of
from app.settings import Settings
from app.widgets import themes
from app.widgets.canvas import structure
from app.widgets.main_window import MainWindow
from app.widgets.start import application
from tests.widgets.desk import CTRL, SHIFT, Desk

Theme = Literal["light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)
SIZE = (1180, 800)
Act = Callable[[Desk], object]
Shot = tuple[str, Act]


def then(*acts: Act) -> Act:
    """One after the other."""

    def all_of_them(desk: Desk) -> None:
        for act in acts:
            act(desk)

    return all_of_them


def a_map(desk: Desk) -> Desk:
    """Three stages, six lanes, ten cards, a decision, two handovers, two personas' curves."""
    desk.new()
    store = desk.store
    people.add(store, "Petr, a neighbour")
    partner = library.add(store, "team", "Repair partner")
    made: dict[str, str] = {}
    for title, lane, step in (
        ("Phone keeps switching off", "Customer", "Call"),
        ("Explains it all again", "Customer", "Mail"),
        ("Sends the phone in", "Customer", "Parcel"),
        ("Asks where the money is", "Customer", "Money"),
        ("Support line", "Touchpoints", "Call"),
        ("Support inbox", "Touchpoints", "Mail"),
        ("Opens a case", "Support desk", "Call"),
        ("Covered by warranty?", "Support desk", "Mail"),
        ("Books the parcel", "Support desk", "Parcel"),
        ("Approves the refund", "Billing desk", "Money"),
        ("Told us twice", "Insights", "Mail"),
    ):
        made[title] = cards.add(store, title, desk.id(lane), desk.id(step))
    fields.put(store, made["Covered by warranty?"], role="decision")
    links.connect(store, made["Books the parcel"], made["Approves the refund"])
    links.connect(store, made["Opens a case"], made["Covered by warranty?"])
    links.connect(store, made["Approves the refund"], to_team=partner)
    for persona, scores in (("Jana", (-1.0, -2.0, 0.5)), ("Petr, a neighbour", (1.0, 0.0, 1.5))):
        for step, score in zip(("Call", "Mail", "Parcel"), scores, strict=True):
            people.feel(store, desk.id(persona), desk.id(step), score)
    people.feel(store, desk.id("Jana"), desk.id("Mail"), -1.5, low=-2.0, high=-0.5)
    people.unknown(store, desk.id("Petr, a neighbour"), desk.id("Mail"))
    desk.canvas.set_scale(1.0)
    desk.canvas.center_on(0, 0, 1.0)
    return desk.settle()


def _link(desk: Desk, title: str) -> str:
    return next(k for k in desk.store.of("link") if desk.store[k].get("from") == desk.id(title))


def _end(desk: Desk, title: str) -> QPoint:
    x, y = desk.canvas.camera.to_view(*desk.canvas.scene.paths[_link(desk, title)][-1])
    return QPoint(round(x), round(y))


def _near(desk: Desk, title: str, dx: int, dy: int) -> QPoint:
    return desk.at(title) + QPoint(dx, dy)


def _back_to_usual(desk: Desk) -> object:
    start = desk.border("Mail")
    return desk.press(start).move(start + QPoint(60, 0)).move(start + QPoint(4, 0))


def _without_stages(desk: Desk) -> None:
    for key in list(desk.new().store.of("stage")):
        stages.remove(desk.store, key)


def shots() -> Iterator[Shot]:
    """Name of each picture and what leads to it."""
    yield "at-rest", lambda d: d.hover(d.nowhere())
    yield "card-hover", lambda d: d.hover("Opens a case")
    yield "card-selected", lambda d: d.click("Opens a case")
    yield "several-selected", lambda d: d.click("Opens a case").click("Support line", CTRL)
    yield "cell-marked", lambda d: d.click(d.in_cell("Billing desk", "Mail"))
    yield (
        "marquee",
        lambda d: d.press(d.in_cell("Billing desk", "Call", 0.9)).move(_near(d, "Support inbox", 20, 0)),
    )
    yield "card-dragged", lambda d: d.press("Opens a case").move(_near(d, "Books the parcel", 0, 30))
    yield (
        "cards-dragged",
        lambda d: (
            d.click("Opens a case")
            .click("Support line", CTRL)
            .press("Opens a case")
            .move(d.in_cell("Billing desk", "Parcel", 0.4))
        ),
    )
    yield (
        "card-copied",
        lambda d: d.press("Told us twice", CTRL).move(d.in_cell("Insights", "Money", 0.5), CTRL),
    )
    yield "card-to-stage", lambda d: d.press("Opens a case").move("Check")
    yield "card-to-parking", lambda d: d.press("Told us twice").move(d.parking())
    yield (
        "card-span",
        lambda d: (
            d.hover("Support line")
            .press(d.edge("Support line"))
            .move(QPoint(d.at("Money").x() - 300, d.edge("Support line").y()))
        ),
    )
    yield (
        "link-drawn",
        lambda d: (
            d.hover("Opens a case")
            .press(d.handle("Opens a case"))
            .move(d.in_cell("Billing desk", "Mail", 0.5))
        ),
    )
    yield (
        "link-over-card",
        lambda d: (
            d.hover("Opens a case").press(d.handle("Opens a case", "bottom")).move("Approves the refund")
        ),
    )
    yield (
        "link-over-lane",
        lambda d: d.hover("Opens a case").press(d.handle("Opens a case")).move("Billing desk"),
    )
    yield "link-hover", lambda d: d.hover(_end(d, "Opens a case") - QPoint(12, 0))
    yield "link-selected", lambda d: d.canvas.selected.set([_link(d, "Books the parcel")])
    yield (
        "end-in-the-air",
        then(
            lambda d: d.canvas.selected.set([_link(d, "Books the parcel")]),
            lambda d: d.press(_end(d, "Books the parcel")).move(d.in_cell("Billing desk", "Mail", 0.4)),
        ),
    )
    yield (
        "end-over-card",
        then(
            lambda d: d.canvas.selected.set([_link(d, "Books the parcel")]),
            lambda d: d.press(_end(d, "Books the parcel")).move("Covered by warranty?"),
        ),
    )
    yield "exit-named", lambda d: d.link("Covered by warranty?", "Books the parcel").type("covered")
    yield "lane-hover", lambda d: d.hover("Touchpoints")
    yield "lane-dragged", lambda d: d.drag_heading("Billing desk", before="Touchpoints", release=False)
    yield "stage-hover", lambda d: d.hover("Report")
    yield "fold-hover", lambda d: d.hover("Report").hover(d.fold_sign("Report"))
    yield "stage-dragged", lambda d: d.drag_heading("Refund", before="Report", release=False)
    yield "step-dragged", lambda d: d.drag_heading("Call", after="Parcel", release=False)
    yield "last-step-dragged", lambda d: d.drag_heading("Parcel", after="Money", release=False)
    yield "border-hover", lambda d: d.hover(d.border("Mail"))
    yield "step-sized", lambda d: d.resize("Mail", 60, release=False)
    yield "step-usual", _back_to_usual
    yield "lane-border-hover", lambda d: d.hover(d.border("Support desk"))
    yield "lane-sized", lambda d: d.resize("Support desk", 50, release=False)
    yield "stage-folded", lambda d: structure.fold(d.canvas, [d.id("Report")])
    yield (
        "lanes-hidden",
        then(
            lambda d: fields.put(d.store, [d.id("Touchpoints"), d.id("Insights")], hidden=True),
            lambda d: d.hover(d.hidden_sign("Touchpoints")),
        ),
    )
    yield (
        "locked",
        then(
            lambda d: maps.lock(d.store, [d.id("Support desk"), d.id("Check"), map_of(d.store)[0]]),
            lambda d: d.hover("Opens a case"),
        ),
    )
    yield (
        "locked-selected",
        then(
            lambda d: maps.lock(d.store, [d.id("Support desk")]),
            lambda d: d.click("Opens a case"),
        ),
    )
    yield "feeling-hover", lambda d: d.hover(d.feeling_at("Feelings", "Money", 1.5))
    yield (
        "feeling-dragged",
        lambda d: d.press(d.feeling_at("Feelings", "Money", 0)).move(d.feeling_at("Feelings", "Money", -1.5)),
    )
    yield (
        "feeling-spread",
        lambda d: d.press(d.feeling_at("Feelings", "Money", 1.5), SHIFT).move(
            d.feeling_at("Feelings", "Money", -0.5), SHIFT
        ),
    )
    yield "feeling-selected", lambda d: d.click(d.feeling_at("Feelings", "Money", 1))
    yield "looked-closer", lambda d: d.double_click("Check")
    yield "lane-closer", lambda d: d.double_click("Support desk")
    yield "far-out", lambda d: d.canvas.center_on(0, 0, 0.4)
    yield (
        "far-out-lane-dragged",
        then(
            lambda d: d.canvas.center_on(0, 0, 0.4),
            lambda d: d.drag_heading("Billing desk", before="Touchpoints", release=False),
        ),
    )
    yield "typing", lambda d: d.click(d.in_cell("Billing desk", "Call")).type("Looks up the bill")


def empty_shots() -> Iterator[Shot]:
    """What a map without cards, and one without anything, teaches."""
    yield "empty", lambda d: d.new()
    yield "empty-no-lanes", lambda d: d.new(lanes_=[])
    yield "empty-no-stages", _without_stages


def take(folder: Path, theme: Theme, only: str = "") -> None:
    """All pictures of one theme."""
    app = application()
    themes.apply(app, themes.chosen(theme))
    number = 0
    every = [*((name, then(a_map, act)) for name, act in shots()), *empty_shots()]
    for number, (name, act) in enumerate(every, 1):
        if only and only not in name:
            continue
        window = MainWindow(Settings(theme=theme, reduce_motion=True, inspector=False, palette=False))
        window.apply_theme()
        desk = Desk(window, SIZE)
        try:
            act(desk)
            window.checking.now()
            desk.rest()
            window.grab().save(str(folder / f"{theme}-{number:02}-{name}.png"))
        finally:
            desk.canvas.cancel_gesture()
            desk.canvas.typing.close()
            desk.session.history.mark_saved()
            window.show_session(None)
            desk.close()


def main(arguments: list[str]) -> int:
    """Take the pictures; the exit status is 2 without a folder."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [theme for theme in THEMES if theme in arguments[1:]] or THEMES
    only = next((word for word in arguments[1:] if word not in THEMES), "")
    for theme in chosen:
        take(folder, theme, only)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
