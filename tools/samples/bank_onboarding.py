"""A business current account at a mid-size bank, from the first question to the yearly review: today's journey.

The design for 2027 is built on it in `bank_onboarding_to_be`.
"""

from __future__ import annotations

from tools.samples.kit import DAY, HOUR, Expected, Kit, spell

FAMILY = "bank-onboarding"


def as_is(stem: str = "bank-onboarding-as-is") -> Kit:
    """Today's journey, as the file of that stem."""
    kit = Kit(
        FAMILY,
        stem,
        "Opening a business current account",
        goal="A working account for the company, with cards and access for everybody who needs them",
        scope="From comparing banks to the first yearly review; limited companies up to 50 people, UK",
        client="Alderbrook Bank",
        project="Business Onboarding 2027",
        color="#1f5a7a",
        confidentiality="Confidential. For Alderbrook Bank and its advisers only.",
        as_of="2026-10-14",
        state="as-is",
        status="final",
        language="en",
        thresholds={"chain_max": 2},
        link="https://maps.alderbrook.example/onboarding-2027",
        note="Drawn in three workshops with Business Direct, Account Opening and Financial Crime Checks; "
        "checked against 61 case files and nine interviews with new customers.",
        private="Keep the talk about headcount in Financial Crime Checks out of the room.",
    )
    library(kit)
    people(kit)
    grid(kit)
    customer(kit)
    organisation(kit)
    handovers(kit)
    feelings(kit)
    conclusions(kit)
    return kit


def library(kit: Kit) -> None:
    kit.team("direct", "Business Direct", "front", "#a03e76", "Phone, chat and the shared mailbox; 22 people")
    kit.team("advisers", "Client Advisory", "front", "#c46a1b", "Visit customers above £1m turnover")
    kit.team("opening", "Account Opening", "back", "#6f4bb2", "Leeds, 14 people, one queue")
    kit.team("crime", "Financial Crime Checks", "back", "#3d5a98", "Ten analysts, also do yearly reviews")
    kit.team("cards", "Cards and Access", "support", "#4c6b3c", "Cards, PINs, online banking users")
    kit.team("verilo", "Verilo (identity service)", "partner", "#5b5f66", "External, contract until 2028")
    for name, title, icon in (
        ("phone", "Phone", "phone"),
        ("mail", "E-mail", "mail"),
        ("chat", "Chat", "chat"),
        ("web", "Website", "web"),
        ("app", "Online banking", "app"),
        ("letter", "Letter", "letter"),
        ("sms", "Text message", "sms"),
        ("visit", "Visit", "visit"),
    ):
        kit.channel(name, title, icon)
    kit.system("crm", "CRM", "Where advisers and Business Direct work")
    kit.system("case", "Case tool", "Where Account Opening and Financial Crime Checks work")
    kit.system("core", "Core banking")
    kit.system("api", "Verilo interface")
    kit.item("application", "Application form")
    kit.item("papers", "Documents of the company", "Articles, register extract, proof of address")
    kit.item("owners", "List of owners", "Everybody who holds more than 25 percent")
    kit.item("idresult", "Result of the identity check")
    kit.item("screening", "Result of the name screening")
    kit.item("verdict", "Approval or open questions")
    kit.item("mandate", "Signing rights", "Who may pay, alone or together")
    kit.item("number", "Account number")
    kit.item("reason", "Reason why a payment was stopped")


def people(kit: Kit) -> None:
    kit.persona(
        "maya",
        "Maya Osei",
        role="Founder, applicant and user",
        situation="34, runs a design studio with one co-director; the old account is her private one",
        quote="I have three evenings a month for paperwork. Please use one, not all of them.",
        goals="Invoices paid into a company account before the VAT quarter ends\nSame access for her co-director",
        motivations="Look professional to larger clients\nKeep private and company money apart",
        obstacles="Owns the studio through a holding company and cannot explain why that matters\nWorks evenings",
        knowledge="Digital native\nFirst company, no accountant on staff",
        expectations="A date when it will be open\nOne person or place to ask",
        mood="Hopeful, short of time",
        basis="interviews",
        interviews=6,
        color="#0b62a8",
    )
    kit.persona(
        "tom",
        "Tom Ferris",
        role="Finance director, signatory and payer",
        situation="52, brings a distributor of 40 people over from another bank",
        quote="If the first payroll fails, nobody will remember how friendly the bank was.",
        goals="Payroll from the new account on the 28th\nFour signatories with different limits",
        motivations="Lower fees for incoming payments from abroad\nAn adviser who knows the trade",
        obstacles="Four signatories in three towns\nBoard wants the switch done within the quarter",
        knowledge="Has switched banks twice\nKnows the rules of money laundering checks",
        expectations="The adviser keeps him posted without being asked\nNothing has to be told twice",
        mood="Sceptical, well prepared",
        basis="interviews",
        interviews=3,
        color="#b0561a",
    )


