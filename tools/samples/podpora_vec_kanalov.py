"""Support over several channels at a telecom provider: the internet is down, and the story is told three times."""

from __future__ import annotations

from tools.samples.kit import DAY, HOUR, Expected, Kit, spell

STEM = "podpora-vec-kanalov"


def make() -> Kit:
    """The journey of a fault, from the first dead page to the renewed contract."""
    kit = Kit(
        STEM,
        STEM,
        "Motnja interneta: podpora po več kanalih",
        goal="Internet spet dela, stranka pa ve, kdaj in zakaj – ne da bi zgodbo ponavljala",
        scope="Od izpada optičnega priključka do podaljšanja pogodbe; gospodinjstva, Slovenija",
        client="Zarja komunikacije, d. d.",
        project="Podpora brez ponavljanja",
        color="#7a2f5d",
        confidentiality="Zaupno. Samo za Zarjo komunikacije in udeležence delavnic.",
        as_of="2026-10-08",
        state="as-is",
        status="final",
        language="sl",
        link="https://cx.zarja.example/motnje",
        note="Dve delavnici (Maribor, Ljubljana), 11 pogovorov s strankami in pregled 240 zahtevkov iz septembra.",
        private="Vodja klicnega centra odhaja konec leta; o tem na delavnici ne govorimo.",
    )
    library(kit)
    people(kit)
    grid(kit)
    actions(kit)
    touchpoints(kit)
    words(kit)
    front(kit)
    back(kit)
    handovers(kit)
    feelings(kit)
    conclusions(kit)
    return kit


def library(kit: Kit) -> None:
    kit.team(
        "klicni", "Klicni center", "front", "#a03e76", "Maribor, 34 svetovalk in svetovalcev, vsak dan 7–22"
    )
    kit.team("digitalna", "Digitalna podpora", "front", "#c46a1b", "Klepet in e-pošta, ob delavnikih 8–20")
    kit.team("skrb", "Skrb za naročnike", "front", "#8a6d00", "Podaljšanja in odpovedi")
    kit.team("tehnika", "Tehnična podpora", "back", "#6f4bb2", "Druga raven, 12 ljudi v dveh izmenah")
    kit.team("nadzor", "Nadzor omrežja", "back", "#3d5a98", "Dežurstvo noč in dan")
    kit.team("obracun", "Obračun in reklamacije", "support", "#4c6b3c")
    kit.team(
        "optika",
        "Optika servis",
        "partner",
        "#5b5f66",
        "Optika servis, d. o. o., pogodbeni izvajalec za vzhodno Slovenijo",
    )
    for name, title, icon in (
        ("telefon", "Telefon", "phone"),
        ("klepetalnica", "Klepet", "chat"),
        ("eposta", "E-pošta", "mail"),
        ("splet", "Spletna stran", "web"),
        ("facebook", "Facebook", "social"),
        ("sms", "SMS", "sms"),
        ("na-domu", "Obisk na domu", "visit"),
        ("aplikacija", "Moja Zarja", "app"),
    ):
        kit.channel(name, title, icon)
    kit.system("zahtevki", "Sistem zahtevkov")
    kit.system("klepetalnik", "Klepetalnik", "Ni povezan s sistemom zahtevkov")
    kit.system("portal", "Portal izvajalca")
    kit.system("crm", "CRM")
    kit.item("opis", "Opis motnje", "Kaj ne dela, od kdaj, kaj je stranka že poskusila")
    kit.item("stevilka", "Številka zahtevka")
    kit.item("meritev", "Izid meritve")
    kit.item("stanje", "Stanje vozlišča")
    kit.item("termin", "Termin obiska")
    kit.item("porocilo", "Poročilo o obisku")
    kit.item("trajanje", "Trajanje izpada")
    kit.item("pogoji", "Novi pogodbeni pogoji")


