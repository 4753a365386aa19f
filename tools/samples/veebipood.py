"""Estonian sample: a web shop whose customers do not find what they need to know, and the knowledge base that helps.

Planted: no goal marked (F02), an e-mail nobody answers (C03), a handover by word of mouth (H06), handovers without
receipt (H02), a refund of which nobody tells the customer (H01). H06 is an agreed exception.
"""

from __future__ import annotations

from tools.samples.kit import DAY, HOUR, Expected, Kit, spell

STEM = "veebipood-ja-kasutajatugi"


def build() -> Kit:
    """The finished map."""
    kit = Kit(
        "veebipood",
        STEM,
        "Veebipoe klient ei leia infot",
        goal="Saada õige kardin õigeks ajaks koju, ilma et peaks midagi küsima",
        scope="Pakkumise märkamisest järgmise ostuni; kodutekstiilid, Eesti veebipood, eraklient",
        client="Linavästriku Kodu OÜ",
        project="Klienditeekond 2026: vähem küsimusi, rohkem vastuseid",
        confidentiality="Konfidentsiaalne. Ainult Linavästriku Kodu töötoas osalejatele.",
        as_of="2026-10-06",
        color="#2f6f73",
        state="as-is",
        status="final",
        language="et",
        note="Töötoad 22. ja 29. septembril 2026 Tartus. Aluseks 412 pöördumist augustist ja septembrist, "
        "14 intervjuud ning veebipoe otsingulogi. Teadmusbaasi katse hõlmab praegu ainult tarneteemasid.",
        private="Laojuht puudus teisest töötoast; lao read tuleb temaga veel üle vaadata.",
    )
    _library(kit)
    _personas(kit)
    _grid(kit)
    _customer(kit)
    _contacts(kit)
    _feelings(kit)
    _messages(kit)
    _inside(kit)
    _handovers(kit)
    _conclusions(kit)
    return kit


def _library(kit: Kit) -> None:
    kit.team(
        "tugi", "Klienditugi", "front", "#0a7d8c", "Neli inimest, E–R 9–18; hooajal kaks abilist juurde."
    )
    kit.team("epood", "E-poe meeskond", "back", "#5b4b9e", "Veebileht, kampaaniad, KKK ja teadmusbaas.")
    kit.team("toode", "Tooteosakond", "back", "#8a5a00", "Ostjad ja tootejuhid, suhtlevad tootjatega.")
    kit.team("ladu", "Ladu", "support", "#4f6b2a", "Komplekteerimine, pakkimine, tagastused.")
    kit.team("raha", "Raamatupidamine", "support", "#7a3e5d", "Tagasimaksed teisipäeval ja reedel.")
    kit.team(
        "vedu", "Tarnepartner", "partner", "#6b6b6b", "Pakiautomaadid ja kuller, leping 2027. aasta lõpuni."
    )
    for name, title, icon in (
        ("veeb", "Veebipood", "web"),
        ("kiri", "E-kiri", "mail"),
        ("vestlus", "Veebivestlus", "chat"),
        ("telefon", "Telefon", "phone"),
        ("sms", "Tekstsõnum", "sms"),
        ("sotsiaal", "Sotsiaalmeedia", "social"),
        ("automaat", "Pakiautomaat", "visit"),
        ("kb", "Teadmusbaas", "self-service"),
    ):
        kit.channel(name, title, icon)
    kit.system("pim", "Tooteandmete register")
    kit.system("desk", "Pöördumiste süsteem", "Kirjad ja vestlused; telefonikõnesid siin ei ole.")
    kit.system("erp", "Majandustarkvara")
    kit.system("rada", "Saadetiste jälgimine", "Tarnepartneri süsteem, veebipoel on ainult vaatamisõigus.")
    kit.system("tahvel", "Teadmusbaasi tahvel")
    kit.item("andmed", "Mõõdud, kangas ja toon", "Tegelik toon pildistatakse päevavalguses.")
    kit.item("tarneaeg", "Tarneaeg selle toote kohta")
    kit.item("kysimus", "Kliendi küsimus tema enda sõnadega")
    kit.item("vastus", "Tootja vastus")
    kit.item("tellimus", "Tellimuse read ja valitud pakiautomaat")
    kit.item("pakikood", "Paki jälgimiskood")
    kit.item("tagastus", "Tagastuse number ja põhjus")
    kit.item("makse", "Tagasimakse kuupäev")
    kit.item("teemad", "Nädala kümme korduvat küsimust")


def _personas(kit: Kit) -> None:
    kit.persona(
        "kersti",
        "Kersti, 38, sisustab uut kodu",
        role="Ostja ja kasutaja",
        situation="Kolis augustis Tartu lähedale ridaelamusse. Kaks last, tellib õhtul pärast kella üheksat.",
        quote="Ma ei taha kellelegi helistada. Ma tahan lihtsalt teada, millal see kohale jõuab.",
        goals="Kardinad ette enne lapse sünnipäeva\nÕige pikkus ja toon esimese korraga",
        motivations="Aega säästa\nTeha üks kord ja korralikult",
        obstacles="Mõõdud on tootelehel erinevates ühikutes\nKardab, et tagastamine on tülikas",
        knowledge="Ostab veebist iga nädal\nOskab filtreid ja otsingut, kangaid ei tunne",
        expectations="Tarneaeg tootelehel enne maksmist\nVastus samal päeval",
        mood="Ootusärev, veidi väsinud kolimisest",
        basis="interviews",
        interviews=9,
        color="#2f6f73",
        note="Kaheksa intervjuud ostjatega ja üks ostukäigu vaatlus.",
    )
    kit.persona(
        "aare",
        "Aare, 67, ostab emale kingituse",
        role="Maksja; kasutab tema ema",
        situation="Pensionil insener Võrust, tellib arvutist ja maksab pangalingiga.",
        quote="Kui ma numbrit ei leia, siis ma ei osta.",
        goals="Kingitus enne juubelit kohale\nSaada tarnepäeva kohta kindel lubadus",
        motivations="Rõõmustada ema\nMitte jääda lubadusega hätta",
        obstacles="Väike kiri kassas\nPakiautomaadi äpp on võõras",
        knowledge="Loeb tingimused läbi\nE-kiri ja telefon sujuvad, vestlust ei usalda",
        expectations="Inimene telefonis\nKirjalik kinnitus igast lubadusest",
        mood="Rahulik, aga umbusklik",
        basis="interviews",
        interviews=5,
        color="#a5502a",
        note="Intervjuud tehti telefoni teel, kaks neist koos abikaasaga.",
    )