def grid(kit: Kit) -> None:
    kit.stage(
        "look", "Look around", {"compare": "Compare", "ask": "Ask"}, "Which bank takes a company like mine?"
    )
    kit.stage(
        "apply", "Apply", {"form": "Application", "papers-step": "Documents"}, "What do they want from me?"
    )
    kit.stage(
        "checks",
        "Checks",
        {"queue": "In the queue", "review": "Review", "questions": "More questions"},
        "Where does my application stand?",
    )
    kit.stage("open", "Opening", {"opened": "Account opened", "access": "Access"}, "Can I pay with it now?")
    kit.stage(
        "use", "Daily use", {"payments": "First payments", "stuck": "A payment is stuck"}, "Does it work?"
    )
    kit.stage(
        "renew", "Review", {"yearly": "Yearly review", "decide": "Stay or leave"}, "Is it worth staying?"
    )
    kit.lane("do", "action", "Customer actions")
    kit.lane("meet", "touchpoint", "Touchpoints")
    kit.lane("feel", "emotion", "Feelings")
    kit.lane("think", "thought", "Thoughts")
    kit.lane("say", "message", "Messages")
    kit.lane("front", "process", "Business Direct and advisers", team="direct", zone="front")
    kit.lane("opening-lane", "process", "Account Opening", team="opening", evidence="staff")
    kit.lane("crime-lane", "process", "Financial Crime Checks", team="crime", evidence="staff")
    kit.lane("cards-lane", "process", "Cards and Access", team="cards")
    kit.lane("partner", "process", "Verilo", team="verilo")
    kit.lane("rules", "policy", "Rules", zone="support")
    kit.lane("kpi", "measure", "Figures")
    kit.lane("learnt", "insight", "Insights")


def customer(kit: Kit) -> None:
    actions(kit)
    touchpoints(kit)
    thoughts(kit)
    messages(kit)


def actions(kit: Kit) -> None:
    do = "do"
    kit.card(
        "compares",
        do,
        "compare",
        "Compares business accounts",
        role="start",
        evidence="customers",
        note="Seven of nine interviewed compared three banks or more; price came second to speed.",
    )
    kit.card(
        "asks",
        do,
        "ask",
        "Asks which documents are needed",
        evidence="customers",
        evidence_n=9,
        note="The list on the website is from 2023 and leaves out holding companies.",
    )
    kit.card(
        "which-way",
        do,
        "ask",
        "Online or with an adviser?",
        role="decision",
        note="Advisers are offered from £1m turnover; below that nobody mentions them.",
    )
    kit.mode(do, "form", "one-of")
    kit.card(
        "fills-in",
        do,
        "form",
        "Fills in the online form",
        personas=["maya"],
        passes=["application"],
        duration=spell(35, 50, 120),
        evidence="measured",
        note="Median 50 minutes over 412 forms in September. It cannot be saved halfway.",
    )
    kit.card(
        "with-adviser",
        do,
        "form",
        "Fills it in with the adviser",
        personas=["tom"],
        passes=["application"],
        duration=spell(90),
        note="At the customer’s office. The adviser types it into the CRM afterwards.",
    )
    kit.card(
        "uploads",
        do,
        "papers-step",
        "Uploads documents and list of owners",
        passes=["papers", "owners"],
        duration=spell(20, 45, 180),
        fail_point=True,
        evidence="measured",
        evidence_n=412,
        note="38 percent of uploads lack the chart of owners, because nothing asks for it.",
    )
    kit.card(
        "waits",
        do,
        "queue",
        "Waits and hears nothing",
        span=2,
        is_wait=True,
        evidence="measured",
        duration=spell(4 * DAY, 11 * DAY, 26 * DAY),
        note="Eleven days is the median in September; the website promises five working days.",
    )
    kit.card(
        "chases",
        do,
        "review",
        "Asks where it stands",
        evidence="customers",
        evidence_n=7,
        note="Seven of nine interviewed wrote or called at least once while they waited.",
    )
    kit.card(
        "sends-more",
        do,
        "questions",
        "Sends the chart of owners",
        passes=["owners"],
        note="Most customers have it ready; it was simply not asked for at the start.",
    )
    kit.card(
        "reads-welcome",
        do,
        "opened",
        "Reads that the account is open",
        moment=True,
        note="The letter arrives two to three days after the account could have been used.",
    )
    kit.card(
        "logs-in",
        do,
        "access",
        "Logs in with the co-director",
        duration=spell(10, 30, 90),
        fail_point=True,
        note="The second user needs a code that goes to the registered address, not to the person.",
    )
    kit.card(
        "pays",
        do,
        "payments",
        "Pays suppliers and salaries",
        moment=True,
        evidence="customers",
        note="For both personas this is the moment when they feel they have a bank.",
    )
    kit.card(
        "calls",
        do,
        "stuck",
        "Calls because a payment is stuck",
        note="One new customer in twelve meets this in the first three months.",
    )
    kit.card(
        "hears-fees",
        do,
        "yearly",
        "Talks through the first year",
        note="Takes place for customers with an adviser; the others get a letter about fees.",
    )
    kit.card(
        "stay",
        do,
        "yearly",
        "Stay or leave?",
        role="decision",
        note="The fee-free year ends; comparison sites write to customers in the same week.",
    )
    kit.mode(do, "decide", "one-of")
    kit.card(
        "stays",
        do,
        "decide",
        "Stays and opens a savings account",
        role="goal",
        note="81 percent stay after the first year.",
    )
    kit.card(
        "leaves",
        do,
        "decide",
        "Moves the account elsewhere",
        role="leaves",
        note="Those who leave name the opening weeks more often than the fees.",
    )
    kit.flow("way-online", "which-way", "fills-in", "online")
    kit.flow("way-adviser", "which-way", "with-adviser", "with an adviser")
    kit.flow("way-stay", "stay", "stays", "stay")
    kit.flow("way-leave", "stay", "leaves", "leave")


