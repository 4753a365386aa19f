"""Maps for the tests of the scene, made with the program's own verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.model.edits import cards, insights, lanes, library, links, maps, people, stages, steps
from app.model.grid import grid_of
from app.model.store import Store
from app.scene.view import Marks

Lanes = tuple[tuple[str, str, dict[str, str]], ...]

LANES: Lanes = (
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
        values: dict[str, Any] = dict(fields)
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


def showcase() -> Made:
    """One of everything that can be drawn, long and short, in one map."""
    kinds: Lanes = (
        ("action", "", {}),
        ("touchpoint", "", {"evidence": "assumed"}),
        ("emotion", "", {}),
        ("thought", "", {}),
        ("message", "", {}),
        ("process", "Service desk of the whole eastern region", {"zone": "front", "team": "Service desk"}),
        ("process", "Claims", {"zone": "back", "team": "Claims"}),
        ("process", "Courier", {"zone": "partner", "team": "Parcel partner"}),
        ("system", "", {}),
        ("evidence", "", {}),
        ("policy", "", {}),
        ("measure", "", {}),
        ("insight", "", {}),
        ("picture", "", {}),
        ("text", "", {}),
    )
    names = tuple((kind, name or kind, fields) for kind, name, fields in kinds)
    m = frame(
        (
            ("Notice", ("Damage", "")),
            ("Report", ("Form", "Call", "Second call about the very same question")),
            ("Decide", ("Assess", "Wait")),
            ("Settle", ("Money", "End")),
        ),
        names,
        "Claim after a storm",
    )
    store = m.store
    with store.edit("questions"):
        store.put(m.stage["Notice"], question="Who can help me now?")
        store.put(m.stage["Report"], question="Why do they ask me everything twice, and who has my file?")
        store.put(m.stage["Decide"], locked=True)
        store.put(m.lane["system"], locked=True)
    a = "action"
    m.put(a, "Damage", "Water runs through the ceiling", role="start", duration={"typical": 30})
    m.put(a, "Form", "Fills in the form", evidence="staff", votes=4)
    m.put(a, "Form", "Adds photographs of every room", evidence="observed", note="Up to 40 pictures")
    m.put(a, "Call", "Insured for storms?", role="decision")
    m.put(a, "Call", "Gives up and pays the builder out of her own pocket", role="leaves")
    m.put(a, "Wait", "Waits for a decision", evidence="measured", moment=True, fail_point=True)
    m.put(a, "Money", "Gets the money", role="goal", moment=True)
    m.put(a, "End", "Is told why not", role="accepted-end")
    t = "touchpoint"
    m.put(t, "Form", "Web form", channel="web", icon="web", duration={"min": 20, "max": 45})
    m.put(t, "Form", "Letter", channel="post", icon="letter")
    m.put(t, "Call", "Hotline", channel="phone", icon="phone", wait_before={"typical": 12}, moment=True)
    m.put(
        t, "Assess", "Visit of an assessor who looks at every room, measures the damp in walls and floors, asks for "
        "bills of the last repair and takes pictures that nobody will find again in the file afterwards",
        channel="visit", icon="visit", note="x", votes=12,
    )  # fmt: skip
    m.put(t, "Wait", "17 days without news", is_wait=True, span=2)
    ana = people.add(store, "Ana, owner")
    bo = people.add(store, "Bo, tenant", color="#0b62a8")
    scores = (-1, -1.5, 0, -1, -2, None, -1, 2, 1)
    for step, score in zip(grid_of(store).steps, scores, strict=True):
        if score is None:
            people.unknown(store, ana, step)
        else:
            people.feel(store, ana, step, score)
    steps_ = grid_of(store).steps
    people.feel(store, ana, steps_[4], -2, words="helpless", quote="I have said all this before.", expected=1)
    people.feel(store, ana, steps_[2], 0, low=-1, high=1, expected=1)
    people.feel(store, ana, steps_[7], 2, quote="At last!", assumed=True, expected=1)
    people.feel(store, bo, steps_[2], -1, assumed=True)
    people.feel(store, bo, steps_[3], 1)
    people.feel(store, bo, steps_[4], -2, words="angry")
    people.feel(store, bo, steps_[6], 0)
    m.put("thought", "Damage", "Who do I even call?")
    m.put("thought", "Assess", "He did not look at the cellar, and that is where the water stood")
    m.put("message", "Form", "Thank you, we have your claim", form="automatic e-mail", channel="web")
    m.put("message", "Money", "", content="Your money is on its way", form="letter")
    desk = "Service desk of the whole eastern region"
    m.put(desk, "Form", "Registers the claim", system="Core", responsible="Clerk")
    m.put(desk, "Form", "Checks the policy", system="Core", duration={"typical": 15})
    m.put(desk, "Call", "Answers the call")
    m.put(desk, "Second call about the very same question", "Asks Claims by mail")
    m.put("Claims", "Form", "Opens a file", system="Files")
    m.put("Claims", "Assess", "Orders an assessor")
    m.put("Claims", "Wait", "Decides", duration={"min": 1440, "typical": 7200, "max": 20000})
    m.put("Claims", "Money", "Pays out", system="Bank")
    m.put("Courier", "Assess", "Dries the rooms", span=2)
    m.put("Courier", "Decide", "On call the whole stage")
    m.put("system", "Form", "Core insurance system")
    m.put("evidence", "Form", "Claim form, paper, 4 pages")
    m.put("policy", "Wait", "Above 5,000 two people sign")
    insights_of(m)
    m.put("text", "Damage", "Only private customers; firms have their own process.")
    cards.add_parked(store, "What about neighbours?")
    cards.add_parked(store, "Second storm in one year", note="x")
    m.arrow("Registers the claim", "Opens a file", "confirmed")
    m.arrow("Opens a file", "Orders an assessor", "", kind="flow", wait={"typical": 2880})
    m.arrow("Orders an assessor", "Dries the rooms", "gap")
    m.arrow("Dries the rooms", "Decides", "to-clarify")
    m.arrow("Decides", "Pays out", "", kind="flow")
    m.arrow("Asks Claims by mail", "Decides", "gap")
    m.arrow("Insured for storms?", "Is told why not", "", exit="no")
    m.arrow(
        "Insured for storms?", "Gives up and pays the builder out of her own pocket", "", exit="does not know"
    )
    legal = library.add(store, "team", "Legal department")
    for source, fields, state in (
        ("Decides", {"to_team": legal}, "to-clarify"),
        ("Pays out", {"to_team": None}, "gap"),
        ("Answers the call", {}, "to-clarify"),
    ):
        key = links.connect(store, m.card[source], None, **fields)
        m.marks = Marks(m.marks.of, {**m.marks.states, key: state}, m.marks.asked)
    m.marks = Marks(
        {m.card["Decides"]: ("gap", "weakness"), m.card["Hotline"]: ("question",)},
        m.marks.states,
        frozenset((m.card[one], m.card["Answers the call"]) for one in ("Hotline", "Checks the policy")),
    )
    return m


def insights_of(m: Made) -> None:
    """Insights of every kind, and measures with and without a trend."""
    for step, title, kind, more in (
        ("Form", "Form is too long", "pain", {"weight": 4}),
        ("Call", "Friendly people", "strength", {}),
        ("Call", "May go to a competitor", "reason-to-leave", {"votes": 7}),
        ("Assess", "No photographs in the file", "risk", {}),
        ("Wait", "Who tells the customer?", "question", {}),
        ("Money", "Status page", "idea", {"impact": 4, "effort": 2}),
        ("End", "Offer a check of the roof", "opportunity", {}),
    ):
        m.put("insight", step, title, kind=kind, **more)
    values = {"2026-01-31": 61.0, "2026-02-28": 64.0, "2026-03-31": 58.0, "2026-04-30": 71.5}
    insights.add_measure(
        m.store, "Solved at first call", [m.card["Hotline"]], unit="%", target=80, values=values
    )
    insights.add_measure(
        m.store, "Days to decision", [m.stage["Decide"]], unit="days", target=10, better="down",
        values={"2026-01-31": 21.0, "2026-02-28": 17.0},
    )  # fmt: skip
    insights.add_measure(m.store, "Satisfaction", [], unit="of 10")
