"""Czech sample: household insurance from a new flat to renewal, with the whole communication layer and KPIs.

Planted: a decision with one way out (F07), a hidden handover (H04), an emergency report that never comes back (H09),
handovers without receipt (H02), a recourse that nobody takes up (H01).
"""

from __future__ import annotations

from tools.samples.kit import DAY, HOUR, Expected, Kit, spell

STEM = "zakaznicka-cesta-pojisteni"


def build() -> Kit:
    """The finished map."""
    kit = Kit(
        "pojisteni",
        STEM,
        "Pojištění domácnosti: od nového bytu k výročí",
        goal="Mít jistotu, že po vytopení bytu budu brzy bydlet jako dřív",
        scope="Od sjednání přes vodovodní škodu po obnovení; byty v osobním vlastnictví, Česko",
        client="Vltavská pojišťovna",
        project="Zákaznická zkušenost 2026, etapa 2: škoda jako moment pravdy",
        confidentiality="Důvěrné. Jen pro členy projektového týmu Vltavské pojišťovny.",
        as_of="2026-10-13",
        color="#1d4f91",
        state="as-is",
        status="final",
        language="cs",
        note="Podklad: 16 rozhovorů se zákazníky, 3 workshopy, náslech 40 hovorů a data z let 2025 a 2026. "
        "Mapa není do šuplíku: každé čtvrtletí se podle KPI reviduje.",
        private="Ředitel likvidace s mapou souhlasí, ale termín prohlídek bere osobně.",
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
    _insights(kit)
    _measures(kit)
    return kit


def _library(kit: Kit) -> None:
    kit.team("cc", "Kontaktní centrum", "front", "#0b7a75", "38 operátorů, denně 7–21, škody nepřetržitě.")
    kit.team("sml", "Správa smluv", "back", "#3d5a98", "Vystavení, změny, výročí a ceny.")
    kit.team("lik", "Likvidace škod", "back", "#7b4397", "22 likvidátorů, specializace majetek.")
    kit.team("tech", "Síť techniků", "partner", "#8a6d1a", "Externí prohlídky v pěti krajích.")
    kit.team("asist", "Asistenční služba", "partner", "#9a4a2f", "Havarijní zásah do dvou hodin.")
    kit.team("plat", "Platby a účtárna", "support", "#5f6b73", "Inkaso, párování plateb, výplaty.")
    for name, title, icon in (
        ("web", "Web pojišťovny", "web"),
        ("srovnavac", "Srovnávač", "self-service"),
        ("mobil", "Mobilní aplikace", "app"),
        ("telefon", "Telefon", "phone"),
        ("mail", "E-mail", "mail"),
        ("dopis", "Dopis", "letter"),
        ("sms", "SMS", "sms"),
        ("osobne", "Osobní návštěva", "visit"),
        ("formular", "Webový formulář", "form"),
    ):
        kit.channel(name, title, icon)
    kit.system("crm", "Karta zákazníka")
    kit.system("jadro", "Smluvní systém")
    kit.system("spis", "Škodní spis", "Likvidace a kontaktní centrum; asistence přístup nemá.")
    kit.system("banka", "Platební brána a banka")
    kit.item("nabidka", "Zvolené krytí a limity")
    kit.item("smlouva", "Číslo smlouvy")
    kit.item("udalost", "Co se stalo, kdy a kde")
    kit.item("cislo", "Číslo pojistné události")
    kit.item("fotky", "Fotografie škody")
    kit.item("protokol", "Protokol o prohlídce")
    kit.item("zasah", "Zpráva o havarijním zásahu")
    kit.item("vyse", "Výše plnění a odůvodnění")
    kit.item("ucet", "Číslo účtu")
    kit.item("historie", "Škodní průběh smlouvy")


def _personas(kit: Kit) -> None:
    kit.persona(
        "lenka",
        "Lenka, 34, první vlastní byt",
        role="Pojistnice i poškozená",
        situation="S partnerem a ročním synem v novém bytě v Brně. Hypotéka, práce z domova.",
        quote="Nejde mi o ty peníze. Chci vědět, co bude dál a kdy.",
        goals="Rychle vysušit byt\nVědět, kdo za co odpovídá",
        motivations="Bezpečí dítěte\nNebýt nikomu na obtíž",
        obstacles="Smluvní podmínky čte poprvé až po škodě\nStrach z plísní a z doplatku",
        knowledge="Vše řeší v mobilu\nPojišťovnictví nerozumí, zkratky ji odrazují",
        expectations="Odpověď do druhého dne\nJeden člověk, který zná její případ",
        mood="Rozhodná, ale unavená",
        basis="interviews",
        interviews=10,
        color="#1d4f91",
        note="Deset rozhovorů, z toho šest s lidmi do roka po škodě.",
    )
    kit.persona(
        "miroslav",
        "Miroslav, 61, pronajímatel dvou bytů",
        role="Plátce; v bytě bydlí nájemník",
        situation="Vlastní dva byty v Olomouci, škodu mu hlásí nájemník a on ji jen vyřizuje.",
        quote="Dvacet let platím a nikdy jsem nic nechtěl. Teď chci, aby to fungovalo.",
        goals="Zbavit se papírování\nUdržet si nájemníka",
        motivations="Pořádek ve věcech\nFérové zacházení po letech",
        obstacles="Fotografie má nájemník, ne on\nHesla do aplikace zapomíná",
        knowledge="Zkušený, škodu už jednou měl\nE-mail ano, aplikace spíš ne",
        expectations="Předem známá cena na další rok\nKonkrétní osoba na telefonu",
        mood="Klidný, rychle podrážděný zbytečnými dotazy",
        basis="interviews",
        interviews=6,
        color="#8a6d1a",
        note="Šest rozhovorů, dva z nich u něj v bytě.",
    )


def _grid(kit: Kit) -> None:
    kit.stage(
        "e1", "První kontakt", {"k_need": "Nový byt", "k_cmp": "Srovnávání"}, "Potřebuju vůbec pojištění?"
    )
    kit.stage(
        "e2",
        "Sjednání",
        {"k_calc": "Kalkulace", "k_dec": "Rozmýšlení", "k_sign": "Podpis"},
        "Za co vlastně platím?",
    )
    kit.stage("e3", "Začátek pojištění", {"k_wel": "Uvítání"}, "Jsem už krytá?")
    kit.stage("e4", "Škoda", {"k_leak": "Praskla hadice", "k_rep": "Nahlášení"}, "Kdo mi pomůže hned teď?")
    kit.stage(
        "e5",
        "Likvidace",
        {
            "k_wait": "Čekání",
            "k_again": "Dotaz na termín",
            "k_insp": "Prohlídka",
            "k_doc": "Doklady",
            "k_verd": "Stanovisko",
        },
        "Kdy přijde technik a kolik dostanu?",
    )
    kit.stage("e6", "Plnění", {"k_pay": "Výplata"}, "Kdy budou peníze na účtu?")
    kit.stage("e7", "Obnovení", {"k_ann": "Výroční dopis", "k_stay": "Rozhodnutí"}, "Zůstanu i příští rok?")
    kit.lane("L_act", "action", "Akce zákazníka", evidence="customers")
    kit.lane("L_feel", "emotion", "Emoce")
    kit.lane("L_think", "thought", "Myšlenky", evidence="customers")
    kit.lane("L_touch", "touchpoint", "Touchpointy")
    kit.lane("L_msg", "message", "Komunikační vrstva")
    kit.lane("L_cc", "process", "Kontaktní centrum", team="cc", zone="front")
    kit.lane("L_sml", "process", "Správa smluv", team="sml", zone="back")
    kit.lane("L_lik", "process", "Likvidace škod", team="lik", zone="back")
    kit.lane("L_plat", "process", "Platby a účtárna", team="plat", zone="support")
    kit.lane("L_part", "process", "Technici a asistence", team="tech", zone="partner")
    kit.lane("L_pol", "policy", "Pravidla a lhůty")
    kit.lane("L_kpi", "measure", "KPI")
    kit.lane("L_ins", "insight", "Zjištění")


def _customer(kit: Kit) -> None:
    a, t = "L_act", "L_think"
    kit.card(
        "a_need",
        a,
        "k_need",
        "Banka chce k hypotéce pojištění",
        role="start",
        note="Pojištění domácnosti se přibere „při jednom“; potřeba vychází od banky.",
    )
    kit.card(
        "a_cmp",
        a,
        "k_cmp",
        "Porovnává tři nabídky vedle sebe",
        duration=spell(15, 40, 90),
        note="Rozhoduje spoluúčast a limit pro vodovodní škody, ne cena.",
    )
    kit.card(
        "a_calc",
        a,
        "k_calc",
        "Vyplní kalkulačku",
        duration=spell(6, 11, 25),
        personas=["lenka"],
        note="U pole „hodnota domácnosti“ končí 31 % rozdělaných kalkulací.",
    )
    kit.card(
        "a_room",
        a,
        "k_calc",
        "Odhadne hodnotu vybavení po místnostech",
        fail_point=True,
        evidence="measured",
        evidence_n=2140,
    )
    kit.card(
        "a_dec",
        a,
        "k_dec",
        "Vyhovuje mi krytí za tu cenu?",
        role="decision",
        votes=3,
        note="Miroslav volá známému makléři, Lenka se radí v rodičovské skupině.",
    )
    kit.card(
        "a_sign",
        a,
        "k_sign",
        "Podepíše a zaplatí první pojistné",
        "V aplikaci průměrně osm minut, v bance čtyřicet; platba je vždy až nakonec.",
        duration=spell(5, 8, 20),
    )
    kit.card(
        "a_wait_buy",
        a,
        "k_sign",
        "Odkládá, koupí jen povinné pojištění",
        role="accepted-end",
        evidence="measured",
        evidence_n=880,
        note="Vrací se v průměru za sedm měsíců, často po škodě u sousedů.",
    )
    kit.mode(a, "k_sign", "one-of")
    kit.card("a_wel", a, "k_wel", "Uloží smlouvu a zapomene na ni")
    kit.card(
        "a_leak",
        a,
        "k_leak",
        "Zastaví vodu a shání pomoc",
        moment=True,
        evidence="observed",
        evidence_n=6,
        note="Sobota večer; první hovor jde partnerovi, druhý až pojišťovně.",
    )
    kit.card(
        "a_rep",
        a,
        "k_rep",
        "Nahlásí škodu a přiloží fotografie",
        duration=spell(8, 15, 45),
        moment=True,
        note="Nájemník fotí, Miroslav přeposílá; fotografie chodí e-mailem po třech.",
    )
    kit.card(
        "a_wait",
        a,
        "k_wait",
        "Čeká na technika, zatím nesmí sušit",
        is_wait=True,
        span=2,
        duration=spell(2 * DAY, 6 * DAY, 13 * DAY),
        evidence="measured",
        evidence_n=1905,
        note="Slíbeny jsou dva pracovní dny; do té doby se škoda zvětšuje.",
    )
    kit.card(
        "a_again",
        a,
        "k_again",
        "Volá, kdy technik přijde",
        wait_before=spell(DAY, 3 * DAY, 6 * DAY),
        votes=7,
        note="Volá 44 % poškozených, někteří i třikrát.",
    )
    kit.card("a_insp", a, "k_insp", "Provází technika bytem", duration=spell(25, 45, 90))
    kit.card(
        "a_docs",
        a,
        "k_doc",
        "Dohledává účtenky a nahrává doklady",
        "Průměrně tři doklady; jeden z nich zákazník obvykle nenajde.",
        duration=spell(30, 2 * HOUR, 6 * HOUR),
        fail_point=True,
    )
    kit.card(
        "a_verd",
        a,
        "k_verd",
        "Souhlasí s výší plnění?",
        role="decision",
        moment=True,
        note="Na workshopu nikdo nevěděl, co se děje, když zákazník nesouhlasí.",
    )
    kit.card(
        "a_pay",
        a,
        "k_pay",
        "Vidí peníze na účtu a objedná malíře",
        "Peníze přicházejí dřív než vysvětlení, co která položka znamená.",
    )
    kit.card(
        "a_ann",
        a,
        "k_ann",
        "Porovná novou cenu s konkurencí",
        "Otevře srovnávač ještě s dopisem v ruce.",
        role="decision",
        moment=True,
        wait_before=spell(120 * DAY),
    )
    kit.card("a_stay", a, "k_stay", "Prodlouží smlouvu na další rok", role="goal")
    kit.card(
        "a_leave",
        a,
        "k_stay",
        "Podá výpověď a odchází",
        role="leaves",
        evidence="measured",
        evidence_n=214,
        note="Po škodě odchází 17 % zákazníků, bez škody 6 %.",
    )
    kit.mode(a, "k_stay", "one-of")

    kit.card("m_cmp", t, "k_cmp", "Proč nikde nepíšou, co nezaplatí?")
    kit.card("m_calc", t, "k_calc", "Jakou hodnotu má gauč po babičce?")
    kit.card("m_wel", t, "k_wel", "Snad to nikdy nebudu potřebovat.")
    kit.card("m_leak", t, "k_leak", "Komu se v tuhle hodinu vůbec volá?", votes=5)
    kit.card("m_wait", t, "k_wait", "Můžu už pustit vysoušeč, nebo ne?", votes=6)
    kit.card("m_again", t, "k_again", "Vědí vůbec, že u nás byl havarijní tým?")
    kit.card("m_doc", t, "k_doc", "Účtenku od skříně z roku 2016? Vážně?")
    kit.card("m_ann", t, "k_ann", "Po škodě mi zdražili. Za to, že jsem je potřebovala?")


def _contacts(kit: Kit) -> None:
    t = "L_touch"
    kit.card("t_bank", t, "k_need", "Leták v bance", channel="osobne", started_by="organisation")
    kit.card(
        "t_cmp",
        t,
        "k_cmp",
        "Nabídka ve srovnávači",
        channel="srovnavac",
        started_by="customer",
        note="Zobrazí cenu a čtyři z jedenácti limitů.",
    )
    kit.card(
        "t_calc",
        t,
        "k_calc",
        "Kalkulačka na webu",
        channel="web",
        started_by="customer",
        evidence="measured",
        evidence_n=6820,
    )
    kit.card(
        "t_quote",
        t,
        "k_dec",
        "Hovor k rozdělané nabídce",
        channel="telefon",
        started_by="organisation",
        duration=spell(5, 9, 20),
        note="Volá se druhý pracovní den mezi 16. a 18. hodinou.",
    )
    kit.card("t_sign", t, "k_sign", "Podpis v aplikaci", channel="mobil", started_by="customer")
    kit.card(
        "t_sign2",
        t,
        "k_sign",
        "Podpis na pobočce banky",
        channel="osobne",
        started_by="customer",
        personas=["miroslav"],
    )
    kit.card(
        "t_wel",
        t,
        "k_wel",
        "Uvítací balíček",
        channel="mail",
        started_by="organisation",
        note="Devět příloh, otevřou je čtyři zákazníci ze sta.",
    )
    kit.card(
        "t_em",
        t,
        "k_leak",
        "Havarijní linka",
        "Jediná linka, která pozná smlouvu podle telefonního čísla volajícího.",
        channel="telefon",
        started_by="customer",
        issue="únik vody",
        resolves=True,
        wait_before=spell(1, 2, 6),
        moment=True,
    )
    kit.card(
        "t_form",
        t,
        "k_rep",
        "Formulář hlášení škody",
        channel="formular",
        started_by="customer",
        issue="škoda z vody",
        resolves=False,
        reply_within=DAY,
        note="24 polí; fotografie jen do 5 MB.",
        evidence="measured",
        evidence_n=1905,
    )
    kit.card(
        "t_repcall",
        t,
        "k_rep",
        "Hlášení škody po telefonu",
        channel="telefon",
        started_by="customer",
        issue="škoda z vody",
        resolves=True,
        personas=["miroslav"],
    )
    kit.card(
        "t_again",
        t,
        "k_again",
        "Hovor: kdy přijde technik?",
        "Operátor vidí totéž co zákazník: nic.",
        channel="telefon",
        started_by="customer",
        issue="termín prohlídky",
        resolves=False,
        reply_within=DAY,
        wait_before=spell(2, 8, 25),
    )
    kit.card(
        "t_insp",
        t,
        "k_insp",
        "Prohlídka v bytě",
        channel="osobne",
        started_by="organisation",
        duration=spell(25, 45, 90),
        moment=True,
        note="Technik je pro zákazníka tváří pojišťovny, i když je z jiné firmy.",
    )
    kit.card(
        "t_docs",
        t,
        "k_doc",
        "Nahrání dokladů",
        channel="mobil",
        started_by="customer",
        issue="doklady ke škodě",
        resolves=False,
        reply_within=2 * DAY,
    )
    kit.card(
        "t_verd",
        t,
        "k_verd",
        "Oznámení o výši plnění",
        channel="dopis",
        started_by="organisation",
        note="Doporučený dopis; v aplikaci se ve stejnou chvíli nic nezmění.",
    )
    kit.card("t_pay", t, "k_pay", "Připsání peněz na účet", channel="mobil", started_by="organisation")
    kit.card(
        "t_ann",
        t,
        "k_ann",
        "Výroční dopis s novou cenou",
        channel="dopis",
        started_by="organisation",
        moment=True,
    )
    kit.card(
        "t_stay",
        t,
        "k_stay",
        "Hovor o prodloužení",
        channel="telefon",
        started_by="organisation",
        duration=spell(4, 7, 15),
    )


def _feelings(kit: Kit) -> None:
    feel = kit.feel
    for step, score, words in (
        ("k_need", -0.5, "otrávená"),
        ("k_cmp", 0, "soustředěná"),
        ("k_calc", -1, "nejistá"),
        ("k_dec", 0.5, "rozhodnutá"),
        ("k_sign", 1, "spokojená"),
        ("k_wel", 0, "lhostejná"),
        ("k_rep", -0.5, "roztřesená"),
        ("k_insp", 1.5, "uklidněná"),
        ("k_doc", -1, "unavená"),
        ("k_pay", 2, "ulevilo se jí"),
    ):
        feel("lenka", step, score, words=words)
    feel("lenka", "k_leak", -2, "Voda tekla sousedům stropem.", words="v šoku", expected=-1)
    feel("lenka", "k_wait", -1.5, "Ticho. A na zdi mapa.", words="bezmocná", expected=0)
    feel("lenka", "k_again", -2, "Slíbili zavolat. Nikdo nezavolal.", words="vzteklá", expected=0.5)
    feel("lenka", "k_verd", None, words="podle částky", low=-1.5, high=1)
    feel("lenka", "k_ann", -1, "To má být poděkování?", words="dotčená", expected=0.5)
    feel("lenka", "k_stay", None)
    for step, score, words in (
        ("k_need", 0, "věcný"),
        ("k_calc", 0.5, "v klidu"),
        ("k_sign", 1, "spokojený"),
        ("k_leak", -1, "na dálku bezradný"),
        ("k_rep", 0.5, "zkušený"),
        ("k_again", -1, "podrážděný"),
        ("k_doc", -1.5, "rozmrzelý"),
        ("k_pay", 1, "vyrovnaný"),
        ("k_ann", -1.5, "zrazený"),
    ):
        feel("miroslav", step, score, words=words)
    feel("miroslav", "k_stay", -0.5, "Zůstal jsem z lenosti.", words="váhavý", assumed=True)


def _messages(kit: Kit) -> None:
    m = "L_msg"
    kit.card(
        "c_leaf",
        m,
        "k_need",
        "Leták „Domov pod střechou“",
        form="tištěný leták A5",
        sender="sml",
        receiver="žadatel o hypotéku",
        channel="osobne",
        touchpoint="t_bank",
        content="Ochrana domácnosti od 89 Kč měsíčně.",
        note="Slibuje cenu, neříká jaké krytí.",
    )
    kit.card(
        "c_cmp",
        m,
        "k_cmp",
        "Řádek ve srovnávači",
        form="tabulka",
        sender="sml",
        receiver="zájemce",
        channel="srovnavac",
        touchpoint="t_cmp",
        content="Limit pro vodu 1 mil. Kč, spoluúčast 1 000 Kč.",
    )
    kit.card(
        "c_calc",
        m,
        "k_calc",
        "Nápověda u hodnoty domácnosti",
        form="text pod polem",
        sender="sml",
        receiver="zájemce",
        channel="web",
        touchpoint="t_calc",
        content="Pojistná částka odpovídá nové ceně souboru movitých věcí.",
        note="Odborný jazyk přímo v nejtěžším místě.",
    )
    kit.card(
        "c_quote",
        m,
        "k_dec",
        "Nabídka po telefonu",
        form="mluvené slovo podle scénáře",
        sender="cc",
        receiver="zájemce",
        channel="telefon",
        touchpoint="t_quote",
        content="Projdeme spolu tři nejčastější škody a co z nich platíme.",
        note="Nejlépe hodnocený rozhovor celé cesty.",
    )
    kit.card(
        "c_sign",
        m,
        "k_sign",
        "Potvrzení sjednání",
        form="e-mail s přílohami",
        sender="sml",
        receiver="pojistnice",
        channel="mail",
        touchpoint="t_sign",
        content="Jste pojištěna od půlnoci. Smlouvu najdete v příloze.",
    )
    kit.card(
        "c_wel",
        m,
        "k_wel",
        "Uvítací dopis",
        form="šablona, devět příloh",
        sender="sml",
        receiver="pojistnice",
        channel="mail",
        touchpoint="t_wel",
        content="Vítáme vás. Podmínky a informační dokumenty přikládáme.",
    )
    kit.card(
        "c_em",
        m,
        "k_leak",
        "Pokyny do příjezdu",
        form="mluvené slovo",
        sender="cc",
        receiver="volající",
        channel="telefon",
        touchpoint="t_em",
        content="Zavřete uzávěr, vypněte jističe, vše vyfoťte. Technik přijede do dvou hodin.",
        states_wait=True,
    )
    kit.card(
        "c_form",
        m,
        "k_rep",
        "Potvrzení s číslem události",
        form="automatický e-mail",
        sender="cc",
        receiver="oznamovatel",
        channel="mail",
        touchpoint="t_form",
        answers="t_form",
        content="Škodu evidujeme pod číslem, ozveme se do dvou pracovních dnů.",
        states_wait=True,
    )
    kit.card(
        "c_term",
        m,
        "k_again",
        "SMS s termínem prohlídky",
        sender="tech",
        receiver="poškozená",
        channel="sms",
        touchpoint="t_again",
        answers="t_again",
        note="Odesílá partner; v kartě zákazníka zpráva vidět není a znění nám zatím neposlali.",
    )
    kit.card(
        "c_insp",
        m,
        "k_insp",
        "Co se stane po prohlídce",
        form="ústně, bez písemné stopy",
        sender="tech",
        receiver="poškozená",
        channel="osobne",
        touchpoint="t_insp",
        content="Můžete sušit. O částce rozhodne likvidátor.",
    )
    kit.card(
        "c_docs",
        m,
        "k_doc",
        "Potvrzení přijetí dokladů",
        form="oznámení v aplikaci",
        sender="lik",
        receiver="poškozená",
        channel="mobil",
        touchpoint="t_docs",
        answers="t_docs",
        content="Doklady jsou úplné, stanovisko vydáme do pěti dnů.",
        states_wait=True,
    )
    kit.card(
        "c_verd",
        m,
        "k_verd",
        "Rozhodnutí a výpočet",
        form="čtyřstránkový dopis",
        sender="lik",
        receiver="poškozená",
        channel="dopis",
        touchpoint="t_verd",
        content="Přiznáváme plnění. Výpočet a poučení na dalších stranách.",
        note="Částka je až na třetí straně.",
    )
    kit.card(
        "c_pay",
        m,
        "k_pay",
        "Oznámení o platbě",
        form="oznámení v aplikaci",
        sender="plat",
        receiver="poškozená",
        channel="mobil",
        touchpoint="t_pay",
        content="Odeslali jsme vám plnění, na účtu bude zítra.",
    )
    kit.card(
        "c_keep",
        m,
        "k_stay",
        "Vysvětlení ceny a nabídka slevy",
        form="mluvené slovo podle scénáře",
        sender="cc",
        receiver="pojistnice",
        channel="telefon",
        touchpoint="t_stay",
        content="Podívejme se, co letos zdražilo a kde vám můžeme vyjít vstříc.",
        note="Scénář počítá s cenou, o škodě se operátor dozví od zákazníka.",
    )
    kit.card(
        "c_ann",
        m,
        "k_ann",
        "Nová cena od výročí",
        form="hromadný dopis",
        sender="sml",
        receiver="pojistnice",
        channel="dopis",
        touchpoint="t_ann",
        content="Pojistné se od 1. listopadu zvyšuje o 14 %.",
        note="Nezmiňuje škodu ani důvod; čte se jako trest.",
    )


def _inside(kit: Kit) -> None:
    cc, sml, lik, plat, part = "L_cc", "L_sml", "L_lik", "L_plat", "L_part"
    kit.card(
        "p_tariff",
        sml,
        "k_cmp",
        "Udržuje sazby ve srovnávačích",
        responsible="produktová manažerka",
        system="jadro",
    )
    kit.card(
        "p_quote",
        cc,
        "k_calc",
        "Pomůže s hodnotou domácnosti",
        responsible="operátor prodeje",
        passes=["nabidka"],
        duration=spell(4, 8, 18),
        note="Neformální pomůcka operátorů: 10 000 Kč na metr čtvereční.",
    )
    kit.card(
        "p_follow",
        cc,
        "k_dec",
        "Zavolá k rozdělané nabídce",
        responsible="operátor prodeje",
        system="crm",
        needs=["nabidka"],
        passes=["nabidka"],
        evidence="observed",
        evidence_n=40,
        note="Náslech: 40 hovorů, průměrné hodnocení 4,6 z 5.",
    )
    kit.card(
        "p_issue",
        sml,
        "k_sign",
        "Vystaví smlouvu",
        responsible="specialistka sjednání",
        system="jadro",
        needs=["nabidka"],
        passes=["smlouva"],
        duration=spell(2, 10, 2 * HOUR),
    )
    kit.card(
        "p_first",
        plat,
        "k_sign",
        "Spáruje první platbu",
        responsible="referent inkasa",
        system="banka",
        needs=["smlouva"],
        wait_before=spell(HOUR, DAY, 3 * DAY),
        note="Bez spárování není pojištění účinné; chybný symbol má 2 % plateb.",
    )
    kit.card(
        "p_hello",
        cc,
        "k_wel",
        "Uvítací hovor u nových smluv",
        responsible="operátor péče",
        duration=spell(3, 6, 12),
        note="Pilot od září; volá se ve čtvrtém týdnu smlouvy.",
        evidence="staff",
    )
    kit.card(
        "p_wel",
        sml,
        "k_wel",
        "Odešle uvítací balíček",
        responsible="specialistka sjednání",
        system="jadro",
        needs=["smlouva"],
    )
    kit.card(
        "p_em",
        cc,
        "k_leak",
        "Přijme havarijní hovor",
        responsible="noční operátorka",
        system="crm",
        needs=["smlouva"],
        passes=["udalost"],
        duration=spell(3, 6, 12),
        votes=2,
    )
    kit.card(
        "p_zasah",
        part,
        "k_leak",
        "Zastaví únik a odčerpá vodu",
        team="asist",
        responsible="havarijní technik",
        needs=["udalost"],
        passes=["zasah", "fotky"],
        duration=spell(40, 90, 4 * HOUR),
        note="Fotí všechno, ale fotografie zůstávají u asistence.",
    )
    kit.card(
        "p_reg",
        cc,
        "k_rep",
        "Zaregistruje událost",
        responsible="operátor škod",
        system="spis",
        needs=["udalost"],
        passes=["cislo"],
        duration=spell(4, 8, 20),
        note="Telefonické hlášení přepisuje ručně do stejného formuláře.",
    )
    kit.card(
        "p_assign",
        lik,
        "k_rep",
        "Přidělí likvidátora",
        responsible="vedoucí směny",
        system="spis",
        needs=["cislo"],
        duration=spell(10, 3 * HOUR, DAY),
    )
    kit.card(
        "p_order",
        lik,
        "k_wait",
        "Objedná prohlídku u partnera",
        responsible="likvidátor",
        needs=["cislo"],
        passes=["udalost"],
        fail_point=True,
        note="E-mail do sdílené schránky partnera; potvrzení nepřichází.",
        evidence="staff",
        evidence_n=5,
    )
    kit.card(
        "p_plan",
        part,
        "k_wait",
        "Naplánuje trasu techniků",
        responsible="dispečerka partnera",
        needs=["udalost"],
        duration=spell(HOUR, 2 * DAY, 8 * DAY),
        note="Plánuje se dvakrát týdně, v pondělí a ve čtvrtek.",
    )
    kit.card(
        "p_sees",
        cc,
        "k_again",
        "Hledá termín, slíbí zavolat zpět",
        responsible="operátor škod",
        system="spis",
        passes=["cislo"],
        duration=spell(4, 7, 15),
        votes=4,
        note="Ve spisu je jen poznámka „prohlídka objednána“.",
    )
    kit.card(
        "p_ask",
        lik,
        "k_again",
        "Zjišťuje termín u partnera",
        responsible="likvidátor",
        duration=spell(10, 25, 90),
        private="Likvidátoři mají soukromé číslo na dispečerku; do mapy nepsat.",
    )
    kit.card(
        "p_insp",
        part,
        "k_insp",
        "Změří vlhkost, nafotí škodu",
        responsible="technik",
        passes=["protokol", "fotky"],
        duration=spell(25, 45, 90),
        note="Ptá se na totéž, co zákazník už vyplnil do formuláře.",
    )
    kit.card(
        "p_docs",
        lik,
        "k_doc",
        "Vyžádá chybějící doklady",
        responsible="likvidátor",
        system="spis",
        needs=["protokol"],
        duration=spell(10, 20, 45),
    )
    kit.card(
        "p_limits",
        lik,
        "k_doc",
        "Ověří krytí a limity smlouvy",
        responsible="likvidátor",
        system="jadro",
        needs=["smlouva"],
    )
    kit.card(
        "p_verd",
        lik,
        "k_verd",
        "Rozhodne o výši plnění",
        responsible="likvidátor",
        system="spis",
        needs=["protokol", "zasah"],
        passes=["vyse", "ucet"],
        duration=spell(30, 90, DAY),
        note="Zprávu o zásahu obvykle dodá až sám zákazník.",
    )
    kit.card(
        "p_close",
        lik,
        "k_pay",
        "Uzavře spis",
        responsible="likvidátor",
        system="spis",
        passes=["historie"],
        note="Regres vůči výrobci hadice se řeší jen u škod nad 200 000 Kč.",
    )
    kit.card(
        "p_out",
        plat,
        "k_pay",
        "Odešle plnění",
        responsible="účetní výplat",
        system="banka",
        needs=["vyse", "ucet"],
        duration=spell(HOUR, DAY, 2 * DAY),
    )
    kit.card(
        "p_ann",
        sml,
        "k_ann",
        "Spočítá novou cenu a tiskne dopisy",
        responsible="specialistka obnov",
        system="jadro",
        needs=["historie"],
        passes=["historie"],
        note="Dávka jednou měsíčně; škoda vstoupí do ceny, ne do textu.",
    )
    kit.card(
        "p_save",
        cc,
        "k_stay",
        "Zavolá a vysvětlí novou cenu",
        responsible="operátor péče",
        system="crm",
        needs=["historie"],
        duration=spell(4, 7, 15),
        note="Má pravomoc slevit 8 %; zná důvod zdražení?",
    )

    p = "L_pol"
    kit.card("r_form", p, "k_rep", "Lhůta: přidělit škodu do 24 hodin")
    kit.card(
        "r_stage",
        p,
        "e5",
        "Zákon: stanovisko do tří měsíců, vnitřní cíl 15 dnů",
        note="Občanský zákoník, § 2798. Vnitřní cíl se počítá od úplných dokladů, zákazník počítá od hlášení.",
    )
    kit.card("r_ann", p, "k_ann", "Novou cenu oznámit dva měsíce předem")

    kit.flow("f_ok", "a_dec", "a_sign", "vyhovuje")
    kit.flow("f_no", "a_dec", "a_wait_buy", "zatím ne")
    kit.flow("f_stay", "a_ann", "a_stay", "přijatelná")
    kit.flow("f_leave", "a_ann", "a_leave", "příliš drahá")


def _handovers(kit: Kit) -> None:
    h = kit.handover
    h(
        "h_quote",
        "p_follow",
        "p_issue",
        passes=["nabidka"],
        system="crm",
        limit=2 * HOUR,
        receipt="Úkol „vystavit“ se objeví ve frontě sjednání",
        returns=None,
    )
    h(
        "h_first",
        "p_issue",
        "p_first",
        passes=["smlouva"],
        system="jadro",
        limit=DAY,
        receipt="Předpis platby je v seznamu nespárovaných",
        returns="Potvrzení, že je zaplaceno",
    )
    h(
        "h_paid",
        "p_first",
        "p_wel",
        passes=["smlouva"],
        system="jadro",
        limit=DAY,
        receipt="Smlouva změní stav na účinnou",
        returns=None,
    )
    h(
        "h_em",
        "p_em",
        "p_zasah",
        passes=["udalost"],
        channel="telefon",
        limit=10,
        receipt="Dispečink zopakuje adresu a číslo zásahu",
        returns="Zpráva o zásahu s fotografiemi",
        note="Zpráva zůstává u asistence a přichází s fakturou na konci měsíce.",
    )
    h(
        "h_reg",
        "p_reg",
        "p_assign",
        passes=["cislo"],
        system="spis",
        limit=DAY,
        receipt="Spis se zařadí do fronty týmu",
        returns=None,
    )
    h(
        "h_insp",
        "p_order",
        "p_plan",
        passes=["udalost"],
        channel="mail",
        limit=2 * DAY,
        receipt=None,
        wait=spell(HOUR, DAY, 4 * DAY),
        note="Partner schránku čte, ale nikdo neví kdy.",
    )
    h(
        "h_back",
        "p_sees",
        "p_ask",
        passes=["cislo"],
        system="spis",
        note="Operátor píše poznámku; kdo ji čte, nikdo netuší.",
    )
    h(
        "h_prot",
        "p_insp",
        "p_docs",
        passes=["protokol", "fotky"],
        system="spis",
        limit=DAY,
        receipt="Protokol se připojí a rozsvítí úkol",
        returns=None,
    )
    h(
        "h_pay",
        "p_verd",
        "p_out",
        passes=["vyse", "ucet"],
        system="jadro",
        limit=2 * DAY,
        receipt="Platební příkaz čeká na schválení",
        returns="Datum odeslání peněz",
    )
    h(
        "h_date",
        "p_out",
        "p_close",
        passes=["vyse"],
        system="spis",
        receipt="Datum platby se propíše do spisu",
        returns=None,
    )
    h("h_regres", "p_close", passes=["historie"], note="Regres: právní oddělení na workshopu nebylo.")
    h(
        "h_hist",
        "p_close",
        "p_ann",
        passes=None,
        receipt=None,
        system=None,
        note="Správa smluv ví o částce škody, ne o jejím průběhu a stížnosti.",
    )
    h(
        "h_keep",
        "p_ann",
        "p_save",
        passes=["historie"],
        system="crm",
        limit=5 * DAY,
        receipt="Seznam k obvolání každé pondělí",
        returns=None,
    )


def _insights(kit: Kit) -> None:
    i = "L_ins"
    kit.card(
        "i_value",
        i,
        "k_calc",
        "Hodnotu domácnosti neumí odhadnout nikdo",
        kind="pain",
        weight=4,
        votes=5,
        about=["a_room", "c_calc"],
    )
    kit.card(
        "i_talk",
        i,
        "k_dec",
        "Hovor o třech škodách přesvědčuje",
        kind="strength",
        weight=4,
        votes=8,
        about=["t_quote", "c_quote"],
        note="Konverze po hovoru 38 %, bez hovoru 21 %.",
    )
    kit.card(
        "i_nobody", i, "k_wel", "Uvítací balíček čte málokdo", kind="pain", weight=2, votes=2, about=["t_wel"]
    )
    kit.card(
        "i_night",
        i,
        "k_leak",
        "Noční linka zvedá do dvou minut",
        kind="strength",
        weight=5,
        votes=9,
        about=["t_em"],
        note="Nejlepší zážitek celé cesty; nesmí ustoupit úsporám.",
    )
    kit.card(
        "i_twice",
        i,
        "k_rep",
        "Fotografie se posílají třikrát",
        kind="pain",
        weight=4,
        votes=7,
        about=["h_em", "t_form"],
        note="Asistence, formulář, technik: pokaždé znovu.",
    )
    kit.card(
        "i_silence",
        i,
        "k_wait",
        "Šest dnů ticha mezi slibem a technikem",
        kind="pain",
        weight=5,
        votes=12,
        about=["a_wait", "h_insp"],
        evidence="measured",
        evidence_n=1905,
    )
    kit.card(
        "i_face",
        i,
        "k_insp",
        "Technik je tváří pojišťovny",
        kind="opportunity",
        impact=4,
        effort=2,
        votes=5,
        about=["t_insp"],
        note="Vizitka, jméno a další krok na papíře by stačily.",
    )
    kit.card(
        "i_refuse",
        i,
        "k_verd",
        "Co když zákazník nesouhlasí?",
        kind="question",
        votes=6,
        about=["a_verd"],
        note="Odvolání existuje, ale na mapě ani v dopise není.",
    )
    kit.card(
        "i_drying",
        i,
        "k_again",
        "Bez pokynu se nesuší a škoda roste",
        kind="risk",
        weight=4,
        votes=4,
        about=["a_wait"],
    )
    kit.card(
        "i_price",
        i,
        "k_ann",
        "Zdražení po škodě bez vysvětlení",
        kind="reason-to-leave",
        weight=5,
        votes=10,
        about=["c_ann", "h_hist"],
        evidence="customers",
        evidence_n=7,
    )
    kit.card(
        "i_track",
        i,
        "k_insp",
        "Sledování škody jako balíku",
        kind="idea",
        impact=5,
        effort=4,
        votes=11,
        about=["a_again", "p_sees"],
    )
    kit.card(
        "i_paid",
        i,
        "k_pay",
        "Od rozhodnutí k penězům jen dva dny",
        kind="strength",
        weight=3,
        votes=5,
        about=["t_pay", "p_out"],
    )
    kit.card(
        "i_proof",
        i,
        "k_doc",
        "Stačila by fotografie místo účtenky",
        kind="idea",
        impact=3,
        effort=2,
        votes=4,
        about=["a_docs", "p_docs"],
        note="U věcí do 5 000 Kč to tak už dvě konkurenční pojišťovny dělají.",
    )
    kit.parked(
        "x_smart",
        "Čidlo úniku vody jako dárek k výročí",
        note="Zkouší se ve Zlíně, výsledky v lednu.",
        votes=3,
    )

    kit.action(
        "w_slot",
        "Dát zákazníkovi vybrat termín už při hlášení",
        ["h_insp", "i_silence"],
        role="Ředitel likvidace",
        due="2027-01-31",
        status="open",
    )
    kit.action(
        "w_photo",
        "Přebírat zprávu asistence do spisu týž den",
        ["h_em", "i_twice"],
        role="Vedoucí asistenčních smluv",
        due="2026-12-31",
        status="doing",
    )
    kit.action(
        "w_call",
        "Dát kontaktnímu centru náhled do plánu techniků",
        ["h_back", "i_track"],
        role="Vedoucí kontaktního centra",
        due="2026-11-30",
        status="open",
    )
    kit.action(
        "w_letter",
        "Přepsat výroční dopis po škodě",
        ["i_price", "h_hist"],
        role="Manažerka obnov",
        due="2026-12-10",
        status="doing",
        note="Nejprve vysvětlení, potom cena; prověří právní oddělení.",
    )
    kit.action(
        "w_value",
        "Nahradit pole hodnoty třemi otázkami",
        ["i_value"],
        role="Produktová manažerka",
        due="2026-11-20",
        status="open",
    )
    kit.action(
        "w_dry",
        "Povolit sušení hned po vyfocení",
        ["i_drying"],
        role="Metodik likvidace",
        due="2026-10-30",
        status="done",
    )
    kit.agree(
        "x_hello",
        "H04",
        ["p_hello", "p_wel"],
        "Uvítací hovor je pilot do konce roku, předání zatím nezavádíme.",
        "Vedoucí kontaktního centra",
        "2026-12-31",
    )
    kit.agree(
        "x_year",
        "C07",
        ["c_pay", "t_ann"],
        "Rok bez škody je dobrá zpráva sama o sobě; další psaní by klienty jen rušilo.",
        "Vedoucí správy smluv",
        "2027-10-31",
    )


def _measures(kit: Kit) -> None:
    base = "https://analytika.vltavska.example/"
    measure = kit.measure
    measure(
        "q_conv",
        "Konverze kalkulačky",
        ["k_calc"],
        {"2025-12-31": 18.2, "2026-03-31": 18.9, "2026-06-30": 20.4, "2026-09-30": 21.1},
        unit="%",
        target=26,
        better="up",
        source=base + "konverze",
    )
    measure(
        "q_drop",
        "Opuštění u hodnoty domácnosti",
        ["k_calc"],
        {"2025-12-31": 34, "2026-03-31": 33, "2026-06-30": 31, "2026-09-30": 31},
        unit="%",
        target=18,
        better="down",
        source=base + "opusteni",
    )
    measure(
        "q_pair",
        "Chybně zadané platby",
        ["k_sign"],
        {"2025-12-31": 3.1, "2026-03-31": 2.6, "2026-06-30": 2.2, "2026-09-30": 2},
        unit="%",
        target=1,
        better="down",
        source=base + "platby",
    )
    measure(
        "q_em",
        "Havarijní hovor přijat do 2 minut",
        ["k_leak"],
        {"2025-12-31": 88, "2026-03-31": 90, "2026-06-30": 91, "2026-09-30": 93},
        unit="%",
        target=90,
        better="up",
        source=base + "linka",
    )
    measure(
        "q_insp",
        "Dnů od hlášení k prohlídce",
        ["k_wait"],
        {"2025-12-31": 5.1, "2026-03-31": 5.4, "2026-06-30": 6.2, "2026-09-30": 6.1},
        target=2,
        better="down",
        source=base + "prohlidky",
        note="Medián; dohodnutá hranice s partnerem jsou čtyři dny.",
    )
    measure(
        "q_call",
        "Poškození, kteří volají znovu",
        ["k_again"],
        {"2025-12-31": 39, "2026-03-31": 41, "2026-06-30": 45, "2026-09-30": 44},
        unit="%",
        target=15,
        better="down",
        source=base + "opakovane-kontakty",
    )
    measure(
        "q_verd",
        "Dnů od hlášení k rozhodnutí",
        ["k_verd"],
        {"2025-12-31": 21, "2026-03-31": 22, "2026-06-30": 24, "2026-09-30": 23},
        target=15,
        better="down",
        source=base + "likvidace",
    )
    measure(
        "q_nps",
        "Doporučení po vyplacení škody",
        ["k_pay"],
        {"2025-12-31": 31, "2026-03-31": 28, "2026-06-30": 24, "2026-09-30": 27},
        unit="bodů",
        target=45,
        better="up",
        source=base + "nps",
    )
    measure(
        "q_churn",
        "Odchod zákazníků po škodě",
        ["k_stay"],
        {"2025-12-31": 14, "2026-03-31": 15, "2026-06-30": 17, "2026-09-30": 17},
        unit="%",
        target=8,
        better="down",
        source=base + "odchody",
    )


EXPECTED = Expected(
    handovers={
        "h_quote": ("confirmed",),
        "h_first": ("confirmed",),
        "h_paid": ("confirmed",),
        "h_em": ("gap", "return"),
        "h_reg": ("confirmed",),
        "h_insp": ("gap", "receipt"),
        "h_back": ("to-clarify", "receipt"),
        "h_prot": ("confirmed",),
        "h_pay": ("confirmed",),
        "h_date": ("confirmed",),
        "h_regres": ("to-clarify", "receiver", "receipt"),
        "h_hist": ("gap", "receipt"),
        "h_keep": ("confirmed",),
    },
    # h_hist names null as its system: known that there is no way it is passed on, so H06 speaks as well.
    findings=(
        ("F07", "a_verd"),
        ("H01", "h_regres"),
        ("H02", "h_insp"),
        ("H02", "h_back"),
        ("H02", "h_hist"),
        ("H04", "p_hello", "p_wel"),
        ("H06", "h_hist"),
        ("H09", "h_em"),
        ("C02", "t_bank"),
        ("C07", "c_form", "t_again"),
        ("C07", "c_pay", "t_ann"),
        ("C09", "c_term"),
        ("H07", "h_hist"),
        ("H08", "h_date"),
        ("H11", "p_em", "smlouva"),
        ("H11", "p_verd", "zasah"),
        ("E01", "k_doc"),
        ("E02", "i_nobody"),
        ("E04", "a_ann"),
        ("E04", "a_rep"),
        ("E04", "t_ann"),
        ("E04", "t_insp"),
        ("E05", "lenka in k_ann"),
        ("E05", "miroslav in k_stay"),
        ("F10", "p_order"),
    ),
)

SAMPLES = {STEM: (build, EXPECTED)}
