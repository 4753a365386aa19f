"""The business current account as designed for autumn 2027: today's journey, changed.

Stages, steps and cards that stay keep their ids, so that both maps can be laid beside each other.
"""

from __future__ import annotations

from app.model.edits import fields
from app.model.patch import ABSENT
from tools.samples.bank_onboarding import as_is
from tools.samples.kit import DAY, HOUR, Expected, Kit, spell


def to_be() -> Kit:
    """The design."""
    kit = as_is("bank-onboarding-to-be")
    kit.put(
        "map",
        title="Opening a business current account, 2027",
        state="to-be",
        variant="One case, one number, one status",
        horizon="In use by 30 September 2027",
        as_of="2026-10-21",
        link="https://maps.alderbrook.example/onboarding-2027/design",
        note="Result of the design sprint of 19 to 21 October; feelings are what we expect, not what was measured.",
        private="Procurement has not agreed to the interface costs yet.",
    )
    customer(kit)
    contacts(kit)
    organisation(kit)
    handovers(kit)
    feelings(kit)
    conclusions(kit)
    return kit


def customer(kit: Kit) -> None:
    kit.drop("chases")
    kit.put(
        "asks", title="Answers six questions, gets a list", note="The list fits the company, owners included."
    )
    kit.put("which-way", note="Both ways are offered to everybody and use the same form.")
    kit.put(
        "fills-in",
        duration=spell(15, 25, 60),
        evidence="assumed",
        evidence_n=ABSENT,
        note="Register data are filled in already; the form can be left and taken up again.",
    )
    kit.put(
        "with-adviser",
        title="Fills it in together with the adviser",
        duration=spell(40),
        note="In the same form as online; nothing is typed twice.",
    )
    kit.put(
        "uploads",
        title="Uploads documents and draws the owners",
        fail_point=ABSENT,
        duration=spell(10, 20, 60),
        evidence="assumed",
        evidence_n=ABSENT,
        note="A small chart is built by answering “who owns this one?”.",
    )
    kit.put(
        "waits",
        title="Waits and sees the status",
        duration=spell(DAY, 3 * DAY, 6 * DAY),
        evidence="assumed",
        note="Four states and a date. The date is set by the queue, not by marketing.",
    )
    kit.put("sends-more", title="Answers in the secure inbox", note="Expected for one file in ten.")
    kit.put("reads-welcome", title="Sees the account number", note="In the minute the account is opened.")
    kit.put(
        "logs-in",
        title="Logs in, invites the co-director",
        fail_point=ABSENT,
        duration=spell(5, 8, 20),
        note="The invitation goes to the person’s own phone.",
    )
    kit.card(
        "activates",
        "do",
        "access",
        "By app or by posted code?",
        role="decision",
        note="The way by post for people without a smartphone is not drawn yet.",
    )
    kit.put(
        "calls", title="Asks about a payment that is stuck", note="Expected for one new customer in thirty."
    )
    kit.put("hears-fees", note="Fifteen minutes by video, offered to every company.")
    kit.put("stays", note="Aim: 88 percent.")
    kit.put("leaves", note="Whoever leaves is asked for the reason in one question.")
    for step, title in (
        ("compare", "They show how long it takes today."),
        ("ask", "So that is all they need."),
        ("papers-step", "Now I understand who counts as owner."),
        ("queue", "Review begins on Thursday. Fine."),
        ("review", "They are at it right now."),
        ("questions", "One question, with an example."),
        ("access", "She was in before I was."),
        ("stuck", "At least they say why."),
        ("decide", "It simply works."),
    ):
        kit.put(f"think-{step}", title=title)


