"""Findings as SARIF 2.1.0, for repositories that gather results of checks. Its words are English in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.session import Session
from app.words import Words, load

if TYPE_CHECKING:
    from app.model.checks import Finding, Report

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(session: Session, report: Report, file: str) -> dict[str, Any]:
    """The findings as SARIF 2.1.0, for repositories that gather results of checks."""
    english = load("en")
    rules = sorted({finding.rule for finding in report.findings})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Baton",
                        "rules": [_sarif_rule(rule, english) for rule in rules],
                    }
                },
                "results": [
                    {
                        "ruleId": finding.rule,
                        "level": _LEVELS.get(finding.severity, "note"),
                        "message": {"text": finding.sentence(english)},
                        "locations": [
                            {
                                "physicalLocation": {"artifactLocation": {"uri": file}},
                                "logicalLocations": [{"name": key} for key in finding.ids],
                            }
                        ],
                        "partialFingerprints": {"finding": finding.key},
                        **_suppressed(session, finding),
                    }
                    for finding in report.findings
                ],
            }
        ],
    }


def _sarif_rule(rule: str, words: Words) -> dict[str, Any]:
    from app.model.checks import CHECKS

    check = CHECKS.get(rule)  # a check that could not look reports itself under a name of its own
    if check is None:
        return {"id": rule}
    return {
        "id": rule,
        "shortDescription": {"text": words.say(check.title)},
        "help": {"text": f"docs/{check.page}"},
    }


def _suppressed(session: Session, finding: Finding) -> dict[str, Any]:
    """An agreed exception, as SARIF tells it."""
    if not finding.exception:
        return {}
    reason = str(session.store[finding.exception].get("reason") or "")
    return {"suppressions": [{"kind": "external", "justification": reason}]}
