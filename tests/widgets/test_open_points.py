"""The open points in the panel say what the checks say now."""

from __future__ import annotations

from dataclasses import replace

from app.model.checks import run
from app.places import samples
from app.session import open_map
from app.widgets.checking import State
from tests.widgets.window import Office, words_of


def test_a_point_that_is_put_otherwise_is_shown_anew(office: Office) -> None:
    office.show(open_map(samples()[0]))
    points = office.window.inspector.points
    report = run(office.session.store)
    finding = next(one for one in report.findings if not one.settled)

    def said(text: str) -> str:
        now = replace(report, findings=(replace(finding, text=text),))
        points.show_points(State(now), [*finding.ids])
        return words_of(points)

    assert "Is it so?" in said("Is it so?")
    assert "It is so." in said("It is so.")
