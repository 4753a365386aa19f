"""The checks. A new one is a file beside this one, a line in `CHECKS`, a help page and a folder of maps."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.checks import c01, c03, f02, f03, f04, f07, h01, h02, h03, h04, h06, h09
from app.model.checks.base import Check, Finding, Fix, Input, Severity, Voice
from app.model.checks.profiles import PROFILES, Profile, profile_of
from app.model.checks.runner import FAILED, Live, Report, run

CHECKS: Mapping[str, Check] = {
    check.id: check
    for check in (
        h01.check,
        h02.check,
        h03.check,
        h04.check,
        h06.check,
        h09.check,
        c01.check,
        c03.check,
        f02.check,
        f03.check,
        f04.check,
        f07.check,
    )
}

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
