"""How long the text of a card takes, printed as JSON: python -m tests.scene.type.bench [CARDS]

Microseconds per card: `new` with nothing known, `words` with known words but new lines, `known` drawn before.
"""

from __future__ import annotations

import json
import random
import sys
import time

from app.scene.type import faces, shaping, wrap

WORDS = """
naročilo stranka pošlje izdelek potrditev preverjanje računa podpora čaka odgovor skladišče vrne denar kliče v na se
je ponudba obnova pogodbe tehnik e-pošta telefon zamuda spletna trgovina
"""


def per_card(titles: list[str]) -> float:
    """Microseconds for title and one line of facts, wrapped, shaped and placed."""
    start = time.perf_counter()
    for title in titles:
        wrap.lines(title, "card", 12, 10, 104, max_lines=4)
        wrap.lines(f"{title[:8]} · 9 min", "fact", 12, 40, 104, color="soft", max_lines=1)
    return round((time.perf_counter() - start) / len(titles) * 1e6, 1)


def main(cards: int) -> dict[str, float]:
    """The three measurements for so many cards of two to six words."""
    chance = random.Random(2)
    titles = [" ".join(chance.choices(WORDS.split(), k=chance.randint(2, 6))) for _ in range(cards)]
    for key in faces.TEXT_FACES:
        faces.face(key)
    found: dict[str, float] = {"cards": cards, "new": per_card(titles), "known": per_card(titles)}
    wrap.wrap.cache_clear()
    shaping.glyph_runs.cache_clear()
    return found | {"words": per_card(titles)}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)))  # noqa: T201 - its one output