def touchpoints(kit: Kit) -> None:
    meet = "meet"
    kit.card(
        "product-page",
        meet,
        "compare",
        "Product page",
        channel="web",
        started_by="customer",
        note="Says “open in five working days”.",
    )
    kit.card(
        "comparison", meet, "compare", "Entry on a comparison site", channel="web", started_by="customer"
    )
    kit.card(
        "first-call",
        meet,
        "ask",
        "Call to Business Direct",
        channel="phone",
        started_by="customer",
        issue="Documents needed",
        resolves=True,
        wait_before=spell(2, 7, 24),
        evidence="measured",
        note="The answer depends on who picks up; there is no common list.",
    )
    kit.card(
        "first-chat",
        meet,
        "ask",
        "Chat on the website",
        channel="chat",
        started_by="customer",
        issue="Documents needed",
        resolves=True,
        wait_before=spell(1),
    )
    kit.card("form-page", meet, "form", "Online form", channel="web", started_by="customer")
    kit.card(
        "adviser-visit",
        meet,
        "form",
        "Visit of the adviser",
        channel="visit",
        started_by="organisation",
        personas=["tom"],
        note="Liked by everybody who had one.",
    )
    kit.card(
        "upload-page",
        meet,
        "papers-step",
        "Upload page",
        channel="web",
        started_by="customer",
        note="Takes ten files of 5 MB; the scans of a register extract are often larger.",
    )
    kit.card(
        "chaser",
        meet,
        "review",
        "E-mail: where does it stand?",
        channel="mail",
        started_by="customer",
        issue="Where is my application",
        resolves=False,
        reply_within=2 * DAY,
        note="Goes to the shared mailbox of Business Direct, 60 to 90 such mails a week.",
    )
    kit.card(
        "asks-more",
        meet,
        "questions",
        "Letter with further questions",
        channel="letter",
        started_by="organisation",
        wait_before=spell(1 * DAY, 2 * DAY, 4 * DAY),
        note="Sent by post because the case tool can print but not send mail.",
    )
    kit.card("welcome-letter", meet, "opened", "Welcome letter", channel="letter", started_by="organisation")
    kit.card("first-login", meet, "access", "First login", channel="app", started_by="customer")
    kit.card(
        "second-code",
        meet,
        "access",
        "Code for the second director",
        started_by="organisation",
        note="Three people in the room gave three answers how the code reaches the second director.",
    )
    kit.card("banking", meet, "payments", "Payments in online banking", channel="app", started_by="customer")
    kit.card(
        "service-call",
        meet,
        "stuck",
        "Call to the service line",
        channel="phone",
        started_by="customer",
        issue="Payment stopped",
        resolves=False,
        reply_within=4 * HOUR,
        wait_before=spell(3, 9, 31),
        moment=True,
        note="The person on the phone can see that it was stopped, but not why.",
    )
    kit.card("yearly-call", meet, "yearly", "Yearly conversation", channel="phone", started_by="organisation")
    kit.card(
        "offer",
        meet,
        "decide",
        "Offer for the second year",
        channel="mail",
        started_by="organisation",
        note="The same text for everybody.",
    )


