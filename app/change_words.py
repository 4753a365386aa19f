"""What a change is called, for the undo menu, the history list and screen readers."""

from __future__ import annotations

from app.model.store import Change
from app.words import N_, Nn_, Words

ONE: dict[str, str] = {
    "add-action": N_("Add action"),
    "add-card": N_("Add card"),
    "add-entry": N_("Add “{title}” to the library"),
    "add-insight": N_("Add insight"),
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
    "delete-entry": N_("Delete “{title}” from the library"),
    "delete-lane": N_("Delete lane"),
    "delete-link": N_("Delete link"),
    "delete-stage": N_("Delete stage"),
    "delete-step": N_("Delete step"),
    "merge-entry": N_("Merge “{other}” into “{title}”"),
    "move-entry": N_("Move “{title}” in its list"),
    "move-lane": N_("Move lane"),
    "move-stage": N_("Move stage"),
    "move-step": N_("Move step"),
    "name-exit": N_("Name the exit “{title}”"),
    "new-map": N_("New map"),
    "place-in-matrix": N_("Place “{title}” in the matrix"),
    "paste-map": N_("Paste a whole map"),
    "reconnect": N_("Reconnect"),
    "record-value": N_("Record a value"),
    "rename": N_("Rename to “{title}”"),
    "repair": N_("Repair"),
    "replace-entry": N_("Replace “{title}” in the library"),
    "set-checks": N_("Change the checks of the map"),
    "set-emotion": N_("Set feeling"),
    "set-receiver": N_("Set receiver"),
    "span-card": N_("Change how far a card reaches"),
    "take-step": N_("Next step"),
    "vote": N_("Vote"),
}
MANY: dict[str, tuple[str, str]] = {
    "change-field": Nn_("Change {n} entry", "Change {n} entries"),
    "cut-card": Nn_("Cut {n} card", "Cut {n} cards"),
    "delete": Nn_("Delete {n} element", "Delete {n} elements"),
    "delete-card": Nn_("Delete {n} card", "Delete {n} cards"),
    "duplicate": Nn_("Duplicate {n} element", "Duplicate {n} elements"),
    "duplicate-card": Nn_("Duplicate {n} card", "Duplicate {n} cards"),
    "fold-stage": Nn_("Fold {n} stage", "Fold {n} stages"),
    "hide-lane": Nn_("Hide {n} lane", "Hide {n} lanes"),
    "lock": Nn_("Lock {n} element", "Lock {n} elements"),
    "sort-entries": Nn_("Sort {n} entry", "Sort {n} entries"),
    "move-card": Nn_("Move {n} card to {lane}", "Move {n} cards to {lane}"),
    "paste-card": Nn_("Paste {n} card", "Paste {n} cards"),
    "paste-picture": Nn_("Add {n} picture", "Add {n} pictures"),
    "park-card": Nn_("Park {n} card", "Park {n} cards"),
    "replace-text": Nn_("Replace words in {n} place", "Replace words in {n} places"),
    "reset-votes": Nn_("Reset {n} vote", "Reset {n} votes"),
    "resize-lane": Nn_("Change the height of {n} lane", "Change the height of {n} lanes"),
    "resize-step": Nn_("Change the width of {n} step", "Change the width of {n} steps"),
    "show-lane": Nn_("Show {n} lane", "Show {n} lanes"),
    "take-out-of-matrix": Nn_("Take {n} entry out of the matrix", "Take {n} entries out of the matrix"),
    "unfold-stage": Nn_("Unfold {n} stage", "Unfold {n} stages"),
    "unlock": Nn_("Unlock {n} element", "Unlock {n} elements"),
}

TITLED: dict[str, str] = {
    "change-field": N_("Change “{title}”"),
    "lock": N_("Lock “{title}”"),
    "unlock": N_("Unlock “{title}”"),
}
"""What is said instead of the number where one record was changed that has a title."""

_LONGEST = 40
"""Letters of a title in the name of a step; it stands in a menu."""


def name_of(change: Change, words: Words) -> str:
    """The change in words, such as "Move 3 cards to Back office"."""
    values = {
        key: value
        if not isinstance(value, str) or len(value) <= _LONGEST
        else value[: _LONGEST - 1].rstrip() + "…"
        for key, value in change.values.items()
    }
    if change.name in MANY:
        n = int(values.pop("n", 1) or 1)
        if n == 1 and values.get("title") and change.name in TITLED:
            return words.say(TITLED[change.name], **values)
        return words.plural(*MANY[change.name], n, **values)
    text = ONE.get(change.name)
    return words.say(text, **values) if text else words.say("Edit")