def _grid(kit: Kit) -> None:
    kit.stage(
        "e1",
        "Esimene kokkupuude",
        {"s_ad": "Pakkumine", "s_cmp": "Võrdlemine"},
        "Kas siin on see, mida ma vajan?",
    )
    kit.stage("e2", "Info otsimine", {"s_search": "Otsib", "s_miss": "Ei leia"}, "Millal see minuni jõuab?")
    kit.stage(
        "e3",
        "Küsimine",
        {"s_ask": "Küsib", "s_wait": "Ootab vastust", "s_again": "Küsib uuesti"},
        "Kas keegi mind kuuleb?",
    )
    kit.stage("e4", "Ost", {"s_decide": "Otsustamine", "s_pay": "Kassa"}, "Kas julgen osta?")
    kit.stage(
        "e5",
        "Tarne",
        {"s_pack": "Pakkimine", "s_way": "Teel", "s_pick": "Kättesaamine"},
        "Kus mu pakk praegu on?",
    )
    kit.stage(
        "e6", "Tagastamine", {"s_ret": "Toon ei sobi", "s_refund": "Raha tagasi"}, "Kui tülikas see on?"
    )
    kit.stage(
        "e7",
        "Järgmine ost",
        {"s_kb": "Teadmusbaasi katse", "s_repeat": "Kordusost"},
        "Kas seekord läheb lihtsamalt?",
        note="Teadmusbaasi katse algas 14. septembril 2026.",
    )
    kit.lane("L_act", "action", "Kliendi tegevused", evidence="customers")
    kit.lane("L_touch", "touchpoint", "Puutepunktid")
    kit.lane("L_feel", "emotion", "Tunded")
    kit.lane("L_think", "thought", "Mõtted", evidence="customers")
    kit.lane("L_msg", "message", "Suhtluskiht")
    kit.lane("L_tugi", "process", "Klienditugi", team="tugi", zone="front")
    kit.lane("L_epood", "process", "E-poe meeskond", team="epood", zone="back")
    kit.lane("L_toode", "process", "Tooteosakond", team="toode", zone="back")
    kit.lane("L_taga", "process", "Ladu, vedu ja raha", zone="support")
    kit.lane("L_evid", "evidence", "Esemed ja dokumendid")
    kit.lane("L_kpi", "measure", "Mõõdikud")
    kit.lane("L_ins", "insight", "Järeldused")