def people(kit: Kit) -> None:
    kit.persona(
        "nina",
        "Nina Kovač",
        role="Naročnica in uporabnica",
        situation="38 let, računovodkinja, trikrat na teden dela od doma v Rušah; partner in dva šolarja",
        quote="Ko internet ne dela, ne delam niti jaz. To ni udobje, to je plača.",
        goals="Internet do jutri zjutraj\nZanesljiva ura, ko pride tehnik",
        motivations="Mir v službi\nNoče še enkrat menjati ponudnika",
        obstacles="Med delovnim časom ne more viseti na telefonu\nSlab mobilni signal v hiši",
        knowledge="Zna ponastaviti modem in izmeriti hitrost\nPiše hitreje, kot kliče",
        expectations="Vsi vidijo isto zgodbo\nOdgovor v eni uri, tudi če je samo »delamo na tem«",
        mood="Kot na trnih",
        basis="interviews",
        interviews=7,
        color="#0b62a8",
    )
    kit.persona(
        "franc",
        "Franc Zupan",
        role="Naročnik, plačnik",
        situation="71 let, upokojen mizar iz okolice Ljutomera; po isti optiki ima tudi telefon in televizijo",
        quote="Jaz kličem samo na ono številko, ki piše na računu.",
        goals="Da spet dela telefon, ker je žena srčna bolnica\nDa mu kdo pove po domače, kaj je narobe",
        motivations="Varnost\nZvestoba domačemu ponudniku",
        obstacles="Spleta in aplikacije ne uporablja\nGlasovnega menija ne razume",
        knowledge="Pozna svojo napeljavo, ker jo je polagal sam\nIzrazov, kot je vozlišče, ne pozna",
        expectations="Človek na drugi strani\nTehnik, ki pokliče, preden pride",
        mood="Zaskrbljen, vljuden",
        basis="interviews",
        interviews=4,
        color="#b0561a",
    )


def grid(kit: Kit) -> None:
    kit.stage("motnja", "Motnja", {"izpad": "Izpad", "sam": "Pomaga si sam"}, "Je pri meni ali pri njih?")
    kit.stage("prijava", "Prijava", {"klic": "Klic", "pisno": "Še pisno"}, "Komu naj povem?")
    kit.stage(
        "diagnoza",
        "Iskanje vzroka",
        {"meritev-korak": "Meritev", "cakanje": "Čakanje", "znova": "Znova na vrsti"},
        "Ali kdo sploh kaj dela?",
    )
    kit.stage("popravilo", "Popravilo", {"dogovor": "Dogovor", "obisk": "Obisk"}, "Kdaj pridejo?")
    kit.stage(
        "zakljucek",
        "Zaključek",
        {"potrditev": "Potrditev", "racun": "Račun"},
        "Kdo mi povrne izgubljene dni?",
    )
    kit.stage("podaljsanje", "Obnovitev", {"ponudba": "Ponudba", "odlocitev": "Odločitev"}, "Naj ostanem?")
    kit.lane("dejanja", "action", "Dejanja stranke")
    kit.lane("tocke", "touchpoint", "Stične točke")
    kit.lane("custva", "emotion", "Čustva")
    kit.lane("misli", "thought", "Misli")
    kit.lane("sporocila", "message", "Sporočila")
    kit.lane(
        "prva",
        "process",
        "Prva linija",
        zone="front",
        evidence="observed",
        note="Tri ekipe, zato steza nima svoje.",
    )
    kit.lane("tehnicna", "process", "Tehnična podpora", team="tehnika")
    kit.lane("omrezje", "process", "Nadzor omrežja", team="nadzor")
    kit.lane("zaledje", "process", "Obračun in reklamacije", team="obracun")
    kit.lane("teren", "process", "Izvajalec na terenu", team="optika")
    kit.lane("pravila", "policy", "Pravila", zone="support")
    kit.lane("kazalniki", "measure", "Kazalniki")
    kit.lane("spoznanja", "insight", "Spoznanja")


