"""A boiler service contract from the first contact to the renewal: a broken boiler in January decides everything."""

from __future__ import annotations

from tools.samples.kit import DAY, HOUR, Expected, Kit, spell

STEM = "assistenza-dal-primo-contatto-al-rinnovo"


def make() -> Kit:
    """The journey with a service company in the Veneto."""
    kit = Kit(
        STEM,
        STEM,
        "Assistenza caldaia: dal primo contatto al rinnovo",
        goal="Casa calda tutto l’inverno e impianto in regola, senza doverci pensare",
        scope="Contratto di manutenzione per caldaie fino a 35 kW; famiglie e piccoli condomini, province di "
        "Vicenza e Padova",
        client="Calor Sereno S.p.A.",
        project="Inverno senza telefonate",
        color="#a8321f",
        confidentiality="Riservato. Uso interno Calor Sereno e partecipanti ai workshop.",
        as_of="2026-10-05",
        state="as-is",
        status="final",
        language="it",
        thresholds={"contacts_max": 3},
        link="https://cx.calorsereno.example/mappa-assistenza",
        note="Costruita in due workshop a Vicenza con 19 colleghi e quattro tecnici affiliati; verificata su 12 "
        "interviste e 180 interventi dell’inverno 2025-2026.",
        private="Con gli affiliati evitare il tema delle tariffe orarie: trattativa in corso.",
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
    kit.team("clienti", "Ufficio clienti", "front", "#a03e76", "Numero verde e app, 9 persone")
    kit.team("commerciale", "Commerciale", "front", "#c46a1b", "Preventivi, firme e rinnovi")
    kit.team("contratti", "Ufficio contratti", "back", "#6f4bb2", "Contratti, libretti e catasto impianti")
    kit.team(
        "pianificazione", "Pianificazione", "back", "#3d5a98", "Quattro persone, 38 tecnici da coordinare"
    )
    kit.team("magazzino", "Magazzino ricambi", "support", "#4c6b3c")
    kit.team("amministrazione", "Amministrazione", "support", "#8a6d00")
    kit.team("affiliati", "Rete affiliati", "partner", "#5b5f66", "Undici ditte idrotermiche della zona")
    for name, title, icon in (
        ("telefono", "Telefono", "phone"),
        ("posta", "E-mail", "mail"),
        ("sito", "Sito web", "web"),
        ("app", "App Calor Sereno", "app"),
        ("lettera", "Lettera", "letter"),
        ("casa", "Visita a domicilio", "visit"),
        ("whatsapp", "WhatsApp", "chat"),
        ("negozio", "Punto vendita", "shop"),
    ):
        kit.channel(name, title, icon)
    kit.system("gestionale", "Gestionale")
    kit.system("agenda", "Agenda tecnici")
    kit.system("catasto", "Catasto impianti regionale")
    kit.system("fatture", "Fatturazione elettronica")
    kit.item("impianto", "Dati dell’impianto", "Marca, modello, matricola, anno")
    kit.item("firmato", "Contratto firmato")
    kit.item("scadenza", "Scadenza della manutenzione")
    kit.item("rapporto", "Rapporto di efficienza energetica")
    kit.item("guasto", "Descrizione del guasto", "Codice di errore e sintomi")
    kit.item("codice", "Codice del ricambio")
    kit.item("arrivo", "Data di arrivo del ricambio")
    kit.item("ore", "Ore e materiali impiegati")
    kit.item("reclami", "Storico dei reclami")


def people(kit: Kit) -> None:
    kit.persona(
        "chiara",
        "Chiara Bellini",
        role="Intestataria del contratto",
        situation="41 anni, insegnante a Thiene, due bambini; caldaia del 2014 in un appartamento comprato usato",
        quote="Non voglio capire la caldaia. Voglio che qualcuno la capisca per me.",
        goals="Acqua calda la mattina alle sette\nSapere in anticipo quanto spenderà",
        motivations="Tranquillità\nSicurezza dei bambini (monossido)",
        obstacles="Durante le lezioni non può rispondere al telefono\nNon trova il libretto di impianto",
        knowledge="Usa l’app per tutto\nNon distingue manutenzione e controllo fumi",
        expectations="Un orario, non una mattinata\nSe manca un pezzo, che glielo dicano loro",
        mood="Prudente",
        basis="interviews",
        interviews=8,
        color="#0b62a8",
    )
    kit.persona(
        "ezio",
        "Ezio Marchetti",
        role="Amministratore di condominio, decide e paga per altri",
        situation="59 anni, Padova; segue sei piccoli condomini con caldaia centralizzata",
        quote="Se i condòmini restano al freddo, il telefono che squilla è il mio.",
        goals="Documenti in regola per l’assemblea\nUn solo referente per tutti gli stabili",
        motivations="Meno telefonate la sera\nConti che tornano a fine esercizio",
        obstacles="Ogni spesa fuori contratto va approvata\nChiavi della centrale termica da tre custodi diversi",
        knowledge="Conosce norme e scadenze\nCompila tutto in Excel",
        expectations="Rapporto e fattura nello stesso giorno\nPreventivo dei ricambi prima dell’intervento",
        mood="Pratico, poco paziente",
        basis="interviews",
        interviews=4,
        color="#b0561a",
    )


def grid(kit: Kit) -> None:
    kit.stage(
        "primo", "Primo contatto", {"ricerca": "Ricerca", "preventivo": "Preventivo"}, "Di chi mi fido?"
    )
    kit.stage("contratto", "Contratto", {"firma": "Firma", "benvenuto": "Benvenuto"}, "Che cosa è compreso?")
    kit.stage("manutenzione", "Manutenzione", {"data": "Appuntamento", "visita": "Visita"}, "Quando venite?")
    kit.stage(
        "guasto-fase",
        "Guasto",
        {
            "blocco": "Blocco",
            "segnalazione": "Segnalazione",
            "diagnosi": "Diagnosi",
            "attesa": "Attesa",
            "riparazione": "Riparazione",
        },
        "Quando torna il caldo?",
    )
    kit.stage("conto", "Fattura", {"fattura": "Fattura", "chiarimento": "Chiarimento"}, "Perché pago questo?")
    kit.stage("rinnovo", "Rinnovo", {"proposta": "Proposta", "scelta": "Scelta"}, "Mi conviene restare?")
    kit.lane("azioni", "action", "Azioni del cliente")
    kit.lane("contatti", "touchpoint", "Punti di contatto")
    kit.lane("emozioni", "emotion", "Emozioni")
    kit.lane("pensieri", "thought", "Pensieri")
    kit.lane("messaggi", "message", "Messaggi")
    kit.lane("sportello", "process", "Ufficio clienti e commerciale", team="clienti", zone="front")
    kit.lane("ufficio", "process", "Ufficio contratti", team="contratti", evidence="staff")
    kit.lane("agenda-corsia", "process", "Pianificazione", team="pianificazione")
    kit.lane("ricambi", "process", "Magazzino ricambi", team="magazzino")
    kit.lane("conti", "process", "Amministrazione", team="amministrazione")
    kit.lane("strada", "process", "Tecnici affiliati", team="affiliati", evidence="observed")
    kit.lane("documenti", "evidence", "Documenti")
    kit.lane("numeri", "measure", "Indicatori")
    kit.lane("lezioni", "insight", "Che cosa abbiamo capito")


def actions(kit: Kit) -> None:
    lane = "azioni"
    kit.card(
        "cerca",
        lane,
        "ricerca",
        "Cerca qualcuno che segua la caldaia",
        role="start",
        evidence="customers",
        note="Otto intervistati su dodici partono dal consiglio di un vicino o dell’idraulico.",
    )
    kit.card(
        "chiede",
        lane,
        "preventivo",
        "Chiede un preventivo",
        passes=["impianto"],
        note="Marca e modello si trovano sul libretto, che spesso manca.",
    )
    kit.card(
        "firma-azione",
        lane,
        "firma",
        "Firma il contratto",
        duration=spell(10, 20, 45),
        note="Tre formule; la differenza tra «Base» e «Completa» non è chiara a tutti.",
    )
    kit.card(
        "apre-busta",
        lane,
        "benvenuto",
        "Legge che cosa è compreso",
        note="Nessuno degli intervistati ha letto oltre la prima pagina.",
    )
    kit.card("sceglie-data", lane, "data", "Concorda la data", duration=spell(5, 15, 60), personas=["chiara"])
    kit.card(
        "apre-porta",
        lane,
        "visita",
        "Apre la porta al tecnico",
        duration=spell(40, 60, 90),
        moment=True,
        note="È la prima volta che il cliente vede una persona di Calor Sereno.",
    )
    kit.card(
        "freddo",
        lane,
        "blocco",
        "Trova la caldaia in blocco",
        fail_point=True,
        note="Il 60 per cento dei blocchi cade tra dicembre e febbraio, quasi sempre la mattina.",
    )
    kit.card(
        "come-avviso",
        lane,
        "blocco",
        "Telefono o app?",
        role="decision",
        note="Sulla caldaia è incollato il numero verde; l’app chiede una fotografia del codice.",
    )
    kit.mode(lane, "segnalazione", "one-of")
    kit.card(
        "telefona",
        lane,
        "segnalazione",
        "Telefona al numero verde",
        passes=["guasto"],
        wait_before=spell(3, 12, 40),
        evidence="measured",
        evidence_n=180,
    )
    kit.card(
        "segnala",
        lane,
        "segnalazione",
        "Segnala dall’app con una foto",
        passes=["guasto"],
        personas=["chiara"],
        note="Chi usa l’app ottiene l’appuntamento in metà tempo.",
    )
    kit.card("mostra", lane, "diagnosi", "Accompagna il tecnico alla caldaia", duration=spell(20, 40, 80))
    kit.card(
        "aspetta",
        lane,
        "diagnosi",
        "Aspetta il ricambio al freddo",
        span=2,
        is_wait=True,
        moment=True,
        duration=spell(DAY, 4 * DAY, 12 * DAY),
        evidence="measured",
        evidence_n=71,
        note="71 interventi con ricambio mancante; mediana quattro giorni, il più lungo dodici.",
    )
    kit.card(
        "stufette",
        lane,
        "attesa",
        "Si arrangia con le stufette",
        note="Ezio deve spiegarlo a otto famiglie, Chiara ai bambini.",
    )
    kit.card("riaccende", lane, "riparazione", "Riaccende il riscaldamento", moment=True)
    kit.card(
        "legge-fattura",
        lane,
        "fattura",
        "Controlla la fattura",
        note="Chi ha la formula «Base» paga il ricambio e la seconda uscita.",
    )
    kit.card(
        "contesta",
        lane,
        "chiarimento",
        "Contesta la seconda uscita",
        fail_point=True,
        note="Motivo più frequente: la seconda uscita serviva solo perché mancava il pezzo.",
    )
    kit.card(
        "riceve-proposta",
        lane,
        "proposta",
        "Riceve la proposta di rinnovo",
        note="Parte sessanta giorni prima della scadenza, anche con un reclamo aperto.",
    )
    kit.card("che-fare", lane, "proposta", "Rinnovo, riduco o cambio?", role="decision")
    kit.mode(lane, "scelta", "one-of")
    kit.card(
        "rinnova",
        lane,
        "scelta",
        "Rinnova per tre anni",
        role="goal",
        note="Rinnova il 74 per cento; senza guasti l’83.",
    )
    kit.card("riduce", lane, "scelta", "Passa alla sola manutenzione", role="accepted-end", personas=["ezio"])
    kit.card(
        "altrove",
        lane,
        "scelta",
        "Chiede un prezzo alla concorrenza",
        note="Non sappiamo quanti tornino: nessuno li richiama.",
    )
    kit.flow("via-telefono", "come-avviso", "telefona", "telefono")
    kit.flow("via-app", "come-avviso", "segnala", "app")
    kit.flow("via-rinnova", "che-fare", "rinnova", "rinnovo")
    kit.flow("via-riduce", "che-fare", "riduce", "riduco")
    kit.flow("via-altrove", "che-fare", "altrove", "cambio")


def touchpoints(kit: Kit) -> None:
    lane = "contatti"
    kit.card(
        "pagina",
        lane,
        "ricerca",
        "Pagina «Caldaia serena»",
        channel="sito",
        started_by="customer",
        note="Il prezzo compare solo dopo aver lasciato il telefono.",
    )
    kit.card(
        "punto-vendita",
        lane,
        "ricerca",
        "Punto vendita di Vicenza",
        channel="negozio",
        started_by="customer",
        personas=["ezio"],
    )
    kit.card(
        "richiamata",
        lane,
        "preventivo",
        "Telefonata del commerciale",
        channel="telefono",
        started_by="organisation",
        wait_before=spell(2 * HOUR, DAY, 3 * DAY),
    )
    kit.card("firma-casa", lane, "firma", "Incontro per la firma", channel="casa", started_by="organisation")
    kit.card(
        "busta",
        lane,
        "benvenuto",
        "Busta di benvenuto",
        channel="lettera",
        started_by="organisation",
        wait_before=spell(6 * DAY, 9 * DAY, 20 * DAY),
    )
    kit.card(
        "chiamata-data",
        lane,
        "data",
        "Telefonata per l’appuntamento",
        channel="telefono",
        started_by="organisation",
        note="Tra le 9 e le 12: Chiara è in classe e richiama nel pomeriggio.",
    )
    kit.card(
        "prima-visita",
        lane,
        "visita",
        "Manutenzione annuale",
        channel="casa",
        started_by="organisation",
        note="I tecnici arrivano con il furgone della loro ditta, senza il nostro marchio.",
    )
    kit.card(
        "numero-verde",
        lane,
        "segnalazione",
        "Chiamata al numero verde",
        channel="telefono",
        started_by="customer",
        issue="Caldaia in blocco",
        resolves=False,
        reply_within=4 * HOUR,
    )
    kit.card(
        "segnalazione-app",
        lane,
        "segnalazione",
        "Segnalazione nell’app",
        channel="app",
        started_by="customer",
        issue="Caldaia in blocco",
        resolves=False,
        reply_within=HOUR,
    )
    kit.card(
        "sopralluogo",
        lane,
        "diagnosi",
        "Tecnico a domicilio",
        channel="casa",
        started_by="organisation",
        note="Gentile e preparato, dicono quasi tutti.",
    )
    kit.card(
        "sollecito",
        lane,
        "attesa",
        "«È arrivato il pezzo?»",
        channel="whatsapp",
        started_by="customer",
        issue="Arrivo del ricambio",
        resolves=False,
        reply_within=DAY,
        note="I clienti scrivono al cellulare del tecnico, perché è l’unico che conoscono.",
    )
    kit.card(
        "seconda-uscita",
        lane,
        "riparazione",
        "Seconda uscita del tecnico",
        channel="casa",
        started_by="organisation",
    )
    kit.card(
        "fattura-posta",
        lane,
        "fattura",
        "Fattura via e-mail",
        channel="posta",
        started_by="organisation",
        wait_before=spell(2 * DAY, 9 * DAY, 30 * DAY),
    )
    kit.card(
        "reclamo",
        lane,
        "chiarimento",
        "Reclamo via e-mail",
        channel="posta",
        started_by="customer",
        issue="Seconda uscita in fattura",
        resolves=False,
        reply_within=5 * DAY,
    )
    kit.card(
        "proposta-lettera",
        lane,
        "proposta",
        "Proposta di rinnovo",
        channel="lettera",
        started_by="organisation",
        note="La stessa lettera per tutti, con un aumento del 4 per cento.",
    )
    kit.card(
        "chiamata-rinnovo",
        lane,
        "scelta",
        "Telefonata di rinnovo",
        channel="telefono",
        started_by="organisation",
        note="Solo per i contratti sopra i 200 euro l’anno.",
    )


def words(kit: Kit) -> None:
    for step, title in (
        ("ricerca", "Il vicino si trova bene."),
        ("firma", "Base o Completa? Mi fido di lui."),
        ("visita", "Sarà davvero uno dei loro?"),
        ("blocco", "Proprio oggi, con due gradi."),
        ("attesa", "Qualcuno avrà ordinato il pezzo?"),
        ("fattura", "Pago due volte la stessa uscita?"),
        ("proposta", "Non sanno nemmeno che ho reclamato."),
    ):
        kit.card(f"pensa-{step}", "pensieri", step, title)
    lane = "messaggi"
    kit.card(
        "m-benvenuto",
        lane,
        "benvenuto",
        "Benvenuti in Calor Sereno",
        touchpoint="busta",
        sender="contratti",
        content="Condizioni, numero verde, adesivo per la caldaia",
        form="busta con allegati",
        channel="lettera",
        receiver="Intestatario",
        note="L’adesivo è la parte che tutti conservano.",
    )
    kit.card(
        "m-promemoria",
        lane,
        "data",
        "Domani passa il tecnico",
        touchpoint="chiamata-data",
        sender="pianificazione",
        content="Fascia oraria e nome della ditta",
        form="notifica",
        channel="app",
        receiver="Chi ha l’app",
        states_wait=True,
    )
    kit.card(
        "m-arrivo",
        lane,
        "segnalazione",
        "Il tecnico arriva oggi tra le 14 e le 17",
        answers="numero-verde",
        sender="pianificazione",
        content="Fascia di tre ore",
        form="a voce",
        channel="telefono",
        touchpoint="numero-verde",
        receiver="Chi ha chiamato",
        states_wait=True,
    )
    kit.card(
        "m-presa",
        lane,
        "segnalazione",
        "Segnalazione presa in carico",
        answers="segnalazione-app",
        sender="clienti",
        content="Numero dell’intervento e fascia oraria",
        form="notifica automatica",
        channel="app",
        touchpoint="segnalazione-app",
        receiver="Chi ha scritto",
        states_wait=True,
        note="Arriva in due minuti; è il messaggio più apprezzato.",
    )
    kit.card(
        "m-pezzo",
        lane,
        "attesa",
        "Appena arriva la chiamo io",
        answers="sollecito",
        sender="affiliati",
        content="Nessuna data",
        form="messaggio personale",
        channel="whatsapp",
        touchpoint="sollecito",
        receiver="Cliente al freddo",
        states_wait=False,
    )
    kit.card(
        "m-spiega",
        lane,
        "chiarimento",
        "Le spieghiamo la fattura",
        answers="reclamo",
        sender="amministrazione",
        content="Voci della fattura e nota di credito, se dovuta",
        form="testo personale",
        channel="posta",
        touchpoint="reclamo",
        receiver="Chi ha reclamato",
        note="Nota di credito in sei casi su dieci.",
    )
    kit.card(
        "m-scadenza",
        lane,
        "proposta",
        "Il Suo contratto sta per scadere",
        sender="commerciale",
        content="Nuovo prezzo e scadenza",
        form="testo standard",
        channel="lettera",
        touchpoint="proposta-lettera",
        receiver="Intestatario",
    )


def front(kit: Kit) -> None:
    lane = "sportello"
    kit.card(
        "prepara",
        lane,
        "preventivo",
        "Prepara il preventivo",
        team="commerciale",
        system="gestionale",
        duration=spell(15, 30, 60),
        needs=["impianto"],
    )
    kit.card(
        "raccoglie",
        lane,
        "firma",
        "Raccoglie firma e dati dell’impianto",
        team="commerciale",
        system="gestionale",
        duration=spell(30),
        passes=["firmato", "impianto"],
        responsible="Consulente di zona",
        note="Una matricola su sette è trascritta male.",
    )
    kit.card(
        "apre",
        lane,
        "segnalazione",
        "Apre l’intervento urgente",
        system="gestionale",
        duration=spell(4, 7, 15),
        needs=["guasto"],
        passes=["guasto"],
        responsible="Operatrice",
        note="Dalla telefonata il codice di errore arriva una volta su tre.",
    )
    kit.card(
        "chiude",
        lane,
        "riparazione",
        "Chiude l’intervento",
        system="gestionale",
        duration=spell(3),
        note="Nessuno richiama il cliente per sapere se la caldaia tiene.",
    )
    kit.card(
        "ascolta",
        lane,
        "chiarimento",
        "Raccoglie il reclamo",
        system="gestionale",
        duration=spell(10, 15, 30),
        passes=["reclami"],
    )
    kit.card(
        "scrive-proposta",
        lane,
        "proposta",
        "Prepara la proposta di rinnovo",
        team="commerciale",
        system="gestionale",
        duration=spell(5),
        needs=["reclami"],
        note="Stampa unica per tutti i contratti del mese.",
        private="Il direttore commerciale vuole l’aumento per tutti; parlarne a parte.",
    )
    kit.card(
        "registra-esito",
        lane,
        "scelta",
        "Registra la scelta del cliente",
        team="commerciale",
        system="gestionale",
        duration=spell(5),
        passes=["firmato"],
    )


def back(kit: Kit) -> None:
    kit.card(
        "registra",
        "ufficio",
        "firma",
        "Registra il contratto",
        system="gestionale",
        duration=spell(10),
        needs=["firmato", "impianto"],
    )
    kit.card(
        "spedisce",
        "ufficio",
        "benvenuto",
        "Prepara la busta di benvenuto",
        duration=spell(5),
        passes=["scadenza"],
        note="Si spedisce il venerdì; chi firma di sabato aspetta quasi due settimane.",
    )
    kit.card(
        "carica",
        "ufficio",
        "visita",
        "Carica il rapporto sul catasto",
        system="catasto",
        duration=spell(8),
        needs=["rapporto"],
        note="Obbligatorio entro 60 giorni dal controllo.",
    )
    kit.card(
        "rinnova-contratto",
        "ufficio",
        "scelta",
        "Rinnova o modifica il contratto",
        system="gestionale",
        duration=spell(8),
        needs=["firmato"],
    )
    kit.card(
        "calendario",
        "agenda-corsia",
        "benvenuto",
        "Mette in calendario la prima visita",
        needs=["scadenza"],
        duration=spell(3),
        note="Un foglio Excel per provincia.",
    )
    kit.card(
        "coperta",
        "agenda-corsia",
        "data",
        "Zona coperta da un affiliato?",
        role="decision",
        system="agenda",
        needs=["scadenza"],
        passes=["impianto"],
        note="Se la zona non è coperta, che cosa succede? Nel workshop non lo sapeva nessuno.",
    )
    kit.card(
        "assegna",
        "agenda-corsia",
        "segnalazione",
        "Assegna il tecnico",
        system="agenda",
        duration=spell(5, 20, 90),
        needs=["guasto"],
        responsible="Pianificatore di turno",
    )
    kit.card(
        "ordina",
        "ricambi",
        "attesa",
        "Ordina il ricambio",
        system="gestionale",
        duration=spell(10),
        needs=["codice"],
        passes=["arrivo"],
        wait_before=spell(2 * HOUR, DAY, 3 * DAY),
        note="Gli ordini al produttore partono alle 16; dopo, si va al giorno dopo.",
    )
    kit.card(
        "fattura-emessa",
        "conti",
        "fattura",
        "Emette la fattura",
        system="fatture",
        duration=spell(10),
        needs=["ore"],
    )
    kit.card(
        "verifica-fattura",
        "conti",
        "chiarimento",
        "Verifica la fattura",
        system="fatture",
        duration=spell(15, 30, 60),
        needs=["ore", "reclami"],
        passes=["reclami"],
    )
    kit.card(
        "controlla",
        "strada",
        "visita",
        "Esegue manutenzione e controllo fumi",
        system="agenda",
        duration=spell(40, 60, 90),
        needs=["impianto"],
        passes=["rapporto"],
    )
    kit.card(
        "cerca-guasto",
        "strada",
        "diagnosi",
        "Trova il guasto, manca il pezzo",
        system="agenda",
        duration=spell(20, 40, 80),
        needs=["guasto"],
        passes=["codice"],
        evidence_n=22,
        note="In 22 uscite accompagnate il pezzo mancava nove volte; cinque erano schede elettroniche.",
    )
    kit.card(
        "monta",
        "strada",
        "riparazione",
        "Monta il ricambio",
        duration=spell(30, 50, 120),
        needs=["arrivo"],
        passes=["ore"],
    )
    for name, step, title, note in (
        ("d-preventivo", "preventivo", "Preventivo scritto", "Una pagina, valida 30 giorni."),
        (
            "d-libretto",
            "visita",
            "Libretto di impianto",
            "Manca in quattro case su dieci; il tecnico lo rifà.",
        ),
        ("d-rapporto", "riparazione", "Rapporto di intervento", "Su carta, ricopiato in ufficio."),
        ("d-fattura", "fattura", "Fattura elettronica", "Senza il nome del ricambio."),
    ):
        kit.card(name, "documenti", step, title, note)
    kit.card(
        "d-contratto",
        "documenti",
        "contratto",
        "Contratto e condizioni generali",
        "Vale per tutta la fase: tre anni, disdetta a 60 giorni.",
    )
    kit.parked(
        "p-venditori",
        "Chi avvisa se la casa cambia proprietario?",
        "Emerso a fine giornata; da riprendere con l’Ufficio contratti.",
    )


def handovers(kit: Kit) -> None:
    kit.handover(
        "c-contratto",
        "raccoglie",
        "registra",
        passes=["firmato", "impianto"],
        system="gestionale",
        limit=2 * DAY,
        receipt="Pratica in arrivo con nome del consulente",
        returns=None,
    )
    kit.handover(
        "c-calendario",
        "spedisce",
        "calendario",
        passes=["scadenza"],
        channel="posta",
        note="Una e-mail al mese con l’elenco dei nuovi contratti, quando qualcuno se ne ricorda.",
    )
    kit.handover(
        "c-visita",
        "coperta",
        "controlla",
        passes=["impianto"],
        system="agenda",
        limit=7 * DAY,
        receipt="L’affiliato accetta l’incarico nell’agenda",
        returns="Esito della visita",
        note="Il rapporto va all’Ufficio contratti; in agenda la visita resta «da fare».",
    )
    kit.handover(
        "c-rapporto",
        "controlla",
        "carica",
        passes=["rapporto"],
        channel="posta",
        limit=10 * DAY,
        receipt="Risposta automatica con numero di protocollo",
        returns=None,
    )
    kit.handover(
        "c-urgenza",
        "apre",
        "assegna",
        passes=["guasto"],
        system="gestionale",
        limit=30,
        receipt="L’intervento compare in rosso sullo schermo dei turni",
        returns="Esito dell’intervento",
    )
    kit.handover(
        "c-incarico",
        "assegna",
        "cerca-guasto",
        passes=["guasto"],
        system="agenda",
        limit=HOUR,
        receipt="Il tecnico conferma dal telefono",
        returns=None,
    )
    kit.handover(
        "c-ricambio",
        "cerca-guasto",
        "ordina",
        passes=["codice"],
        channel=None,
        limit=None,
        receipt="Il magazziniere richiama il tecnico",
        returns="Data di arrivo del ricambio",
        note="Telefonata, WhatsApp o biglietto sul banco: ogni ditta fa a modo suo.",
    )
    kit.handover(
        "c-arrivo",
        "ordina",
        "monta",
        passes=["arrivo"],
        receipt=None,
        limit=None,
        note="Il pezzo arriva sullo scaffale; il tecnico lo scopre quando passa in magazzino.",
    )
    kit.handover(
        "c-chiuso",
        "monta",
        "chiude",
        passes=["ore"],
        system="agenda",
        limit=DAY,
        receipt="Stato «riparato» con l’ora",
        returns=None,
    )
    kit.handover(
        "c-ore",
        "monta",
        "fattura-emessa",
        passes=["ore"],
        limit=5 * DAY,
        note="Fogli di carta in una cassetta; chi li ritira, e quando?",
        private="Due affiliati aspettano ancora il saldo di agosto.",
    )
    kit.handover(
        "c-reclamo",
        "ascolta",
        "verifica-fattura",
        passes=["reclami"],
        system="gestionale",
        limit=3 * DAY,
        receipt="Attività assegnata per nome",
        returns=None,
    )
    kit.handover(
        "c-storico",
        "verifica-fattura",
        "scrive-proposta",
        passes=["reclami"],
        note="Al commerciale il reclamo risulta solo se lo racconta il cliente.",
    )
    kit.handover(
        "c-rinnovo",
        "registra-esito",
        "rinnova-contratto",
        passes=["firmato"],
        system="gestionale",
        limit=2 * DAY,
        receipt="Pratica in arrivo con nome del consulente",
        returns=None,
    )


def feelings(kit: Kit) -> None:
    chiara = (
        ("ricerca", 0, "", "prudente"),
        ("preventivo", -1, "Per sapere il prezzo ho dovuto lasciare il numero.", "infastidita"),
        ("firma", 1, "", "fiduciosa"),
        ("benvenuto", 0, "", "distratta"),
        ("data", -1, "Mi chiamano sempre quando sono in classe.", "in affanno"),
        ("visita", 2, "", "rassicurata"),
        ("blocco", -2, "I bambini con il cappotto a colazione.", "in ansia"),
        ("segnalazione", 1, "Una foto e avevo l’orario. Finalmente.", "sollevata"),
        ("diagnosi", 0, "", "sospesa"),
        ("attesa", -2, "Quattro giorni e nessuno che mi dia una data.", "abbandonata"),
        ("riparazione", 2, "", "felice"),
        ("fattura", -1, "", "sorpresa"),
        ("proposta", -1, "", "offesa"),
    )
    ezio = (
        ("ricerca", 1, "", "curioso"),
        ("preventivo", 0, "", "attento"),
        ("firma", 0, "", "neutro"),
        ("visita", 1, "", "soddisfatto"),
        ("blocco", -1, "", "assediato"),
        ("segnalazione", -1, "Dodici minuti di musica, poi il codice di errore.", "spazientito"),
        ("diagnosi", 1, "", "ben informato"),
        ("attesa", -2, "Otto famiglie mi chiedono quando, e io non lo so.", "in imbarazzo"),
        ("riparazione", 1, "", "sollevato"),
        ("fattura", -2, "Due uscite in fattura: in assemblea mi mangiano vivo.", "arrabbiato"),
        ("chiarimento", 1, "", "ascoltato"),
        ("proposta", 0, "", "calcolatore"),
    )
    for who, felt in (("chiara", chiara), ("ezio", ezio)):
        for step, score, quote, mood in felt:
            kit.feel(who, step, score, quote, words=mood)
    kit.feel("ezio", "benvenuto", None)
    kit.feel("chiara", "chiarimento", 0, words="stanca", assumed=True)
    kit.feel("chiara", "scelta", None, low=-1, high=2, words="indecisa", expected=1)
    kit.feel("ezio", "scelta", 0, words="rassegnato")


def conclusions(kit: Kit) -> None:
    base = "https://dati.calorsereno.example/indicatori"
    kit.measure(
        "n-preventivi",
        "Preventivi che diventano contratti",
        ["preventivo"],
        unit="%",
        target=40,
        better="up",
        values={"2025-12-31": 31, "2026-03-31": 33, "2026-06-30": 34},
        source=f"{base}/preventivi",
    )
    kit.measure(
        "n-visite",
        "Visite annuali entro la scadenza",
        ["visita"],
        unit="%",
        target=95,
        better="up",
        values={"2024-09-30": 88, "2025-09-30": 86, "2026-09-30": 83},
        source=f"{base}/scadenze",
    )
    kit.measure(
        "n-risposta",
        "Attesa al numero verde",
        ["segnalazione"],
        unit="min",
        target=3,
        better="down",
        values={"2024-01-31": 8, "2025-01-31": 10, "2026-01-31": 12},
        source=f"{base}/telefono",
    )
    kit.measure(
        "n-freddo",
        "Giorni al freddo con ricambio",
        ["attesa"],
        unit="gg",
        target=2,
        better="down",
        values={"2024-02-28": 3.2, "2025-02-28": 3.6, "2026-02-28": 4.1},
        source=f"{base}/ricambi",
    )
    kit.measure(
        "n-prima",
        "Guasti risolti alla prima uscita",
        ["diagnosi"],
        unit="%",
        target=75,
        better="up",
        values={"2024-02-28": 63, "2025-02-28": 61, "2026-02-28": 60},
        source=f"{base}/prima-uscita",
    )
    kit.measure(
        "n-reclami",
        "Fatture contestate",
        ["chiarimento"],
        unit="%",
        target=2,
        better="down",
        values={"2025-12-31": 4.8, "2026-03-31": 6.1, "2026-06-30": 5.2},
        source=f"{base}/reclami",
    )
    kit.measure(
        "n-rinnovi",
        "Contratti rinnovati",
        ["scelta"],
        unit="%",
        target=82,
        better="up",
        values={"2024-09-30": 79, "2025-09-30": 77, "2026-09-30": 74},
        source=f"{base}/rinnovi",
    )
    insights(kit)
    kit.action(
        "z-pezzo",
        "Avvisare tecnico e cliente quando arriva il ricambio",
        ["c-arrivo", "l-silenzio"],
        role="Responsabile magazzino",
        due="2026-11-20",
        status="doing",
        note="Lettura del codice all’arrivo, messaggio automatico a entrambi.",
    )
    kit.action(
        "z-richiesta",
        "Richiesta del ricambio solo dall’agenda",
        ["c-ricambio"],
        role="Responsabile rete affiliati",
        due="2026-12-15",
        status="open",
    )
    kit.action(
        "z-uscita",
        "Seconda uscita gratuita se manca il pezzo",
        ["l-uscita"],
        role="Direttrice amministrativa",
        due="2027-01-15",
        status="open",
        note="Costo stimato 21.000 euro l’anno, meno dei rinnovi persi.",
    )
    kit.action(
        "z-esito",
        "Riportare in agenda l’esito della visita",
        ["c-visita"],
        role="Capo pianificazione",
        due="2026-12-01",
        status="open",
    )
    kit.action(
        "z-furgone",
        "Scorta di schede elettroniche sui furgoni",
        ["l-schede"],
        role="Responsabile magazzino",
        due="2026-10-31",
        status="done",
        note="Dodici modelli coprono il 70 per cento dei blocchi.",
    )
    kit.action(
        "z-lettera",
        "Fermare la proposta se c’è un reclamo aperto",
        ["l-lettera", "c-storico"],
        role="Direttore commerciale",
        due="2026-11-30",
        status="open",
    )
    kit.agree(
        "e-carta",
        "H02",
        ["c-ore"],
        "I fogli di carta restano fino all’app per affiliati; ogni lunedì l’Amministrazione svuota la cassetta.",
        "Direttrice amministrativa",
        "2027-04-30",
    )


def insights(kit: Kit) -> None:
    lane = "lezioni"
    kit.card(
        "l-prezzo",
        lane,
        "ricerca",
        "Il prezzo nascosto allontana",
        kind="pain",
        about=["pagina"],
        weight=3,
        impact=3,
        effort=1,
        votes=4,
    )
    kit.card(
        "l-visita",
        lane,
        "visita",
        "Il tecnico conquista la fiducia",
        kind="strength",
        about=["prima-visita", "sopralluogo"],
        weight=5,
        votes=9,
        evidence="customers",
        note="Da conservare in ogni nuova soluzione.",
    )
    kit.card(
        "l-foto",
        lane,
        "segnalazione",
        "La foto dall’app dimezza i tempi",
        kind="opportunity",
        about=["segnala"],
        impact=4,
        effort=2,
        votes=6,
        note="Solo il 18 per cento la usa.",
    )
    kit.card(
        "l-schede",
        lane,
        "diagnosi",
        "Mancano sempre gli stessi pezzi",
        kind="risk",
        about=["cerca-guasto"],
        weight=4,
        impact=4,
        effort=2,
        votes=5,
        evidence="observed",
    )
    kit.card(
        "l-silenzio",
        lane,
        "attesa",
        "Al freddo e senza una data",
        kind="reason-to-leave",
        about=["aspetta", "c-arrivo"],
        weight=5,
        impact=5,
        effort=2,
        votes=12,
        evidence="measured",
        note="Chi resta al freddo più di tre giorni rinnova nel 51 per cento dei casi.",
    )
    kit.card(
        "l-uscita",
        lane,
        "fattura",
        "La seconda uscita si paga",
        kind="pain",
        about=["contesta", "reclamo"],
        weight=4,
        impact=4,
        effort=2,
        votes=8,
    )
    kit.card(
        "l-risposta",
        lane,
        "chiarimento",
        "Chi risponde ai reclami lo fa bene",
        kind="strength",
        about=["m-spiega"],
        weight=3,
        votes=4,
    )
    kit.card(
        "l-lettera",
        lane,
        "proposta",
        "Proposta uguale per tutti",
        kind="pain",
        about=["proposta-lettera"],
        weight=3,
        impact=4,
        effort=1,
        votes=7,
    )
    kit.card(
        "l-altrove",
        lane,
        "scelta",
        "Quanti tornano dopo un preventivo?",
        kind="question",
        about=["altrove"],
        weight=2,
        votes=3,
    )


EXPECTED = Expected(
    handovers={
        "c-contratto": ("confirmed",),
        "c-calendario": ("to-clarify", "receipt"),
        "c-visita": ("gap", "return"),
        "c-rapporto": ("confirmed",),
        "c-urgenza": ("confirmed",),
        "c-incarico": ("confirmed",),
        "c-ricambio": ("confirmed",),
        "c-arrivo": ("gap", "receipt"),
        "c-chiuso": ("confirmed",),
        "c-ore": ("to-clarify", "receipt"),
        "c-reclamo": ("confirmed",),
        "c-storico": ("to-clarify", "receipt"),
        "c-rinnovo": ("confirmed",),
    },
    findings=(
        ("H02", "c-calendario"),
        ("H02", "c-arrivo"),
        ("H02", "c-ore"),
        ("H02", "c-storico"),
        ("H06", "c-ricambio"),
        ("H09", "c-visita"),
        ("F07", "coperta"),
        ("F04", "altrove"),
        ("C02", "pagina"),
        ("C02", "punto-vendita"),
        ("C07", "fattura-posta", "seconda-uscita"),
        ("C07", "busta", "firma-casa"),
        ("C10", "guasto-fase"),
        ("H08", "c-ricambio"),
        ("H08", "c-arrivo"),
        ("E01", "blocco"),
        ("E01", "data"),
        ("E01", "preventivo"),
        ("E01", "segnalazione"),
        ("E02", "l-prezzo"),
        ("E04", "riaccende"),
        ("F10", "contesta"),
    ),
)

SAMPLES = {STEM: (make, EXPECTED)}
