"""Files made to exhaust the machine: refused or opened within a fixed amount of memory, each in its own process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEMORY = 900 << 20
"""Bytes of address space for the whole process: Python, the file (up to 64 MB) and all that is made of it."""

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from app.storage.loader import loads
from app.storage.refusals import Refused
M = 1 << 20
HEAD = b'{{"format": "baton-journey-map", "schema": 1, "objects": {{"a": {{"type": "card", "x": '
TAIL = b'}}}}}}'
data = HEAD + {value} + TAIL
try:
    loads(data)
    print("opened")
except Refused as refusal:
    print(refusal.code)
"""

CASES = {
    "many small lists": ('b"[" + b"[]," * (20 * M) + b"1]"', "too-many-values"),
    "many small objects": ('b"[" + b"{}," * (20 * M) + b"1]"', "too-many-values"),
    "as many values as allowed": ('b"[" + b"[]," * 999_000 + b"1]"', "opened"),
    "one long text": ("b'\"' + b\"a\" * (62 * M) + b'\"'", "opened"),
    "one long text of escapes": ("b'\"' + b\"\\\\\\\\n\" * (31 * M) + b'\"'", "opened"),
    "one long text of bad characters": ("b'\"' + b\"\\\\\\\\u0000\" * (10 * M) + b'\"'", "opened"),
    "one long text of the widest letters": (
        'b\'"\' + b"a" * (62 * M) + "\\U0001f600".encode() + b\'"\'',
        "opened",
    ),
    "a text without end": ('b\'"\' + b"\\\\\\\\" * (62 * M)', "truncated"),
    "quotes": ("b'\"' * (62 * M)", "syntax"),
    "closing brackets": ('b"]" * (62 * M)', "syntax"),
    "blanks": ('b" " * (62 * M) + b"1"', "opened"),
    "digits": ('b"9" * (62 * M)', "long-number"),
    "deep": ('b"[" * (1 * M)', "too-deep"),
}


@pytest.mark.parametrize("value, expected", CASES.values(), ids=CASES.keys())
def test_no_file_takes_more_memory_than_a_laptop_has(value: str, expected: str) -> None:
    pytest.importorskip("resource")
    program = PROGRAM.format(memory=MEMORY, value=value.replace("\\\\\\\\", "\\\\"))
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.stderr == ""
    assert run.stdout.strip() == expected
