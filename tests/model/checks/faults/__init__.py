"""Single faults planted into a random journey, one function a check.

A fault changes the map and returns the findings that have to follow, as (rule, ids), or None where the map has no
place for it. What else may be said because of the same fault stands in `BESIDE`.
"""

from __future__ import annotations

from tests.model.checks.faults import contacts, content, feelings, handovers, way  # noqa: F401  # they register
from tests.model.checks.faults.planting import FAULTS, Expected

BESIDE: dict[str, set[str]] = {
    "F03": {"F05"},
    "F06": {"F09", "F12"},
    "C06": {"C05"},
}
"""Rule -> rules that the same fault may raise as well; they have to be folded under it."""

PARTLY = {"C04", "C07", "C08", "H10"}
"""Rules whose findings are keyed by more than the fault knows of."""

__all__ = ["BESIDE", "FAULTS", "PARTLY", "Expected"]