def contacts(kit: Kit) -> None:
    kit.drop("being-processed", "chaser")
    kit.put("product-page", note="Shows the median of the last four weeks instead of a promise.")
    kit.put("first-call", note="Same list as on the website.", evidence="assumed")
    kit.card(
        "status-page",
        "meet",
        "review",
        "Status page",
        channel="web",
        started_by="customer",
        moment=True,
        note="Number of the case, state, date, and whom to ask.",
    )
    kit.put(
        "asks-more",
        title="Secure message with one question",
        channel="app",
        wait_before=spell(HOUR),
        note="Goes out of the case tool itself.",
    )
    kit.put("welcome-letter", title="Welcome in online banking", channel="app")
    kit.put(
        "second-code",
        title="Invitation for the second director",
        channel="sms",
        note="Question from the as-is map, answered: it goes to the person, not to the address.",
    )
    kit.put("service-call", note="The reason is on the screen of whoever answers.", wait_before=spell(3))
    kit.card(
        "inbox",
        "meet",
        "stuck",
        "Secure message: why is it stuck?",
        channel="app",
        started_by="customer",
        issue="Payment stopped",
        resolves=False,
        reply_within=HOUR,
        note="New way in. Who writes back, and from which list, is not designed yet.",
    )
    kit.channel("video", "Video call", "video")
    kit.put("yearly-call", title="Yearly conversation by video", channel="video")
    kit.put("offer", note="Written for the company, from its own figures.")
    kit.put(
        "spoken-list",
        title="Your list of documents",
        content="What this company needs, owners included",
        form="link to the list",
        channel="mail",
        note="Sent while the customer is still on the phone.",
    )
    kit.put(
        "got-it",
        content="Case number, four states, date of the review",
        states_wait=True,
        note="First of three messages; each says what happens next.",
    )
    kit.card(
        "status-says",
        "say",
        "review",
        "Your review begins on Thursday",
        touchpoint="status-page",
        sender="crime",
        content="State, date, case number",
        form="push message",
        channel="app",
        receiver="Applicant and adviser",
        states_wait=True,
    )
    kit.put("more-please", title="One question about your owners", form="secure message", channel="app")
    kit.put("welcome", form="secure message", channel="app", note="One page. The terms are behind a link.")
    kit.put("released", content="Amount, payee and the reason in plain words")
    kit.put("new-fees", note="Leaves two weeks after the conversation, not on the same day.")


def organisation(kit: Kit) -> None:
    kit.put("opening-lane", evidence="assumed")
    kit.put("crime-lane", evidence="assumed")
    kit.drop("cannot-see")
    kit.put("explains", title="Goes through the list with the customer", note="One list for all channels.")
    kit.put(
        "types-in",
        title="Completes the shared form",
        duration=spell(15),
        system="case",
        note="Adviser and customer see the same page.",
    )
    kit.card(
        "assistant",
        "front",
        "review",
        "Answers from the status",
        system="case",
        duration=spell(2),
        note="Chat first; difficult questions are to go to a person.",
    )
    kit.card(
        "tells",
        "front",
        "opened",
        "Congratulates the customer",
        team="advisers",
        system="crm",
        duration=spell(10),
        needs=["number"],
    )
    kit.put(
        "takes-call",
        title="Sees the reason, explains it",
        duration=spell(6),
        system="case",
        note="Which reasons may be shown is with Legal until December.",
    )
    kit.put("prepares-talk", duration=spell(10), note="Figures of the account come by themselves.")
    kit.put("writes-offer", note="A cancellation has a reason from a short list.")
    kit.put("completeness", note="Complete means: the owners add up to a hundred percent.")
    kit.put(
        "to-queue",
        title="Gives the file a date in the worked list",
        wait_before=ABSENT,
        duration=spell(2),
        note="The list shows who works on what; nothing waits in a mailbox.",
    )
    kit.put("asks-back", duration=spell(5), note="From tested text blocks, in plain words.")
    kit.put(
        "opens", duration=spell(10), note="Data come from the form; the second person approves on screen."
    )
    kit.put(
        "reviews",
        evidence="assumed",
        evidence_n=ABSENT,
        duration=spell(40, 90, 300),
        note="Low-risk companies are cleared by rule; analysts see the rest.",
    )
    kit.put("verdict-card", note="Expected: one file in ten goes back.")
    kit.put("stops", note="Thresholds by trade, not the same for everybody.")
    kit.put("releases", note="The reason is written where front staff can read it.")
    kit.put(
        "sets-users",
        title="Sets up users from the signing rights",
        duration=spell(3),
        note="All users in one go, invited by text message.",
    )
    kit.drop("branch")
    kit.parked(
        "post-way", "People without a smartphone", "Three percent of applicants. Needs its own small journey."
    )


