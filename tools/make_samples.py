"""Make the sample maps: resources/samples/<stem>.jmap and <stem>.expected.json.

Run from the root: python -m tools.make_samples [STEM …]. Every module of tools/samples that has `SAMPLES` is asked:
stem -> (function that makes the Kit, what its author expects of the checks). The expected file comes from that hand
written table, never from the checks; a test compares the two.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import tools.samples
from app.storage.canonical import dumps
from app.storage.document import new_document
from tools.samples.kit import Expected, Kit

FOLDER = Path(__file__).parent.parent / "resources" / "samples"
Sample = tuple[Callable[[], Kit], Expected]


def samples() -> Iterator[tuple[str, Sample]]:
    """(stem, sample) of all sample modules."""
    for module in pkgutil.iter_modules(tools.samples.__path__, "tools.samples."):
        found: dict[str, Sample] = getattr(importlib.import_module(module.name), "SAMPLES", {})
        yield from found.items()


def files(make: Callable[[], Kit], expected: Expected) -> dict[str, bytes]:
    """The bytes of a sample's files by suffix."""
    kit = make()
    document = new_document({key: dict(record) for key, record in kit.store.objects.items()})
    told = json.dumps(expected.as_json(kit), indent=2, ensure_ascii=False) + "\n"
    return {".jmap": dumps(document), ".expected.json": told.encode()}


def main(stems: list[str]) -> None:
    """Write the files of the named samples, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for stem, sample in samples():
        if not stems or stem in stems:
            for suffix, data in files(*sample).items():
                (FOLDER / f"{stem}{suffix}").write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1:])