def _customer(kit: Kit) -> None:
    a = "L_act"
    kit.card(
        "a_ad",
        a,
        "s_ad",
        "Näeb kardinate sügispakkumist",
        role="start",
        evidence="measured",
        evidence_n=3180,
        note="Kolm neljandikku tuleb uudiskirjast, ülejäänud sotsiaalmeediast.",
    )
    kit.card(
        "a_cmp",
        a,
        "s_cmp",
        "Võrdleb kolme kardinat ja mõõdab akna",
        duration=spell(10, 25, 60),
        note="Paneb mõõdud paberile, sest leheküljed kasutavad sentimeetreid ja tolle läbisegi.",
    )
    kit.card(
        "a_search",
        a,
        "s_search",
        "Otsib tarneaega ja tagastustingimusi",
        duration=spell(3, 8, 20),
        note="Tüüpiline tee: tooteleht, jalus, KKK, otsing, tagasi tootelehele.",
    )
    kit.card(
        "a_miss",
        a,
        "s_miss",
        "Loobub otsimast, leht ei ütle midagi",
        fail_point=True,
        evidence="measured",
        evidence_n=1460,
        sources="https://analuutika.example.ee/otsing-tulemuseta",
        note="Iga kolmas otsing sõnaga „tarne“ ei anna ühtegi tulemust.",
    )
    kit.card(
        "a_ask",
        a,
        "s_ask",
        "Küsib, millal kardin kohale jõuab",
        note="Kersti kirjutab õhtul, vastus tuleb kõige varem järgmisel tööpäeval.",
    )
    kit.card(
        "a_wait",
        a,
        "s_wait",
        "Ootab vastust, kiri jääb vaikseks",
        is_wait=True,
        duration=spell(DAY, 2 * DAY, 5 * DAY),
    )
    kit.card(
        "a_again",
        a,
        "s_again",
        "Helistab ja küsib sama asja uuesti",
        votes=6,
        evidence="observed",
        evidence_n=11,
        note="Peab oma soovi algusest peale seletama; kirja keegi ei leia.",
    )
    kit.card(
        "a_decide",
        a,
        "s_decide",
        "Kas vastusest piisab, et osta?",
        role="decision",
        moment=True,
        note="Tõehetk: ostukorv on täis, puudub ainult kindlus kuupäeva kohta.",
    )
    kit.card("a_pay", a, "s_pay", "Tellib ja maksab pangalingiga", duration=spell(4, 6, 15))
    kit.card(
        "a_leave",
        a,
        "s_pay",
        "Ostab mujalt, kus tarnepäev on kirjas",
        role="leaves",
        evidence="customers",
        evidence_n=3,
        note="Kolm intervjueeritut neljateistkümnest ostis lõpuks konkurendilt.",
    )
    kit.mode(a, "s_pay", "one-of")
    kit.card(
        "a_parcel",
        a,
        "s_pack",
        "Ootab pakki",
        is_wait=True,
        span=2,
        duration=spell(3 * DAY, 5 * DAY, 9 * DAY),
        note="Lubatud on 3–5 tööpäeva; augustis kulus igal viiendal üle seitsme päeva.",
    )
    kit.card(
        "a_where",
        a,
        "s_way",
        "Küsib, kus pakk on",
        personas=["aare"],
        wait_before=spell(2 * DAY, 3 * DAY, 4 * DAY),
    )
    kit.card("a_pick", a, "s_pick", "Võtab paki automaadist välja", duration=spell(5, 10, 25))
    kit.card("a_try", a, "s_ret", "Proovib kardina ette", note="Toon on päevavalguses soojem kui pildil.")
    kit.card("a_retq", a, "s_ret", "Otsib tagastusjuhist", duration=spell(5, 12, 30))
    kit.mode(a, "s_ret", "in-order")
    kit.card(
        "a_bank",
        a,
        "s_refund",
        "Kontrollib iga päev pangakontot",
        wait_before=spell(3 * DAY, 8 * DAY, 14 * DAY),
    )
    kit.card(
        "a_kb",
        a,
        "s_kb",
        "Leiab vastuse ise, enne kui jõuab küsida",
        moment=True,
        evidence="measured",
        evidence_n=268,
        note="Katse esimese kolme nädala lugemised, mille järel kirja ei saadetud.",
    )
    kit.card("a_repeat", a, "s_repeat", "Tellib uuesti, seekord küsimata", role="accepted-end")

    t = "L_think"
    kit.card("m_cmp", t, "s_cmp", "Kas 140 tähendab laiust või pikkust?")
    kit.card("m_miss", t, "s_miss", "Kas ma olen ainus, kes seda küsib?", votes=3)
    kit.card("m_wait", t, "s_wait", "Vist läks mu kiri kaduma.")
    kit.card("m_again", t, "s_again", "Ma ju juba kirjutasin teile.", votes=4)
    kit.card("m_decide", t, "s_decide", "Kui ei jõua laupäevaks, pole mõtet.")
    kit.card("m_way", t, "s_way", "Jälgimisleht näitab eilset kuupäeva.")
    kit.card("m_refund", t, "s_refund", "Pakk läks tagasi. Aga raha?")
    kit.card("m_kb", t, "s_kb", "Ahaa, nii lihtne see ongi.")

    e = "L_evid"
    kit.card("d_cart", e, "s_cmp", "Mõõdulint ja joonis aknast")
    kit.card(
        "d_box",
        e,
        "s_pick",
        "Karp, saateleht ja hooldusjuhis",
        note="Tagastusjuhist karbis ei ole; see eemaldati kevadel paberi säästmiseks.",
    )
    kit.card(
        "d_label",
        e,
        "s_ret",
        "Tagastussilt, mille klient ise prindib",
        note="Igal viiendal pole kodus printerit.",
    )


def _contacts(kit: Kit) -> None:
    t = "L_touch"
    kit.card("t_news", t, "s_ad", "Uudiskiri sügispakkumisega", channel="kiri", started_by="organisation")
    kit.card(
        "t_social",
        t,
        "s_ad",
        "Postitus „Uued kardinad“",
        channel="sotsiaal",
        started_by="organisation",
        note="Kommentaarides küsitakse tarneaega; vastab see, kes juhtub nägema.",
    )
    kit.card(
        "t_page",
        t,
        "s_cmp",
        "Tooteleht",
        channel="veeb",
        started_by="customer",
        note="Mõõdud on pildil, mitte tekstis, seetõttu otsing neid ei leia.",
    )
    kit.card(
        "t_search",
        t,
        "s_search",
        "Otsinguaken ja KKK leht",
        channel="veeb",
        started_by="customer",
        note="KKK on 2023. aastast, 41 küsimust ühel pikal lehel.",
    )
    kit.card(
        "t_empty",
        t,
        "s_miss",
        "„Otsing ei andnud tulemusi“",
        channel="veeb",
        started_by="customer",
        fail_point=True,
        note="Leht ei paku midagi peale kontaktivormi.",
        evidence="measured",
        evidence_n=1460,
    )
    kit.card(
        "t_mail",
        t,
        "s_ask",
        "Kiri klienditoele",
        channel="kiri",
        started_by="customer",
        issue="tarneaeg",
        reply_within=DAY,
        resolves=False,
        moment=True,
        evidence="measured",
        evidence_n=412,
        note="Kuus kirja kümnest küsivad midagi, mida saaks lehel öelda.",
    )
    kit.card(
        "t_chat",
        t,
        "s_ask",
        "Vestlusaken lehe nurgas",
        channel="vestlus",
        started_by="customer",
        issue="tarneaeg",
        reply_within=5,
        resolves=False,
        wait_before=spell(1, 4, 19),
    )
    kit.card(
        "t_call",
        t,
        "s_again",
        "Kõne klienditoele",
        channel="telefon",
        started_by="customer",
        issue="tarneaeg",
        resolves=True,
        wait_before=spell(2, 7, 24),
        duration=spell(3, 6, 14),
        note="Lahendab asja, kuid kliendi kolmandal katsel.",
    )
    kit.card(
        "t_cart",
        t,
        "s_decide",
        "Ostukorvi meeldetuletus",
        channel="kiri",
        started_by="organisation",
        note="Tuleb 24 tunni pärast ja pakub soodustust, mitte vastust.",
    )
    kit.card("t_till", t, "s_pay", "Kassa ja maksmine", channel="veeb", started_by="customer")
    kit.card(
        "t_track",
        t,
        "s_way",
        "Jälgimisleht",
        channel="veeb",
        started_by="customer",
        note="Uueneb kord ööpäevas, partneri äpp on viis tundi ees.",
    )
    kit.card(
        "t_where",
        t,
        "s_way",
        "„Kus mu pakk on?“",
        channel="vestlus",
        started_by="customer",
        issue="paki asukoht",
        resolves=False,
        reply_within=2 * HOUR,
        evidence="measured",
        evidence_n=96,
    )
    kit.card("t_box", t, "s_pick", "Pakiautomaat", channel="automaat", started_by="customer")
    kit.card(
        "t_ret",
        t,
        "s_ret",
        "Kiri: kuidas tagastada?",
        channel="kiri",
        started_by="customer",
        issue="tagastamine",
        reply_within=DAY,
        resolves=False,
        note="Sageduselt teine kiri pärast tarneaega.",
    )
    kit.card(
        "t_refund",
        t,
        "s_refund",
        "Kõne: kus mu raha on?",
        channel="telefon",
        started_by="customer",
        issue="tagasimakse",
        resolves=True,
        wait_before=spell(1, 5, 16),
    )
    kit.card(
        "t_kb",
        t,
        "s_kb",
        "Artikkel „Tarneajad ja pakiautomaadid“",
        channel="kb",
        started_by="customer",
        issue="tarneaeg",
        resolves=True,
        evidence="measured",
        evidence_n=268,
        sources="https://analuutika.example.ee/teadmusbaas",
        note="Avaneb ka tootelehelt, nupp „Millal kohale jõuab?“.",
    )
    kit.card("t_next", t, "s_repeat", "Kassas näha tarnepäev", channel="veeb", started_by="customer")


