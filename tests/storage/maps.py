"""Documents for storage tests: a small complete one, large ones, and Hypothesis strategies for any."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st

from app.storage.document import Document, new_document

Objects = dict[str, dict[str, Any]]


def small_map() -> Document:
    """A map with every shape a field can have: text, null, set, place, nested object, numbers."""
    return new_document(
        {
            "m0m0m0m0m0m0": {
                "type": "map",
                "title": "Lost card",
                "language": "en",
                "terms": ["kartica", "blokada"],
            },
            "lane0actions": {"type": "lane", "kind": "action", "title": "What Eva does", "order": "a0"},
            "stage0before": {"type": "stage", "title": "Before", "order": "a0"},
            "step00notice": {"type": "step", "title": "", "pos": ["stage0before", "a0"]},
            "card00report": {
                "type": "card",
                "title": "Reports the card as lost “at once”",
                "note": "Two lines\nand a tab\tinside",
                "pos": ["lane0actions", "step00notice", "a0", 1],
                "personas": ["eva000000000", "jan000000000"],
                "duration": {"min": 1, "typical": 2.5, "max": 11520},
                "team": None,
                "moment_of_truth": True,
            },
        }
    )


def large_map(cards: int, seed: int = 1) -> Document:
    """A map with many cards; the same seed gives the same map."""
    rng = random.Random(seed)
    words = ["obrazec", "predaja", "řešení", "žádost", "käsitleja", "pagalba", "waits", "answer", "queue"]

    def text(count: int) -> str:
        return " ".join(rng.choice(words) for _ in range(count))

    objects: Objects = {"map000000000": {"type": "map", "title": text(3)}}
    for number in range(cards):
        key = f"{rng.getrandbits(60):012x}"[-12:]
        objects[key] = {
            "type": "card",
            "title": text(4),
            "note": text(25),
            "votes": number % 7,
            "number": number,
        }
    return new_document(objects)


TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=[chr(c) for c in range(32) if c not in (9, 10, 13)] + ["\x7f"],
    ),
    max_size=20,
)
SCALARS = (
    st.none()
    | st.booleans()
    | TEXTS
    | st.integers(-(10**60), 10**60)
    | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS | st.lists(TEXTS, unique=True).map(sorted),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)
RECORDS = st.builds(
    lambda fields, kind: {**fields, "type": kind},
    st.dictionaries(TEXTS | st.sampled_from(["title", "pos", "personas", "duration"]), VALUES, max_size=6),
    st.sampled_from(["card", "link", "kind-of-tomorrow"]),
)
OBJECTS = st.dictionaries(TEXTS, RECORDS, max_size=6)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that may exist, with kinds, fields and envelope entries nobody knows."""
    document = new_document(draw(OBJECTS))
    known = set(document)
    extra = draw(st.dictionaries(TEXTS.filter(lambda name: name not in known), VALUES, max_size=3))
    return {**document, **extra}
