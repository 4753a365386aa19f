"""What a change is called, for the undo menu, the history list and screen readers."""

from __future__ import annotations

from app.model.store import Change
from app.words import N_, Nn_, Words

ONE: dict[str, str] = {
    "add-action": N_("Add action"),
    "add-card": N_("Add card"),
    "add-entry": N_("Add “{title}” to the library"),
    "add-lane": N_("Add lane"),
    "add-measure": N_("Add measure"),
    "add-persona": N_("Add persona"),
    "add-picture": N_("Add picture"),
    "add-stage": N_("Add stage"),
    "add-step": N_("Add step"),
    "agree-exception": N_("Agree exception"),
    "answer-fact": N_("Answer about a handover"),
    "answer-question": N_("Answer a question about teams"),
    "change-cell": N_("Change how cards of a cell are meant"),
    "change-link": N_("Change link"),
    "change-map": N_("Change the map"),
    "connect": N_("Connect"),
    "delete-lane": N_("Delete lane"),
    "delete-link": N_("Delete link"),
    "delete-stage": N_("Delete stage"),
    "delete-step": N_("Delete step"),
    "move-lane": N_("Move lane"),
    "move-stage": N_("Move stage"),
    "move-step": N_("Move step"),
    "new-map": N_("New map"),
    "reconnect": N_("Reconnect"),
    "record-value": N_("Record a value"),
    "rename": N_("Rename to “{title}”"),
    "repair": N_("Repair"),
    "replace-entry": N_("Replace “{title}” in the library"),
    "set-emotion": N_("Set feeling"),
    "set-receiver": N_("Set receiver"),
    "span-card": N_("Change how far a card reaches"),
    "take-step": N_("Next step"),
    "vote": N_("Vote"),
}
MANY: dict[str, tuple[str, str]] = {
    "change-field": Nn_("Change {n} entry", "Change {n} entries"),
    "delete": Nn_("Delete {n} element", "Delete {n} elements"),
    "delete-card": Nn_("Delete {n} card", "Delete {n} cards"),
    "duplicate-card": Nn_("Duplicate {n} card", "Duplicate {n} cards"),
    "move-card": Nn_("Move {n} card to {lane}", "Move {n} cards to {lane}"),
    "park-card": Nn_("Park {n} card", "Park {n} cards"),
}


def name_of(change: Change, words: Words) -> str:
    """The change in words, such as "Move 3 cards to Back office"."""
    values = dict(change.values)
    if change.name in MANY:
        n = int(values.pop("n", 1) or 1)
        return words.plural(*MANY[change.name], n, **values)
    text = ONE.get(change.name)
    return words.say(text, **values) if text else words.say("Edit")
