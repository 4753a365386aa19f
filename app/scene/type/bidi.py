"""The Unicode bidirectional algorithm (UAX #9): which parts of a line run from right to left.

Only what a drawing needs: levels per character and the visual order of runs. Lines without right-to-left characters
never come here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

MAX_DEPTH = 125
_RTL_TYPES = frozenset({"R", "AL", "RLE", "RLO", "RLI", "AN"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_BRACKETS = dict(zip("([{⟨〈「『【（［｛", ")]}⟩〉」』】）］｝", strict=True))
_CLOSING = frozenset(_BRACKETS.values())

T = TypeVar("T")


def kind(char: str) -> str:
    """The bidirectional type of a character; unassigned ones count as left-to-right."""
    return unicodedata.bidirectional(char) or "L"


def needed(text: str) -> bool:
    """Whether anything in the text could run from right to left."""
    if not text or max(text) < "\u0590":
        return False
    return any(char >= "\u0590" and kind(char) in _RTL_TYPES for char in text)


def base_level(text: str) -> int:
    """1 when the first letter with a direction runs from right to left, else 0 (rules P2 and P3)."""
    depth = 0
    for char in text:
        t = kind(char)
        if t in _ISOLATES:
            depth += 1
        elif t == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and t in ("L", "R", "AL"):
            return 0 if t == "L" else 1
    return 0


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character; odd levels run from right to left."""
    if base is None:
        base = base_level(text)
    types = [kind(char) for char in text]
    original = list(types)
    explicit = _explicit(text, types, base)
    result = list(explicit)
    for sequence in _sequences(original, explicit):
        _resolve(text, types, explicit, result, sequence, base)
    for at, t in enumerate(original):
        if t in _REMOVED:
            result[at] = result[at - 1] if at else base  # so that marks do not cut a run in two
    _whitespace(original, result, base)
    return result