def actions(kit: Kit) -> None:
    lane = "dejanja"
    kit.card(
        "opazi",
        lane,
        "izpad",
        "Opazi, da internet ne dela",
        role="start",
        evidence="customers",
        note="Najpogosteje med 7. in 8. uro zjutraj, ko se začne delo od doma.",
    )
    kit.card(
        "poskusa",
        lane,
        "sam",
        "Izklopi in vklopi modem",
        duration=spell(5, 15, 40),
        note="Devet od enajstih vprašanih to naredi, preden pokličejo.",
    )
    kit.card(
        "kam",
        lane,
        "sam",
        "Pokličem ali pišem?",
        role="decision",
        note="Na računu je telefonska številka, na spletni strani najprej klepet.",
    )
    kit.card(
        "klice",
        lane,
        "klic",
        "Pokliče in opiše motnjo",
        passes=["opis"],
        note="Številke zahtevka ne dobi, če je ne vpraša.",
    )
    kit.card(
        "pise",
        lane,
        "pisno",
        "Isto napiše še na klepetu",
        passes=["opis"],
        personas=["nina"],
        fail_point=True,
        evidence="measured",
        evidence_n=240,
        note="V 31 odstotkih primerov ista motnja pride po dveh ali treh kanalih.",
    )
    kit.card(
        "izmeri",
        lane,
        "meritev-korak",
        "Po navodilih preveri lučke",
        duration=spell(5, 10, 25),
        note="Franc lučk ne vidi, ker je modem na podstrešju.",
    )
    kit.card(
        "caka",
        lane,
        "cakanje",
        "Čaka brez novic",
        span=2,
        is_wait=True,
        evidence="measured",
        duration=spell(DAY, 3 * DAY, 9 * DAY),
        note="Mediana v septembru: trije dnevi od prijave do termina.",
    )
    kit.card(
        "znova-klice",
        lane,
        "znova",
        "Pokliče še enkrat in vse ponovi",
        fail_point=True,
        moment=True,
        note="Tu stranke prvič pomislijo na odhod.",
    )
    kit.card("doma", lane, "dogovor", "Uredi, da bo kdo doma", note="Okno je pet ur: od 8. do 13. ure.")
    kit.card("pokaze", lane, "obisk", "Pokaže tehniku napeljavo", duration=spell(20, 45, 120))
    kit.card(
        "preveri",
        lane,
        "potrditev",
        "Preveri, ali vse dela",
        moment=True,
        note="Za Franca se motnja konča šele, ko zazvoni stacionarni telefon.",
    )
    kit.card(
        "gleda-racun",
        lane,
        "racun",
        "Pogleda račun in se pritoži",
        note="Dnevi brez interneta so zaračunani v celoti.",
    )
    kit.card("prebere", lane, "ponudba", "Prebere ponudbo za podaljšanje")
    kit.card(
        "ostane",
        lane,
        "ponudba",
        "Ostati ali oditi?",
        role="decision",
        note="Vezava se izteče po 24 mesecih; konkurenca kliče mesec prej.",
    )
    kit.mode(lane, "odlocitev", "one-of")
    kit.card(
        "podaljsa",
        lane,
        "odlocitev",
        "Podaljša za dve leti",
        role="goal",
        note="Po motnji, rešeni v dveh dneh, podaljša 86 odstotkov strank.",
    )
    kit.card(
        "odide",
        lane,
        "odlocitev",
        "Odide h konkurenci",
        role="leaves",
        note="Po motnji, ki traja dlje kot pet dni, odide vsaka četrta stranka.",
    )
    kit.flow("pot-klic", "kam", "klice", "po telefonu")
    kit.flow("pot-pisno", "kam", "pise", "pisno")
    kit.flow("pot-ostane", "ostane", "podaljsa", "ostane")
    kit.flow("pot-odide", "ostane", "odide", "odide")


def touchpoints(kit: Kit) -> None:
    lane = "tocke"
    issue = "Internet ne dela"
    kit.card(
        "stanje-omrezja",
        lane,
        "sam",
        "Stran »Stanje omrežja«",
        channel="splet",
        started_by="customer",
        note="Med zadnjim večjim izpadom je 50 minut kazala zeleno.",
        evidence="observed",
    )
    kit.card(
        "prvi-klic",
        lane,
        "klic",
        "Klic na 080 19 19",
        channel="telefon",
        started_by="customer",
        issue=issue,
        resolves=False,
        reply_within=DAY,
        wait_before=spell(2, 11, 38),
        evidence="measured",
        note="Čakanje je najdaljše v ponedeljek zjutraj.",
    )
    kit.card(
        "klepet",
        lane,
        "pisno",
        "Klepet na spletni strani",
        channel="klepetalnica",
        started_by="customer",
        issue=issue,
        resolves=False,
        reply_within=10,
        wait_before=spell(1, 4, 15),
        personas=["nina"],
        note="Svetovalec ne vidi, da je stranka pol ure prej klicala.",
    )
    kit.card(
        "objava",
        lane,
        "pisno",
        "Objava na Facebooku",
        channel="facebook",
        started_by="customer",
        issue=issue,
        resolves=False,
        reply_within=4 * HOUR,
        personas=["nina"],
        note="Trideset do petdeset objav na teden; odgovori so redki in naključni.",
    )
    kit.card(
        "na-daljavo",
        lane,
        "meritev-korak",
        "Klic tehnične podpore",
        channel="telefon",
        started_by="organisation",
        note="Z zasebne številke; mnogi se ne oglasijo.",
    )
    kit.card(
        "drugi-klic",
        lane,
        "znova",
        "Drugi klic na 080 19 19",
        channel="telefon",
        started_by="customer",
        issue=issue,
        resolves=False,
        reply_within=DAY,
        wait_before=spell(3, 14, 45),
        moment=True,
        note="Oglasi se nekdo drug, zgodba se začne znova.",
    )
    kit.card(
        "sms-termin",
        lane,
        "dogovor",
        "SMS s terminom",
        channel="sms",
        started_by="organisation",
        note="Termina po SMS ni mogoče prestaviti.",
    )
    kit.card(
        "tehnik",
        lane,
        "obisk",
        "Tehnik na domu",
        channel="na-domu",
        started_by="organisation",
        note="Najbolje ocenjeni stik celotne poti: 4,7 od 5.",
    )
    kit.card("povratni", lane, "potrditev", "Povratni klic", channel="telefon", started_by="organisation")
    kit.card("racun-eposta", lane, "racun", "Račun za september", channel="eposta", started_by="organisation")
    kit.card(
        "reklamacija",
        lane,
        "racun",
        "Reklamacija računa",
        channel="eposta",
        started_by="customer",
        issue="Dobropis za izpad",
        resolves=False,
        reply_within=8 * DAY,
        note="Zakonski rok je osem dni; povprečje je pet.",
    )
    kit.card(
        "ponudba-stik",
        lane,
        "ponudba",
        "Ponudba za podaljšanje",
        started_by="organisation",
        note="Pismo, SMS ali klic? Na delavnici so bili trije odgovori.",
    )
    kit.card(
        "sklenitev", lane, "odlocitev", "Podpis v aplikaciji", channel="aplikacija", started_by="customer"
    )


