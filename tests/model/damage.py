"""Maps whose records are not what they should be; nothing that reads a map may fall over them."""

from __future__ import annotations

DAMAGE: list[dict[str, dict[str, object]]] = [
    {},
    {"m": {"type": "map"}},
    {"c": {"type": "card"}, "d": {"type": "card", "pos": [1, 2, 3, 4]}, "e": {"type": "card", "pos": "x"}},
    {"l": {"type": "link"}, "k": {"type": "link", "from": "c", "to": "gone"}, "c": {"type": "card"}},
    {"l": {"type": "link", "from": "c", "to": "c", "kind": "handover"}, "c": {"type": "card"}},
    {"s": {"type": "step", "pos": ["gone", "a0"]}, "n": {"type": "lane", "kind": "action"}},
    {
        "g": {"type": "stage"},
        "s": {"type": "step", "pos": ["g", "a0"]},
        "n": {"type": "lane", "kind": "no such kind"},
        "o": {"type": "lane"},
        "c": {"type": "card", "pos": ["n", "s", "a0", 0], "team": 7},
        "d": {"type": "card", "pos": ["o", "g", None, -3], "role": None},
        "x": {"type": "cell", "lane": "n"},
        "l": {"type": "link", "from": "c", "to": "g", "kind": "handover", "to_team": "c", "returns": "r"},
    },
    {
        "g": {"type": "stage", "order": 5},
        "s": {"type": "step", "pos": ["g", "a0"]},
        "n": {"type": "lane", "kind": "process", "zone": "moon"},
        "c": {"type": "card", "pos": ["n", "s", "a0", 10**9], "answers": "c"},
        "d": {"type": "card", "pos": ["n", "s", "a0", 1], "answers": "c"},
        "k": {"type": "link", "from": "c", "to": "d", "kind": "handover", "returns": "r", "receipt": []},
        "l": {"type": "link", "from": "d", "to": "c", "kind": "handover", "to_team": None},
    },
]
