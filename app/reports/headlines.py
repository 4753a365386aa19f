"""What a map comes to in a line: its handovers by state, and how long the journey takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import durations
from app.words import Words

if TYPE_CHECKING:
    from app.model.ledger import Counts
    from app.model.timing import Timing


def headline(found: Counts, words: Words) -> str:
    """ "4 confirmed, 2 gaps, 5 to clarify" """
    if found.total == 0:
        return words.say("No handovers yet")
    return ", ".join(
        (
            words.plural("{n} confirmed", "{n} confirmed", found.confirmed),
            words.plural("{n} gap", "{n} gaps", found.gaps),
            words.plural("{n} to clarify", "{n} to clarify", found.to_clarify),
        )
    )


def time_lines(found: Timing | None, words: Words) -> list[str]:
    """ "Time to goal: 5 days (3 days to 12 days)", and how long of it the customer hears nothing."""
    if found is None:
        return []
    lines = [words.say("Time to goal: {time}", time=time_words(found, words))]
    if found.unheard > 0:
        lines.append(
            words.say(
                "without news: {time}, at most {longest} at a stretch",
                time=durations.journey_words(words, found.unheard),
                longest=durations.journey_words(words, found.silence.minutes),
            )
        )
    return lines


def time_words(found: Timing, words: Words) -> str:
    """The three times in words: "5 days (3 days to 12 days)"."""
    spread = {
        "min": found.earliest.minutes,
        "typical": found.typical.minutes,
        "max": found.worst.minutes,
    }
    return durations.words_for(spread, words)


def counts_json(found: Counts) -> dict[str, int]:
    """The same counts for a program."""
    return {"confirmed": found.confirmed, "gaps": found.gaps, "to_clarify": found.to_clarify}
