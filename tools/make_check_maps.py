"""Make the small maps on which every check is tried: tests/model/checks/<id>/{valid,invalid}-….jmap.

Run from the root: python -m tools.make_check_maps. The maps are made with the program's own verbs and committed;
a test makes them again and compares.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from app.model import ids
from app.model.edits import maps
from app.model.store import Store
from app.storage.canonical import dumps
from app.storage.document import new_document
from tools.check_maps import (  # noqa: F401 - they fill CASES
    around_contacts,
    asking_again,
    contacts,
    flow,
    handing,
    handovers,
    loops,
    people,
    splits,
    structure,
    waiting,
)
from tools.check_maps.common import CASES

FOLDER = Path(__file__).parent.parent / "tests" / "model" / "checks"


def make(rule: str, name: str) -> Store:
    """One map, with the same ids on every run."""
    ids.seed(random.Random(f"{rule} {name}").choice)
    try:
        store = CASES[rule][name][0]()
        maps.put(store, title=f"{rule} {name.replace('-', ' ')}")
        return store
    finally:
        ids.seed(None)


def text_of(store: Store) -> bytes:
    """The map as its file."""
    return dumps(new_document({key: dict(record) for key, record in store.objects.items()}))


def expected_of(rule: str) -> str:
    """What the invalid maps of a rule must show, as JSON."""
    found = {name: wanted for name, (_make, wanted) in sorted(CASES[rule].items()) if wanted}
    return json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> None:
    """Write all maps; maps that are no case any more go."""
    for rule, cases in CASES.items():
        folder = FOLDER / rule.lower()
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.jmap"):
            if old.stem not in cases:
                old.unlink()
        for name in cases:
            (folder / f"{name}.jmap").write_bytes(text_of(make(rule, name)))
        (folder / "expected.json").write_text(expected_of(rule), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
