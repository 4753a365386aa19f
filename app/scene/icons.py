"""Icons: channels, faces, marks and kinds of insight as paths, so that print and screen need no symbol font.

Every icon has a word (`ALT`), which screen readers and tagged PDF read out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from app.scene.icon_paths import CHANNELS, FACES, MARKS, Part
from app.scene.shapes import Command, Path
from app.words import N_

BOX = 16.0
"""The drawings' own box; every size is a share of it."""
STROKE = 1.5
"""Width of lines in the box of 16; lines never get thinner than `THINNEST` points."""
THINNEST = 0.8
_ROUND = 0.5522847498
"""How far the handles of a quarter circle reach, for radius 1."""

_PARTS = MappingProxyType(CHANNELS | FACES | MARKS)
NAMES: tuple[str, ...] = tuple(_PARTS)
CHANNEL_NAMES: tuple[str, ...] = tuple(CHANNELS)

ALT: Mapping[str, str] = MappingProxyType(
    {
        "phone": N_("phone"),
        "mail": N_("e-mail"),
        "letter": N_("letter"),
        "chat": N_("chat"),
        "sms": N_("text message"),
        "web": N_("website"),
        "app": N_("mobile app"),
        "shop": N_("shop"),
        "visit": N_("visit in person"),
        "self-service": N_("self-service"),
        "social": N_("social media"),
        "video": N_("video call"),
        "form": N_("form"),
        "other": N_("other channel"),
        "face.-2": N_("very unhappy"),
        "face.-1": N_("unhappy"),
        "face.0": N_("neither happy nor unhappy"),
        "face.1": N_("happy"),
        "face.2": N_("very happy"),
        "face.unknown": N_("feeling not known"),
        "gap": N_("gap"),
        "confirmed": N_("confirmed"),
        "to-clarify": N_("to clarify"),
        "derived": N_("team changes here; nobody was asked yet"),
        "moment": N_("moment of truth"),
        "lock": N_("locked"),
        "decision": N_("decision"),
        "start": N_("start"),
        "goal": N_("goal"),
        "accepted-end": N_("accepted end"),
        "leaves": N_("customer leaves"),
        "wait": N_("wait"),
        "note": N_("note"),
        "again": N_("again"),
        "action": N_("action"),
        "pain": N_("pain"),
        "strength": N_("strength"),
        "idea": N_("idea"),
        "risk": N_("risk"),
        "question": N_("question"),
        "opportunity": N_("opportunity"),
        "reason-to-leave": N_("reason to leave"),
        "evidence": N_("evidence"),
        "team": N_("team"),
        "system": N_("system"),
    }
)

_COLORS: Mapping[str, str] = MappingProxyType(
    {name: name for name in FACES}
    | {
        "gap": "open",
        "confirmed": "closed",
        "to-clarify": "ask",
        "derived": "faint",
        "moment": "moment",
        "decision": "ink",
        "start": "ink",
        "goal": "ink",
        "accepted-end": "ink",
        "leaves": "reason",
        "action": "accent",
        "pain": "pain",
        "strength": "strength",
        "idea": "idea",
        "risk": "risk",
        "question": "ask",
        "opportunity": "opportunity",
        "reason-to-leave": "reason",
    }
)
_HEAVIER = MappingProxyType({"confirmed": 1.3})
"""A tick alone needs more weight than a closed shape."""
_LIGHTER = MappingProxyType(dict.fromkeys(FACES, 0.87) | {"derived": 0.8})
"""Faces are mostly drawn large, where thinner lines look the same weight; a derived question stays quiet."""


def channel_icon(name: str) -> str:
    """The icon of a channel by the name kept in the map; what this version does not know is "other"."""
    return name if name in CHANNELS else "other"


def face_icon(score: int | None) -> str:
    """The face of an emotion from -2 to 2; None is not known."""
    return "face.unknown" if score is None else f"face.{max(-2, min(2, score))}"