def words(kit: Kit) -> None:
    for step, title in (
        ("izpad", "Ravno danes, ko oddajam bilanco."),
        ("sam", "Pri njih piše, da je vse v redu."),
        ("pisno", "Mogoče me tu kdo sliši."),
        ("cakanje", "So me pozabili?"),
        ("znova", "Zakaj moram vse povedati še enkrat?"),
        ("obisk", "Končno nekdo, ki ve."),
        ("racun", "Plačujem za teden, ko ni delalo."),
        ("odlocitev", "Bi bilo drugje kaj drugače?"),
    ):
        kit.card(f"misel-{step}", "misli", step, title)
    lane = "sporocila"
    kit.card(
        "brez-roka",
        lane,
        "klic",
        "Zabeležili smo, oglasimo se",
        sender="klicni",
        form="ustno",
        content="Prijava je sprejeta; rok ni povedan",
        channel="telefon",
        touchpoint="prvi-klic",
        receiver="Stranka na telefonu",
        states_wait=False,
    )
    kit.card(
        "v-vrsti",
        lane,
        "pisno",
        "Motnjo preverjamo",
        answers="klepet",
        sender="digitalna",
        form="pripravljeno besedilo",
        content="Hvala za potrpežljivost, sodelavci preverjajo",
        channel="klepetalnica",
        touchpoint="klepet",
        receiver="Stranka na klepetu",
        states_wait=False,
        note="Isto besedilo pri vsaki motnji.",
    )
    kit.card(
        "vzrok",
        lane,
        "meritev-korak",
        "Napaka je na priključku",
        answers="prvi-klic",
        sender="tehnika",
        form="ustno",
        content="Potreben bo obisk tehnika; termin sledi",
        channel="telefon",
        touchpoint="na-daljavo",
        receiver="Naročnik",
    )
    kit.card(
        "kdaj-pride",
        lane,
        "dogovor",
        "Tehnik pride v torek, 8–13",
        answers="drugi-klic",
        sender="optika",
        form="kratko sporočilo",
        content="Dan in peturno okno",
        channel="sms",
        touchpoint="sms-termin",
        receiver="Naročnik",
        states_wait=True,
        note="Pošilja ga izvajalec s svoje številke, zato nanj ni mogoče odgovoriti.",
    )
    kit.card(
        "spet-dela",
        lane,
        "potrditev",
        "Vse spet dela, hvala",
        sender="klicni",
        form="ustno",
        content="Potrditev in vprašanje o zadovoljstvu",
        channel="telefon",
        touchpoint="povratni",
        receiver="Naročnik",
    )
    kit.card(
        "dobropis-dopis",
        lane,
        "racun",
        "Dobropis bo na naslednjem računu",
        answers="reklamacija",
        sender="obracun",
        form="osebni dopis",
        content="Znesek in izračun po dnevih",
        channel="eposta",
        receiver="Plačnik",
        note="Jasno napisano; stranke ga pohvalijo.",
    )


