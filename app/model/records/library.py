"""Shared entries: renamed once, changed everywhere."""

from __future__ import annotations

from app.model.records.base import View, Zone, prose, value


class Team(View):
    """A team, department, queue or partner that can be responsible."""

    zone: Zone | None = value("where it stands; the default of new lanes")
    color: str | None = value("colour, #rrggbb")
    note: str = prose("note")


class Channel(View):
    """A way to meet: phone, mail, chat, shop …"""

    icon: str = prose("name of its drawn icon")
    note: str = prose("note")


class System(View):
    """A tool or system that teams use."""

    note: str = prose("note")


class Item(View):
    """A named piece of information, so that it can be traced when it gets lost."""

    note: str = prose("note")