def handovers(kit: Kit) -> None:
    kit.flow("one-case", "takes-in", "completeness")
    kit.put("h-application", system="case", note="The number comes back on the day of opening.")
    kit.handover(
        "h-number",
        "opens",
        "tells",
        passes=["number"],
        system="crm",
        limit=HOUR,
        receipt="Task in the CRM on the day of opening",
        returns=None,
    )
    kit.put(
        "h-queue",
        channel=ABSENT,
        system="case",
        limit=DAY,
        note=ABSENT,
        receipt="Line in the worked list with date and name of the analyst",
    )
    kit.put(
        "h-more",
        limit=4 * HOUR,
        receipt="Task with the case number, taken by a named case handler",
        note=ABSENT,
    )
    kit.put(
        "h-documents",
        channel=ABSENT,
        system="case",
        limit=4 * HOUR,
        note=ABSENT,
        receipt="The case goes back to the same analyst",
    )
    kit.put("h-users", system="core", limit=HOUR, receipt="Order list, ticked off line by line", note=ABSENT)
    kit.put(
        "h-yearly",
        channel=ABSENT,
        passes=["owners"],
        limit=14 * DAY,
        receipt="A named analyst accepts the task",
        note="Whether the task lives in the CRM or the case tool is open until the CRM contract is signed.",
    )
    kit.handover(
        "h-stop",
        "stops",
        "takes-call",
        passes=["reason"],
        system="case",
        limit=HOUR,
        note="How the front learns of a stop waits for the answer from Legal.",
    )
    kit.handover(
        "h-release",
        "takes-call",
        "releases",
        passes=["reason"],
        system="case",
        limit=HOUR,
        receipt="Request at the top of the analysts’ list, with a clock",
        returns=None,
    )
    kit.handover(
        "h-person",
        "assistant",
        passes=["application"],
        system="case",
        note="To whom does the assistant pass a question it cannot answer?",
    )
    kit.answer("assistant", "reviews", "no")


def feelings(kit: Kit) -> None:
    for key in kit.store.of("emotion"):
        fields.put(
            kit.store,
            key,
            quote=ABSENT,
            low=ABSENT,
            high=ABSENT,
            unknown=ABSENT,
            expected=ABSENT,
            assumed=True,
        )
    for step, one, two, words, other in (
        ("compare", 1, 1, "curious", "interested"),
        ("ask", 1, 1, "clear", "well advised"),
        ("form", 0, 2, "in the flow", "understood"),
        ("papers-step", 0, 1, "guided", "prepared"),
        ("queue", 0, 1, "calm", "informed"),
        ("review", 1, 1, "kept posted", "kept posted"),
        ("questions", 0, 0, "willing", "willing"),
        ("opened", 2, 2, "glad", "on time"),
        ("access", 1, 1, "together", "quickly done"),
        ("payments", 2, 2, "proud", "at ease"),
        ("stuck", -1, 0, "startled", "alert"),
        ("yearly", 1, 1, "taken seriously", "valued"),
        ("decide", 1, 2, "settled", "convinced"),
    ):
        kit.feel("maya", step, one, words=words, assumed=True)
        kit.feel("tom", step, two, words=other, assumed=True)
    kit.feel("maya", "stuck", -1, "I would rather know why than hear that they are sorry.", words="startled")
    kit.feel("tom", "opened", 2, "My adviser rang before I had looked.", words="on time")
    kit.feel("maya", "queue", None, low=-1, high=1, words="depends on the date")
    kit.feel("tom", "form", None)