def front(kit: Kit) -> None:
    lane = "prva"
    kit.card(
        "odpre",
        lane,
        "klic",
        "Odpre zahtevek",
        team="klicni",
        system="zahtevki",
        duration=spell(4, 7, 15),
        passes=["opis", "stevilka"],
        responsible="Svetovalka",
        note="Opis je prosto besedilo; polovica nima podatka o lučkah na modemu.",
    )
    kit.card(
        "odpre-drugega",
        lane,
        "pisno",
        "Odpre še en zahtevek",
        team="digitalna",
        system="klepetalnik",
        duration=spell(6),
        passes=["opis"],
        fail_point=True,
        note="V klepetalniku, ker prvega zahtevka ne vidi.",
    )
    kit.card(
        "bere-objave",
        lane,
        "pisno",
        "Bere objave strank",
        duration=spell(15),
        note="Marketing bere zaradi ugleda, podpora kadar utegne. Odgovoren ni nihče izrecno.",
    )
    kit.card(
        "poslusa-znova",
        lane,
        "znova",
        "Znova posluša celo zgodbo",
        team="klicni",
        system="zahtevki",
        duration=spell(9, 14, 30),
        needs=["stevilka", "termin"],
        evidence="observed",
        evidence_n=18,
        note="V 18 poslušanih klicih je svetovalka termin videla dvakrat.",
        private="Posnetek klica 14 je primeren za delavnico, a brez imena svetovalke.",
    )
    kit.card(
        "potrdi",
        lane,
        "potrditev",
        "Pokliče in vpraša, ali dela",
        team="klicni",
        system="zahtevki",
        duration=spell(3, 5, 10),
    )
    kit.card(
        "sprejme",
        lane,
        "racun",
        "Sprejme reklamacijo",
        team="digitalna",
        system="crm",
        duration=spell(5, 10, 20),
        passes=["trajanje"],
        note="Trajanje izpada vpraša stranko, ker ga v CRM ni.",
    )
    kit.card(
        "pripravi",
        lane,
        "ponudba",
        "Pripravi ponudbo za podaljšanje",
        team="skrb",
        system="crm",
        duration=spell(10),
        note="Seznam iztekov pride vsak ponedeljek; motenj na njem ni.",
    )
    kit.card(
        "vnese",
        lane,
        "odlocitev",
        "Vnese odločitev stranke",
        team="skrb",
        system="crm",
        duration=spell(8),
        passes=["pogoji"],
    )


def back(kit: Kit) -> None:
    kit.card(
        "meri",
        "tehnicna",
        "meritev-korak",
        "Izmeri linijo na daljavo",
        system="zahtevki",
        duration=spell(10, 20, 60),
        wait_before=spell(2 * HOUR, 9 * HOUR, 30 * HOUR),
        needs=["opis"],
        passes=["meritev"],
        note="Za meritev je potrebnih deset minut, za čakalno vrsto devet ur.",
    )
    kit.card(
        "naroci",
        "tehnicna",
        "cakanje",
        "Naroči obisk na terenu",
        system="portal",
        duration=spell(10),
        needs=["meritev"],
        note="Naročila gredo izvajalcu dvakrat na dan, ob 10. in 15. uri.",
    )
    kit.card(
        "zapre",
        "tehnicna",
        "potrditev",
        "Zapre zahtevek",
        system="zahtevki",
        duration=spell(5),
        needs=["porocilo"],
        passes=["trajanje"],
        note="Drugi zahtevek iz klepeta ostane odprt še tedne.",
    )
    kit.card(
        "zazna",
        "omrezje",
        "izpad",
        "Zazna izpad vozlišča",
        system="zahtevki",
        duration=spell(1, 3, 10),
        passes=["stanje"],
        evidence="measured",
        note="Nadzor ve za 64 odstotkov izpadov, preden pokliče prva stranka.",
    )
    kit.card(
        "preveri-vozlisce",
        "omrezje",
        "meritev-korak",
        "Preveri vozlišče",
        duration=spell(15, 40, 180),
        passes=["stanje"],
        note="Izid zapiše v dežurni zvezek.",
    )
    kit.card(
        "izracuna",
        "zaledje",
        "racun",
        "Izračuna dobropis",
        system="crm",
        duration=spell(10, 15, 40),
        needs=["trajanje"],
        wait_before=spell(DAY, 5 * DAY, 8 * DAY),
    )
    kit.card(
        "zaracuna",
        "zaledje",
        "odlocitev",
        "Uredi novo naročnino",
        system="crm",
        duration=spell(5),
        needs=["pogoji"],
    )
    kit.card(
        "razporedi",
        "teren",
        "dogovor",
        "Razporedi tehnika",
        system="portal",
        duration=spell(20),
        passes=["termin"],
        note="Razpored za naslednji dan nastane ob 16. uri.",
    )
    kit.card(
        "zamenja",
        "teren",
        "obisk",
        "Odpravi napako na priključku",
        duration=spell(20, 45, 120),
        needs=["meritev"],
        passes=["porocilo"],
        note="Najpogosteje: prepognjen kabel ali umazan konektor.",
    )
    kit.flow("meri-naroci", "meri", "naroci")
    kit.flow("razporedi-zamenja", "razporedi", "zamenja")
    kit.card(
        "trije-dnevi",
        "pravila",
        "diagnoza",
        "Splošni pogoji: napaka odpravljena v treh delovnih dneh",
        note="Po tem roku stranki pripada sorazmeren dobropis; zahtevati ga mora sama.",
        link="https://www.zarja.example/splosni-pogoji",
    )
    kit.card(
        "osem-dni",
        "pravila",
        "racun",
        "Odgovor na reklamacijo v osmih dneh",
        note="Izhaja iz zakona o varstvu potrošnikov.",
    )
    kit.parked(
        "poslovalnice",
        "Kaj pa stranke, ki pridejo v poslovalnico?",
        "Nismo obravnavali; predlog za tretjo delavnico.",
    )