def color_of(name: str) -> str:
    """The colour token an icon has by itself."""
    return _COLORS.get(name, "soft")


@lru_cache(maxsize=8192)
def icon(
    name: str, x: float, y: float, size: float = BOX, color: str | None = None, ground: str = "paper"
) -> tuple[Path, ...]:
    """An icon as paths, its box of `size` points at (x, y); `color` and `ground` are tokens or "#rrggbb".

    Raises KeyError for a name that is not in `NAMES`.
    """
    ink = color or color_of(name)
    weight = STROKE * _HEAVIER.get(name, _LIGHTER.get(name, 1.0))
    return drawn(_PARTS[name], x, y, size, ink, ground=ground, weight=weight, role=name)


def drawn(
    parts: tuple[Part, ...],
    x: float,
    y: float,
    size: float,
    ink: str,
    *,
    ground: str = "paper",
    weight: float = STROKE,
    role: str = "",
) -> tuple[Path, ...]:
    """A drawing in the box of 16 (see `icon_paths`) as paths in a box of `size` points at (x, y)."""
    k = size / BOX
    width = max(THINNEST, weight * k)
    made: list[Path] = []
    for how, data in parts:
        commands = tuple(_placed(command, x, y, k) for command in _commands(data))
        if how == "solid":
            made.append(Path(commands, fill=ink, role=role))
        else:
            fill = None if how == "line" else ground
            dash = (2.2 * k, 1.9 * k) if how == "dashed" else ()
            made.append(Path(commands, fill=fill, stroke=ink, width=width, dash=dash, role=role))
    return tuple(made)


def _placed(command: Command, x: float, y: float, k: float) -> Command:
    if len(command) == 3:
        return (command[0], x + command[1] * k, y + command[2] * k)
    if len(command) == 7:
        name, a, b, c, d, e, f = command
        return (name, x + a * k, y + b * k, x + c * k, y + d * k, x + e * k, y + f * k)
    return command


_TOKENS = re.compile(r"[A-Z]|-?\d+(?:\.\d+)?")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0, "O": 3, "R": 5}


@lru_cache(maxsize=512)
def _commands(data: str) -> tuple[Command, ...]:
    """Path data as commands; raises ValueError for data that is not well formed."""
    return tuple(_read(data))


def _read(data: str) -> Iterator[Command]:
    tokens = _TOKENS.findall(data)
    x = y = 0.0
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        if letter not in _COUNTS:
            raise ValueError(f"path data: {data}")
        n = [float(token) for token in tokens[at + 1 : at + 1 + _COUNTS[letter]]]
        at += 1 + _COUNTS[letter]
        if letter in "MLHV":
            x = n[0] if letter != "V" else x
            y = {"H": y, "V": n[0]}.get(letter, n[-1])
            yield ("M" if letter == "M" else "L", x, y)
        elif letter == "C":
            x, y = n[4], n[5]
            yield ("C", n[0], n[1], n[2], n[3], x, y)
        elif letter == "O":
            yield from rounded(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2], n[2])
        elif letter == "R":
            yield from rounded(n[0], n[1], n[2], n[3], n[4])
        else:
            yield ("Z",)


def rounded(x: float, y: float, w: float, h: float, r: float) -> Iterator[Command]:
    """A rectangle with round corners, a circle when r is half its side."""
    right, bottom, o = x + w, y + h, r * (1 - _ROUND)
    yield ("M", x + r, y)
    yield ("L", right - r, y)
    yield ("C", right - o, y, right, y + o, right, y + r)
    yield ("L", right, bottom - r)
    yield ("C", right, bottom - o, right - o, bottom, right - r, bottom)
    yield ("L", x + r, bottom)
    yield ("C", x + o, bottom, x, bottom - o, x, bottom - r)
    yield ("L", x, y + r)
    yield ("C", x, y + o, x + o, y, x + r, y)
    yield ("Z",)
