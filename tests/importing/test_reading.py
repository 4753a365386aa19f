"""Lists and tables in text: what each becomes, and what is never taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing import lines, tables
from app.importing.html import html_table, html_words
from app.importing.limits import LONGEST_CELL, MAX_TEXT
from app.importing.reading import read
from app.importing.tables import TooMuch, separated
from app.importing.text import clean, decode, is_text


# ---- lists
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\n\n  two  \nthree", ["one", "two", "three"]),
        ("- one\n* two\n• three\n– four", ["one", "two", "three", "four"]),
        ("1. one\n2. two\n3) three", ["one", "two", "three"]),
        ("1. one\n2. two\n1. again", ["one", "two", "again"]),
        ("1.1 kept as it is\n2 also", ["1.1 kept as it is", "2 also"]),
        ("1.1. one\n1.2. two", ["one", "two"]),
        ("a) one\nb) two", ["one", "two"]),
        ("A. Novak calls\nA. Novak waits", ["A. Novak calls", "A. Novak waits"]),
        ("1. FC Union", ["1. FC Union"]),
        ("2026. aasta algus\n3 päeva", ["2026. aasta algus", "3 päeva"]),
        ("- [ ] open\n- [x] done", ["open", "done"]),
        ("## Heading\n> quoted\n**bold** word", ["Heading", "quoted", "bold word"]),
        ("one\n---\ntwo", ["one", "two"]),
        ("·\tWord bullet\no\tinner", ["Word bullet", "inner"]),
        ("-5 °C outside\n+1 more", ["-5 °C outside", "+1 more"]),
        ("5 * 3 = 15", ["5 * 3 = 15"]),
        ("č ž š õ ū", ["č ž š õ ū"]),
    ],
)
def test_lines_are_entries_without_bullets_and_numbers(text: str, wanted: list[str]) -> None:
    assert lines.entries(text) == wanted


def test_marks_between_lines_of_a_cell_tell_a_list() -> None:
    assert lines.marked("- a\n- b") and lines.marked("1. a\n2. b")
    assert not lines.marked("a\nb") and not lines.marked("- a")


# ---- cells
def test_quoted_cells_keep_line_breaks_tabs_and_quotes() -> None:
    text = 'a\t"two\nlines"\t"a ""quote"" and\ttab"\nb\t\t"end"'
    assert separated(text, "\t") == [["a", "two\nlines", 'a "quote" and\ttab'], ["b", "", "end"]]


def test_quotes_that_are_words_stay() -> None:
    assert separated('"Hello" she said\t5" screen\n"open\tx', "\t") == [
        ['"Hello" she said', '5" screen'],
        ['"open', "x"],
    ]


def test_the_last_cell_may_be_empty() -> None:
    assert separated("a,\nb,", ",") == [["a", ""], ["b", ""]]


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_a_spreadsheet_writes_is_read_again(rows: list[list[str]]) -> None:
    rows = [[clean(cell) for cell in row] for row in rows]

    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "\n".join("\t".join(quoted(cell) for cell in row) for row in rows)
    assert separated(text, "\t") == rows


@given(st.text(alphabet='ab,"\n\t;|- ', max_size=60))
def test_any_text_is_read_as_something(text: str) -> None:
    found = read(text)
    assert found.empty or found.table is not None or found.entries
    if found.table is not None:
        assert len({len(row) for row in found.table.rows}) == 1


# ---- which is which
def test_tabs_make_a_table_and_one_column_a_list() -> None:
    assert read("a\tb\nc\td").table == tables.Table((("a", "b"), ("c", "d")))
    assert read("a\t\nb\t\n").entries == ("a", "b")
    assert read("a\tb\tc").across and read("a\tb\tc").entries == ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a;b\nc;d", ";"),
        ("a,b\nc,d", ","),
        ('a,"b\nc"\nd,e', ","),
        ("Hello, I am here.\nThen, we go.", ""),
        ("one\ntwo, three", ""),
        ("only, one line", ""),
    ],
)
def test_csv_is_told_from_sentences(text: str, mark: str) -> None:
    assert tables.csv_mark(text) == mark


def test_a_long_csv_is_told_by_its_beginning() -> None:
    text = "\n".join(f'{n};"cell\nwith break";x' for n in range(400))
    assert tables.csv_mark(text) == ";" and len(read(text).table.rows) == 400  # type: ignore[union-attr]  # it is one


def test_a_markdown_table_with_escaped_bars_and_breaks() -> None:
    found = read("before\n\n| A | B |\n|:--|--:|\n| x \\| y | 1<br>2 |\n| `z` | |\n\nafter\nmore")
    assert found.table is not None and found.table.left_out == 3
    assert found.table.rows == (("A", "B"), ("x | y", "1\n2"), ("z", ""))


def test_a_list_with_tabs_behind_its_bullets_is_no_table() -> None:
    assert read("•\tone\n•\ttwo").entries == ("one", "two")


# ---- HTML
def test_a_table_of_a_spreadsheet() -> None:
    found = html_table(
        "<style>td{x}</style><table><tr><th colspan=2>S<th>T<tr><td rowspan=2>a<td>b<br>c<td>d<tr><td>e<td>f</table>"
    )
    assert found is not None
    assert found.rows == (("S", "", "T"), ("a", "b\nc", "d"), ("", "e", "f"))


def test_scripts_and_hidden_parts_are_never_words() -> None:
    found = html_table(
        "<table><tr><td>a<script>alert(1)</script><style>p{}</style><td>b<tr><td>&lt;b&gt;<td>d</table>"
    )
    assert found is not None and found.rows == (("a", "b"), ("<b>", "d"))


def test_a_table_inside_a_cell_is_words_of_that_cell() -> None:
    found = html_table("<table><tr><td>a<table><tr><td>in<td>ner</table><td>b<tr><td>c<td>d</table>")
    assert found is not None and found.rows[0][0].startswith("a") and found.rows[1] == ("c", "d")


@pytest.mark.parametrize("markup", ["", "<p>no table</p>", "<table></table>", "<table><tr><td>one</table>"])
def test_html_without_a_table_is_none(markup: str) -> None:
    assert html_table(markup) is None


@given(st.text(alphabet="<>/tabledrhcospn=\"' 0129&;!-", max_size=120))
def test_any_html_is_survived(markup: str) -> None:
    html_table("<table>" + markup)


# ---- limits and letters
def test_more_than_can_be_taken_in_is_refused() -> None:
    with pytest.raises(TooMuch, match="text"):
        read("x" * (MAX_TEXT + 1))
    with pytest.raises(TooMuch, match="cell"):
        read("x" * (LONGEST_CELL + 1))
    with pytest.raises(TooMuch, match="cell"):
        read("a\tb\n" + "x" * (LONGEST_CELL + 1) + "\tc")
    with pytest.raises(TooMuch, match="columns"):
        read("\t".join("x" * 600) + "\n" + "\t".join("y" * 600))
    with pytest.raises(TooMuch, match="columns"):
        html_table("<table><tr>" + "<td colspan=400>x" * 3 + "<tr><td>y</table>")


def test_a_span_that_lies_does_not_grow_the_table() -> None:
    found = html_table("<table><tr><td rowspan=999999999>a<td>b<tr><td>c</table>")
    assert found is not None and found.rows == (("a", "b"), ("", "c"))


def test_controls_overrides_and_half_letters_are_taken_out() -> None:
    assert clean("a\x00b\u202eevil\u202c\u2066x\u2069\ufeff") == "abevilx"
    assert clean("half \ud83d end") == "half \ufffd end"
    assert clean("a\r\nb\rc\x0bd\u2028e") == "a\nb\nc\nd\ne"
    assert clean("שלום\u200f (x)") == "שלום\u200f (x)"


@pytest.mark.parametrize(
    ("data", "language", "text"),
    [
        ("žaba".encode(), "sl", "žaba"),
        (b"\xef\xbb\xbf" + "õun".encode(), "et", "õun"),
        ("čaj".encode("utf-16"), "cs", "čaj"),
        ("čaj".encode("cp1250"), "cs", "čaj"),
        ("ąžuolas".encode("cp1257"), "lt", "ąžuolas"),
        ("città".encode("cp1252"), "it", "città"),
    ],
)
def test_files_of_old_programs_are_read(data: bytes, language: str, text: str) -> None:
    assert is_text(data) and decode(data, language) == text


def test_a_file_of_bytes_is_no_text() -> None:
    assert not is_text(b"PK\x03\x04\x00\x00")


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>First <b>bold</b>\nline</p><p>Second<br>third</p>", ("First bold line", "Second", "third")),
        ("<ul><li>one<li>two</ul>after", ("one", "two", "after")),
        (
            "<head><title>t</title></head><style>p{}</style><script>x()</script>&lt;b&gt; &amp; c",
            ("<b> & c",),
        ),
        ("<table><tr><td>the one cell</table>", ("the one cell",)),
        ("<pre>one\ntwo</pre>", ("one", "two")),
        ('<img src="http://example.org/x.png" alt="x">', ()),
    ],
)
def test_html_that_is_all_there_is_gives_its_words(markup: str, said: tuple[str, ...]) -> None:
    assert read("", markup).entries == said
    assert read("the text", markup).entries == ("the text",), "a text beside it is what was meant"


@given(st.text(alphabet="<>/predlivscrht=\"' 0129&;!-\n", max_size=120))
def test_the_words_of_any_html_are_read(markup: str) -> None:
    assert "\n\n" not in html_words(markup)


def test_words_behind_a_head_that_nobody_closed_are_read() -> None:
    assert html_words("<html><head><style>p {}</style><body><p>Call back") == "Call back"
    assert html_words("<html><head><meta charset=utf-8><body><p>Call back</body>") == "Call back"
    office = "<html><head><xml><o:Name>Sheet1</o:Name></xml><title>t</title></head><p>Call back"
    assert html_words(office) == "Call back", "what an office program notes for itself"


def test_a_table_behind_a_head_that_nobody_closed_is_read() -> None:
    found = html_table("<html><head><title>t</title><style>td {}</style><body><table><tr><td>a<td>b</table>")
    assert found is not None and [list(row) for row in found.rows] == [["a", "b"]]