def thoughts(kit: Kit) -> None:
    for step, title in (
        ("compare", "Five days sounds good. Is it true?"),
        ("ask", "Two people, two different lists."),
        ("papers-step", "Is my holding company a problem?"),
        ("queue", "Have they even got it?"),
        ("review", "Nobody can tell me anything."),
        ("questions", "Why did you not ask that at once?"),
        ("access", "And how does my co-director get in?"),
        ("stuck", "My own bank does not know why?"),
        ("decide", "Do I want to go through this again?"),
    ):
        kit.card(f"think-{step}", "think", step, title)


def messages(kit: Kit) -> None:
    say = "say"
    kit.card(
        "spoken-list",
        say,
        "ask",
        "Bring ID and proof of address",
        touchpoint="first-call",
        sender="direct",
        content="Which documents are needed, from memory",
        form="spoken",
        receiver="Applicant",
        channel="phone",
        note="Owners and holding companies are not mentioned.",
    )
    kit.card(
        "got-it",
        say,
        "papers-step",
        "We have your documents",
        touchpoint="upload-page",
        sender="opening",
        content="Confirmation of the upload, without a date",
        form="automatic reply",
        channel="mail",
        receiver="Applicant",
        states_wait=False,
        note="The only message in eleven days.",
    )
    kit.card(
        "being-processed",
        say,
        "review",
        "Your application is being processed",
        answers="chaser",
        sender="direct",
        content="Thank you for your patience",
        form="text block",
        channel="mail",
        receiver="Applicant",
        states_wait=False,
        touchpoint="chaser",
        note="Sent after three to six days. It answers, but it says nothing.",
    )
    kit.card(
        "more-please",
        say,
        "questions",
        "Please send us the chart of owners",
        touchpoint="asks-more",
        sender="opening",
        content="What is missing and why the law asks for it",
        form="written by hand",
        receiver="Applicant",
        channel="letter",
        states_wait=True,
    )
    kit.card(
        "welcome",
        say,
        "opened",
        "Your account is open",
        touchpoint="welcome-letter",
        sender="opening",
        content="Account number, terms, next steps",
        form="eleven printed pages",
        channel="letter",
        receiver="Applicant",
        note="Eleven pages; the account number is on page three.",
    )
    kit.card(
        "released",
        say,
        "stuck",
        "Your payment has been released",
        answers="service-call",
        sender="direct",
        content="Amount and payee, no reason",
        form="short notice",
        channel="sms",
        receiver="Caller",
    )
    kit.card(
        "new-fees",
        say,
        "yearly",
        "Your fees from January",
        sender="direct",
        touchpoint="yearly-call",
        content="List of fees after the free year",
        form="standard text",
        channel="letter",
        receiver="All customers",
        note="Leaves on the same day as the adviser’s invitation, so one spoils the other.",
    )


def organisation(kit: Kit) -> None:
    front(kit)
    back(kit)
    kit.card(
        "kyc-policy",
        "rules",
        "checks",
        "Know-your-customer policy, version 7",
        note="Asks for every owner above 25 percent, through all levels. Applies to the whole stage.",
        link="https://intranet.alderbrook.example/policies/kyc-7",
    )
    kit.card(
        "four-eyes",
        "rules",
        "opened",
        "Two people approve every opening",
        note="Internal control since 2019; adds half a day.",
    )
    kit.card(
        "switch-rules",
        "rules",
        "decide",
        "Current Account Switch Service: seven working days",
        note="The old bank has to let go within seven working days.",
    )


