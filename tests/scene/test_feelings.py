"""Words and quotes of feelings can be read: on no sample do they lie on a curve, a face, other words or a line."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path as File

import pytest

from app import session as sessions
from app.model.edits import lanes, people, stages, steps
from app.model.store import Store
from app.places import resources
from app.scene.build import build
from app.scene.draw import geometry as geo
from app.scene.draw.said import RADIUS
from app.scene.shapes import Block, Command, Path, Rect, Scene, TextLine
from app.scene.theme import ASCENT, DESCENT
from app.scene.view import View

SAMPLES = sorted((resources() / "samples").glob("*.jmap"))


def texts(block: Block) -> list[Rect]:
    """Where the letters of a block lie."""
    return [
        Rect(block.x + s.x, block.y + s.baseline - s.size * ASCENT, s.width, s.size * (ASCENT + DESCENT))
        for s in block.shapes
        if isinstance(s, TextLine)
    ]


class Feelings:
    """What lies in the emotion lanes of a map."""

    def __init__(self, scene: Scene, store: Store) -> None:
        felt = [b for b in scene.blocks if b.owner in store and store[b.owner]["type"] == "emotion"]
        rows = {r.lane for r in scene.grid.rows if store[r.lane].get("kind") == "emotion"}
        self.faces = [b for b in felt if b.node is not None]
        self.words = [b for b in felt if any(isinstance(s, TextLine) for s in b.shapes)]
        self.lines = [
            (b, s)
            for b in scene.blocks
            if b.owner in rows or b.owner == ""
            for s in b.shapes
            if isinstance(s, Path) and s.role in ("curve", "expected", "zero")
        ]

    def overlaps(self) -> list[str]:
        """Every pair of things that lie on each other, in words."""
        found = []
        for a, b in combinations(self.words, 2):
            found += [f"{a.owner} on {b.owner}" for one in texts(a) for two in texts(b) if one.touches(two)]
        for block in self.words:
            for rect in texts(block):
                found += [f"{block.owner} on a face" for face in self.faces if covers(rect, face)]
                found += [
                    f"{block.owner} on {line.role}" for at, line in self.lines if crosses(rect, at, line)
                ]
        return found


def covers(rect: Rect, face: Block) -> bool:
    """Whether words touch a face."""
    x, y = face.x + RADIUS, face.y + RADIUS
    near_x, near_y = min(max(x, rect.x), rect.right), min(max(y, rect.y), rect.bottom)
    return (x - near_x) ** 2 + (y - near_y) ** 2 < (RADIUS - 0.5) ** 2


def crosses(rect: Rect, block: Block, line: Path) -> bool:
    """Whether a curve runs through words."""
    for x in range(round(rect.x), round(rect.right) + 1, 2):
        for commands in strokes(line):
            y = geo.at(commands, x - block.x)
            if y is not None and rect.y + 1 < y + block.y < rect.bottom - 1:
                return True
    return False


def strokes(line: Path) -> list[tuple[Command, ...]]:
    """The parts of a line between the places where the pen is lifted."""
    parts: list[list[Command]] = []
    for command in line.commands:
        if command[0] == "M":
            parts.append([])
        parts[-1].append(command)
    return [tuple(part) for part in parts if len(part) > 1]


@pytest.mark.parametrize("full", [False, True], ids=["usual", "full-text"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_lies_on_the_words_of_a_feeling(path: File, full: bool) -> None:
    store = sessions.open_map(path).store
    personas = sorted(store.of("persona"))
    for chosen in (None, *(frozenset({persona}) for persona in personas)):
        found = Feelings(build(store, View(full_text=full, personas=chosen)), store)
        assert found.words and found.lines
        assert found.overlaps() == []


def travellers(*names: str) -> Store:
    """Personas over three steps, with words and quotes at every height."""
    store = sessions.new("Return").store
    stage = stages.add(store, "Report", first="Call")
    steps.add(store, stage, "Mail")
    steps.add(store, stage, "Wait")
    lanes.add(store, "emotion", "Feelings")
    for number, name in enumerate(names):
        persona = people.add(store, name)
        for at, step in enumerate(store.of("step")):
            score = (-2, 2, 0)[(at + number) % 3]
            people.feel(
                store, persona, step, score=score, words="moved", quote="Nobody tells me anything", expected=1
            )
    return store


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_nothing_lies_on_the_words_of_several_personas(count: int) -> None:
    store = travellers(*(f"Person{n} Smith" for n in range(count)))
    assert Feelings(build(store, View()), store).overlaps() == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Maya Osei", "Tom Ferris, 50"), ["Maya: moved", "Tom: moved"]),
        (("Maya Osei", "Maya Lind"), ["Maya Osei: moved", "Maya Lind: moved"]),
        (("Maya Osei",), ["moved"]),
    ],
)
def test_who_says_it_is_told_as_shortly_as_possible(names: tuple[str, ...], said: list[str]) -> None:
    store = travellers(*names)
    scene = build(store, View())
    found = {s.text for b in Feelings(scene, store).words for s in b.shapes if isinstance(s, TextLine)}
    assert set(said) <= found