def _feelings(kit: Kit) -> None:
    feel = kit.feel
    feel("kersti", "s_ad", 1, words="uudishimulik", expected=1)
    feel("kersti", "s_cmp", 0.5, words="asjalik", expected=1)
    feel("kersti", "s_search", -0.5, words="kärsitu", expected=1)
    feel("kersti", "s_miss", -1.5, "Kolm lehte läbi ja ikka ei tea.", words="pahane", expected=1)
    feel("kersti", "s_ask", -0.5, words="lootusrikas", expected=0.5)
    feel("kersti", "s_wait", None)
    feel("kersti", "s_again", -1.5, "Räägin kolmandat korda sama juttu.", words="tüdinud", expected=0)
    feel("kersti", "s_decide", 0, words="kõhklev")
    feel("kersti", "s_pay", 1, words="kergendunud")
    feel("kersti", "s_pack", 0, words="ootel")
    feel("kersti", "s_way", None, words="pole kindel", low=-1.5, high=0.5, assumed=True)
    feel("kersti", "s_pick", 1.5, "Lõpuks käes!", words="rõõmus")
    feel("kersti", "s_ret", -1, words="pettunud")
    feel("kersti", "s_refund", -1.5, words="rahutu")
    feel("kersti", "s_kb", 1.5, "Vastus oli esimesel real.", words="üllatunud")
    feel("kersti", "s_repeat", 2, words="kindel")
    feel("aare", "s_ad", 0.5, words="tähelepanelik")
    feel("aare", "s_search", -1, words="umbusklik")
    feel("aare", "s_miss", -1.5, words="segaduses")
    feel("aare", "s_ask", -1, words="vastumeelne")
    feel("aare", "s_again", 1, "Telefonis oli väga viisakas noormees.", words="rahul")
    feel("aare", "s_decide", 0.5, words="valmis ostma")
    feel("aare", "s_pay", 0, words="ettevaatlik")
    feel("aare", "s_way", -1.5, "Juubel on laupäeval.", words="ärev")
    feel("aare", "s_pick", 0.5, words="kergendunud")


def _messages(kit: Kit) -> None:
    m = "L_msg"
    kit.card(
        "s_news",
        m,
        "s_ad",
        "Uudiskiri",
        content="Sügiskardinad –20%, tasuta tarne üle 59 euro.",
        form="kujundatud kiri",
        sender="epood",
        receiver="uudiskirja lugejad",
        channel="kiri",
        touchpoint="t_news",
    )
    kit.card(
        "s_auto",
        m,
        "s_ask",
        "„Saime teie kirja kätte“",
        form="automaatvastus",
        sender="tugi",
        content="Vastame esimesel võimalusel.",
        receiver="kirjutaja",
        channel="kiri",
        note="Ei ütle, millal vastus tuleb, ega viita ühelegi juhendile.",
        states_wait=False,
    )
    kit.card(
        "s_script",
        m,
        "s_ask",
        "Vestluse valmisvastus",
        form="kolm rida vestluses",
        sender="tugi",
        content="Tarneaeg on 3–5 tööpäeva, erandid on tootelehel.",
        receiver="vestleja",
        channel="vestlus",
        touchpoint="t_chat",
        answers="t_chat",
        note="Tootelehel erandeid ei ole; sellest sünnib järgmine küsimus.",
    )
    kit.card(
        "s_order",
        m,
        "s_pay",
        "Tellimuse kinnitus",
        form="mallikiri",
        sender="epood",
        content="Tellimus on vastu võetud, teavitame, kui pakk on teel.",
        receiver="ostja",
        channel="kiri",
        touchpoint="t_till",
        states_wait=True,
    )
    kit.card(
        "s_way_msg",
        m,
        "s_way",
        "Vastus paki asukoha kohta",
        form="vaba tekst vestluses",
        sender="tugi",
        content="Pakk on Tartu jaotuskeskuses, homme automaadis.",
        receiver="küsija",
        channel="vestlus",
        touchpoint="t_where",
        answers="t_where",
        states_wait=True,
    )
    kit.card(
        "s_pack_msg",
        m,
        "s_pack",
        "„Teie tellimus on pakitud“",
        content="Andsime paki vedajale. Jälgimiskood on kirja lõpus.",
        form="automaatkiri",
        sender="epood",
        receiver="ostja",
        channel="kiri",
        note="Läheb teele öösel, kuigi pakk on valmis juba lõunaks.",
        states_wait=False,
    )
    kit.card(
        "s_code",
        m,
        "s_pick",
        "Uksekood",
        form="tekstsõnum",
        sender="vedu",
        receiver="ostja",
        channel="sms",
        content="Teie pakk ootab 48 tundi. Uksekood 4471.",
        touchpoint="t_box",
        note="Partneri nimel; klient ei seosta seda veebipoega.",
    )
    kit.card(
        "s_retguide",
        m,
        "s_ret",
        "Tagastusjuhis",
        form="käsitsi kirjutatud kiri",
        sender="tugi",
        content="Printige silt, viige pakk 14 päeva jooksul automaati.",
        receiver="küsija",
        channel="kiri",
        touchpoint="t_ret",
        answers="t_ret",
    )
    kit.card(
        "s_article",
        m,
        "s_kb",
        "Artikkel lihtsas keeles",
        form="artikkel, 120 sõna ja pilt",
        sender="epood",
        content="Täna enne kella 12 tellitud pakk jõuab automaati ülehomme.",
        receiver="kõik otsijad",
        channel="kb",
        touchpoint="t_kb",
        note="Kirjutatud kliendi küsimuse sõnadega, mitte lao sõnadega.",
    )