def front(kit: Kit) -> None:
    lane = "front"
    kit.card(
        "explains",
        lane,
        "ask",
        "Explains documents from memory",
        duration=spell(4, 6, 15),
        system="crm",
        note="The checklist in the CRM was last changed in 2023; hardly anybody opens it.",
    )
    kit.card(
        "types-in",
        lane,
        "form",
        "Types the application into the CRM",
        team="advisers",
        duration=spell(60),
        passes=["application"],
        system="crm",
        note="Two thirds of the fields are the same as in the online form.",
    )
    kit.card(
        "cannot-see",
        lane,
        "review",
        "Looks for the status, cannot see it",
        duration=spell(8),
        system="crm",
        evidence="observed",
        evidence_n=14,
        fail_point=True,
        note="Watched 14 times: the CRM shows “in progress” from upload to opening.",
        private="Two team members keep their own list of names in Account Opening. Do not mention it.",
    )
    kit.card(
        "takes-call",
        lane,
        "stuck",
        "Takes the call, asks around",
        duration=spell(12, 25, 60),
        needs=["reason"],
        system="crm",
        note="Calls Financial Crime Checks on a mobile number that a colleague once passed on.",
    )
    kit.card(
        "prepares-talk",
        lane,
        "yearly",
        "Prepares the yearly conversation",
        team="advisers",
        duration=spell(30),
        system="crm",
    )
    kit.card(
        "writes-offer",
        lane,
        "decide",
        "Writes the offer, notes the answer",
        team="advisers",
        duration=spell(20),
        system="crm",
        note="A cancellation is noted as free text.",
    )


def back(kit: Kit) -> None:
    opening, crime, cards, partner = "opening-lane", "crime-lane", "cards-lane", "partner"
    kit.card(
        "takes-in",
        opening,
        "form",
        "Takes in the application",
        duration=spell(10),
        system="case",
        responsible="Case handler",
        needs=["application"],
    )
    kit.card(
        "completeness",
        opening,
        "papers-step",
        "Checks the file for completeness",
        duration=spell(15, 25, 60),
        needs=["papers"],
        system="case",
        responsible="Case handler",
        note="Complete means: every file opens. Whether the owners add up is not looked at here.",
    )
    kit.card(
        "to-queue",
        opening,
        "queue",
        "Puts the file into the queue",
        duration=spell(5),
        system="case",
        needs=["idresult"],
        passes=["papers", "idresult"],
        wait_before=spell(DAY, 2 * DAY, 4 * DAY),
        note="By mail to a shared mailbox. No number, no date, no reader named.",
    )
    kit.card(
        "asks-back",
        opening,
        "questions",
        "Writes to the customer",
        duration=spell(20),
        system="case",
        needs=["verdict"],
        responsible="Case handler",
        note="Rewrites the analyst’s question in plain words; each handler in their own way.",
    )
    kit.card(
        "opens",
        opening,
        "opened",
        "Opens the account in core banking",
        duration=spell(30, 45, 90),
        system="core",
        needs=["verdict"],
        passes=["number", "mandate"],
        responsible="Case handler",
        note="Data are typed a third time. 6 percent of openings contain a wrong spelling.",
    )
    kit.card(
        "reviews",
        crime,
        "review",
        "Reviews owners and source of funds",
        duration=spell(60, 150, 600),
        needs=["papers", "owners"],
        passes=["owners"],
        system="case",
        evidence="measured",
        evidence_n=61,
        note="The work takes two and a half hours, the file waits nine days before it.",
    )
    kit.card(
        "verdict-card",
        crime,
        "questions",
        "Clear, or more questions?",
        role="decision",
        duration=spell(20),
        needs=["screening"],
        passes=["verdict"],
        system="case",
        responsible="Analyst",
        note="44 percent of files go back with a question, nearly always about the owners.",
    )
    kit.card(
        "stops",
        crime,
        "payments",
        "Stops an unusual payment",
        passes=["reason"],
        system="core",
        note="Rules for new accounts are strict in the first 90 days.",
    )
    kit.card(
        "releases",
        crime,
        "stuck",
        "Releases the payment",
        duration=spell(15, 40, 240),
        needs=["reason"],
        system="core",
        note="The reason stays in the analysts’ own tool.",
        private="The analysts fear being called all day once the reason is visible.",
    )
    kit.card(
        "refreshes",
        crime,
        "yearly",
        "Refreshes the customer’s file",
        duration=spell(45),
        system="case",
        needs=["owners"],
        note="Yearly for the risk class “medium” and above.",
    )
    kit.card(
        "makes-cards",
        cards,
        "access",
        "Makes cards and PINs",
        duration=spell(2 * DAY, 3 * DAY, 5 * DAY),
        needs=["mandate"],
        system="core",
    )
    kit.card(
        "sets-users",
        cards,
        "access",
        "Sets up users of online banking",
        duration=spell(25),
        needs=["mandate"],
        system="core",
        note="One user at a time; the second code goes out by post.",
    )
    kit.card(
        "closes",
        cards,
        "decide",
        "Carries out the customer’s choice",
        duration=spell(30),
        system="core",
        note="Opens the savings account, or blocks cards and access when the customer leaves.",
    )
    kit.card(
        "checks-id",
        partner,
        "papers-step",
        "Checks identity documents",
        duration=spell(1, 4, 30),
        passes=["idresult"],
        system="api",
    )
    kit.card(
        "screens",
        partner,
        "review",
        "Screens names against sanctions lists",
        duration=spell(1, 2, 10),
        passes=["screening"],
        system="api",
        note="False matches for common names: 4 percent.",
    )
    kit.parked(
        "branch",
        "What do branches tell founders who walk in?",
        "Asked twice in the workshops; nobody from the branches was there.",
    )


