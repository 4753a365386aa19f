"""The checks. A new one is a file beside this one, a line in `catalogue.CHECKS`, a help page and a folder of maps.

`CHECKS` imports every check when somebody first asks for it: a map is shown before it is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.model.checks.base import Check, Finding, Fix, Input, Severity, Voice
from app.model.checks.live import Live
from app.model.checks.profiles import PROFILES, Profile, profile_of
from app.model.checks.report import Report
from app.model.checks.runner import FAILED, run

if TYPE_CHECKING:
    from app.model.checks.catalogue import CHECKS

__all__ = [
    "CHECKS",
    "FAILED",
    "PROFILES",
    "Check",
    "Finding",
    "Fix",
    "Input",
    "Live",
    "Profile",
    "Report",
    "Severity",
    "Voice",
    "profile_of",
    "run",
]


def __getattr__(name: str) -> Any:
    """The catalogue of all checks, when it is first needed."""
    if name != "CHECKS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from app.model.checks.catalogue import CHECKS

    return CHECKS
