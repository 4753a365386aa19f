"""Make the templates: resources/templates/<stem>.jmap, empty starts with lanes, stages and typical library entries.

Run from the root: python -m tools.samples.templates. All words are English and marked for the catalogue; a template
is translated when somebody uses it (app/template_words.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.storage.canonical import dumps
from app.storage.document import new_document
from app.words import N_
from tools.samples.kit import Kit

FOLDER = Path(__file__).parent.parent.parent / "resources" / "templates"
COLORS = {
    "front": ("#0a7d8c", "#2d6a9f", "#4f7a28"),
    "back": ("#5b4b9e", "#8a5a00", "#7a3e5d"),
    "support": ("#5d6870", "#8f3b3b", "#3d6b58"),
    "partner": ("#6b6b6b", "#9a4a2f", "#7b6a1d"),
}
"""Colours of teams by zone: told apart on screen and in print, dark enough for white letters."""

ACTIONS = N_("Customer actions")
TOUCHPOINTS = N_("Touchpoints")
FEELINGS = N_("Feelings")
THOUGHTS = N_("Thoughts")
MESSAGES = N_("Messages")
MEASURES = N_("Measures")
INSIGHTS = N_("Insights")
SYSTEMS = N_("Systems")
EVIDENCE = N_("Documents and things")
RULES = N_("Rules and deadlines")
PERSONA = N_("New persona")

PHONE = (N_("Phone"), "phone")
MAIL = (N_("E-mail"), "mail")
CHAT = (N_("Chat"), "chat")
WEB = (N_("Website"), "web")
APP = (N_("Mobile app"), "app")
LETTER = (N_("Letter"), "letter")
SMS = (N_("Text message"), "sms")
SHOP = (N_("Shop"), "shop")
VISIT = (N_("Visit in person"), "visit")
VIDEO = (N_("Video call"), "video")
SOCIAL = (N_("Social media"), "social")
HELP = (N_("Self-service"), "self-service")
FORM = (N_("Form"), "form")

CUSTOMER = (("action", ACTIONS), ("touchpoint", TOUCHPOINTS), ("emotion", FEELINGS), ("thought", THOUGHTS))
"""The lanes of a journey that the customer sees."""
CONCLUSIONS = (("measure", MEASURES), ("insight", INSIGHTS))


@dataclass(frozen=True)
class Template:
    """An empty start: everything but the cards."""

    stem: str
    title: str
    scope: str
    stages: tuple[tuple[str, str, tuple[str, ...]], ...]
    """(title, the customer's question, names of its steps)"""
    teams: Mapping[str, str]
    """Name -> zone. Each gets a lane of processes, in this order."""
    channels: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    above: tuple[tuple[str, str], ...] = CUSTOMER
    """(kind, title) of the lanes above the processes."""
    below: tuple[tuple[str, str], ...] = CONCLUSIONS


TEMPLATES = (
    Template(
        "support-journey",
        N_("Support journey"),
        N_("From a fault to a solved case, over several channels and teams"),
        (
            (N_("First contact"), N_("Where do I find help?"), (N_("Something fails"), N_("Looks for help"))),
            (N_("Report"), N_("Does somebody understand me?"), (N_("Tells it"), N_("Gives details"))),
            (N_("Waiting"), N_("Is anybody working on it?"), (N_("No news"), N_("Asks again"))),
            (N_("Solution"), N_("Is it really solved?"), (N_("Gets an answer"), N_("Tries it out"))),
            (N_("After the case"), N_("What if it happens again?"), (N_("Looks back"),)),
            (N_("Renewal"), N_("Do I stay?"), (N_("Decides"),)),
        ),
        {
            N_("Customer support"): "front",
            N_("Second level"): "back",
            N_("Field service"): "back",
            N_("Billing"): "support",
        },
        (PHONE, MAIL, CHAT, HELP, APP),
        (N_("Case number"), N_("Description of the fault"), N_("Steps tried so far"), N_("Promised date")),
        (*CUSTOMER, ("message", MESSAGES)),
    ),
    Template(
        "service-blueprint",
        N_("Service blueprint"),
        N_(
            "What the customer sees and what has to happen behind it, with lines of interaction and visibility"
        ),
        (
            (N_("Discovery"), N_("Is this for me?"), (N_("Notices"), N_("Compares"))),
            (N_("Start"), N_("How do I begin?"), (N_("Signs up"), N_("Gets ready"))),
            (
                N_("Use"),
                N_("Does it do what I came for?"),
                (N_("Arrives"), N_("Uses it"), N_("Has a question")),
            ),
            (N_("End"), N_("Is everything settled?"), (N_("Leaves"), N_("Pays"))),
            (N_("Afterwards"), N_("Would I come back?"), (N_("Remembers it"),)),
        ),
        {
            N_("Front desk"): "front",
            N_("Service team"): "back",
            N_("Planning"): "back",
            N_("Support processes"): "support",
            N_("Partner"): "partner",
        },
        (VISIT, PHONE, WEB, MAIL, APP),
        (N_("Booking"), N_("Special wishes"), N_("Payment")),
        (("evidence", EVIDENCE), ("action", ACTIONS), ("emotion", FEELINGS), ("touchpoint", TOUCHPOINTS)),
        (("system", SYSTEMS), ("policy", RULES), *CONCLUSIONS),
    ),
    Template(
        "web-shop",
        N_("Web shop"),
        N_("From the first visit to the next order, with delivery, returns and the help desk"),
        (
            (N_("First visit"), N_("Do they have what I need?"), (N_("Sees an offer"), N_("Looks around"))),
            (
                N_("Choice"),
                N_("Is it the right one, and when is it here?"),
                (N_("Compares"), N_("Looks for information")),
            ),
            (N_("Order"), N_("Can I trust this?"), (N_("Basket"), N_("Checkout"))),
            (N_("Delivery"), N_("Where is my parcel?"), (N_("Waits"), N_("Receives it"))),
            (N_("Return"), N_("How much trouble is this?"), (N_("Sends back"), N_("Gets the money"))),
            (N_("Next order"), N_("Was it worth it?"), (N_("Comes back"),)),
        ),
        {
            N_("Help desk"): "front",
            N_("Shop team"): "back",
            N_("Product data"): "back",
            N_("Warehouse"): "support",
            N_("Accounting"): "support",
            N_("Carrier"): "partner",
        },
        (WEB, MAIL, CHAT, PHONE, SMS, SOCIAL, HELP),
        (
            N_("Product facts"),
            N_("Delivery date"),
            N_("Order"),
            N_("Tracking number"),
            N_("Return number"),
            N_("Refund date"),
        ),
        (*CUSTOMER, ("message", MESSAGES)),
    ),
    Template(
        "onboarding",
        N_("Onboarding"),
        N_("A new customer, patient or employee from the decision to join to the first routine"),
        (
            (N_("Decision"), N_("Do I want this?"), (N_("Asks around"), N_("Decides"))),
            (
                N_("Application"),
                N_("What do they need from me?"),
                (N_("Fills in"), N_("Proves who they are"), N_("Waits")),
            ),
            (N_("Welcome"), N_("What happens next?"), (N_("Is accepted"), N_("Gets access"))),
            (N_("First use"), N_("Can I do it alone?"), (N_("Tries"), N_("Gets stuck"))),
            (N_("First success"), N_("Does it work for me?"), (N_("Reaches the goal"),)),
            (N_("Routine"), N_("Am I still looked after?"), (N_("First month"), N_("First review"))),
        ),
        {
            N_("Sales"): "front",
            N_("Customer care"): "front",
            N_("Applications desk"): "back",
            N_("Compliance"): "support",
            N_("IT access"): "support",
        },
        (WEB, FORM, PHONE, MAIL, APP, VIDEO, VISIT),
        (N_("Application"), N_("Proof of identity"), N_("Consent"), N_("Access data"), N_("Welcome date")),
        (*CUSTOMER, ("message", MESSAGES)),
        (("evidence", EVIDENCE), *CONCLUSIONS),
    ),
    Template(
        "public-service",
        N_("Public service"),
        N_("A citizen applies for a permit, a benefit or a document and gets a decision"),
        (
            (
                N_("Life event"),
                N_("What do I have to do?"),
                (N_("Something changes"), N_("Looks for the right office")),
            ),
            (
                N_("Application"),
                N_("Which papers are needed?"),
                (N_("Collects papers"), N_("Applies")),
            ),
            (
                N_("Procedure"),
                N_("Where is my application now?"),
                (N_("Is registered"), N_("Has to add papers"), N_("Waits")),
            ),
            (N_("Decision"), N_("Yes or no, and why?"), (N_("Gets the decision"), N_("Understands it"))),
            (N_("Objection"), N_("What can I do against it?"), (N_("Objects"),)),
            (N_("Renewal"), N_("Do I have to start again?"), (N_("Is reminded"), N_("Renews"))),
        ),
        {
            N_("Counter"): "front",
            N_("Case officers"): "back",
            N_("Registry"): "back",
            N_("Expert bodies"): "support",
            N_("Other authority"): "partner",
        },
        (VISIT, LETTER, PHONE, WEB, FORM, MAIL),
        (
            N_("Application"),
            N_("File number"),
            N_("Missing papers"),
            N_("Opinion"),
            N_("Decision with reasons"),
        ),
        (*CUSTOMER, ("message", MESSAGES)),
        (("policy", RULES), ("evidence", EVIDENCE), *CONCLUSIONS),
    ),
    Template(
        "b2b",
        N_("Business customers (B2B)"),
        N_(
            "A company as customer: several people decide, use and pay, from the first talk to the next contract"
        ),
        (
            (N_("Need"), N_("Who can solve this for us?"), (N_("Problem shows"), N_("Searches suppliers"))),
            (
                N_("Offer"),
                N_("What does it cost and what does it bring?"),
                (N_("First talk"), N_("Gets the offer")),
            ),
            (N_("Contract"), N_("Do all of us agree?"), (N_("Approvals"), N_("Signature"))),
            (N_("Launch"), N_("Who does what until when?"), (N_("Kick-off"), N_("Training"), N_("Go-live"))),
            (
                N_("Operation"),
                N_("Does it keep what was promised?"),
                (N_("Daily use"), N_("Fault"), N_("Invoice")),
            ),
            (N_("Renewal"), N_("Do we go on together?"), (N_("Yearly review"), N_("New contract"))),
        ),
        {
            N_("Sales"): "front",
            N_("Customer success"): "front",
            N_("Projects"): "back",
            N_("Technical support"): "back",
            N_("Legal"): "support",
            N_("Finance"): "support",
        },
        (VISIT, VIDEO, PHONE, MAIL, WEB),
        (
            N_("Requirements"),
            N_("Offer"),
            N_("Contract terms"),
            N_("Contacts at the customer"),
            N_("Service level"),
        ),
        (*CUSTOMER, ("message", MESSAGES)),
        (("system", SYSTEMS), *CONCLUSIONS),
    ),
)


def build(template: Template) -> Kit:
    """One template, made with the verbs."""
    kit = Kit(
        f"template {template.stem}",
        template.stem,
        template.title,
        scope=template.scope,
        status="sketch",
        language="en",
    )
    kit.persona("persona", PERSONA)
    for number, (title, zone) in enumerate(template.teams.items()):
        before = list(template.teams.values())[:number].count(zone)
        kit.team(f"team {title}", title, zone, COLORS[zone][before])
    for title, icon in template.channels:
        kit.channel(f"channel {title}", title, icon)
    for title in template.items:
        kit.item(f"item {title}", title)
    for number, (title, question, steps) in enumerate(template.stages):
        kit.stage(f"stage {title}", title, {f"step {number} {step}": step for step in steps}, question)
    for kind, title in template.above:
        kit.lane(f"lane {title}", kind, title)
    for title, zone in template.teams.items():
        kit.lane(f"lane {title}", "process", title, team=f"team {title}", zone=zone)
    for kind, title in template.below:
        kit.lane(f"lane {title}", kind, title)
    return kit


def data(template: Template) -> bytes:
    """The bytes of a template's file."""
    store = build(template).store
    return dumps(new_document({key: dict(record) for key, record in store.objects.items()}))


def main() -> None:
    """Write all templates."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for template in TEMPLATES:
        (FOLDER / f"{template.stem}.jmap").write_bytes(data(template))


if __name__ == "__main__":
    main()
