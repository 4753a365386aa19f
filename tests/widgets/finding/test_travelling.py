"""From one open handover to the next."""

from __future__ import annotations

from app.model.edits import links
from tests.widgets.finding.seeker import Seeker


def here(seeker: Seeker) -> str:
    """The card from which the selected handover leaves."""
    (key,) = seeker.office.window.selection
    store = seeker.office.session.store
    return str(store[str(store[key]["from"])]["title"])


def test_in_reading_order_and_round_again(seeker: Seeker) -> None:
    met = []
    for _time in range(4):
        seeker.office.menu("next-handover")
        met.append(here(seeker))
    assert met == ["Opens a case", "Checks warranty", "Pays back", "Opens a case"]
    assert seeker.office.status().startswith("1 of 3: Opens a case → Billing.")
    seeker.office.menu("previous-handover")
    assert here(seeker) == "Pays back"


def test_it_goes_on_from_what_is_selected(seeker: Seeker) -> None:
    seeker.office.select("Checks warranty").menu("next-handover")
    assert here(seeker) == "Checks warranty"
    seeker.office.select("Checks warranty").menu("previous-handover")
    assert here(seeker) == "Opens a case"


def test_confirmed_ones_are_passed_over_at_once(seeker: Seeker) -> None:
    office = seeker.office
    office.menu("next-handover")
    first = office.window.selection[0]
    links.know(office.session.store, first, receipt="a list", returns=None)
    office.window.select([])
    office.menu("next-handover")
    assert office.window.selection != [first]


def test_a_map_without_open_handovers_says_so(seeker: Seeker) -> None:
    store = seeker.office.session.store
    with store.edit("delete-link"):
        for key in store.of("link"):
            store.remove(key)
    seeker.office.menu("next-handover")
    assert seeker.office.status() == "No handover is open."
