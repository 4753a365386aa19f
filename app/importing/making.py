"""A plan is made: lanes, stages, steps, cards and feelings, all in one edit, so that one undo takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.importing import kinds
from app.importing.limits import TITLE
from app.importing.plan import Entry, Plan
from app.model import order
from app.model.edits import lanes, people, stages, steps
from app.model.grid import DRAWN_LANES, grid_of, map_of, place
from app.model.ids import new_id
from app.model.patch import ABSENT, Fields, Patch
from app.model.store import Store
from app.words import N_, Words

PERSONA, STAGE, LANE = N_("New persona"), N_("New stage"), N_("Customer actions")


def make(store: Store, plan: Plan, words: Words) -> list[str]:
    """Make all of it; `words` are those of the map. Returns the ids of the new cards, in the order of the plan."""
    with store.edit("paste-card", n=len(plan.entries)):
        rows = _make_lanes(store, plan, words)
        columns = _make_columns(store, plan, words)
        for stage in plan.removed:
            stages.remove(store, stage)
        drawn = [lane in store and store[lane].get("kind") in DRAWN_LANES for lane in rows]
        _feel(store, [e for e in plan.entries if drawn[e.lane]], rows, columns, words)
        wanted = [e for e in plan.entries if not drawn[e.lane]]
        return add_cards(store, [(rows[e.lane], columns[e.column], e.text) for e in wanted])


def make_lines(store: Store, texts: Sequence[str], lane: str, step: str, index: int | None) -> list[str]:
    """A card for each text below each other in a cell, at a place in it; without a lane, in the parking lot."""
    with store.edit("paste-card", n=len(texts)):
        return add_cards(store, [(lane, step, text) for text in texts], index)


def make_across(store: Store, texts: Sequence[str], lane: str, step: str) -> list[str]:
    """A card for each text along the steps of a lane, from a step on; empty texts leave their step empty.

    Beyond the last step new ones are made in its stage.
    """
    with store.edit("paste-card", n=len([text for text in texts if text])):
        columns = list(grid_of(store).steps)
        first = columns.index(step)
        stage = str(store[columns[-1]]["pos"][0])
        while len(columns) < first + len(texts):
            columns.append(steps.add(store, stage))
        return add_cards(store, [(lane, columns[first + n], text) for n, text in enumerate(texts) if text])


def add_cards(store: Store, wanted: Iterable[tuple[str, str, str]], index: int | None = None) -> list[str]:
    """Cards as (lane, step, text), each after those that lie in its cell, or at a place among them.

    Written at once: ten thousand cards are one patch. A long text is shortened for the title and kept as the note.
    """
    grid = grid_of(store)
    cells: dict[tuple[str, str], list[tuple[str, str]]] = {}
    made: list[str] = []
    for lane, step, text in wanted:
        key = new_id()
        cells.setdefault((lane, step), []).append((key, text))
        made.append(key)
    patch: Patch = {}
    with store.edit("paste-card", n=len(made)):
        for (lane, step), cards in cells.items():
            held = list(grid.stage_wide.get((lane, step)) or grid.cards(lane, step) if lane else grid.parked)
            before, after = (held, []) if index is None else (held[:index], held[index:])
            low = max((place(store[card])[2] for card in before), default=None)
            keys = order.spread(low if order.valid(low) else None, None, len(cards) + len(after))
            for (key, text), where in zip(cards, keys, strict=False):
                patch[key] = {
                    "type": "card",
                    **card_fields(text),
                    "pos": [lane or None, step or None, where, 1],
                }
            for card, where in zip(after, keys[len(cards) :], strict=True):
                patch[card] = {"pos": [*store[card]["pos"][:2], where, store[card]["pos"][3]]}
        store.write(patch)
    return made


def card_fields(text: str) -> Fields:
    """Title, and for a long text a note that holds all of it."""
    text = text.strip()
    if len(text) <= TITLE:
        return {"title": text}
    head = " ".join(text[:TITLE].split())
    at = head.rfind(" ", TITLE // 2)
    return {"title": (head[:at] if at > 0 else head).rstrip(" ,;:.–-") + "…", "note": text}


# ---- inside
def _make_lanes(store: Store, plan: Plan, words: Words) -> list[str]:
    found: list[str] = []
    after = -1
    for lane in plan.lanes:
        if lane.target.lane:
            found.append(lane.target.lane)
            after = max(after, grid_of(store).lanes.index(lane.target.lane))
        elif lane.target.kind:
            title = lane.title or words.say(LANE)
            at = after + 1 if after >= 0 else None
            extra = (
                {"team": team} if (team := _team(store, lane.title)) and lane.target.kind == "process" else {}
            )
            key = lanes.add(store, lane.target.kind, title, at, **extra)
            after = grid_of(store).lanes.index(key)
            found.append(key)
        else:
            found.append("")
    return found


def _team(store: Store, title: str) -> str:
    """The team that a lane is named after."""
    said = kinds.fold(title)
    return next((k for k in store.of("team") if said and kinds.fold(str(store[k].get("title"))) == said), "")


def _make_columns(store: Store, plan: Plan, words: Words) -> list[str]:
    found: list[str] = []
    made: dict[int, str] = {}
    for column in plan.columns:
        if column.step:
            if column.step_title and not store[column.step].get("title"):
                store.put(column.step, title=column.step_title)
            found.append(column.step)
        elif column.group >= 0 and column.group not in made:
            title = column.stage_title or ("" if len(plan.columns) == 1 else words.say(STAGE))
            made[column.group] = stages.add(store, title, first=column.step_title)
            found.append(grid_of(store).steps_of[made[column.group]][0])
        else:
            stage = made[column.group] if column.group >= 0 else column.stage
            among = grid_of(store).steps_of[stage]
            at = among.index(found[-1]) + 1 if found and found[-1] in among else None
            found.append(steps.add(store, stage, column.step_title, at))
    return found


def _feel(store: Store, entries: list[Entry], rows: list[str], columns: list[str], words: Words) -> None:
    """Feelings of the main persona; words without a number are kept, and the feeling itself is not known."""
    for entry in entries:
        persona = store[rows[entry.lane]].get("persona") or map_of(store)[1].get("persona")
        if not isinstance(persona, str) or persona not in store:
            held = store.of("persona")
            persona = held[0] if held else people.add(store, words.say(PERSONA))
        score, said = kinds.feeling(entry.text)
        value = {"words": said[:TITLE]} if len(said) <= 40 else {"quote": said[:2000]}
        people.feel(
            store,
            persona,
            columns[entry.column],
            score,
            unknown=ABSENT if score is not None else True,
            **(value if said else {}),
        )