def _inside(kit: Kit) -> None:
    tugi, epood, toode, taga = "L_tugi", "L_epood", "L_toode", "L_taga"
    kit.card(
        "p_desc",
        toode,
        "s_ad",
        "Koostab tootekirjelduse ja mõõdud",
        system="pim",
        passes=["andmed"],
        responsible="tootejuht",
        duration=spell(20, 45, 90),
        note="Tootja andmed on inglise keeles ja tollides.",
    )
    kit.card(
        "p_page",
        epood,
        "s_ad",
        "Avaldab tootelehe ja pakkumise",
        system="pim",
        needs=["andmed"],
        responsible="sisutoimetaja",
        note="Pildid ja tekst tulevad samast registrist.",
    )
    kit.card("p_pics", epood, "s_cmp", "Hoiab pilte ja võrdlustabelit korras", responsible="sisutoimetaja")
    kit.card(
        "p_faq",
        epood,
        "s_search",
        "Hoiab KKK lehte",
        responsible="e-poe juht",
        evidence="staff",
        note="Viimane muudatus 2024. aasta märtsis; kellelgi pole selleks aega kavas.",
    )
    kit.card(
        "p_zero",
        epood,
        "s_miss",
        "Näeb otsinguid, millele vastust pole",
        passes=["tarneaeg"],
        responsible="analüütik",
        note="Aruanne valmib kord kuus, loeb seda üks inimene.",
    )
    kit.card(
        "p_fill",
        toode,
        "s_miss",
        "Lisab puuduvad tarneajad",
        system="pim",
        needs=["tarneaeg"],
        responsible="tootejuht",
        evidence="staff",
    )
    kit.card(
        "p_open",
        tugi,
        "s_ask",
        "Avab pöördumise ja määrab teema",
        system="desk",
        passes=["kysimus"],
        duration=spell(2, 4, 10),
        responsible="klienditoe spetsialist",
        note="Teemade loendis on 38 nimetust, enamasti valitakse „Muu“.",
    )
    kit.card(
        "p_chat",
        tugi,
        "s_ask",
        "Vastab vestluses valmisvastusega",
        responsible="vestluse valvespetsialist",
        duration=spell(1, 3, 8),
    )
    kit.card(
        "p_fwd",
        tugi,
        "s_wait",
        "Saadab keerulise küsimuse edasi",
        system="desk",
        needs=["kysimus"],
        passes=["kysimus"],
        responsible="klienditoe spetsialist",
        votes=2,
    )
    kit.card(
        "p_maker",
        toode,
        "s_wait",
        "Küsib tarneaja tootjalt üle",
        needs=["kysimus"],
        passes=["vastus"],
        duration=spell(4 * HOUR, DAY, 3 * DAY),
        responsible="tootejuht",
        note="Soome tootja vastab tunni, Itaalia oma nädalaga.",
    )
    kit.card(
        "p_reply",
        tugi,
        "s_again",
        "Otsib vastust kolmest kohast",
        needs=["vastus", "kysimus"],
        system="desk",
        responsible="klienditoe spetsialist",
        duration=spell(4, 9, 20),
        fail_point=True,
        note="Tootja vastus on tootejuhi postkastis, mitte pöördumise juures.",
    )
    kit.card(
        "p_stock",
        taga,
        "s_again",
        "Ütleb, kas kaup on riiulis",
        team="ladu",
        responsible="laojuht",
        duration=spell(1, 3, 10),
    )
    kit.card(
        "p_close",
        tugi,
        "s_decide",
        "Märgib pöördumise lahendatuks",
        system="desk",
        responsible="klienditoe spetsialist",
        note="Lahendatuks loetakse saadetud vastus, mitte kliendi kinnitus.",
    )
    kit.card(
        "p_cart",
        epood,
        "s_decide",
        "Saadab ostukorvi meeldetuletuse",
        responsible="kampaaniajuht",
        note="Automaatne; ei tea, et klient ootab alles vastust.",
    )
    kit.card(
        "p_order",
        epood,
        "s_pay",
        "Kinnitab makse ja tellimuse",
        system="erp",
        passes=["tellimus"],
        responsible="e-poe juht",
    )
    kit.card(
        "p_list",
        taga,
        "s_pay",
        "Võtab tellimuse komplekteerimisse",
        team="ladu",
        system="erp",
        needs=["tellimus"],
        responsible="vahetuse vanem",
    )
    kit.card(
        "p_pack",
        taga,
        "s_pack",
        "Komplekteerib ja pakib",
        team="ladu",
        passes=["pakikood"],
        duration=spell(15, 30, 240),
        responsible="laotöötaja",
        evidence="observed",
        evidence_n=20,
    )
    kit.card(
        "p_askway",
        tugi,
        "s_way",
        "Otsib paki asukohta partneri lehelt",
        system="rada",
        needs=["pakikood"],
        responsible="klienditoe spetsialist",
        duration=spell(3, 8, 30),
        note="Sama lehte näeb ka klient ise.",
    )
    kit.card(
        "p_haul",
        taga,
        "s_way",
        "Veab pakid jaotuskeskusesse",
        team="vedu",
        system="rada",
        needs=["pakikood"],
        duration=spell(DAY, 2 * DAY, 5 * DAY),
    )
    kit.card("p_locker", taga, "s_pick", "Paneb paki automaati, saadab koodi", team="vedu", system="rada")
    kit.card(
        "p_retmail",
        tugi,
        "s_ret",
        "Kirjutab tagastusjuhise käsitsi",
        passes=["tagastus"],
        responsible="klienditoe spetsialist",
        duration=spell(5, 8, 15),
        note="Iga kord uuesti, ligi 70 korda kuus.",
    )
    kit.card(
        "p_retin",
        taga,
        "s_ret",
        "Võtab tagastuse vastu ja kontrollib",
        team="ladu",
        needs=["tagastus"],
        passes=["tagastus"],
        responsible="tagastuste töötaja",
        duration=spell(HOUR, DAY, 4 * DAY),
    )
    kit.card(
        "p_askpay",
        tugi,
        "s_refund",
        "Uurib, kas raha on teele pandud",
        needs=["makse"],
        responsible="klienditoe spetsialist",
    )
    kit.card(
        "p_refund",
        taga,
        "s_refund",
        "Kannab raha tagasi",
        team="raha",
        system="erp",
        passes=["makse"],
        responsible="raamatupidaja",
        wait_before=spell(DAY, 3 * DAY, 6 * DAY),
        note="Maksepäevad on teisipäev ja reede.",
    )
    kit.card(
        "p_top",
        tugi,
        "s_kb",
        "Koondab korduvad küsimused",
        system="desk",
        passes=["teemad"],
        responsible="teadmusbaasi eestvedaja",
        note="Esmaspäeviti, pool tundi; eeldab, et teemad on õigesti märgitud.",
    )
    kit.card(
        "p_art",
        epood,
        "s_kb",
        "Kirjutab artikli",
        system="tahvel",
        needs=["teemad"],
        responsible="sisutoimetaja",
        duration=spell(HOUR, 3 * HOUR, DAY),
    )
    kit.card(
        "p_facts",
        toode,
        "s_kb",
        "Kontrollib artikli fakte",
        responsible="tootejuht",
        passes=["tarneaeg"],
        duration=spell(10, 20, 60),
    )
    kit.card(
        "p_macro",
        tugi,
        "s_repeat",
        "Saadab vestluses artikli lingi",
        responsible="vestluse valvespetsialist",
        system="desk",
        note="Viie rea asemel läheb kliendile üks link.",
    )
    kit.card(
        "p_upd",
        epood,
        "s_repeat",
        "Uuendab artiklit iga kuu",
        system="tahvel",
        needs=["tarneaeg"],
        responsible="sisutoimetaja",
    )

    kit.flow("f_yes", "a_decide", "a_pay", "piisab")
    kit.flow("f_no", "a_decide", "a_leave", "ei piisa")