def handovers(kit: Kit) -> None:
    kit.handover(
        "h-application",
        "types-in",
        "takes-in",
        passes=["application"],
        system="crm",
        limit=DAY,
        receipt="Task in the CRM, taken by a named case handler",
        returns="Account number, so that the adviser can tell the customer",
        note="Advisers learn of the opening from their customers.",
    )
    kit.handover(
        "h-identity",
        "completeness",
        "checks-id",
        passes=["papers"],
        system="api",
        limit=5,
        receipt="The interface answers with a case number",
        returns="Result of the identity check",
    )
    kit.handover(
        "h-identity-back",
        "checks-id",
        "to-queue",
        passes=["idresult"],
        system="api",
        limit=30,
        receipt="Result appears in the case tool",
        returns=None,
    )
    kit.handover(
        "h-queue",
        "to-queue",
        "reviews",
        passes=["papers", "idresult"],
        channel="mail",
        limit=None,
        receipt=None,
        returns="Approval or open questions",
        note="The shared mailbox is emptied when somebody has time. Files have been found after three weeks.",
    )
    kit.handover(
        "h-screening",
        "reviews",
        "screens",
        passes=["owners"],
        system="api",
        limit=10,
        receipt="The interface answers with a case number",
        returns="Result of the name screening",
    )
    kit.handover(
        "h-screening-back",
        "screens",
        "verdict-card",
        passes=["screening"],
        system="api",
        limit=10,
        receipt="Result appears in the case tool",
        returns=None,
    )
    kit.handover(
        "h-more",
        "verdict-card",
        "asks-back",
        exit="more questions",
        passes=["verdict"],
        system="case",
        returns="Missing documents of the customer",
        note="Who looks at the returned files, and when, could not be said in the workshop.",
    )
    kit.handover(
        "h-clear",
        "verdict-card",
        "opens",
        exit="clear",
        passes=["verdict"],
        system="case",
        limit=DAY,
        receipt="Status “approved” puts the case on the opening list",
        returns=None,
    )
    kit.handover(
        "h-documents",
        "asks-back",
        to_team="crime",
        passes=["owners"],
        channel="mail",
        receipt=None,
        limit=None,
        note="What the customer sends later reaches the analysts as a mail attachment.",
    )
    kit.handover(
        "h-cards",
        "opens",
        "makes-cards",
        passes=["mandate", "number"],
        system="core",
        limit=DAY,
        receipt="Order list of the morning, every line is ticked off",
        returns=None,
    )
    kit.handover(
        "h-users",
        "opens",
        "sets-users",
        passes=["mandate"],
        note="Some handlers fill in a form, others write a mail.",
    )
    kit.handover(
        "h-yearly",
        "prepares-talk",
        "refreshes",
        channel="mail",
        passes=None,
        note="Advisers believe that the analysts have their own calendar for it.",
        private="Ask both team leads together, not one after the other.",
    )
    kit.handover(
        "h-choice",
        "writes-offer",
        "closes",
        passes=["mandate"],
        system="crm",
        limit=2 * DAY,
        receipt="Task in the CRM, closed with a note",
        returns=None,
    )
    kit.answer("cannot-see", "reviews", "no")


