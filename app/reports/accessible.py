"""How accessible a PDF is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.words import Words

if TYPE_CHECKING:
    from app.export.pdf.check import Result


def as_text(name: str, result: Result, words: Words) -> str:
    """What a person reads about the accessibility of a PDF."""
    if result.sound:
        return words.plural(
            "{name}: the {n} rule of PDF/UA-1 that a program can judge is kept.",
            "{name}: all {n} rules of PDF/UA-1 that a program can judge are kept.",
            len(result.asked),
            name=name,
        )
    head = words.plural(
        "{name}: {n} rule of PDF/UA-1 is not kept.",
        "{name}: {n} rules of PDF/UA-1 are not kept.",
        len(result.faults),
        name=name,
    )
    return "\n".join([head, *(f"  {fault.sentence(words)}" for fault in result.faults)])


def as_json(result: Result, words: Words) -> dict[str, Any]:
    """The same for a program."""
    return {
        "sound": result.sound,
        "rules": list(result.asked),
        "faults": [
            {
                "rule": fault.rule.id,
                "text": words.say(fault.rule.text),
                "places": list(fault.places),
                "count": fault.count,
            }
            for fault in result.faults
        ],
    }
