"""Maps for the tests of the scene, made with the program's own verbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.edits import cards, lanes, library, links, maps, people, stages, steps
from app.model.grid import grid_of
from app.model.store import Store
from app.scene.view import Marks

LANES = (
    ("action", "Customer actions", {}),
    ("touchpoint", "Touchpoints", {}),
    ("emotion", "Feelings", {}),
    ("thought", "Thoughts", {}),
    ("message", "Messages", {}),
    ("process", "Support desk", {"zone": "front", "team": "Support"}),
    ("process", "Billing", {"zone": "back", "team": "Billing"}),
    ("insight", "Insights", {}),
)
STAGES = (
    ("First contact", ("Fault",)),
    ("Report", ("Call", "Mail")),
    ("Check", ("Parcel", "Waiting")),
    ("Refund", ("Money",)),
    ("Renewal", ("Decision",)),
)


@dataclass
class Made:
    """A map with its records by title."""

    store: Store
    lane: dict[str, str] = field(default_factory=dict)
    step: dict[str, str] = field(default_factory=dict)
    stage: dict[str, str] = field(default_factory=dict)
    card: dict[str, str] = field(default_factory=dict)
    link: dict[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)

    def put(self, lane: str, step: str, title: str, **fields: object) -> str:
        """A card in a cell named by the titles of its lane and step; an entry's name stands for its id."""
        for name, kind in (("team", "team"), ("channel", "channel"), ("system", "system")):
            if name in fields:
                icon = {"icon": fields.pop("icon")} if kind == "channel" and "icon" in fields else {}
                fields[name] = library.add(self.store, kind, str(fields[name]), **icon)
        span = int(fields.pop("span", 1))  # type: ignore[call-overload]  # a test's own number
        where = self.step.get(step) or self.stage[step]
        self.card[title] = cards.add(self.store, title, self.lane[lane], where, None, span, **fields)
        return self.card[title]

    def arrow(self, source: str, to: str, state: str = "", **fields: object) -> str:
        """A link between two cards named by their titles, with the state its mark shows."""
        key = links.connect(self.store, self.card[source], self.card[to], **fields)
        self.link[f"{source} > {to}"] = key
        self.marks = Marks(self.marks.of, {**self.marks.states, key: state}, self.marks.asked)
        return key


def frame(
    stage_names: tuple[tuple[str, tuple[str, ...]], ...] = STAGES,
    lane_names: tuple[tuple[str, str, dict[str, str]], ...] = LANES,
    title: str = "Return of a faulty phone",
) -> Made:
    """Stages, steps and lanes without a card."""
    store = maps.create(title)
    made = Made(store)
    for name, names in stage_names:
        made.stage[name] = key = stages.add(store, name, first=names[0])
        for step in names[1:]:
            steps.add(store, key, step)
        for found in grid_of(store).steps_of[key]:
            made.step[str(store[found].get("title", ""))] = found
    for kind, name, fields in lane_names:
        values: dict[str, str] = dict(fields)
        if "team" in values:
            values["team"] = library.add(store, "team", values["team"])
        made.lane[name] = lanes.add(store, kind, name, **values)
    return made


def look() -> Made:
    """The map of the still in look/window.png."""
    m = frame()
    for step, title, more in (
        ("Fault", "Phone keeps switching off", {}),
        ("Call", "Calls support", {}),
        ("Mail", "Explains it all again by mail", {}),
        ("Parcel", "Sends the phone in", {}),
        ("Waiting", "Waits, hears nothing", {}),
        ("Money", "Asks where the money is", {"moment": True}),
        ("Decision", "Stays or leaves?", {}),
    ):
        m.put("Customer actions", step, title, **more)
    m.put("Touchpoints", "Fault", "Help page", channel="self-service", icon="self-service")
    m.put("Touchpoints", "Call", "Support line", channel="phone", icon="phone", wait_before={"typical": 9})
    m.put("Touchpoints", "Mail", "Support inbox", channel="e-mail", icon="mail")
    m.put("Touchpoints", "Parcel", "Parcel shop", channel="shop", icon="shop")
    m.put("Touchpoints", "Waiting", "11 days without news", is_wait=True)
    m.put("Touchpoints", "Money", "Support line again", channel="phone", icon="phone")
    m.put("Touchpoints", "Decision", "Renewal offer", channel="e-mail", icon="mail")
    jana = people.add(m.store, "Jana, 34, second fault this year")
    for step, score in zip(m.step.values(), (-1, 0, -1, 1, -2, -1, 1), strict=True):
        people.feel(m.store, jana, step, score)
    m.put("Thoughts", "Mail", "I have told you all this.")
    m.put("Thoughts", "Waiting", "Did they lose it?")
    m.put("Thoughts", "Money", "Who do I have to ask?")
    m.put("Messages", "Call", "Case number", form="spoken, not sent")
    m.put("Messages", "Parcel", "Parcel received", form="text message")
    m.put("Messages", "Decision", "“We miss you”", form="e-mail, generic")
    m.put("Support desk", "Call", "Opens a case", system="tool A")
    m.put("Support desk", "Mail", "Opens a second case", team="Mail team", system="tool B")
    m.put("Support desk", "Parcel", "Books the parcel")
    m.put("Support desk", "Money", "Cannot see the refund")
    m.put("Billing", "Parcel", "Checks warranty", duration={"typical": 5 * 1440})
    m.put("Billing", "Waiting", "Approves refund")
    m.put("Billing", "Money", "Pays back")
    m.put("Insights", "Mail", "Told us twice", kind="pain")
    m.put("Insights", "Waiting", "11 days of silence", kind="pain", team="Support")
    m.put("Insights", "Money", "Refund status page", kind="idea", effort=2)
    m.arrow("Opens a case", "Opens a second case", "to-clarify")
    m.arrow("Books the parcel", "Checks warranty", "confirmed")
    m.arrow("Checks warranty", "Approves refund")
    m.arrow("Approves refund", "Cannot see the refund", "gap")
    m.arrow("Approves refund", "Pays back")
    m.arrow("Cannot see the refund", "Pays back", "gap")
    return m