def feelings(kit: Kit) -> None:
    maya = (
        ("compare", 1, "", "curious"),
        ("ask", 0, "", "unsure"),
        ("form", -1, "", "hurried"),
        ("papers-step", -1, "Is there nobody who tells me what “beneficial owner” means?", "unsure"),
        ("queue", -1, "", "uneasy"),
        ("review", -2, "I have sent three mails. The answer was the same text every time.", "ignored"),
        ("questions", -1, "You could have asked me that three weeks ago.", "annoyed"),
        ("opened", 1, "", "relieved"),
        ("access", -1, "", "puzzled"),
        ("payments", 2, "My first invoice paid into the company. I took a picture.", "proud"),
        ("stuck", -2, "They said: the computer stopped it.", "helpless"),
    )
    tom = (
        ("compare", 0, "", "matter of fact"),
        ("ask", 1, "", "in good hands"),
        ("form", 2, "He knew what a distributor does. That saved us an hour.", "understood"),
        ("papers-step", 1, "", "prepared"),
        ("queue", 0, "", "patient"),
        ("review", -1, "My adviser did not know either. He was embarrassed.", "surprised"),
        ("opened", 0, "", "late"),
        ("access", -2, "Four signatories, four letters, four towns.", "angry"),
        ("payments", 1, "", "relieved"),
        ("stuck", -1, "", "alert"),
        ("yearly", 1, "", "taken seriously"),
    )
    for who, felt in (("maya", maya), ("tom", tom)):
        for step, score, quote, words in felt:
            kit.feel(who, step, score, quote, words=words)
    kit.feel("tom", "questions", None)
    kit.feel("maya", "yearly", 0, words="indifferent", assumed=True)
    kit.feel("maya", "decide", None, low=-1, high=1, words="torn")
    kit.feel("tom", "decide", 1, words="settled", expected=1)


def conclusions(kit: Kit) -> None:
    figures(kit)
    insights(kit)
    kit.action(
        "a-queue",
        "Replace the shared mailbox by a worked list with date and reader",
        ["h-queue", "p-silence"],
        role="Head of Account Opening",
        due="2026-12-11",
        status="doing",
        note="The case tool can do it; needs one field and a rota.",
    )
    kit.action(
        "a-adviser",
        "Send the account number to the adviser on opening",
        ["h-application"],
        role="Product owner, case tool",
        due="2027-01-29",
        status="open",
    )
    kit.action(
        "a-owners",
        "Ask for the chart of owners in the form",
        ["p-owners", "p-silence"],
        role="Product owner, web",
        due="2026-11-27",
        status="open",
        note="With a drawn example for a holding company.",
    )
    kit.action(
        "a-reason",
        "Show Business Direct why a payment was stopped",
        ["p-reason"],
        role="Head of Financial Crime Checks",
        due="2027-02-26",
        status="open",
        note="Legal has to say which reasons may be shown.",
    )
    kit.action(
        "a-list",
        "One list of documents for website, phone and chat",
        ["q-list"],
        role="Team lead, Business Direct",
        due="2026-11-13",
        status="done",
    )
    kit.action(
        "a-code",
        "Find out how the second director gets a code",
        ["second-code"],
        role="Journey lead",
        due="2026-10-30",
        status="open",
    )
    kit.agree(
        "x-documents",
        "H02",
        ["h-documents"],
        "Two or three files a day; both team leads go through them together every morning until the case tool "
        "takes them over.",
        "Head of Operations",
        "2027-03-31",
    )


def figures(kit: Kit) -> None:
    base = "https://bi.alderbrook.example/onboarding"
    kit.measure(
        "m-conversion",
        "Forms started that are sent",
        ["form"],
        unit="%",
        target=70,
        better="up",
        values={"2026-03-31": 52, "2026-06-30": 55, "2026-09-30": 54},
        source=f"{base}/conversion",
    )
    kit.measure(
        "m-complete",
        "Files complete at first try",
        ["papers-step"],
        unit="%",
        target=85,
        better="up",
        values={"2026-03-31": 58, "2026-06-30": 61, "2026-09-30": 62},
        source=f"{base}/complete",
    )
    kit.measure(
        "m-days",
        "Days from upload to opening, median",
        ["review"],
        unit="d",
        target=5,
        better="down",
        values={"2025-12-31": 8, "2026-03-31": 9, "2026-06-30": 10, "2026-09-30": 11},
        source=f"{base}/days",
        note="Counted in calendar days.",
    )
    kit.measure(
        "m-chasers",
        "Customers who ask while they wait",
        ["queue"],
        unit="%",
        target=15,
        better="down",
        values={"2026-03-31": 41, "2026-06-30": 47, "2026-09-30": 53},
        source=f"{base}/contacts",
    )
    kit.measure(
        "m-active",
        "Accounts in use after 30 days",
        ["payments"],
        unit="%",
        target=90,
        better="up",
        values={"2026-03-31": 78, "2026-06-30": 77, "2026-09-30": 79},
        source=f"{base}/active",
    )
    kit.measure(
        "m-stay",
        "Customers who stay after year one",
        ["decide"],
        unit="%",
        target=88,
        better="up",
        values={"2024-12-31": 84, "2025-12-31": 82, "2026-09-30": 81},
        source=f"{base}/retention",
    )


