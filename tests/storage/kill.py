"""Kill -9 in the middle of saving, again and again: `python -m tests.storage.kill 10000` for the long run.

Every round forks a program that saves alternating versions without end, kills it at a random moment and looks:
the file must be exactly one of the versions, whole. Prints one line: kills, losses, left-overs, seconds.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from app.storage.canonical import dumps
from app.storage.safe_write import save_bytes
from tests.storage.maps import large_map


@dataclass
class Outcome:
    """What the kills did: files that were no whole version, and neighbour files found afterwards."""

    kills: int = 0
    losses: int = 0
    left_over: int = 0


def versions(count: int = 8, cards: int = 150) -> list[bytes]:
    """Different maps of growing size."""
    return [dumps(large_map(cards + 40 * number, seed=number)) for number in range(count)]


def kill_saves(folder: Path, kills: int, seed: int = 1, longest: float = 0.012) -> Outcome:
    """Kill that many saving programs; waits up to `longest` seconds before each kill."""
    texts = versions()
    whole = {hashlib.sha256(text).digest() for text in texts}
    path = folder / "map.jmap"
    save_bytes(str(path), texts[0])
    rng, outcome = random.Random(seed), Outcome()
    for number in range(kills):
        child = _start_saving(path, texts, number)
        time.sleep(rng.random() * longest)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        outcome.kills += 1
        outcome.losses += hashlib.sha256(path.read_bytes()).digest() not in whole
        for name in os.listdir(folder):
            if name != path.name:
                outcome.left_over += 1
                (folder / name).unlink()
    return outcome


def _start_saving(path: Path, texts: list[bytes], first: int) -> int:
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tell, b"r")
            while True:
                first += 1
                save_bytes(str(path), texts[first % len(texts)])
        finally:
            os._exit(1)
    os.close(tell)
    started = os.read(ready, 1)
    os.close(ready)
    assert started == b"r"
    return child


def main(arguments: list[str]) -> int:
    """Exit status 0 when nothing was lost."""
    kills = int(arguments[0]) if arguments else 1000
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_saves(Path(folder), kills)
    seconds = time.monotonic() - began
    sys.stdout.write(
        f"{outcome.kills} kills, {outcome.losses} losses, {outcome.left_over} left-overs, {seconds:.0f} s\n"
    )
    return 1 if outcome.losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
