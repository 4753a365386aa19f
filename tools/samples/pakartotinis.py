"""Lithuanian sample: a customer who wrote, heard nothing, and has to ask again where nobody knows of the first time.

Planted: two messages nobody answers (C03), a contact without channel (C01), a card nobody is responsible for (H03),
a decision whose good way out was not drawn (F03), a dead end (F04), handovers without receipt (H02), one that has
no way to travel (H06), a promise that does not come back (H09).
"""

from __future__ import annotations

from tools.samples.kit import DAY, HOUR, Expected, Kit, spell

STEM = "pakartotinis-klausimas"


def build() -> Kit:
    """The finished map."""
    kit = Kit(
        "pakartotinis",
        STEM,
        "Kodėl klientė turi klausti dar kartą",
        goal="Gauti paskolos įmokų atidėjimą, kol pajamos laikinai sumažėjusios",
        scope="Nuo pajamų pokyčio iki atidėjimo pabaigos; būsto paskolos, privatūs klientai Lietuvoje",
        client="Rytmečio bankas",
        project="Kliento kelias 2026: vienas klausimas, vienas atsakymas",
        confidentiality="Konfidencialu. Tik Rytmečio banko dirbtuvių dalyviams.",
        as_of="2026-10-20",
        color="#7a3148",
        state="as-is",
        status="final",
        language="lt",
        note="Dirbtuvės vyko spalio 6 ir 13 dienomis Kaune. Remiamasi 11 pokalbių su klientais, 60 bylų peržiūra "
        "ir skambučių įrašais. Rizikos komitetas dalyvavo tik antrose dirbtuvėse.",
        private="Skyriaus vadovė prašė nerodyti konkretaus skyriaus vardo.",
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
    kit.team("lin", "Klientų linija", "front", "#0f7b6c", "Skambučiai 8–20 val., 26 darbuotojai.")
    kit.team(
        "sky", "Klientų aptarnavimo skyriai", "front", "#2d6a9f", "14 skyrių, susitikimai tik iš anksto."
    )
    kit.team("dig", "Skaitmeninių kanalų komanda", "back", "#5a4fa0", "Programėlė, žinutės, failų archyvas.")
    kit.team("pas", "Paskolų administravimas", "back", "#8c5c12", "Grafikai, pakeitimai, užstatai.")
    kit.team("riz", "Rizikos komitetas", "support", "#8f3b3b", "Posėdžiauja antradieniais.")
    kit.team("aps", "Mokėjimų apskaita", "support", "#5d6870", "Automatiniai nurašymai pagal grafiką.")
    for name, title, icon in (
        ("app", "Programėlė", "app"),
        ("web", "Svetainė", "web"),
        ("tel", "Telefonas", "phone"),
        ("sky_k", "Skyrius", "visit"),
        ("pastas", "El. paštas", "mail"),
        ("sms_k", "SMS", "sms"),
        ("laiskas", "Laiškas", "letter"),
    ):
        kit.channel(name, title, icon)
    kit.system("crm", "Skambučių užduotys", "Mato linija ir paskolų administravimas.")
    kit.system("arch", "Programėlės archyvas", "Prieigą turi tik skaitmeninių kanalų komanda.")
    kit.system("core", "Paskolų sistema")
    kit.system("kal", "Susitikimų kalendorius")
    kit.item("prasymas", "Atidėjimo prašymas")
    kit.item("pajamos", "Pažyma apie pajamas")
    kit.item("istorija", "Ankstesnių kreipimųsi istorija")
    kit.item("laikas", "Susitikimo laikas")
    kit.item("byla", "Bylos numeris")
    kit.item("sprendimas", "Komiteto sprendimas ir sąlygos")
    kit.item("grafikas", "Naujas mokėjimo grafikas")


def _personas(kit: Kit) -> None:
    kit.persona(
        "rasa",
        "Rasa, 41, dirba puse etato",
        role="Paskolos gavėja ir prašytoja",
        situation="Gyvena Kaune, slaugo mamą. Nuo liepos dirba puse etato, paskola dar 19 metų.",
        quote="Aš viską parašiau ir atsiunčiau. Kodėl turiu pasakoti iš naujo?",
        goals="Šešis mėnesius mokėti tik palūkanas\nNepakenkti kredito istorijai",
        motivations="Ramybė šeimai\nSusitvarkyti laiku, kol nėra skolos",
        obstacles="Pažymas išduoda darbdavys, ne visada laiku\nGėda kalbėti apie pinigus telefonu",
        knowledge="Programėle naudojasi kasdien\nNesupranta, kas priima sprendimą",
        expectations="Atsakymas per dvi dienas\nKad bankas matytų, kas jau atsiųsta",
        mood="Susirūpinusi, bet pasiruošusi",
        basis="interviews",
        interviews=8,
        color="#7a3148",
        note="Aštuoni pokalbiai su klientais, kurių prašymas užtruko ilgiau nei mėnesį.",
    )
    kit.persona(
        "vytautas",
        "Vytautas, 66, bendraskolis",
        role="Bendraskolis; moka, bet prašymo nepildė",
        situation="Rasos tėvas, gyvena Alytuje, moka trečdalį įmokos.",
        quote="Man niekas nieko nesakė, o parašo prašo šiandien.",
        goals="Suprasti, kas keičiasi jam pačiam\nPasirašyti vieną kartą",
        motivations="Padėti dukrai\nNepasirašyti nesuprasto dokumento",
        obstacles="Be programėlės, tik el. paštas\nIki skyriaus 40 kilometrų",
        knowledge="Sutartis skaito atidžiai\nNemėgsta žodžio „kreditingumas“",
        expectations="Skambutis prieš parašą\nAiški suma ir data",
        mood="Atsargus",
        basis="interviews",
        interviews=3,
        color="#2d6a9f",
        note="Trys pokalbiai telefonu; vienas nutrauktas kliento prašymu.",
    )


def _grid(kit: Kit) -> None:
    kit.stage(
        "e1",
        "Pirmasis kontaktas",
        {"l_need": "Pajamos mažesnės", "l_read": "Ieško tvarkos"},
        "Ką daryti, kol dar nevėluoju?",
    )
    kit.stage("e2", "Prašymas", {"l_app": "Parašo", "l_docs": "Atsiunčia"}, "Ar mano prašymas nuėjo?")
    kit.stage("e3", "Laukimas", {"l_silent": "Tyla", "l_call": "Skambina"}, "Ar kas nors tai skaito?")
    kit.stage(
        "e4",
        "Susitikimas",
        {"l_book": "Registruojasi", "l_meet": "Susitinka", "l_repeat": "Kartoja viską"},
        "Ar pagaliau mane išgirs?",
    )
    kit.stage("e5", "Sprendimas", {"l_dec": "Komitetas", "l_ans": "Atsakymas"}, "Taip ar ne?")
    kit.stage("e6", "Naujas grafikas", {"l_sign": "Pasirašo", "l_first": "Pirma įmoka"}, "Kiek dabar moku?")
    kit.stage("e7", "Atnaujinimas", {"l_end": "Baigiasi", "l_next": "Kas toliau"}, "Ar teks viską kartoti?")
    kit.lane("L_act", "action", "Kliento veiksmai", evidence="customers")
    kit.lane("L_touch", "touchpoint", "Kontaktavimo momentai")
    kit.lane("L_feel", "emotion", "Emocijos")
    kit.lane("L_think", "thought", "Mintys", evidence="customers")
    kit.lane("L_msg", "message", "Komunikacijos sluoksnis")
    kit.lane("L_lin", "process", "Klientų linija", team="lin", zone="front")
    kit.lane("L_sky", "process", "Skyriai", team="sky", zone="front")
    kit.lane("L_dig", "process", "Skaitmeniniai kanalai", team="dig", zone="back")
    kit.lane("L_pas", "process", "Paskolų administravimas", team="pas", zone="back")
    kit.lane("L_kita", "process", "Rizika, apskaita ir kiti", zone="support")
    kit.lane("L_sys", "system", "Sistemos")
    kit.lane("L_kpi", "measure", "Rodikliai")
    kit.lane("L_ins", "insight", "Įžvalgos")


def _customer(kit: Kit) -> None:
    a, t = "L_act", "L_think"
    kit.card(
        "a_need",
        a,
        "l_need",
        "Skaičiuoja, ar užteks pinigų įmokai",
        role="start",
        note="Dauguma pradeda domėtis dar nė karto nepavėlavę.",
        evidence="customers",
        evidence_n=8,
    )
    kit.card(
        "a_read",
        a,
        "l_read",
        "Ieško, kaip atidėti įmokas",
        duration=spell(10, 25, 60),
        note="Randa atmintinę, bet ne reikalingų dokumentų sąrašą.",
    )
    kit.card(
        "a_app",
        a,
        "l_app",
        "Parašo prašymą programėlėje",
        duration=spell(8, 15, 40),
        moment=True,
        votes=4,
        note="Pirmasis kartas, kai klientė viską paaiškina.",
    )
    kit.card(
        "a_photo",
        a,
        "l_docs",
        "Fotografuoja pažymas",
        duration=spell(5, 12, 30),
        note="Keturios pažymos, aštuonios nuotraukos; dalis neryškios.",
    )
    kit.card("a_docs", a, "l_docs", "Įkelia failus į programėlę", duration=spell(4, 10, 25))
    kit.mode(a, "l_docs", "in-order")
    kit.card(
        "a_wait",
        a,
        "l_silent",
        "Laukia atsakymo, kurio nėra",
        is_wait=True,
        span=2,
        duration=spell(5 * DAY, 11 * DAY, 24 * DAY),
        evidence="measured",
        evidence_n=60,
        note="Iki pirmojo gyvo žodžio praeina vidutiniškai vienuolika dienų.",
    )
    kit.card(
        "a_again",
        a,
        "l_silent",
        "Parašo dar kartą: „Ar gavote?“",
        wait_before=spell(3 * DAY, 5 * DAY, 9 * DAY),
    )
    kit.card(
        "a_call",
        a,
        "l_call",
        "Skambina ir pasakoja antrą kartą",
        votes=5,
        note="Trys iš keturių skambina per pertraukėlę darbe.",
    )
    kit.card("a_book", a, "l_book", "Užsiregistruoja į skyrių", duration=spell(3, 6, 15))
    kit.card(
        "a_meet", a, "l_meet", "Atvyksta su aplanku po pažastimi", moment=True, duration=spell(30, 50, 90)
    )
    kit.card(
        "a_rep",
        a,
        "l_repeat",
        "Pasakoja trečią kartą, kopijuoja pažymas",
        fail_point=True,
        votes=9,
        note="Konsultantė programėlės žinučių nemato; klientė mano, kad jai meluojama.",
    )
    kit.card(
        "a_dec",
        a,
        "l_dec",
        "Laukia komiteto posėdžio",
        is_wait=True,
        duration=spell(4 * DAY, 9 * DAY, 15 * DAY),
    )
    kit.card(
        "a_ans",
        a,
        "l_ans",
        "Kas parašyta sprendime?",
        role="decision",
        moment=True,
        note="Atsakymas visada vienas iš trijų; du iš jų nupiešti.",
    )
    kit.card(
        "a_sign",
        a,
        "l_sign",
        "Pasirašo su tėvu prie to paties lango",
        duration=spell(20, 40, 80),
        note="Bendraskolis turi atvykti pats.",
    )
    kit.card(
        "a_first",
        a,
        "l_first",
        "Moka mažesnę įmoką be vėlavimo",
        role="goal",
        note="Tai, ko klientė atėjo. Dalis šį mėnesį dar sumoka seną sumą.",
    )
    kit.card(
        "a_end",
        a,
        "l_end",
        "Pastebi, kad atidėjimas baigiasi",
        wait_before=spell(150 * DAY, 165 * DAY, 180 * DAY),
    )
    kit.card(
        "a_next",
        a,
        "l_next",
        "Klausia, ar galima pratęsti",
        note="Ratas galėtų prasidėti iš naujo, jei niekas neprimintų.",
    )
    kit.card(
        "a_leave",
        a,
        "l_next",
        "Perkelia paskolą į kitą banką",
        role="leaves",
        evidence="customers",
        evidence_n=2,
        note="Du iš vienuolikos kalbintų jau derėjosi su konkurentais.",
    )
    kit.mode(a, "l_next", "one-of")

    kit.card("m_read", t, "l_read", "Kodėl niekur nėra sąrašo, ko reikia?")
    kit.card("m_app", t, "l_app", "Parašysiu čia, tai liks įrašyta.")
    kit.card("m_silent", t, "l_silent", "Gal tos žinutės niekas neskaito.", votes=6)
    kit.card("m_call", t, "l_call", "Kaip tai, nematote? Aš jums siunčiau!", votes=8)
    kit.card("m_meet", t, "l_meet", "Jei ir čia nieko nežinos, išeisiu.")
    kit.card("m_rep", t, "l_repeat", "Trečią kartą tas pats.")
    kit.card("m_ans", t, "l_ans", "Ar tas laiškas jau pas mane, ar dar pakeliui?")
    kit.card("m_end", t, "l_end", "Kas bus, jei vėl neatsakys?")


def _contacts(kit: Kit) -> None:
    t = "L_touch"
    kit.card(
        "t_page",
        t,
        "l_read",
        "Svetainės atmintinė",
        channel="web",
        started_by="customer",
        note="Atnaujinta 2025 m.; dokumentų sąrašo joje nėra.",
    )
    kit.card("t_faq", t, "l_read", "Programėlės pagalba", channel="app", started_by="customer")
    kit.card(
        "t_msg",
        t,
        "l_app",
        "Žinutė bankui programėlėje",
        channel="app",
        started_by="customer",
        issue="įmokų atidėjimas",
        resolves=False,
        reply_within=2 * DAY,
        moment=True,
        evidence="measured",
        evidence_n=60,
        note="Tema pasirenkama iš sąrašo, „Būsto paskola“ jame yra.",
    )
    kit.card(
        "t_up",
        t,
        "l_docs",
        "Failų įkėlimas",
        channel="app",
        started_by="customer",
        note="Patvirtina, kad failas įkeltas, o ne kad perskaitytas.",
    )
    kit.card(
        "t_msg2",
        t,
        "l_silent",
        "Antra žinutė tuo pačiu klausimu",
        channel="app",
        started_by="customer",
        issue="įmokų atidėjimas",
        resolves=False,
        reply_within=DAY,
        note="Sistema ją sujungia su pirmąja, todėl eilėje ji neatsiranda.",
    )
    kit.card(
        "t_call",
        t,
        "l_call",
        "Skambutis klientų linijai",
        channel="tel",
        started_by="customer",
        issue="įmokų atidėjimas",
        resolves=False,
        wait_before=spell(2, 9, 31),
        duration=spell(5, 9, 18),
    )
    kit.card(
        "t_back",
        t,
        "l_book",
        "Perskambina ir siūlo skyrių",
        channel="tel",
        started_by="organisation",
        answers="t_call",
        duration=spell(3, 5, 9),
        note="Perskambinama per parą, bet ne iš tos pačios komandos.",
    )
    kit.card(
        "t_meet",
        t,
        "l_meet",
        "Susitikimas skyriuje",
        channel="sky_k",
        started_by="customer",
        issue="įmokų atidėjimas",
        reply_within=7 * DAY,
        moment=True,
        wait_before=spell(DAY, 4 * DAY, 8 * DAY),
    )
    kit.card(
        "t_ans",
        t,
        "l_ans",
        "Skambutis apie sprendimą",
        channel="tel",
        started_by="organisation",
        answers="t_meet",
        duration=spell(4, 8, 15),
    )
    kit.card(
        "t_let",
        t,
        "l_ans",
        "Sprendimo laiškas",
        channel="laiskas",
        started_by="organisation",
        note="Pasiekia tris dienas po skambučio.",
    )
    kit.card("t_sign", t, "l_sign", "Pasirašymas prie lango", channel="sky_k", started_by="organisation")
    kit.card("t_first", t, "l_first", "Pranešimas apie įmoką", channel="app", started_by="organisation")
    kit.card(
        "t_end",
        t,
        "l_end",
        "Priminimas, kad atidėjimas baigiasi",
        started_by="organisation",
        note="Dirbtuvėse niekas nežinojo, kuriuo keliu jis pasiekia klientą.",
    )
    kit.card(
        "t_next",
        t,
        "l_next",
        "Skambutis dėl pratęsimo",
        channel="tel",
        started_by="organisation",
        wait_before=spell(5 * DAY, 20 * DAY, 45 * DAY),
        note="Dalis klientų jo sulaukia jau grįžę prie senosios įmokos.",
    )


def _feelings(kit: Kit) -> None:
    feel = kit.feel
    for step, score, words in (
        ("l_need", -1, "sunerimusi"),
        ("l_read", -0.5, "ieškanti"),
        ("l_docs", 0.5, "kruopšti"),
        ("l_book", 0.5, "viltinga"),
        ("l_dec", -0.5, "įsitempusi"),
        ("l_sign", 1, "pavargusi, bet rami"),
        ("l_first", 1.5, "lengviau"),
        ("l_end", -0.5, "budri"),
    ):
        feel("rasa", step, score, words=words)
    feel("rasa", "l_app", 1, "Parašiau viską iš eilės.", words="ramesnė", expected=1)
    feel("rasa", "l_silent", -1.5, "Vienuolika dienų nė žodžio.", words="pamiršta", expected=0.5)
    feel("rasa", "l_call", -2, "Jie net nematė, kad rašiau.", words="įskaudinta", expected=0)
    feel("rasa", "l_meet", 0, words="atsargi", expected=1)
    feel("rasa", "l_repeat", -1.5, "Jaučiausi lyg meluočiau.", words="pažeminta", expected=1)
    feel("rasa", "l_ans", None, words="priklauso nuo atsakymo", low=-1.5, high=1.5)
    feel("rasa", "l_next", None)
    for step, score, words in (
        ("l_need", -0.5, "rūpinasi dukra"),
        ("l_read", 0, "nuošaly"),
        ("l_call", -0.5, "nustebęs"),
        ("l_sign", -1.5, "užkluptas"),
        ("l_first", 0.5, "ramus"),
    ):
        feel("vytautas", step, score, words=words)
    feel("vytautas", "l_repeat", -1, "Manęs paprašė dar vieno parašo.", words="sutrikęs", assumed=True)


def _messages(kit: Kit) -> None:
    m = "L_msg"
    kit.card(
        "c_page",
        m,
        "l_read",
        "„Nedelskite, kreipkitės“",
        form="svetainės tekstas",
        sender="dig",
        receiver="lankytojas",
        channel="web",
        touchpoint="t_page",
        content="Jei pajamos sumažėjo, parašykite mums programėlėje.",
        note="Kviečia rašyti ten, kur niekas neatsako.",
    )
    kit.card(
        "c_auto",
        m,
        "l_docs",
        "Pranešimas „Failas įkeltas“",
        form="automatinis pranešimas",
        sender="dig",
        receiver="klientė",
        channel="app",
        touchpoint="t_up",
        content="Failas sėkmingai įkeltas.",
        states_wait=False,
        note="Klientė tai supranta kaip „gavome ir nagrinėjame“.",
    )
    kit.card(
        "c_task",
        m,
        "l_call",
        "Pažadas perskambinti",
        form="žodžiu skambučio metu",
        sender="lin",
        receiver="klientė",
        channel="tel",
        touchpoint="t_call",
        content="Kolegos paieškos ir perskambins per dvidešimt keturias valandas.",
        states_wait=True,
    )
    kit.card(
        "c_time",
        m,
        "l_book",
        "Susitikimo laiko priminimas",
        form="trumpoji žinutė",
        sender="sky",
        receiver="klientė",
        channel="sms_k",
        content="Laukiame jūsų ketvirtadienį 14.30 val. Turėkite pažymas.",
        note="Prašo atsinešti tai, kas jau atsiųsta.",
    )
    kit.card(
        "c_meet",
        m,
        "l_repeat",
        "Naujas dokumentų sąrašas",
        form="ranka rašytas lapelis",
        sender="sky",
        receiver="klientė",
        channel="sky_k",
        touchpoint="t_meet",
        content="Pajamų pažyma, sąskaitos išrašas, bendraskolio sutikimas.",
    )
    kit.card(
        "c_ans",
        m,
        "l_ans",
        "Sprendimas telefonu",
        form="skambutis be scenarijaus",
        sender="sky",
        receiver="klientė",
        channel="tel",
        touchpoint="t_ans",
        content="Komitetas leido šešis mėnesius mokėti tik palūkanas.",
        note="Sąlygas klientė užsirašo pati.",
    )
    kit.card(
        "c_let",
        m,
        "l_ans",
        "Raštas su sąlygomis",
        form="dviejų lapų laiškas",
        sender="pas",
        receiver="klientė ir bendraskolis",
        channel="laiskas",
        touchpoint="t_let",
        content="Sutarties priedas Nr. 2, įmokų grafikas pridedamas.",
    )
    kit.card(
        "c_first",
        m,
        "l_first",
        "Įmokos pranešimas",
        form="automatinis pranešimas",
        sender="aps",
        receiver="klientė",
        channel="app",
        touchpoint="t_first",
        content="Rytoj nurašysime įmoką pagal grafiką.",
    )
    kit.card(
        "c_end",
        m,
        "l_end",
        "Atidėjimo pabaigos pranešimas",
        form="neaišku, kas ir kaip siunčia",
        sender="pas",
        receiver="klientė",
        content="Nuo kito mėnesio grįžtate prie pradinio grafiko.",
        note="Tekstas parengtas 2024 m., siuntimo įrodymo nėra.",
    )


def _inside(kit: Kit) -> None:
    lin, sky, dig, pas, kita = "L_lin", "L_sky", "L_dig", "L_pas", "L_kita"
    kit.card("p_page", dig, "l_read", "Prižiūri atmintinę", responsible="turinio redaktorė", evidence="staff")
    kit.card(
        "p_inbox",
        dig,
        "l_app",
        "Rūšiuoja programėlės žinutes",
        responsible="budintis redaktorius",
        system="arch",
        passes=["prasymas"],
        duration=spell(2, 5, 2 * HOUR),
        note="Rūšiuoja pagal temą; finansinių prašymų neskaito iš principo.",
        private="Komandai trūksta dviejų žmonių iki Naujųjų.",
    )
    kit.card(
        "p_todo",
        pas,
        "l_app",
        "Peržiūri bendrą dėžutę",
        responsible="budinti vadybininkė",
        needs=["prasymas"],
        evidence="staff",
        evidence_n=6,
        note="Dėžutę skaito trys žmonės, kiekvienas mano, kad atsakys kitas.",
    )
    kit.card(
        "p_store",
        dig,
        "l_docs",
        "Saugo failus archyve",
        responsible="sistemos prižiūrėtojas",
        system="arch",
        passes=["pajamos"],
        note="Failai susieti su žinute, o ne su paskola.",
    )
    kit.card(
        "p_full",
        kita,
        "l_silent",
        "Tikrina, ar dokumentai išsamūs",
        team=None,
        needs=["pajamos"],
        note="Tvarkoje parašyta „tikrinama“, vykdytojo nėra.",
        votes=3,
    )
    kit.card(
        "p_call",
        lin,
        "l_call",
        "Ieško prašymo, randa tik skambučius",
        responsible="linijos konsultantė",
        system="crm",
        needs=["istorija"],
        passes=["byla"],
        duration=spell(4, 7, 15),
        votes=5,
        note="Klientų linija programėlės žinučių nemato.",
    )
    kit.card(
        "p_look",
        pas,
        "l_call",
        "Ieško prašymo bendroje dėžutėje",
        responsible="paskolų vadybininkas",
        needs=["prasymas"],
        duration=spell(20, HOUR, 2 * DAY),
    )
    kit.card(
        "p_cb",
        lin,
        "l_book",
        "Perskambina, siūlo ateiti į skyrių",
        responsible="linijos konsultantė",
        passes=["laikas"],
        duration=spell(3, 5, 9),
        note="Trumpiausias kelias užbaigti užduotį.",
    )
    kit.card(
        "p_slot",
        sky,
        "l_book",
        "Paskiria susitikimo laiką",
        responsible="skyriaus administratorė",
        system="kal",
        needs=["laikas"],
    )
    kit.card(
        "p_meet",
        sky,
        "l_meet",
        "Išklauso ir klausia nuo pradžių",
        responsible="paskolų konsultantė",
        needs=["istorija", "prasymas"],
        passes=["prasymas"],
        duration=spell(30, 45, 75),
        note="Ekrane tik vardas, laikas ir „konsultacija“.",
    )
    kit.card(
        "p_prep",
        sky,
        "l_meet",
        "Peržiūri sutartį prieš susitikimą",
        responsible="paskolų konsultantė",
        system="core",
    )
    kit.card(
        "p_arch",
        dig,
        "l_meet",
        "Laiko failus savo archyve",
        responsible="sistemos prižiūrėtojas",
        system="arch",
        needs=["prasymas"],
        note="Prieiga skyriams neatverta dėl 2023 m. duomenų apsaugos pastabos.",
    )
    kit.card(
        "p_copy",
        sky,
        "l_repeat",
        "Kopijuoja pažymas ir skenuoja iš naujo",
        responsible="paskolų konsultantė",
        passes=["prasymas", "pajamos"],
        duration=spell(10, 20, 40),
        evidence="observed",
        evidence_n=9,
    )
    kit.card(
        "p_case",
        pas,
        "l_repeat",
        "Atidaro antrą bylą",
        responsible="paskolų vadybininkas",
        system="core",
        needs=["pajamos"],
        passes=["byla", "pajamos"],
        note="Pirmoji lieka bendroje dėžutėje; taip bylų skaičius dvigubėja.",
    )
    kit.card(
        "p_com",
        kita,
        "l_dec",
        "Svarsto prašymą antradieniais",
        team="riz",
        responsible="komiteto sekretorė",
        needs=["byla", "pajamos"],
        passes=["sprendimas"],
        wait_before=spell(DAY, 4 * DAY, 7 * DAY),
        note="60 bylų peržiūroje patenkinta 78 %.",
    )
    kit.card(
        "p_write",
        pas,
        "l_ans",
        "Parengia raštą ir sąlygas",
        responsible="paskolų vadybininkas",
        system="core",
        needs=["sprendimas"],
        passes=["sprendimas"],
        duration=spell(HOUR, DAY, 3 * DAY),
    )
    kit.card(
        "p_tell",
        sky,
        "l_ans",
        "Paskambina klientei",
        responsible="paskolų konsultantė",
        needs=["sprendimas"],
        note="Skambina, jei pastebi; kitaip laukia laiško.",
        evidence="staff",
    )
    kit.card(
        "p_sign",
        sky,
        "l_sign",
        "Paima abu parašus",
        responsible="skyriaus administratorė",
        needs=["sprendimas"],
        passes=["grafikas"],
        duration=spell(15, 30, 60),
    )
    kit.card(
        "p_sched",
        pas,
        "l_sign",
        "Suveda naują grafiką",
        responsible="paskolų vadybininkas",
        system="core",
        passes=["grafikas"],
        duration=spell(2 * HOUR, DAY, 4 * DAY),
    )
    kit.card(
        "p_debit",
        kita,
        "l_first",
        "Nurašo įmoką",
        team="aps",
        responsible="apskaitininkas",
        needs=["grafikas"],
        note="Kas antram klientui pirmą mėnesį nurašoma senoji suma.",
        evidence="measured",
        evidence_n=60,
    )
    kit.card(
        "p_refund",
        kita,
        "l_first",
        "Grąžina permoką rankiniu būdu",
        team="aps",
        responsible="apskaitininkas",
        duration=spell(DAY, 3 * DAY, 7 * DAY),
    )
    kit.card(
        "p_remind",
        pas,
        "l_end",
        "Pažymi besibaigiančius atidėjimus",
        responsible="paskolų vadybininkas",
        system="core",
        passes=["istorija"],
        note="Sąrašas daromas kas ketvirtį, tad dalis pavėluoja.",
    )
    kit.card(
        "p_next",
        lin,
        "l_next",
        "Paskambina ir aptaria pratęsimą",
        responsible="linijos konsultantė",
        system="crm",
        needs=["istorija"],
    )

    s = "L_sys"
    kit.card(
        "y_app", s, "l_app", "Programėlės žinutės", system="arch", note="Be sąsajos su skambučių užduotimis."
    )
    kit.card("y_crm", s, "l_call", "Skambučių užduočių sąrašas", system="crm")
    kit.card(
        "y_core",
        s,
        "e5",
        "Paskolų sistema: vienintelis tiesos šaltinis",
        system="core",
        note="Komitetas sprendžia tik pagal tai, kas čia; programėlės archyvas nematomas.",
    )
    kit.card("y_kal", s, "l_book", "Susitikimų langas", system="kal")

    kit.flow("f_docs", "a_ans", "a_rep", "trūksta dokumentų")
    kit.flow("f_no", "a_ans", "a_leave", "neleista")


def _handovers(kit: Kit) -> None:
    h = kit.handover
    h(
        "h_inbox",
        "p_inbox",
        "p_todo",
        passes=["prasymas"],
        channel="pastas",
        limit=DAY,
        receipt=None,
        returns="Atsakymas klientei per dvi darbo dienas",
        note="Persiunčiama į bendrą dėžutę, patvirtinimo nėra.",
    )
    h(
        "h_store",
        "p_store",
        to_team="pas",
        passes=["pajamos"],
        note="Ar administravimas žino apie failus, dirbtuvėse liko neaišku.",
    )
    h(
        "h_call",
        "p_call",
        "p_look",
        passes=["byla"],
        system="crm",
        limit=DAY,
        receipt="Užduotis atsiranda sąraše su klientės numeriu",
        returns="Ką perskambinus pasakyti klientei",
        wait=spell(30, 4 * HOUR, DAY),
    )
    h(
        "h_cb",
        "p_look",
        "p_cb",
        passes=["istorija"],
        channel="tel",
        receipt="Vadybininkas paskambina linijos pamainai",
        returns=None,
    )
    h(
        "h_slot",
        "p_cb",
        "p_slot",
        passes=["laikas"],
        system="kal",
        limit=HOUR,
        receipt="Įrašas konsultantės kalendoriuje",
        returns=None,
        note="Perduodamas tik vardas ir laikas, priežasties laukelio nėra.",
    )
    h(
        "h_arch",
        "p_meet",
        "p_arch",
        passes=["prasymas"],
        channel=None,
        limit=None,
        receipt=None,
        note="Skyrius neturi kaip paprašyti failų: nei formos, nei kontakto.",
    )
    h(
        "h_copy",
        "p_copy",
        "p_case",
        passes=["prasymas", "pajamos"],
        system="core",
        limit=DAY,
        receipt="Byla eilėje su skyriaus žyma",
        returns="Sprendimas ir jo data",
    )
    h(
        "h_com",
        "p_case",
        "p_com",
        passes=["byla", "pajamos"],
        system="core",
        limit=5 * DAY,
        receipt="Byla posėdžio darbotvarkėje",
        returns="Protokolas su sąlygomis",
    )
    h(
        "h_res",
        "p_com",
        "p_write",
        passes=["sprendimas"],
        system="core",
        limit=DAY,
        receipt="Protokolas prisegtas prie bylos",
        returns=None,
    )
    h(
        "h_tell",
        "p_write",
        "p_tell",
        passes=["sprendimas"],
        channel="pastas",
        limit=DAY,
        note="Konsultantė laišką pamato tarp kitų šimto.",
    )
    h(
        "h_sched",
        "p_sign",
        "p_sched",
        passes=["grafikas"],
        system="core",
        limit=DAY,
        receipt="Pasirašytas priedas atsiranda eilėje",
        returns=None,
    )
    h(
        "h_debit",
        "p_sched",
        "p_debit",
        passes=["grafikas"],
        system="core",
        limit=2 * DAY,
        receipt=None,
        note="Apskaita grafiką perima mėnesio pradžioje; pakeitimo ženklo nemato.",
    )
    h(
        "h_next",
        "p_remind",
        "p_next",
        passes=["istorija"],
        system="crm",
        limit=10 * DAY,
        receipt="Skambučių sąrašas kiekvieną ketvirtį",
        returns=None,
    )
    kit.answer("p_prep", "p_arch", "unknown")


def _conclusions(kit: Kit) -> None:
    i = "L_ins"
    kit.card(
        "i_list", i, "l_read", "Nėra vieno dokumentų sąrašo", kind="pain", weight=3, votes=3, about=["t_page"]
    )
    kit.card(
        "i_write",
        i,
        "l_app",
        "Klientė paaiškina iš karto ir aiškiai",
        kind="strength",
        weight=4,
        votes=6,
        about=["t_msg"],
        note="Iš 60 žinučių 49 turėjo viską, ko reikia sprendimui.",
    )
    kit.card(
        "i_silent",
        i,
        "l_silent",
        "Vienuolika dienų be žodžio",
        kind="pain",
        weight=5,
        votes=11,
        about=["t_msg", "t_msg2", "h_inbox"],
        evidence="measured",
        evidence_n=60,
        note="Trečdalis neatsakytų žinučių rastos bendroje dėžutėje.",
    )
    kit.card(
        "i_blind",
        i,
        "l_call",
        "Kiekvienas kanalas mato tik save",
        kind="pain",
        weight=5,
        votes=9,
        about=["p_call", "h_arch"],
    )
    kit.card(
        "i_person",
        i,
        "l_meet",
        "Konsultantė išklauso iki galo",
        kind="strength",
        weight=4,
        votes=7,
        about=["t_meet"],
        note="Visi vienuolika klientų paminėjo pagarbą.",
    )
    kit.card(
        "i_why",
        i,
        "l_repeat",
        "Kodėl skyrius nemato archyvo?",
        kind="question",
        votes=4,
        about=["h_arch"],
        note="Duomenų apsaugos pastaba liečia tik vieną failų tipą.",
    )
    kit.card("i_old", i, "l_first", "Nurašoma senoji suma", kind="risk", weight=4, votes=6, about=["h_debit"])
    kit.card(
        "i_move",
        i,
        "l_next",
        "Po tylos svarstomas kitas bankas",
        kind="reason-to-leave",
        weight=4,
        about=["a_leave"],
    )
    kit.card(
        "i_one",
        i,
        "l_book",
        "Vienas kreipimosi numeris visiems kanalams",
        kind="idea",
        impact=5,
        effort=4,
        votes=12,
        about=["y_app", "y_crm"],
    )
    kit.card(
        "i_early",
        i,
        "l_end",
        "Susisiekti mėnesį prieš pabaigą",
        kind="opportunity",
        impact=4,
        effort=2,
        votes=5,
        about=["t_end"],
    )
    kit.card(
        "i_third",
        i,
        "l_ans",
        "Geras atsakymas neturi savo kelio žemėlapyje",
        kind="question",
        votes=3,
        about=["a_ans"],
        note="Kas nutinka po teigiamo sprendimo, kiekvienas skyrius daro savaip.",
    )
    kit.parked(
        "x_bot",
        "Pokalbių robotas pirmam klausimui",
        note="Atidėta: pirmiausia turi būti, kas atsako.",
        votes=1,
    )

    kit.measure(
        "q_reply",
        "Dienos iki pirmo atsakymo",
        ["l_silent"],
        {"2026-04-30": 8.2, "2026-06-30": 9.4, "2026-08-31": 11.6, "2026-10-15": 11.1},
        unit="dienos",
        target=2,
        better="down",
        source="https://analitika.rytmetis.example/atsakymai",
    )
    kit.measure(
        "q_again",
        "Pakartotinai besikreipiantys",
        ["l_call"],
        {"2026-04-30": 52, "2026-06-30": 57, "2026-08-31": 63, "2026-10-15": 61},
        unit="%",
        target=20,
        better="down",
        source="https://analitika.rytmetis.example/kreipimaisi",
        note="Tas pats klausimas per 30 dienų, bet kuriuo kanalu.",
    )
    kit.measure(
        "q_meet",
        "Susitikimų trukmė",
        ["l_meet"],
        {"2026-04-30": 41, "2026-06-30": 44, "2026-08-31": 48, "2026-10-15": 47},
        unit="min.",
        target=25,
        better="down",
        source="https://analitika.rytmetis.example/skyriai",
    )
    kit.measure(
        "q_dec",
        "Sprendimai per 15 dienų",
        ["l_dec"],
        {"2026-04-30": 48, "2026-06-30": 45, "2026-08-31": 39, "2026-10-15": 42},
        unit="%",
        target=90,
        better="up",
        source="https://analitika.rytmetis.example/sprendimai",
    )
    kit.measure(
        "q_ces",
        "Kliento pastangų įvertis",
        ["l_first"],
        {"2026-06-30": 5.6, "2026-08-31": 5.9, "2026-10-15": 5.7},
        unit="iš 7",
        target=3,
        better="down",
        source="https://analitika.rytmetis.example/pastangos",
    )

    kit.action(
        "w_owner",
        "Paskirti vieną atsakingą už bendrą dėžutę",
        ["h_inbox", "i_silent", "t_msg"],
        role="Paskolų administravimo vadovė",
        due="2026-11-03",
        status="doing",
    )
    kit.action(
        "w_view",
        "Atverti skyriams programėlės archyvą",
        ["h_arch", "i_blind"],
        role="Skaitmeninių kanalų vadovas",
        due="2027-01-15",
        status="open",
        note="Reikia duomenų apsaugos pareigūno išvados.",
    )
    kit.action(
        "w_full",
        "Nuspręsti, kas tikrina dokumentus",
        ["p_full"],
        role="Kliento kelio vadovė",
        due="2026-11-10",
        status="open",
    )
    kit.action(
        "w_debit",
        "Perduoti grafiko pakeitimą apskaitai tą pačią dieną",
        ["h_debit", "i_old"],
        role="Mokėjimų apskaitos vadovas",
        due="2026-12-01",
        status="open",
    )
    kit.action(
        "w_field",
        "Kalendoriuje pridėti laukelį „Dėl ko“",
        ["i_one"],
        role="Skyrių tinklo vadovė",
        due="2026-10-31",
        status="done",
    )
    kit.action(
        "w_remind",
        "Suderinti priminimo kanalą ir tekstą",
        ["i_early", "t_end"],
        role="Klientų komunikacijos vadovė",
        due="2026-11-28",
        status="open",
    )
    kit.agree(
        "x_arch",
        "H06",
        ["h_arch"],
        "Laikinas kelias nekuriamas, kol neatverta prieiga prie archyvo.",
        "Duomenų apsaugos pareigūnas",
        "2027-01-31",
    )
    kit.agree(
        "x_term",
        "C07",
        ["c_first", "t_end"],
        "Kol atidėjimas galioja, mokama pagal grafiką; papildomi laiškai tik neramintų.",
        "Paskolų administravimo vadovė",
        "2027-06-30",
    )
    kit.put("a_rep", private="Viena klientė dirbtuvėse pravirko; citatos be vardo.")


EXPECTED = Expected(
    handovers={
        "h_inbox": ("gap", "receipt", "return"),
        "h_store": ("to-clarify", "receipt"),
        "h_call": ("confirmed",),
        "h_cb": ("confirmed",),
        "h_slot": ("confirmed",),
        "h_arch": ("gap", "receipt"),
        "h_copy": ("confirmed",),
        "h_com": ("confirmed",),
        "h_res": ("confirmed",),
        "h_tell": ("to-clarify", "receipt"),
        "h_sched": ("confirmed",),
        "h_debit": ("gap", "receipt"),
        "h_next": ("confirmed",),
    },
    findings=(
        ("C01", "t_end"),
        ("C03", "t_msg"),
        ("C03", "t_msg2"),
        ("F03", "a_need"),
        ("F04", "a_next"),
        ("H02", "h_inbox"),
        ("H02", "h_store"),
        ("H02", "h_arch"),
        ("H02", "h_tell"),
        ("H02", "h_debit"),
        ("H03", "p_full"),
        ("H06", "h_arch"),
        ("H09", "h_inbox"),
        ("C04", "t_meet"),
        ("C05", "t_msg", "t_msg2"),
        ("C05", "t_call", "t_msg2"),
        ("C08", "a_wait"),
        ("C05", "t_call", "t_meet"),
        ("C07", "c_meet", "t_ans"),
        ("C07", "c_end", "t_next"),
        ("C07", "c_first", "t_end"),
        ("H08", "h_arch"),
        ("H08", "h_cb"),
        ("H11", "istorija", "p_call"),
        ("H11", "istorija", "p_meet"),
        ("H11", "p_full", "pajamos"),
        ("E01", "l_need"),
        ("E02", "i_list"),
        ("E02", "i_move"),
        ("E04", "a_ans"),
        ("E04", "a_app"),
        ("E04", "t_msg"),
        ("E05", "rasa in l_end"),
        ("F05", "a_sign"),
        ("F10", "a_rep"),
    ),
)

SAMPLES = {STEM: (build, EXPECTED)}
