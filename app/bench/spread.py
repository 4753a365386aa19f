"""Numbers of a measurement: times in milliseconds, memory in megabytes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Numbers = dict[str, Any]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(times: Iterable[float]) -> dict[str, float]:
    """Median, 95th percentile and maximum."""
    found = sorted(times)
    most = found[min(len(found) - 1, int(len(found) * 0.95))]
    return {"p50": round(statistics.median(found), 2), "p95": round(most, 2), "max": round(found[-1], 2)}


def private_mb() -> float | None:
    """Memory that this process has for itself alone; None where the system does not tell."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return round(kilobytes / 1024, 1)


def calibration() -> float:
    """A fixed piece of plain Python, so that figures of two machines, or of a busy one, can be put in relation."""
    return round(min(milliseconds(lambda: sum(i * i for i in range(300_000))) for _ in range(5)), 2)