def handovers(kit: Kit) -> None:
    kit.handover(
        "p-izpad",
        "zazna",
        to_team=None,
        passes=["stanje"],
        note="Obvestilo o izpadu ostane v nadzornem centru; klicni center izve od strank.",
    )
    kit.handover(
        "p-zahtevek",
        "odpre",
        "meri",
        passes=["opis", "stevilka"],
        system="zahtevki",
        limit=4 * HOUR,
        receipt="Zahtevek se pojavi v čakalni vrsti z rokom",
        returns="Izid meritve",
    )
    kit.handover(
        "p-drugi",
        "odpre-drugega",
        "meri",
        passes=["opis"],
        channel="eposta",
        note="Kdo prebere ta nabiralnik, ni znal povedati nihče.",
    )
    kit.handover(
        "p-vozlisce",
        "meri",
        "preveri-vozlisce",
        passes=["meritev"],
        channel="telefon",
        limit=2 * HOUR,
        receipt="Dežurni potrdi po telefonu",
        returns="Stanje vozlišča",
        note="Izid ostane v dežurnem zvezku; tehnična podpora pokliče še enkrat, če ima čas.",
    )
    kit.handover(
        "p-urgenca",
        "poslusa-znova",
        passes=["stevilka"],
        note="»Urgiramo« – kje in pri kom, je odvisno od svetovalke.",
        private="Pri tej točki je bilo na delavnici glasno; začeti z zgledom, ne s krivdo.",
    )
    kit.handover(
        "p-obisk",
        "naroci",
        "razporedi",
        passes=["meritev", "stevilka"],
        system="portal",
        limit=DAY,
        receipt="Izvajalec potrdi naročilo v portalu v dveh urah",
        returns="Poročilo o obisku",
    )
    kit.handover(
        "p-porocilo",
        "zamenja",
        "zapre",
        passes=["porocilo"],
        system="portal",
        limit=DAY,
        receipt="Poročilo samodejno pride v zahtevek",
        returns=None,
    )
    kit.handover(
        "p-zaprt",
        "zapre",
        "potrdi",
        passes=["stevilka"],
        system="zahtevki",
        limit=DAY,
        receipt="Naloga za povratni klic na seznamu izmene",
        returns=None,
    )
    kit.handover(
        "p-trajanje",
        "zapre",
        "izracuna",
        passes=["trajanje"],
        channel=None,
        receipt=None,
        limit=None,
        note="Obračun za izpad izve šele iz reklamacije.",
    )
    kit.handover(
        "p-reklamacija",
        "sprejme",
        "izracuna",
        passes=["trajanje"],
        system="crm",
        limit=5 * DAY,
        receipt="Primer v CRM z odgovorno osebo",
        returns=None,
    )
    kit.handover(
        "p-opozorilo",
        "sprejme",
        "pripravi",
        channel="eposta",
        note="Ali Skrb za naročnike ve, da je stranka imela motnjo?",
    )
    kit.handover(
        "p-podaljsanje",
        "vnese",
        "zaracuna",
        passes=["pogoji"],
        system="crm",
        limit=2 * DAY,
        receipt="Sprememba naročnine čaka na potrditev v CRM",
        returns=None,
    )