def _handovers(kit: Kit) -> None:
    h = kit.handover
    h(
        "h_page",
        "p_desc",
        "p_page",
        passes=["andmed"],
        system="pim",
        limit=DAY,
        receipt="Tootelehe mustand ilmub e-poe järjekorda",
        returns=None,
    )
    h(
        "h_zero",
        "p_zero",
        "p_fill",
        passes=["tarneaeg"],
        note="Tootejuhid ei osanud öelda, kas aruanne jõuab nendeni.",
    )
    h(
        "h_fwd",
        "p_fwd",
        "p_maker",
        passes=["kysimus"],
        system="desk",
        limit=DAY,
        wait=spell(30, 4 * HOUR, DAY),
        receipt="Toote järjekorda tuleb teavitus",
        returns="Tootja vastus lihtsas keeles",
    )
    h(
        "h_back",
        "p_maker",
        "p_reply",
        passes=["vastus"],
        channel="kiri",
        limit=None,
        receipt=None,
        note="Vastus liigub ainult tootejuhi ja ühe spetsialisti vahel; teised ei näe seda.",
    )
    h(
        "h_stock",
        "p_reply",
        "p_stock",
        passes=["tellimus"],
        channel=None,
        receipt="Laojuht vastab telefonis, kui on vahetuses",
        returns=None,
        note="Kindlat kanalit ei ole: kõne, sõnum või käik lattu.",
    )
    h(
        "h_order",
        "p_order",
        "p_list",
        passes=["tellimus"],
        system="erp",
        limit=HOUR,
        receipt="Tellimus ilmub komplekteerimise nimekirja",
        returns=None,
    )
    h(
        "h_ship",
        "p_pack",
        "p_haul",
        passes=["pakikood"],
        system="rada",
        limit=4 * HOUR,
        receipt="Pakk skannitakse autosse",
        returns=None,
    )
    h(
        "h_where",
        "p_askway",
        "p_haul",
        passes=["pakikood"],
        channel="kiri",
        note="Partneri infoliin vastab ainult oma klientidele.",
    )
    h(
        "h_ret",
        "p_retmail",
        "p_retin",
        passes=None,
        receipt=None,
        limit=None,
        note="Ladu näeb tagastust alles siis, kui pakk on uksel.",
    )
    h(
        "h_retin",
        "p_retin",
        "p_refund",
        passes=["tagastus"],
        system="erp",
        limit=2 * DAY,
        receipt="Kinnitatud tagastus on maksete nimekirjas",
        returns=None,
    )
    h(
        "h_askpay",
        "p_askpay",
        "p_refund",
        passes=["tagastus"],
        channel="telefon",
        limit=HOUR,
        receipt="Raamatupidaja vastab samas kõnes",
        returns=None,
    )
    h(
        "h_paid",
        "p_refund",
        to_team=None,
        passes=["makse"],
        note="Raha läheb ära, kuid keegi ei võta üle teadet kliendile.",
    )
    h(
        "h_top",
        "p_top",
        "p_art",
        passes=["teemad"],
        system="tahvel",
        limit=DAY,
        receipt="Kaardike teadmusbaasi tahvlil igal esmaspäeval",
        returns="Avaldatud artikli link",
    )
    h(
        "h_facts",
        "p_art",
        "p_facts",
        passes=["teemad"],
        system="tahvel",
        limit=2 * DAY,
        receipt="Tootejuht on kaardikesele määratud",
        returns="Kinnitatud faktid",
    )
    h(
        "h_ok",
        "p_facts",
        "p_upd",
        passes=["tarneaeg"],
        system="tahvel",
        receipt="Kaardike liigub veergu „Kinnitatud“",
        returns=None,
    )
    h(
        "h_link",
        "p_upd",
        "p_macro",
        passes=["vastus"],
        system="desk",
        receipt="Uus valmisvastus on vestluse menüüs",
        returns=None,
    )
    # Both cards are the warehouse's own: drawn as a handover by mistake.
    h("h_self", "p_list", "p_pack", passes=["tellimus"])
    kit.answer("p_close", "p_cart", "no")


