"""Draw the pictures of the help pages: docs/images/checks/<ID>-wrong.svg and -right.svg, from the maps of the checks.

Run from the root: python -m tools.check_pictures [--check]. Wrong and right stand in a section of the page that this
tool writes. With `--check` nothing is written and exit status 1 says that something is out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app import words
from app.export import svg
from app.model.checks import CHECKS, Finding, run
from app.model.ledger import ledger
from app.model.store import Store
from app.scene.build import build
from app.scene.shapes import Block, Box, Scene
from app.scene.theme import LIGHT
from app.scene.view import Marks, View
from app.storage.loader import loads
from tools.make_check_maps import FOLDER as MAPS

DOCS = Path(__file__).parent.parent / "docs"
FOLDER = DOCS / "images" / "checks"
WRONG, RIGHT = "wrong", "right"
SHOWN: dict[str, tuple[str, str]] = {
    "C01": ("known-none", "channel-named"),
    "C02": ("nothing-behind-it", "work-stands-behind-it"),
    "C03": ("nothing-answers", "a-drawn-path-answers"),
    "C04": ("over-arrows", "in-time"),
    "C05": ("calls-again", "settled-between"),
    "C06": ("another-team", "an-arrow-carries-it"),
    "C07": ("a-long-wait", "a-message-between"),
    "C08": ("known-not-said", "said-in-a-message"),
    "C09": ("not-described", "described"),
    "C10": ("seven", "six"),
    "E01": ("nothing-noted", "a-pain-in-the-step"),
    "E02": ("no-action", "planned"),
    "E03": ("two-steps", "felt-everywhere"),
    "E04": ("no-measure", "measured"),
    "E05": ("ends-low", "ends-well"),
    "F01": ("decision-comes-first", "first-action"),
    "F02": ("customer-leaves", "last-action"),
    "F03": ("goal-behind-the-customer-leaving", "straight-on"),
    "F04": ("action-after-the-goal", "ends-are-marked"),
    "F05": ("arrow-past-a-step", "straight-on"),
    "F06": ("nothing-says-when", "named-way-back"),
    "F07": ("one-drawn-exit", "two-drawn-exits"),
    "F08": ("one-without-a-name", "both-named"),
    "F09": ("two-arrows", "named-ways"),
    "F10": ("only-one-way", "named-way-out"),
    "F11": ("handover-twice", "one-arrow-each"),
    "F12": ("action", "named"),
    "H01": ("known-nobody", "card-receives"),
    "H02": ("known-missing", "receipt-known"),
    "H03": ("known-nobody", "own-team"),
    "H04": ("derived", "handover-is-drawn"),
    "H05": ("two-cards-of-one-team", "two-teams"),
    "H06": ("known-missing", "channel"),
    "H07": ("known-nothing", "named"),
    "H08": ("known-none", "named"),
    "H09": ("no-way-back", "comes-back-to-the-sender"),
    "H10": ("four-changes", "three-changes"),
    "H11": ("nobody-passes-it-on", "the-handover-carries-it"),
    "S01": ("only-actions-and-work", "a-contact-in-each"),
    "S02": ("neither", "both"),
    "S03": ("contact", "all-joined"),
    "S04": ("an-action", "all-say-something"),
}
"""Rule -> the wrong and the right map that are shown; they differ in little but the point."""
HEADING = "## In pictures"
_RIGHT = "The same part of a map where nothing is open."
_RING = 5.0
"""Points of room between what a finding is about and the ring around it."""


def store_of(rule: str, name: str) -> Store:
    """One of the maps on which a check is tried."""
    return Store(loads((MAPS / rule.lower() / f"{name}.jmap").read_bytes()).document["objects"])


def findings(rule: str, store: Store) -> list[Finding]:
    """What this check alone says."""
    return [finding for finding in run(store, "final").findings if finding.rule == rule]


def picture(rule: str, store: Store) -> str:
    """A map as SVG, with a ring around what this check speaks about."""
    found = findings(rule, store)
    of = {owner: (str(finding.voice),) for finding in found for owner in finding.owners[:1]}
    marks = Marks(of=of, states={row.link: row.state for row in ledger(store)})
    view = View(show_parking=False, room=True, column_width=128.0)
    scene = build(store, view, marks, words.load("en"))
    rings = tuple(ring for finding in found for ring in _ring(scene, store, finding))
    return svg.write(
        replace(scene, blocks=(*scene.blocks, *rings)), LIGHT, title=CHECKS[rule].title, language="en"
    )


def _ring(scene: Scene, store: Store, finding: Finding) -> Iterator[Block]:
    """A ring around the first thing a finding is shown on that has a place of its own."""
    cards = [owner for owner in finding.owners if store[owner]["type"] == "card"]
    for owner in (*cards, *finding.owners):
        block = next((one for one in scene.blocks if one.owner == owner and one.layer != "link"), None)
        boxes = [shape for shape in block.shapes if isinstance(shape, Box)] if block is not None else []
        if block is not None and boxes:
            body = max(boxes, key=lambda box: box.w * box.h)
            shape = Box(
                body.x - _RING, body.y - _RING, body.w + 2 * _RING, body.h + 2 * _RING,
                stroke="open", width=2.0, radius=body.radius + _RING, dash=(5.0, 3.0),
            )  # fmt: skip
            yield Block(f"ring {owner}", "mark", block.x, block.y, body.w, body.h, (shape,))
            return


def section(rule: str, wrong: Store) -> str:
    """The part of a help page that shows both pictures."""
    said = findings(rule, wrong)[0].sentence(words.load("en"))
    names = [f"../images/checks/{rule}-{sort}.svg" for sort in (WRONG, RIGHT)]
    return f"{HEADING}\n\n{said}\n\n![{said}]({names[0]})\n\n{_RIGHT}\n\n![{_RIGHT}]({names[1]})\n\n"


def with_section(text: str, made: str) -> str:
    """A page with this section in the place of the old one, else before its example."""
    old = re.search(rf"{HEADING}\n.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    if old is not None:
        return text[: old.start()] + made + text[old.end() :]
    at = text.find("## Example")
    return text[:at] + made + text[at:] if at >= 0 else text.rstrip("\n") + "\n\n" + made.rstrip("\n") + "\n"


def files() -> Iterator[tuple[Path, str]]:
    """Every file this tool makes, with its text."""
    for rule, check in CHECKS.items():
        wrong, right = (
            store_of(rule, f"{sort}-{name}")
            for sort, name in zip(("invalid", "valid"), SHOWN[rule], strict=True)
        )
        yield FOLDER / f"{rule}-{WRONG}.svg", picture(rule, wrong)
        yield FOLDER / f"{rule}-{RIGHT}.svg", picture(rule, right)
        page = DOCS / check.page
        yield page, with_section(page.read_text(encoding="utf-8"), section(rule, wrong))


def main(arguments: list[str]) -> int:
    """Write the pictures and the sections, or say which are out of date."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = 0
    for path, text in files():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        print(path.relative_to(DOCS))
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