def feelings(kit: Kit) -> None:
    nina = (
        ("izpad", -1, "", "živčna"),
        ("sam", -1, "Zelena kljukica, jaz pa brez interneta.", "nejeverna"),
        ("klic", 0, "", "pomirjena"),
        ("pisno", -1, "", "nestrpna"),
        ("meritev-korak", 0, "", "v upanju"),
        ("cakanje", -1, "", "pozabljena"),
        ("znova", -2, "Tretjič sem povedala isto. Tretji osebi.", "besna"),
        ("dogovor", 0, "", "olajšana, a vezana"),
        ("obisk", 2, "V pol ure je naredil in še pojasnil.", "hvaležna"),
        ("potrditev", 1, "", "mirna"),
        ("racun", -2, "Moram prositi za denar, ki je moj.", "ogoljufana"),
        ("ponudba", -1, "", "hladna"),
    )
    franc = (
        ("izpad", -2, "Kaj pa, če bi žena rabila rešilca?", "prestrašen"),
        ("klic", 1, "Gospa je bila prijazna, samo meni nisem razumel.", "slišan"),
        ("meritev-korak", -1, "", "nebogljen"),
        ("cakanje", -1, "", "zaskrbljen"),
        ("znova", -1, "", "v zadregi"),
        ("dogovor", 1, "", "pomirjen"),
        ("obisk", 2, "Fant je imel zlate roke.", "navdušen"),
        ("potrditev", 2, "", "vesel"),
        ("racun", 0, "", "vdan"),
        ("ponudba", 1, "", "zvest"),
        ("odlocitev", 1, "", "odločen"),
    )
    for who, felt in (("nina", nina), ("franc", franc)):
        for step, score, quote, mood in felt:
            kit.feel(who, step, score, quote, words=mood)
    kit.feel("franc", "sam", None)
    kit.feel("nina", "odlocitev", None, low=-1, high=1, words="razdvojena", expected=1)


def conclusions(kit: Kit) -> None:
    base = "https://bi.zarja.example/podpora"
    kit.measure(
        "k-prijave",
        "Motnje, prijavljene po več kanalih",
        ["pisno"],
        unit="%",
        target=10,
        better="down",
        values={"2025-12-31": 24, "2026-03-31": 27, "2026-06-30": 29, "2026-09-30": 31},
        source=f"{base}/kanali",
    )
    kit.measure(
        "k-cas",
        "Ure od prijave do odprave",
        ["cakanje"],
        unit="h",
        target=48,
        better="down",
        values={"2026-03-31": 66, "2026-06-30": 71, "2026-09-30": 76},
        source=f"{base}/odprava",
    )
    kit.measure(
        "k-znova",
        "Delež ponovnih klicev",
        ["znova"],
        unit="%",
        target=15,
        better="down",
        values={"2026-03-31": 33, "2026-06-30": 36, "2026-09-30": 38},
        source=f"{base}/ponovni-stik",
    )
    kit.measure(
        "k-tehnik",
        "Ocena obiska",
        ["obisk"],
        unit="/ 5",
        target=4.5,
        better="up",
        values={"2026-03-31": 4.5, "2026-06-30": 4.6, "2026-09-30": 4.7},
        source=f"{base}/ocene",
    )
    kit.measure(
        "k-reklamacije",
        "Reklamacije na sto motenj",
        ["racun"],
        unit="",
        target=5,
        better="down",
        values={"2026-03-31": 9, "2026-06-30": 12, "2026-09-30": 11},
        source=f"{base}/reklamacije",
    )
    kit.measure(
        "k-ostane",
        "Podaljšanja po motnji",
        ["odlocitev"],
        unit="%",
        target=85,
        better="up",
        values={"2025-12-31": 81, "2026-06-30": 79, "2026-09-30": 77},
        source=f"{base}/podaljsanja",
    )
    insights(kit)
    kit.action(
        "u-obvestilo",
        "Nadzor obvesti klicni center in stran »Stanje omrežja«",
        ["p-izpad", "t-zelena"],
        role="Vodja nadzora omrežja",
        due="2026-12-01",
        status="doing",
        note="Samodejno sporočilo ob izpadu nad 20 priključkov.",
    )
    kit.action(
        "u-en-zahtevek",
        "Povezati klepetalnik s sistemom zahtevkov",
        ["p-drugi", "t-trikrat"],
        role="Produktni vodja podpore",
        due="2027-03-31",
        status="open",
    )
    kit.action(
        "u-zvezek",
        "Izid preverjanja vozlišča zapisati v zahtevek",
        ["p-vozlisce"],
        role="Vodja izmene v nadzoru",
        due="2026-11-15",
        status="open",
    )
    kit.action(
        "u-objave",
        "Določiti, kdo odgovarja na objave",
        ["bere-objave", "objava"],
        role="Direktorica podpore strankam",
        due="2026-10-30",
        status="open",
    )
    kit.action(
        "u-dobropis",
        "Dobropis brez prošnje po treh dneh izpada",
        ["p-trajanje", "t-dobropis"],
        role="Vodja obračuna",
        due="2027-01-31",
        status="open",
        note="Pravna služba je soglašala, manjka podatek o trajanju.",
    )
    kit.action(
        "u-okno",
        "Skrajšati okno obiska na dve uri",
        ["i-okno"],
        role="Skrbnik pogodbe z izvajalcem",
        due="2026-09-30",
        status="dropped",
        note="Izvajalec zahteva doplačilo; znova ob novi pogodbi.",
    )
    kit.agree(
        "d-opozorilo",
        "H02",
        ["p-opozorilo"],
        "Skrb za naročnike dobi podatek o motnjah z novim CRM; do takrat ponudbe po motnji ročno zadržimo.",
        "Direktorica podpore strankam",
        "2027-02-28",
    )