def _conclusions(kit: Kit) -> None:
    i = "L_ins"
    kit.card(
        "i_find",
        i,
        "s_miss",
        "Info on olemas, aga mitte seal, kus otsitakse",
        kind="pain",
        weight=5,
        votes=9,
        about=["a_miss", "t_empty"],
        evidence="measured",
        note="41 vastust on ühel lehel; otsing ei näe pilte ega tabeleid.",
    )
    kit.card(
        "i_flood",
        i,
        "s_ask",
        "Kuus kirja kümnest on välditavad",
        kind="pain",
        weight=4,
        votes=7,
        about=["t_mail", "p_open"],
        note="Augustis 247 kirja 412-st.",
        evidence="measured",
        evidence_n=412,
    )
    kit.card(
        "i_twice",
        i,
        "s_again",
        "Klient räägib sama juttu kolm korda",
        kind="pain",
        weight=5,
        votes=8,
        about=["h_back", "a_again"],
    )
    kit.card(
        "i_leave",
        i,
        "s_pay",
        "Ebakindel kuupäev peletab ostja",
        kind="reason-to-leave",
        weight=5,
        votes=5,
        about=["a_leave", "a_decide"],
        evidence="customers",
        evidence_n=3,
    )
    kit.card(
        "i_human",
        i,
        "s_decide",
        "Telefonis lahendatakse asi ühe kõnega",
        kind="strength",
        weight=4,
        votes=6,
        about=["t_call"],
        note="Seda ei tohi teadmusbaasiga kaotada, eriti Aare-suguste jaoks.",
    )
    kit.card(
        "i_locker",
        i,
        "s_pick",
        "Pakiautomaat töötab tõrgeteta",
        kind="strength",
        weight=3,
        votes=4,
        about=["t_box"],
    )
    kit.card(
        "i_track",
        i,
        "s_way",
        "Kas partner avaks meile oma andmed?",
        kind="question",
        about=["h_where", "t_track"],
        note="Lepingu lisas 3 on andmeliides ette nähtud, kuid kasutamata.",
    )
    kit.card(
        "i_money",
        i,
        "s_refund",
        "Tagasimaksest ei teata kliendile keegi",
        kind="risk",
        weight=3,
        about=["h_paid"],
        note="Tarbija ootab raha 14 päeva jooksul; tähtaega jälgib praegu ainult klient ise.",
    )
    kit.card(
        "i_kb",
        i,
        "s_kb",
        "Küsimustest saavad artiklid",
        kind="opportunity",
        weight=5,
        impact=5,
        effort=2,
        votes=11,
        about=["t_kb", "t_mail"],
        note="Kolme nädalaga vähenes tarnekirjade hulk kolmandiku võrra.",
    )
    kit.card(
        "i_button",
        i,
        "s_repeat",
        "Nupp „Millal kohale jõuab?“ igale lehele",
        kind="idea",
        impact=4,
        effort=2,
        votes=6,
        about=["t_page"],
    )
    kit.card(
        "i_wide",
        "L_evid",
        "e7",
        "Teadmusbaasi katse reeglid seinal",
        span=1,
        note="Üks küsimus, üks artikkel, kuni 150 sõna, omanik ja kuupäev igal artiklil.",
    )
    kit.parked(
        "x_video", "Video kardina mõõtmisest?", note="Hea mõte, kuid mitte selle teekonna osa.", votes=2
    )
    kit.parked(
        "x_shop", "Esinduspood Tallinnas: teine teekond", private="Juhatus arutab novembris, ära veel maini."
    )

    kit.measure(
        "k_zero",
        "Otsingud tulemuseta",
        ["s_miss"],
        {"2026-06-01": 36, "2026-07-01": 37, "2026-08-01": 34, "2026-09-01": 33, "2026-10-01": 26},
        unit="%",
        target=10,
        better="down",
        source="https://analuutika.example.ee/otsing-tulemuseta",
    )
    kit.measure(
        "k_avoid",
        "Välditavad kirjad",
        ["s_ask"],
        {"2026-06-01": 58, "2026-07-01": 61, "2026-08-01": 60, "2026-09-01": 55, "2026-10-01": 42},
        unit="%",
        target=25,
        better="down",
        source="https://analuutika.example.ee/poordumised",
        note="Osakaal kõigist klienditoe kirjadest; loeb teadmusbaasi eestvedaja.",
    )
    kit.measure(
        "k_first",
        "Esimese vastuse aeg",
        ["s_wait"],
        {"2026-06-01": 31, "2026-07-01": 44, "2026-08-01": 47, "2026-09-01": 39, "2026-10-01": 28},
        unit="h",
        target=12,
        better="down",
        source="https://analuutika.example.ee/vastuseaeg",
    )
    kit.measure(
        "k_conv",
        "Ostukorvist ostuni",
        ["s_decide"],
        {"2026-07-01": 41, "2026-08-01": 40, "2026-09-01": 43, "2026-10-01": 47},
        unit="%",
        target=55,
        better="up",
        source="https://analuutika.example.ee/ostukorv",
    )
    kit.measure(
        "k_refund",
        "Päevi tagastusest rahani",
        ["s_refund"],
        {"2026-07-01": 9.5, "2026-08-01": 8.8, "2026-09-01": 9.1, "2026-10-01": 8.2},
        unit="päeva",
        target=5,
        better="down",
        source="https://analuutika.example.ee/tagastused",
    )
    kit.measure(
        "k_kb",
        "Artikli järel ei kirjutata",
        ["s_kb"],
        {"2026-09-21": 58, "2026-09-28": 66, "2026-10-05": 71},
        unit="%",
        target=80,
        better="up",
        source="https://analuutika.example.ee/teadmusbaas",
    )

    kit.action(
        "w_kb",
        "Teha teadmusbaasi 20 enim küsitud teema kohta",
        ["i_kb", "i_flood", "t_mail"],
        role="E-poe juht",
        due="2026-12-15",
        status="doing",
    )
    kit.action(
        "w_desk",
        "Siduda tootja vastus pöördumisega",
        ["h_back", "i_twice"],
        role="Klienditoe juht",
        due="2026-11-10",
        status="open",
        note="Piisab vastuse väljast; arendust ei ole vaja.",
    )
    kit.action(
        "w_ret",
        "Teatada laole tagastuse number ette",
        ["h_ret"],
        role="Laojuht",
        due="2026-11-20",
        status="open",
    )
    kit.action(
        "w_paid",
        "Saata maksepäeval kliendile sõnum",
        ["h_paid", "i_money"],
        role="Pearaamatupidaja",
        due="2026-11-30",
        status="open",
    )
    kit.action(
        "w_button",
        "Lisada tootelehele tarnepäeva nupp",
        ["i_button", "i_find"],
        role="E-poe juht",
        due="2026-10-30",
        status="doing",
    )
    kit.action(
        "w_call",
        "Leppida partneriga kokku andmeliidese kasutamine",
        ["i_track"],
        role="Tarnejuht",
        due="2027-01-31",
        status="open",
    )
    kit.action(
        "w_faq", "Sulgeda vana KKK leht", ["i_find"], role="Sisutoimetaja", due="2026-09-14", status="done"
    )
    kit.agree(
        "x_stock",
        "H06",
        ["h_stock"],
        "Kuni uue laoprogrammini küsitakse laoseisu telefoni teel.",
        "Operatsioonide juht",
        "2027-03-31",
    )
    kit.put("p_reply", private="Kaks spetsialisti ütlesid, et tootejuhid ei taha süsteemis vastata.")
    kit.put("p_close", private="Mõõdik „lahendatud“ on lisatasu alus; käsitleda ettevaatlikult.")