def conclusions(kit: Kit) -> None:
    kit.drop("q-list", "p-owners", "p-silence", "o-status", "r-typing", "q-code", "p-reason")
    kit.drop("a-queue", "a-adviser", "a-owners", "a-reason", "a-list", "a-code", "x-documents")
    lane = "learnt"
    kit.card(
        "i-list",
        lane,
        "ask",
        "The list that fits the company",
        kind="idea",
        about=["asks", "explains"],
        impact=4,
        effort=2,
        votes=7,
    )
    kit.card(
        "i-chart",
        lane,
        "papers-step",
        "Owners are drawn, not described",
        kind="idea",
        about=["uploads"],
        impact=5,
        effort=3,
        votes=9,
        note="Tried with eight founders on paper: seven got it right at once.",
    )
    kit.card(
        "i-status",
        lane,
        "queue",
        "A date instead of a promise",
        kind="opportunity",
        span=2,
        votes=11,
        about=["waits", "status-page"],
        impact=5,
        effort=3,
        note="Needs the worked list first.",
    )
    kit.card(
        "r-date",
        lane,
        "questions",
        "The date must not lie",
        kind="risk",
        about=["status-page"],
        weight=4,
        votes=5,
        private="Marketing wants to keep the five days on the page; settle that before the board.",
        note="If the queue grows, the page has to say so the same day.",
    )
    kit.card(
        "i-number",
        lane,
        "opened",
        "Good news comes from a person",
        kind="idea",
        about=["tells"],
        impact=3,
        effort=1,
        votes=6,
    )
    kit.card(
        "q-post",
        lane,
        "access",
        "Who serves people without a smartphone?",
        kind="question",
        about=["activates"],
        weight=2,
        votes=3,
    )
    kit.card(
        "q-legal",
        lane,
        "stuck",
        "Which reasons may we show?",
        kind="question",
        about=["h-stop", "inbox"],
        weight=3,
        votes=4,
    )
    kit.action(
        "b-inbox",
        "Design who answers the secure inbox",
        ["inbox"],
        role="Head of Business Direct",
        due="2026-12-04",
        status="open",
    )
    kit.action(
        "b-person",
        "Name the team behind the chat assistant",
        ["h-person"],
        role="Head of Business Direct",
        due="2026-12-04",
        status="open",
    )
    kit.action(
        "b-legal",
        "Agree the list of reasons with Legal",
        ["h-stop", "q-legal"],
        role="Head of Financial Crime Checks",
        due="2026-12-18",
        status="doing",
    )
    kit.action(
        "b-post",
        "Draw the way by post",
        ["activates", "post-way"],
        role="Journey lead",
        due="2027-01-15",
        status="open",
    )
    kit.action(
        "b-list",
        "Put the worked list into the case tool",
        ["i-status", "h-queue"],
        role="Product owner, case tool",
        due="2027-03-31",
        status="doing",
        note="Begun for the as-is already.",
    )
    kit.agree(
        "x-yearly",
        "H06",
        ["h-yearly"],
        "The system for yearly tasks is chosen together with the new CRM; until then team leads keep the list.",
        "Head of Operations",
        "2027-06-30",
    )


CONFIRMED = (
    "h-application h-number h-identity h-identity-back h-queue h-screening h-screening-back h-more h-clear "
    "h-documents h-cards h-users h-yearly h-choice h-release"
)
EXPECTED = Expected(
    handovers={
        **dict.fromkeys(CONFIRMED.split(), ("confirmed",)),
        "h-stop": ("to-clarify", "receipt"),
        "h-person": ("to-clarify", "receiver", "receipt"),
    },
    findings=(
        ("H01", "h-person"),
        ("H02", "h-stop"),
        ("H06", "h-yearly"),
        ("F07", "activates"),
        ("C03", "inbox"),
        ("C02", "product-page"),
        ("C02", "comparison"),
        ("H10", "opens", "reviews"),
        ("E04", "reads-welcome"),
        ("E04", "service-call"),
    ),
)

SAMPLES = {"bank-onboarding-to-be": (to_be, EXPECTED)}