def insights(kit: Kit) -> None:
    lane = "spoznanja"
    kit.card(
        "t-zelena",
        lane,
        "izpad",
        "Vemo prej kot stranka, a molčimo",
        kind="pain",
        about=["zazna"],
        weight=4,
        impact=5,
        effort=2,
        votes=9,
        note="Vsako obvestilo bi prihranilo približno 40 klicev.",
    )
    kit.card(
        "t-trikrat",
        lane,
        "pisno",
        "Ena motnja, trije zahtevki",
        kind="pain",
        about=["odpre-drugega", "pise"],
        weight=4,
        impact=4,
        effort=4,
        votes=7,
        evidence="measured",
    )
    kit.card(
        "v-objave",
        lane,
        "meritev-korak",
        "Kdo bere in odgovarja na objave?",
        kind="question",
        about=["bere-objave"],
        weight=2,
        votes=5,
    )
    kit.card(
        "r-ponavljanje",
        lane,
        "cakanje",
        "Ponavljanje zgodbe odganja stranke",
        kind="reason-to-leave",
        span=2,
        about=["znova-klice", "drugi-klic"],
        weight=5,
        impact=5,
        effort=3,
        votes=12,
        evidence="customers",
        note="Pet od enajstih vprašanih je prav tu prvič pogledalo ponudbo konkurence.",
    )
    kit.card(
        "i-okno",
        lane,
        "dogovor",
        "Tehnik pokliče pol ure prej",
        kind="idea",
        about=["sms-termin"],
        impact=3,
        effort=1,
        votes=6,
    )
    kit.card(
        "m-tehniki",
        lane,
        "obisk",
        "Tehniki so naš najboljši obraz",
        kind="strength",
        about=["tehnik"],
        weight=5,
        votes=10,
        note="Ohraniti tudi v novi pogodbi z izvajalcem.",
    )
    kit.card(
        "t-dobropis",
        lane,
        "racun",
        "Za dobropis je treba prositi",
        kind="pain",
        about=["gleda-racun"],
        weight=4,
        impact=4,
        effort=2,
        votes=8,
    )
    kit.card(
        "n-ponudba",
        lane,
        "ponudba",
        "Ponudba takoj po motnji razjezi",
        kind="risk",
        about=["prebere"],
        weight=3,
        votes=4,
        evidence="assumed",
    )
    kit.card(
        "p-zvesti",
        lane,
        "odlocitev",
        "Zahvala zvestim po dobro rešeni motnji",
        kind="opportunity",
        about=["podaljsa"],
        impact=3,
        effort=2,
        votes=3,
    )


EXPECTED = Expected(
    handovers={
        "p-izpad": ("gap", "receiver"),
        "p-zahtevek": ("confirmed",),
        "p-drugi": ("to-clarify", "receipt"),
        "p-vozlisce": ("gap", "return"),
        "p-urgenca": ("to-clarify", "receiver", "receipt"),
        "p-obisk": ("confirmed",),
        "p-porocilo": ("confirmed",),
        "p-zaprt": ("confirmed",),
        "p-trajanje": ("gap", "receipt"),
        "p-reklamacija": ("confirmed",),
        "p-opozorilo": ("to-clarify", "receipt"),
        "p-podaljsanje": ("confirmed",),
    },
    findings=(
        ("H01", "p-izpad"),
        ("H01", "p-urgenca"),
        ("H02", "p-drugi"),
        ("H02", "p-trajanje"),
        ("H02", "p-opozorilo"),
        ("H03", "bere-objave"),
        ("H06", "p-trajanje"),
        ("H09", "p-vozlisce"),
        ("C01", "ponudba-stik"),
        ("C03", "objava"),
        ("C02", "stanje-omrezja"),
        ("C05", "drugi-klic", "klepet", "objava"),
        ("C05", "klepet", "prvi-klic"),
        ("C05", "objava", "prvi-klic"),
        ("C06", "klepet", "prvi-klic"),
        ("C06", "objava", "prvi-klic"),
        ("H08", "p-trajanje"),
        ("H11", "poslusa-znova", "stevilka"),
        ("H11", "poslusa-znova", "termin"),
        ("E01", "sam"),
        ("E02", "r-ponavljanje"),
        ("E04", "preveri"),
        ("F10", "odpre-drugega"),
        ("F10", "pise"),
        ("F10", "znova-klice"),
    ),
)

SAMPLES = {STEM: (make, EXPECTED)}
