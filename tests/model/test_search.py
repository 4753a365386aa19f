"""Looking for words in all fields: letters, places, order; replacing them as one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.edits import cards, fields, lanes, library, links, maps, people, replacing, stages
from app.model.history import History
from app.model.records import VIEWS
from app.model.search import NOT_SEARCHED, Query, TextIndex, fields_of, spans
from app.model.store import Store


def found(text: str, query: str, **how: bool) -> list[str]:
    return [text[a:b] for a, b in spans(text, Query(query, **how))]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Rešitev in rešitve", "resit", ["Rešit", "rešit"]),
        ("Straße", "strass", ["Straß"]),
        ("Straße", "s", ["S", "ß"]),
        ("Æbler", "ae", ["Æ"]),
        ("ǆungla", "dz", ["ǆ"]),
        ("r\u030ceka", "reka", ["r\u030ceka"]),
        ("r\u030ceka", "r", ["r\u030c"]),
        ("Đakovo", "dak", ["Đak"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("two\n  lines", "two lines", ["two\n  lines"]),
        ("nothing", "", []),
        ("nothing", "   ", []),
        ("İstanbul", "ist", ["İst"]),
        ("日本語の本", "本", ["本", "本"]),
    ],
)
def test_letters_are_compared_without_their_marks(text: str, query: str, expected: list[str]) -> None:
    assert found(text, query) == expected


def test_case_marks_and_whole_words_are_asked_for() -> None:
    text = "Card cards čard Čard"
    assert found(text, "card") == ["Card", "card", "čard", "Čard"]
    assert found(text, "card", case=True) == ["card", "čard"]
    assert found(text, "card", marks=True) == ["Card", "card"]
    assert found(text, "čard", marks=True) == ["čard", "Čard"]
    assert found(text, "card", words=True) == ["Card", "čard", "Čard"]
    assert found(text, "Čard", case=True, marks=True, words=True) == ["Čard"]
    assert found("Đ đ", "D", case=True) == ["Đ"]


@given(st.text(), st.text(max_size=4), st.booleans(), st.booleans(), st.booleans())
def test_spans_lie_in_the_text_and_never_overlap(
    text: str, q: str, case: bool, marks: bool, words: bool
) -> None:
    at = 0
    for start, end in spans(text, Query(q, case, marks, words)):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(min_size=1, max_size=20))
def test_every_text_is_found_in_itself(text: str) -> None:
    if spans(text, Query(text)):
        assert spans("x " + text, Query(text))
    else:
        assert not text.strip() or all(not c.isalnum() for c in text)


def small() -> tuple[Store, dict[str, str]]:
    store = maps.create("Refund journey")
    team = library.add(store, "team", "Refund desk")
    stages.add(store, "Ask", first="Call")
    stages.add(store, "Refund", first="Money")
    step = {store[key].get("title"): key for key in store.of("step")}
    front = lanes.add(store, "process", "Front", zone="front", team=team)
    late = cards.add(store, "Pays the refund", front, step["Money"])
    early = cards.add(store, "Opens a case", front, step["Call"])
    link = links.connect(store, early, late)
    people.add(store, "Jana")
    return store, {"team": team, "late": late, "early": early, "link": link, "front": front}


def test_all_fields_of_all_records_are_searched_in_reading_order() -> None:
    store, ids = small()
    fields.put(store, ids["early"], note="asks for a refund", private="wants a REFUND today")
    fields.put(store, ids["link"], receipt="sees the refund list")
    hits = TextIndex(store).search(Query("refund"))
    titles = [(store[hit.key]["type"], hit.field) for hit in hits]
    assert titles == [
        ("map", "title"),
        ("card", "note"),
        ("card", "private"),
        ("stage", "title"),
        ("card", "title"),
        ("link", "receipt"),
        ("team", "title"),
    ]
    assert [hit.private for hit in hits].count(True) == 1


def test_every_kind_says_which_fields_people_write_in() -> None:
    for kind in VIEWS:
        assert bool(fields_of(kind)) == (kind not in NOT_SEARCHED)
    assert {"title", "note", "private", "content", "issue", "responsible", "link"} <= set(fields_of("card"))
    assert {"exit", "receipt", "returns"} <= set(fields_of("link"))
    assert {"goal", "scope", "confidentiality"} <= set(fields_of("map"))
    assert not {"type", "order", "icon", "color", "picture", "pos"} & {f for k in VIEWS for f in fields_of(k)}


def test_the_index_follows_edits_undo_and_removal() -> None:
    store, ids = small()
    history, index = History(store), TextIndex(store)
    fields.put(store, ids["early"], note="zebra")
    assert len(index.search(Query("zebra"))) == 1
    history.undo()
    assert index.search(Query("zebra")) == []
    history.redo()
    cards.remove(store, [ids["early"]])
    assert index.search(Query("zebra")) == []


def test_replacing_everywhere_is_one_step_and_says_how_many() -> None:
    store, ids = small()
    fields.put(store, ids["early"], note="refund, Refund and refunds")
    history, index = History(store), TextIndex(store)
    query = Query("refund", words=True)
    done = replacing.replace_all(store, index.search(query), query, "money back")
    assert done == replacing.Replaced(places=6, records=5, locked=0)
    assert store[ids["early"]]["note"] == "money back, money back and refunds"
    assert history.at == 1 and store[ids["late"]]["title"] == "Pays the money back"
    history.undo()
    assert store[ids["early"]]["note"] == "refund, Refund and refunds"


def test_what_is_locked_is_left_and_counted() -> None:
    store, ids = small()
    index, query = TextIndex(store), Query("refund")
    fields.put(store, ids["front"], locked=True)
    hits = index.search(query)
    assert replacing.count(store, hits) == replacing.Replaced(places=3, records=3, locked=1)
    done = replacing.replace_all(store, hits, query, "return")
    assert done == replacing.Replaced(places=3, records=3, locked=1)
    assert store[ids["late"]]["title"] == "Pays the refund"


def test_replacing_one_place_leaves_the_others() -> None:
    store, ids = small()
    fields.put(store, ids["early"], note="refund refund")
    index = TextIndex(store)
    second = [hit for hit in index.search(Query("refund")) if hit.field == "note"][1]
    assert replacing.replace_one(store, second, "pay")
    assert store[ids["early"]]["note"] == "refund pay"
    assert not replacing.replace_one(store, second, "pay"), "the text has changed since it was found"


def test_replacing_all_of_a_text_by_nothing_leaves_no_field() -> None:
    store, ids = small()
    fields.put(store, ids["early"], note="refund")
    query = Query("refund")
    hits = [hit for hit in TextIndex(store).search(query) if hit.field == "note"]
    replacing.replace_all(store, hits, query, "")
    assert "note" not in store[ids["early"]]