def insights(kit: Kit) -> None:
    lane = "learnt"
    kit.card(
        "q-list",
        lane,
        "ask",
        "Three lists of documents in use",
        kind="pain",
        about=["explains", "asks"],
        weight=2,
        impact=3,
        effort=1,
        votes=3,
        note="Website, CRM checklist and a leaflet in the branches.",
    )
    kit.card(
        "s-adviser",
        lane,
        "form",
        "The adviser’s visit wins trust",
        kind="strength",
        about=["adviser-visit"],
        weight=4,
        votes=6,
        note="Keep it, also when the form moves online.",
    )
    kit.card(
        "p-owners",
        lane,
        "papers-step",
        "Nobody asks for the chart of owners",
        kind="pain",
        about=["uploads", "verdict-card"],
        weight=4,
        impact=5,
        effort=2,
        votes=8,
        evidence="measured",
        note="Would spare 44 percent of customers a second round.",
    )
    kit.card(
        "p-silence",
        lane,
        "queue",
        "Eleven days without news",
        kind="reason-to-leave",
        span=2,
        votes=11,
        about=["waits", "chaser", "h-queue"],
        weight=5,
        impact=5,
        effort=3,
        evidence="measured",
        note="Two of nine interviewed opened an account elsewhere while they waited.",
    )
    kit.card(
        "o-status",
        lane,
        "questions",
        "A status page as in parcel tracking",
        kind="idea",
        votes=7,
        about=["chases", "cannot-see"],
        impact=4,
        effort=3,
        note="Would show four states and a date.",
    )
    kit.card(
        "r-typing",
        lane,
        "opened",
        "Data are typed three times",
        kind="risk",
        about=["opens", "types-in"],
        weight=3,
        impact=3,
        effort=4,
        votes=4,
        evidence="staff",
    )
    kit.card(
        "q-code",
        lane,
        "access",
        "How does the second director get in?",
        kind="question",
        about=["second-code"],
        weight=2,
        votes=5,
        note="Ask Cards and Access and two customers.",
    )
    kit.card(
        "p-reason",
        lane,
        "stuck",
        "Front staff do not see the reason",
        kind="pain",
        about=["takes-call", "service-call"],
        weight=4,
        impact=4,
        effort=3,
        votes=6,
    )
    kit.card(
        "o-review",
        lane,
        "yearly",
        "Offer the talk to small companies too",
        kind="opportunity",
        about=["yearly-call"],
        impact=3,
        effort=2,
        votes=4,
        note="Fifteen minutes by video would do; Maya would take it.",
    )


EXPECTED_AS_IS = Expected(
    handovers={
        "h-application": ("gap", "return"),
        "h-identity": ("confirmed",),
        "h-identity-back": ("confirmed",),
        "h-queue": ("gap", "receipt"),
        "h-screening": ("confirmed",),
        "h-screening-back": ("confirmed",),
        "h-more": ("to-clarify", "receipt"),
        "h-clear": ("confirmed",),
        "h-documents": ("gap", "receipt"),
        "h-cards": ("confirmed",),
        "h-users": ("to-clarify", "receipt"),
        "h-yearly": ("to-clarify", "receipt"),
        "h-choice": ("confirmed",),
    },
    findings=(
        ("H09", "h-application"),
        ("H02", "h-queue"),
        ("H02", "h-documents"),
        ("H02", "h-more"),
        ("H02", "h-users"),
        ("H02", "h-yearly"),
        ("H04", "takes-call", "releases"),
        ("C01", "second-code"),
        ("C02", "product-page"),
        ("C02", "comparison"),
        ("C07", "chaser", "got-it"),
        ("C08", "waits"),
        ("H07", "h-yearly"),
        ("H08", "h-queue"),
        ("H08", "h-documents"),
        ("H10", "opens", "reviews"),
        ("H11", "reason", "takes-call"),
        ("E04", "reads-welcome"),
        ("E04", "service-call"),
        ("F10", "cannot-see"),
        ("F10", "logs-in"),
        ("F10", "uploads"),
    ),
)

SAMPLES = {"bank-onboarding-as-is": (as_is, EXPECTED_AS_IS)}