def _explicit(text: str, types: list[str], base: int) -> list[int]:
    """Rules X1 to X8: directional marks set levels; overridden characters change their type."""
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost_embeddings = open_isolates = 0
    result: list[int] = []
    for at, t in enumerate(list(types)):
        level, override, _ = stack[-1]
        if t in ("RLE", "LRE", "RLO", "LRO"):
            result.append(level)
            deeper = _deeper(level, t[0] == "R")
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((deeper, {"RLO": "R", "LRO": "L"}.get(t, ""), False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif t in _ISOLATES:
            result.append(level)
            types[at] = override or t
            right = t == "RLI" or (t == "FSI" and base_level(_isolated(text, at)) == 1)
            deeper = _deeper(level, right)
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                open_isolates += 1
                stack.append((deeper, "", True))
            else:
                lost_isolates += 1
        elif t == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif open_isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            level, override, _ = stack[-1]
            result.append(level)
            types[at] = override or t
        elif t == "PDF":
            result.append(level)
            if not lost_isolates:
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        else:
            result.append(base if t == "B" else level)
            if override and t not in ("B", "BN"):
                types[at] = override
    return result


def _deeper(level: int, right: bool) -> int:
    return (level + 1) | 1 if right else (level + 2) & ~1


def _isolated(text: str, start: int) -> str:
    """The text between an isolate mark and its end."""
    depth = 0
    for at in range(start + 1, len(text)):
        t = kind(text[at])
        depth += (t in _ISOLATES) - (t == "PDI")
        if depth < 0:
            return text[start + 1 : at]
    return text[start + 1 :]


def _sequences(original: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    """Isolating run sequences (rule X10): runs of one level, joined over the isolates between them."""
    runs: list[list[int]] = []
    for at, t in enumerate(original):
        if t in _REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    waiting: list[list[int]] = []
    done: list[list[int]] = []
    for run in runs:
        if original[run[0]] == "PDI" and waiting and levels[waiting[-1][-1]] == levels[run[0]]:
            sequence = waiting.pop()
            sequence.extend(run)
        else:
            sequence = list(run)
            done.append(sequence)
        if original[run[-1]] in _ISOLATES:
            waiting.append(sequence)
    return done


def _resolve(
    text: str, types: list[str], explicit: list[int], result: list[int], sequence: list[int], base: int
) -> None:
    """Rules W1 to I2 for one sequence."""
    level = explicit[sequence[0]]
    sos = _side(max(level, _neighbour(explicit, types, sequence[0], -1, base)))
    last = sequence[-1]
    beyond = base if types[last] in _ISOLATES else _neighbour(explicit, types, last, 1, base)
    eos = _side(max(level, beyond))
    t = [types[at] for at in sequence]
    _weak(t, sos)
    _brackets([text[at] for at in sequence], t, _side(level), sos)
    _neutrals(t, _side(level), sos, eos)
    for place, at in enumerate(sequence):
        if level % 2 == 0:
            result[at] = level + {"R": 1, "AN": 2, "EN": 2}.get(t[place], 0)
        else:
            result[at] = level + (t[place] in ("L", "EN", "AN"))


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _neighbour(levels: Sequence[int], types: Sequence[str], at: int, step: int, base: int) -> int:
    at += step
    while 0 <= at < len(levels):
        if types[at] not in _REMOVED:
            return levels[at]
        at += step
    return base


def _weak(t: list[str], sos: str) -> None:
    """Rules W1 to W7: numbers and the signs about them."""
    before = sos
    for i, kind_ in enumerate(t):
        if kind_ == "NSM":
            t[i] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = t[i]
    strong = sos
    for i, kind_ in enumerate(t):
        if kind_ in ("L", "R", "AL"):
            strong = kind_
        elif kind_ == "EN" and strong == "AL":
            t[i] = "AN"
    t[:] = ["R" if kind_ == "AL" else kind_ for kind_ in t]
    for i in range(1, len(t) - 1):
        if t[i - 1] == t[i + 1] and (
            (t[i] in ("ES", "CS") and t[i - 1] == "EN") or (t[i] == "CS" and t[i - 1] == "AN")
        ):
            t[i] = t[i - 1]
    for i, kind_ in enumerate(t):
        if kind_ == "ET":
            end = i
            while end < len(t) and t[end] == "ET":
                end += 1
            if (i and t[i - 1] == "EN") or (end < len(t) and t[end] == "EN"):
                t[i:end] = ["EN"] * (end - i)
    t[:] = ["ON" if kind_ in ("ET", "ES", "CS") else kind_ for kind_ in t]
    strong = sos
    for i, kind_ in enumerate(t):
        if kind_ in ("L", "R"):
            strong = kind_
        elif kind_ == "EN" and strong == "L":
            t[i] = "L"


def _strong(kind_: str) -> str:
    return "R" if kind_ in ("R", "EN", "AN") else kind_ if kind_ == "L" else ""


def _brackets(chars: list[str], t: list[str], side: str, sos: str) -> None:
    """Rule N0: a pair of brackets takes one direction."""
    for start, end in _pairs(chars, t):
        inside = {_strong(kind_) for kind_ in t[start + 1 : end]}
        if side in inside:
            chosen = side
        elif inside & {"L", "R"}:
            before = next((s for s in map(_strong, reversed(t[:start])) if s), sos)
            chosen = before if before != side else side
        else:
            continue
        t[start] = t[end] = chosen


def _pairs(chars: list[str], t: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(chars):
        if t[at] != "ON":
            continue
        if char in _BRACKETS:
            waiting.append((_BRACKETS[char], at))
        elif char in _CLOSING:
            for place in range(len(waiting) - 1, -1, -1):
                if waiting[place][0] == char:
                    found.append((waiting[place][1], at))
                    del waiting[place:]
                    break
    return sorted(found)


def _neutrals(t: list[str], side: str, sos: str, eos: str) -> None:
    """Rules N1 and N2: neutral characters go with their neighbours, else with the paragraph."""
    at = 0
    while at < len(t):
        if t[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(t) and t[end] in _NEUTRAL:
            end += 1
        before = _strong(t[at - 1]) if at else sos
        after = _strong(t[end]) if end < len(t) else eos
        t[at:end] = [before if before == after else side] * (end - at)
        at = end


def _whitespace(original: Sequence[str], result: list[int], base: int) -> None:
    """Rule L1: separators and the white space before them or at the end follow the paragraph."""
    trailing = True
    for at in range(len(original) - 1, -1, -1):
        t = original[at]
        if t in ("B", "S"):
            result[at] = base
            trailing = True
        elif t == "WS" or t in _ISOLATES or t == "PDI" or t in _REMOVED:
            if trailing:
                result[at] = base
        else:
            trailing = False


def visual(items: Sequence[T], levels: Sequence[int]) -> list[T]:
    """Runs in the order the eye meets them from left to right (rule L2)."""
    order = list(items)
    ranks = list(levels)
    for level in range(max(ranks, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and ranks[end] >= level:
                end += 1
            if end > at:
                order[at:end] = order[at:end][::-1]
                ranks[at:end] = ranks[at:end][::-1]
            at = end + 1
    return order
