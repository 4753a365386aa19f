"""What a fragment refers to, found again in the map it goes into: by its id at home, elsewhere by its title."""

from __future__ import annotations

from app.model.edits.fragments import Fragment
from app.model.grid import DRAWN_LANES, grid_of
from app.model.ids import new_id
from app.model.kinds import KINDS
from app.model.patch import ABSENT, Fields
from app.model.references import references
from app.model.store import Store


class Finder:
    """Finds or brings along; what was found once stays the same for the whole paste."""

    def __init__(self, store: Store, fragment: Fragment, ids: dict[str, str], *, here: bool) -> None:
        self._store, self._fragment, self._ids, self._here = store, fragment, ids, here
        self._seen: set[str] = set()

    def shared(self, key: str) -> str:
        """A team, channel, system, item, persona or picture; brought along where the map has none of that name."""
        record = self._fragment.objects[key]
        kind = str(record.get("type"))
        found = key if key in self._store and (self._here or kind == "blob") else self._by_title(kind, record)
        if not found and kind in KINDS and key not in self._seen:
            self._seen.add(key)  # a record that refers to itself in a circle is no reason to go round
            found = key if kind == "blob" else new_id()
            self._ids[key] = found
            self._store.add(kind, found, **self._plain(record))
        self._ids[key] = found
        return found

    def pictures(self) -> None:
        """Bring along every picture of the fragment."""
        for key in self._fragment.of("blob"):
            if key not in self._store:
                self._store.add("blob", key, **self._plain(self._fragment.objects[key]))

    def lane(self, key: str) -> str:
        """The lane that a card belongs to; made at the end where there is none of that title and kind."""
        record = self._fragment.objects.get(key)
        if key in self._ids:
            return self._ids[key]
        if self._here and self._is(key, "lane"):
            return key
        if record is None or record.get("type") != "lane" or record.get("kind") in DRAWN_LANES:
            return ""
        grid = grid_of(self._store)
        title, kind = _said(record), record.get("kind")
        alike = [lane for lane in grid.lanes if grid.kinds[lane] == kind]
        found = next((lane for lane in alike if _said(self._store[lane]) == title), "")
        if not found:
            # Where each map has one lane of a kind, it is the same lane under another name or in another language.
            theirs = [
                k
                for k, r in self._fragment.objects.items()
                if r.get("type") == "lane" and r.get("kind") == kind
            ]
            if len(alike) == 1 and len(theirs) == 1 and kind != "process":
                found = alike[0]
        self._ids[key] = found or self._new_lane(record)
        return self._ids[key]

    def step(self, key: str) -> str:
        """The step of that title in the stage of that title; made where there is none."""
        record = self._fragment.objects.get(key)
        if key in self._ids:
            return self._ids[key]
        if self._here and self._is(key, "step"):
            return key
        pos = (record or {}).get("pos")
        if record is None or record.get("type") != "step" or not isinstance(pos, list) or not pos:
            return ""
        stage, fresh = self._stage(str(pos[0]))
        if not stage:
            return ""
        taken = set(self._ids.values())
        there = grid_of(self._store).steps_of.get(stage, ())
        title = _said(record)
        if fresh:
            # The new stage came with a step: it is this one.
            found = next((s for s in there if s not in taken), "")
            if found:
                self._store.put(found, **self._plain(record))
        elif title:
            found = next((s for s in there if _said(self._store[s]) == title), "")
        else:
            siblings = [k for k in self._fragment.order.get("step", ()) if self._stage_of(k) == pos[0]]
            at = siblings.index(key) if key in siblings else 0
            found = there[at] if at < len(there) and there[at] not in taken else ""
        if not found:
            from app.model.edits import steps

            found = steps.add(self._store, stage, **self._plain(record))
        self._ids[key] = found
        return found

    def stage(self, key: str) -> str:
        """The stage of that title; made at the end where there is none."""
        return self._stage(key)[0]

    def _stage(self, key: str) -> tuple[str, bool]:
        """(stage, whether it was made for this paste and its own step has no use yet)"""
        record = self._fragment.objects.get(key)
        if key in self._ids:
            stage = self._ids[key]
            steps_ = grid_of(self._store).steps_of.get(stage, ())
            return stage, key in self._seen and not set(steps_) & set(self._ids.values())
        if self._here and self._is(key, "stage"):
            return key, False
        if record is None or record.get("type") != "stage":
            return "", False
        title = _said(record)
        found = next((s for s in grid_of(self._store).stages if title and _said(self._store[s]) == title), "")
        if not found:
            from app.model.edits import stages

            fields = {n: v for n, v in self._plain(record).items() if n != "order"}
            found = stages.add(self._store, str(fields.pop("title", "")), **fields)
            self._seen.add(key)
        self._ids[key] = found
        return found, key in self._seen

    # ---- inside
    def _stage_of(self, step: str) -> str:
        pos = (self._fragment.objects.get(step) or {}).get("pos")
        return str(pos[0]) if isinstance(pos, list) and pos else ""

    def _new_lane(self, record: Fields) -> str:
        from app.model.edits import lanes

        fields = {n: v for n, v in self._plain(record).items() if n not in ("order", "kind", "title")}
        return lanes.add(self._store, str(record.get("kind", "text")), str(record.get("title", "")), **fields)

    def _is(self, key: str, kind: str) -> bool:
        found = self._store.get(key)
        return found is not None and found["type"] == kind

    def _by_title(self, kind: str, record: Fields) -> str:
        title = _said(record)
        if kind == "blob" or not title:
            return ""
        return next((k for k in self._store.of(kind) if _said(self._store[k]) == title), "")

    def _plain(self, record: Fields) -> Fields:
        """The fields of a record, its shared references changed over and all others left out."""
        result = {name: value for name, value in record.items() if name not in ("type", "pos")}
        for reference in references(str(record.get("type"))):
            held = record.get(reference.field)
            if reference.field == "pos" or not isinstance(held, (str, list)):
                continue
            if isinstance(held, str):
                result[reference.field] = self._other(held) or ABSENT
            else:
                result[reference.field] = sorted({n for k in held if (n := self._other(str(k)))}) or ABSENT
        return {name: value for name, value in result.items() if value is not ABSENT}

    def _other(self, key: str) -> str:
        if key in self._ids:
            return self._ids[key]
        record = self._fragment.objects.get(key)
        if record is None:
            return key if self._here and key in self._store else ""
        return self.shared(key) if record.get("type") in ("team", "persona", "blob") else ""


def _said(record: object) -> str:
    title = record.get("title") if hasattr(record, "get") else ""
    return " ".join(title.split()).casefold() if isinstance(title, str) else ""
