"""Who travels, and how it feels on the way."""

from __future__ import annotations

from typing import Literal

from app.model.records.base import View, prose, ref, value


class Persona(View):
    """Who travels: one kind of customer, as the research or the room knows them."""

    role: str = prose("user, payer, applicant, relative …")
    situation: str = prose("age, family, work, the reason to come")
    quote: str = prose("a sentence in their own words")
    goals: str = prose("goals, one per line")
    motivations: str = prose("motives, one per line")
    obstacles: str = prose("obstacles and fears, one per line")
    knowledge: str = prose("knowledge and skills, one per line")
    expectations: str = prose("expectations, one per line")
    mood: str = prose("mood at the start")
    picture: str | None = ref("blob", "portrait")
    alt: str = prose("the portrait in words")
    basis: Literal["invented", "interviews"] | None = value("invented, or from interviews")
    interviews: int | None = value("number of interviews")
    color: str | None = value("colour of the curve, #rrggbb")
    order: str = value("order key", "a0")
    note: str = prose("note")


class Emotion(View):
    """How one persona feels in one step. The id is derived from both; emotion lanes draw it."""

    persona: str | None = ref("persona", "who feels", gone="drop")
    step: str | None = ref("step", "where", gone="drop")
    score: float | None = value("-2 (very bad) to +2 (very good)")
    low: float | None = value("lower end of a spread, -2 to +2")
    high: float | None = value("upper end of a spread, -2 to +2")
    unknown: bool = value("not known: the curve breaks", False)
    assumed: bool = value("assumed: the curve is dashed", False)
    words: str = prose("the feeling in a word or two")
    quote: str = prose("a quote from here")
    expected: float | None = value("what was expected, -2 to +2")
