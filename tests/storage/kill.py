"""Kill -9 in the middle of the work, again and again: the long runs are

    python -m tests.storage.kill 10000             while saving: the file must be one of the versions, whole
    python -m tests.storage.kill journal 2000      while journalling: every edit the disk confirmed comes back

Every round forks a program that works without end and kills it at a random moment. Prints one line.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.storage.canonical import dumps
from app.storage.document import new_document
from app.storage.journal import Base, Journal
from app.storage.recovery import discard, recoverable
from app.storage.safe_write import save_bytes
from tests.storage.maps import large_map


@dataclass
class Outcome:
    """What the kills did: rounds that lost something, and files of ours found afterwards."""

    kills: int = 0
    losses: int = 0
    left_over: int = 0


def versions(count: int = 8, cards: int = 150) -> list[bytes]:
    """Different maps of growing size."""
    return [dumps(large_map(cards + 40 * number, seed=number)) for number in range(count)]


def kill_saves(folder: Path, kills: int, seed: int = 1) -> Outcome:
    """Kill that many saving programs."""
    texts = versions()
    whole = {hashlib.sha256(text).digest() for text in texts}
    path = folder / "map.jmap"
    save_bytes(str(path), texts[0])
    rng, outcome = random.Random(seed), Outcome()

    def work(number: int, _tell: int) -> None:
        save_bytes(str(path), texts[number % len(texts)])

    for number in range(kills):
        _killed_after(rng.random() * 0.012, number, work)
        outcome.kills += 1
        outcome.losses += hashlib.sha256(path.read_bytes()).digest() not in whole
        for name in os.listdir(folder):
            if name != path.name:
                outcome.left_over += 1
                (folder / name).unlink()
    return outcome


def kill_journals(folder: Path, kills: int, seed: int = 1) -> Outcome:
    """Kill that many programs that write edits to a journal and, after each, say that it is on the disk."""
    rng, outcome = random.Random(seed), Outcome()
    for _ in range(kills):
        journals: list[Journal] = []

        def work(number: int, tell: int, journals: list[Journal] = journals) -> None:
            if not journals:
                journals.append(Journal(folder, new_document(), Base(unsaved=True)))
            journals[0].append({"card": {"type": "card", "number": number}})
            os.write(tell, b"%d\n" % number)

        said = _killed_after(0.002 + rng.random() * 0.02, 0, work)
        confirmed = [int(line) for line in said.split(b"\n")[:-1]]
        outcome.kills += 1
        offers = recoverable(folder)
        if confirmed:
            card = offers[0].replayed.loaded.document["objects"].get("card", {}) if offers else {}
            outcome.losses += card.get("number", 0) < confirmed[-1]
        for offer in offers:
            discard(offer)
    outcome.left_over = len(list(folder.glob("*.journal")))
    return outcome


def _killed_after(seconds: float, first: int, work: Callable[[int, int], None]) -> bytes:
    """Run `work(n, pipe)` for n = first + 1, … in a program of its own, kill it, and return what it said."""
    listen, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tell, b"0\n")
            while True:
                first += 1
                work(first, tell)
        finally:
            os._exit(1)
    os.close(tell)
    said = os.read(listen, 2)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the program ended by itself"
    while part := os.read(listen, 65536):
        said += part
    os.close(listen)
    return said


def main(arguments: list[str]) -> int:
    """Exit status 0 when nothing was lost."""
    run = kill_saves
    if arguments[:1] == ["journal"]:
        run, arguments = kill_journals, arguments[1:]
    kills = int(arguments[0]) if arguments else 1000
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), kills)
    seconds = time.monotonic() - began
    found = f"{outcome.kills} kills, {outcome.losses} losses, {outcome.left_over} left-overs"
    sys.stdout.write(f"{found}, {seconds:.0f} s\n")
    return 1 if outcome.losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
