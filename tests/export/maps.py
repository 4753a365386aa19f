"""A rich map made with the program's own verbs: every kind of record, every field that paper shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.model.edits import cards, insights, lanes, library, links, maps, people, stages, steps
from app.model.store import Store

SECRET = "The manager of Billing must not read this"
TODAY = date(2026, 11, 22)
WORDS = {
    "en": ("Return of a faulty phone", "Phone keeps switching off", "Asks where the money is"),
    "sl": ("Vračilo pokvarjenega telefona", "Telefon se ves čas ugaša", "Vpraša, kje je denar, že drugič"),
    "it": (
        "Reso di un telefono difettoso",
        "Il telefono si spegne di continuo",
        "Chiede perché non c'è il rimborso",
    ),
    "et": (
        "Vigase telefoni tagastamine",
        "Telefon lülitub pidevalt välja",
        "Küsib, kus on õigupoolest tema raha",
    ),
    "cs": ("Vrácení vadného telefonu", "Telefon se pořád vypíná", "Ptá se, kde jsou peníze, už podruhé"),
    "lt": (
        "Sugedusio telefono grąžinimas",
        "Telefonas nuolat išsijungia",
        "Klausia, kur pinigai, jau antrą kartą",
    ),
}
"""Title of the map and two card titles in each language."""


def phone(language: str = "en") -> Store:
    """Return of a faulty phone: 5 stages, 8 lanes, 5 handovers in all three states."""
    title, switches_off, asks = WORDS[language]
    store = maps.create(
        title,
        goal="Wants the money back within a week, without explaining the fault three times",
        scope="From the fault to the renewal of the contract, consumer mobile, all channels",
        client="Northern Mobile",
        project="Service recovery 2026",
        color="#00645a",
        confidentiality="Confidential: for the project team only",
        as_of="2026-11-15",
        status="final",
        language=language,
        private=SECRET,
    )
    with store.edit("build"):
        _fill(store, switches_off, asks)
    return store


def _fill(store: Store, switches_off: str, asks: str) -> None:
    support = library.add(store, "team", "Support", zone="front", note="First line, phone and mail")
    billing = library.add(store, "team", "Billing", zone="back")
    repair = library.add(store, "team", "Repair centre", zone="partner")
    phone_ = library.add(store, "channel", "Phone", icon="phone")
    mail = library.add(store, "channel", "E-mail", icon="mail")
    shop = library.add(store, "channel", "Parcel shop", icon="shop")
    tool = library.add(store, "system", "Case tool A", note="Cases of the phone line only")
    case = library.add(store, "item", "Case number")
    report = library.add(store, "item", "Fault report", note="What the customer told the first time")
    jana = people.add(
        store,
        "Jana, 34",
        role="User and payer",
        situation="Works from home, needs the phone for work; second fault this year.",
        quote="I have told you all this.",
        goals="Money back within a week\nOne person who knows the case",
        motivations="Wants to stay with the number",
        obstacles="No receipt at hand\nHotline only during work hours",
        knowledge="Knows her rights as a consumer",
        expectations="An answer within two days",
        mood="Annoyed",
        basis="interviews",
        interviews=6,
        private=SECRET,
    )
    peter = people.add(
        store, "Peter, 71", role="Relative who pays", quote="Who do I have to ask?", basis="invented"
    )
    names = [
        ("First contact", "What do I do now?", ["Fault"]),
        ("Report", "Who will take care of it?", ["Call", "Mail"]),
        ("Check", "Is it still there?", ["Parcel", "Waiting"]),
        ("Refund", "Where is my money?", ["Money"]),
        ("Renewal", "Do I stay?", ["Decision"]),
    ]
    step: dict[str, str] = {}
    stage: dict[str, str] = {}
    for title, question, columns in names:
        stage[title] = stages.add(store, title, first=columns[0], question=question)
        found = [k for k in store.of("step") if store[k].get("title") == columns[0]]
        step[columns[0]] = found[0]
        for extra in columns[1:]:
            step[extra] = steps.add(store, stage[title], extra)
    lane = {
        "action": lanes.add(store, "action", "Customer actions"),
        "touch": lanes.add(store, "touchpoint", "Touchpoints", evidence="observed"),
        "feel": lanes.add(store, "emotion", "Feelings"),
        "think": lanes.add(store, "thought", "Thoughts"),
        "say": lanes.add(store, "message", "Messages"),
        "support": lanes.add(store, "process", "Support desk", team=support),
        "billing": lanes.add(store, "process", "Billing office", team=billing),
        "insight": lanes.add(store, "insight", "Insights"),
    }

    def put(where: str, at: str, title: str, **fields: Any) -> str:
        return cards.add(store, title, lane[where], step.get(at) or stage[at], **fields)

    put("action", "Fault", switches_off, role="start", note="Usually in the second year, after an update.")
    call = put(
        "action", "Call", "Calls support", evidence="measured", evidence_n=412, sources="Call log 2026"
    )
    put("action", "Mail", "Explains it all again by mail", fail_point=True, private=SECRET)
    put("action", "Parcel", "Sends the phone in", wait_before={"min": 1440, "typical": 2880, "max": 7200})
    put("action", "Waiting", "Waits, hears nothing", is_wait=True, duration={"typical": 15840})
    put("action", "Money", asks, moment=True)
    put("action", "Decision", "Stays or leaves?", role="decision")
    put("touch", "Fault", "Help page", channel=library.add(store, "channel", "Website", icon="web"))
    line = put(
        "touch",
        "Call",
        "Support line",
        channel=phone_,
        started_by="customer",
        issue="Phone is faulty",
        reply_within=2880,
        wait_before={"typical": 9},
    )
    put(
        "touch",
        "Mail",
        "Support inbox",
        channel=mail,
        started_by="customer",
        issue="The same fault",
        reply_within=1440,
    )
    put("touch", "Parcel", "Parcel shop counter", channel=shop, link="https://example.org/parcel-shops")
    put("touch", "Money", "Support line, second time", channel=phone_, started_by="customer", resolves=False)
    put("touch", "Decision", "Renewal offer", channel=mail, started_by="organisation", team=billing)
    put("think", "Mail", "I have told you all this.")
    put("think", "Waiting", "Did they lose it?", personas=[peter])
    put(
        "say",
        "Call",
        "Case number",
        content="Your case has the number …",
        form="spoken, not sent",
        sender=support,
    )
    put(
        "say",
        "Parcel",
        "Parcel received",
        form="text message",
        channel=mail,
        touchpoint=line,
        states_wait=True,
    )
    opens = put("support", "Call", "Opens a case", system=tool, passes=[case], responsible="Agent on duty")
    second = put(
        "support",
        "Mail",
        "Opens a second case",
        needs=[case],
        note="The mail team cannot see tool A, so it begins anew and asks for everything a second time.",
    )
    books = put("support", "Parcel", "Books the parcel")
    sees = put("support", "Money", "Cannot see the refund", needs=[report])
    checks = put("billing", "Parcel", "Checks warranty", duration={"min": 1440, "max": 7200})
    approves = put("billing", "Waiting", "Approves refund", note="Once a week, on Thursdays.")
    pays = put("billing", "Money", "Pays back")
    told = put("insight", "Mail", "Told us twice", kind="pain", weight=4, votes=7, about=[second])
    put("insight", "Waiting", "Eleven days of silence", kind="pain", weight=5)
    put("insight", "Money", "Refund status page", kind="idea", effort=3, impact=4)
    put("insight", "First contact", "The help page is praised", kind="strength")
    links.connect(store, opens, second, kind="handover")
    gap = links.connect(store, approves, sees, kind="handover", passes=[report], receipt=None)
    links.connect(
        store,
        sees,
        pays,
        kind="handover",
        receipt=None,
        note="Support calls Billing by phone each time.",
        private=SECRET,
    )
    links.connect(
        store,
        books,
        checks,
        kind="handover",
        passes=[case, report],
        system=tool,
        receipt="Arrives in the Billing queue",
        limit=1440,
    )
    links.connect(
        store, checks, None, kind="handover", to_team=repair, channel=mail, receipt="Signed delivery note"
    )
    links.connect(store, checks, approves)
    for who, scores in (
        (
            jana,
            {"Fault": -1, "Call": 0, "Mail": -1.2, "Parcel": 1, "Waiting": -2, "Money": -1, "Decision": 1},
        ),
        (peter, {"Call": 1, "Parcel": 0.5, "Waiting": -1.5}),
    ):
        for at, score in scores.items():
            people.feel(
                store,
                who,
                step[at],
                score,
                **({"words": "left alone", "quote": "Did they lose it?"} if score == -2 else {}),
            )
    insights.add_measure(
        store,
        "First contact resolution",
        [stage["Report"]],
        unit="%",
        target=80,
        values={"2026-03-31": 61, "2026-06-30": 64, "2026-09-30": 58},
        source="https://example.org/kpi/fcr",
    )
    insights.add_action(
        store,
        "Show the refund state to Support",
        [gap, told],
        role="Head of Billing",
        due="2026-12-15",
        status="doing",
        note="Read access to the refund list is enough.",
    )
    insights.add_action(store, "One case number for phone and mail", [told], role="Owner of tool A")
    insights.agree(store, "H06", [gap], "The new tool comes in March", "Head of Service", "2027-03-31")
    del call