EXPECTED = Expected(
    handovers={
        "h_page": ("confirmed",),
        "h_zero": ("to-clarify", "receipt"),
        "h_fwd": ("confirmed",),
        "h_back": ("gap", "receipt"),
        "h_stock": ("confirmed",),
        "h_order": ("confirmed",),
        "h_ship": ("confirmed",),
        "h_where": ("to-clarify", "receipt"),
        "h_ret": ("gap", "receipt"),
        "h_retin": ("confirmed",),
        "h_askpay": ("confirmed",),
        "h_paid": ("gap", "receiver"),
        "h_top": ("confirmed",),
        "h_facts": ("confirmed",),
        "h_ok": ("confirmed",),
        "h_link": ("confirmed",),
    },
    findings=(
        ("F02", "map"),
        ("C03", "t_mail"),
        ("H01", "h_paid"),
        ("H06", "h_stock"),
        ("H02", "h_zero"),
        ("H02", "h_back"),
        ("H02", "h_where"),
        ("H02", "h_ret"),
        ("C05", "t_call", "t_chat", "t_mail"),
        ("C07", "s_retguide", "t_refund"),
        ("H05", "h_self"),
        ("H07", "h_ret"),
        ("H08", "h_back"),
        ("H08", "h_link"),
        ("H08", "h_ok"),
        ("H08", "h_ret"),
        ("H11", "makse", "p_askpay"),
        ("E01", "s_ret"),
        ("E01", "s_search"),
        ("E02", "i_leave"),
        ("F10", "a_miss"),
        ("F10", "p_reply"),
        ("F10", "t_empty"),
    ),
)

SAMPLES = {STEM: (build, EXPECTED)}
