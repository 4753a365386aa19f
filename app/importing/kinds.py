"""What a heading means: the kind of a lane, whether a row names stages or steps, and how good a feeling is.

Words of six languages, without accents and by their beginnings, so that endings of cases do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_KINDS: tuple[tuple[str, str], ...] = (
    (
        "emotion",
        "emotion* feeling* mood moods satisfaction* custv* obcut* pocut* pocit* nalad* razpoloz* zadovolj* emozion* "
        "sentiment* umore soddisfaz* tunne tunded tunde* emotsioon* meeleolu* rahulolu* emoc* spokojen* "
        "jausm* nuotaik* pasitenkin*",
    ),
    (
        "touchpoint",
        "touchpoint* touch point* contact point* contact channel* channel* sticn* kontaktn* kanal* dotik* "
        "punti di contatto punto di contatto canal* puutepunkt* kokkupuutepunkt* kontaktipunkt* "
        "kontaktni misto kontaktni mista "
        "bod kontaktu body kontaktu sasaj* kontaktavimo* kontakto tasc* lietimosi* salyc*",
    ),
    (
        "insight",
        "insight* pain* problem* opportunit* idea ideas risk* spoznanj* tezav* prilozn* idej* ugotovit* "
        "criticit* punti critici punto critico opportunita* intuizion* idee kitsaskoh* valupunkt* voimalus* "
        "probleem* ideed taipam* bolest* bolav* prilezitost* poznatk* napad* izvalg* ivalg* galimyb* skausm* "
        "barjer* barrier* jareldus*",
    ),
    (
        "measure",
        "kpi* metric* measure* indicator* kazalnik* meritv* metrik* indicator* misur* moodik* naitaja* "
        "ukazatel* mereni* rodikl* matavim*",
    ),
    (
        "message",
        "message* communication* script sporocil* komunikac* messagg* comunicazion* sonum* teavitus* "
        "kommunikatsioon* sdelen* zprav* zinut* pranesim* komunikacij*",
    ),
    (
        "thought",
        "thought* thinking question* expectation* need needs misl* vprasanj* pricakovanj* potreb* pensier* domand* "
        "aspettativ* bisogn* mote motted mottele* kusimus* ootus* vajadus* myslenk* otazk* ocekavan* mint* "
        "klausim* lukesc* poreik*",
    ),
    (
        "evidence",
        "evidence* physical* document* artefact* artifact* dokaz* dokument* fizicn* evidenz* prove fisich* "
        "elementi fisici hmotn* fuusilis* dokumend* toend* fyzick* doklad* irodym* fizin*",
    ),
    (
        "policy",
        "polic* rule* law laws pravil* zakon* regol* norm* policies pravidl* reegl* seadus* smernic* taisykl* istatym*",
    ),
    (
        "picture",
        "picture* image* photo* screenshot* slik* fotograf* immagin* foto* pild* pilt obraz* paveiksl* nuotrauk*",
    ),
    (
        "system",
        "system* tool* software application* it it-* technolog* sistem* orodj* program* strument* tooriist* susteem* "
        "tarkvara* nastroj* technologi* irank* irang* technologij*",
    ),
    (
        "process",
        "process* internal* back office backoffice backstage back stage back-stage front office frontstage front stage "
        "front-stage front desk support* staff employee* team* department* sales billing accounting finance* "
        "logistic* warehouse* partner* supplier* procedure* postop* intern* zaled* ozadj* ospredj* zaposlen* "
        "ekip* oddel* prodaj* podpor* skladisc* racunovod* partnerj* dobavitelj* process* procedur* dietro le quinte "
        "reparto personale dipendent* assistenza vendit* contabil* magazzin* fornitor* protsess* sise* tagaplaan* "
        "tagalava* eeslava* tootaja* osakon* muuk* tugi* ladu* raamatupid* tarnija* proces* zamestnanc* zakulisi "
        "oddeleni* prodej* sklad* ucetn* dodavatel* vidin* darbuotoj* skyri* pardavim* pagalb* sandel* buhalter* "
        "tiekej* uzkulis* priekin* klienditeenindus* hooldus* sluzb* storitv* servis* service*",
    ),
    (
        "action",
        "action* customer* user* client* journey* activit* does doing step of the customer dejanj* strank* "
        "uporabnik* aktivnost* opravil* azion* client* utent* attivit* tegevus* klient* "
        "kliendi kliendid kasutaja* akce cinnost* zakaznik* uzivatel* veiksm* vartotoj* veikl*",
    ),
)
_STAGES = "stage* phase* faza faze fas* fazy fazi etap* faas faasid stadij* stadi* stupen"
_STEPS = "step* korak* passo passi passagg* samm* krok* zingsn* moment*"


def fold(text: str) -> str:
    """Lower case without accents, one blank between words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """One pattern for words of a list; a phrase of several words stands between double blanks or known joints."""
    found = [re.escape(word).replace(r"\*", r"\w*") for word in _phrases(words)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)")


_PHRASES = (
    "contact point*",
    "contact channel*",
    "touch point*",
    "punti di contatto",
    "punto di contatto",
    "kontaktni misto",
    "kontaktni mista",
    "bod kontaktu",
    "body kontaktu",
    "punti critici",
    "punto critico",
    "back office",
    "back stage",
    "front office",
    "front stage",
    "front desk",
    "dietro le quinte",
    "step of the customer",
    "elementi fisici",
)


def _phrases(words: str) -> list[str]:
    found = [phrase for phrase in _PHRASES if phrase in words]
    for phrase in found:
        words = words.replace(phrase, " ")
    return [*found, *words.split()]


def lane_kind(title: str) -> str:
    """The kind of lane a heading means, "" when its words tell nothing."""
    said = fold(title)
    return next((kind for kind, words in _KINDS if _pattern(words).search(said)), "")


def names_stages(label: str) -> bool:
    """Whether the heading of a row says that it names stages."""
    return bool(label) and bool(_pattern(_STAGES).search(fold(label)))


def names_steps(label: str) -> bool:
    """Whether the heading of a row says that it names steps."""
    return bool(label) and bool(_pattern(_STEPS).search(fold(label)))


_FACES = (
    (2, "😀😃😄😁😍🤩🥰😊🎉"),
    (1, "🙂😌👍☺"),
    (0, "😐😶🤔😑"),
    (-1, "🙁☹😕😟👎😞"),
    (-2, "😡😠😢😭🤬😤😩"),
)
_NUMBER = re.compile(r"^\s*([+\-–−]?\d+(?:[.,]\d+)?)\s*(?:/\s*5)?\s*$")


def feeling(text: str) -> tuple[float | None, str]:
    """(score from -2 to +2 or None, what remains as words) of a cell about feelings.

    A number may stand on a line of its own or be all there is; more than 2 is read as a mark from 1 to 5.
    """
    score: float | None = None
    words: list[str] = []
    for line in text.split("\n"):
        found = _NUMBER.match(line) if score is None else None
        if found:
            number = float(found[1].replace(",", ".").replace("–", "-").replace("−", "-"))
            if number > 2 or "/" in line:
                number = number - 3
            if -2 <= number <= 2:
                score = number
                continue
        words.append(line)
    said = "\n".join(words).strip()
    if score is None:
        score = next((float(value) for value, faces in _FACES for face in faces if face in said), None)
        if score is not None:
            said = re.sub("[" + "".join(faces for _, faces in _FACES) + "\ufe0f]", "", said).strip()
    return score, said
