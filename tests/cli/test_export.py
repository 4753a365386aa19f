"""`baton export`: parts of a map, papers of one's own, and help in the language of the person who asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app import words
from app.__main__ import main
from app.arguments import Parser
from app.cli import status
from app.errors import BadArguments
from app.export.papers import MM
from app.model.store import Store
from app.storage.canonical import dumps
from app.storage.document import new_document, with_objects
from tests.cli.answers import Capture
from tests.export.maps import phone


def _kept(store: Store) -> bytes:
    return dumps(with_objects(new_document(), {key: dict(record) for key, record in store.objects.items()}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "phone.jmap"
    path.write_bytes(_kept(phone()))
    return path


@pytest.fixture(autouse=True)
def back_to_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BATON_LANGUAGE", "en")
    words.use("en")
    yield
    words.use("en")


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def test_cards_are_named_by_title_or_id(file: Path, tmp_path: Path) -> None:
    store = phone()
    key = min(k for k in store.of("card") if store[k]["title"] == "Pays back")
    file.write_bytes(_kept(store))
    out = tmp_path / "part.pdf"
    words_ = ["--card", "checks warranty", "--card", key, "--preset", "poster", "--paper", "A3"]
    assert status(["export", str(file), "-o", str(out), *words_]) == 0
    found = _text(out)
    assert "Checks warranty" in found and "Pays back" in found and "Calls support" not in found


def test_a_lane_and_a_team(file: Path, tmp_path: Path) -> None:
    for words_, there in ((["--lane", "Feelings"], "Feelings"), (["--team", "Billing"], "Billing")):
        out = tmp_path / "part.pdf"
        assert status(["export", str(file), "-o", str(out), *words_]) == 0
        assert f"Part of the map: {there}" in _text(out)


@pytest.mark.parametrize("kind", ["card", "lane", "team", "stage"])
def test_who_is_not_there_is_one_sentence(capsys: Capture, file: Path, tmp_path: Path, kind: str) -> None:
    assert status(["export", str(file), "-o", str(tmp_path / "x.pdf"), f"--{kind}", "Nobody"]) == 2
    said = capsys.readouterr().err
    assert f"There is no {kind} called “Nobody”." in said and said.count("\n") == 1
    assert list(tmp_path.iterdir()) == [file]


def test_a_poster_for_a_print_shop(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "poster.pdf"
    words_ = ["--preset", "poster", "--paper", "700x500", "--bleed", "3", "--crop-marks"]
    assert status(["export", str(file), "-o", str(out), *words_]) == 0
    with pikepdf.open(out) as pdf:
        left, low, right, high = (float(v) / MM for v in pdf.pages[0].obj.TrimBox)
    assert (round(right - left), round(high - low)) == (700, 500)


@pytest.mark.parametrize("language", ["sl", "it", "et", "cs", "lt"])
@pytest.mark.parametrize("command", ["", "export", "check", "print"])
def test_help_speaks_the_language_of_the_environment(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, language: str, command: str
) -> None:
    monkeypatch.setenv("BATON_LANGUAGE", language)
    with pytest.raises(SystemExit):
        main([word for word in (command, "--help") if word])
    said = capsys.readouterr().out
    spoken = words.load(language)
    for own in ("show this help and end", "what it works on"):
        assert spoken.say(own) in " ".join(said.split())
    if spoken.known("show this help and end"):
        assert "show this help" not in said and "usage:" not in said


@pytest.mark.parametrize(
    "given, complaint",
    [
        (["--kind", "c"], "--kind cannot be “c”; choose one of"),
        (["--number", "many"], "--number cannot be “many”"),
        (["--kind"], "something is missing after --kind"),
        ([], "something is missing: FILE"),
        (["a", "b"], "nobody knows “b”"),
        (["a", "--flag=1"], "--flag stands alone"),
    ],
)
def test_what_argparse_complains_of_is_said_in_our_words(given: list[str], complaint: str) -> None:
    parser = Parser(prog="baton")
    parser.add_argument("--kind", choices=("a", "b"))
    parser.add_argument("--number", type=int)
    parser.add_argument("--flag", action="store_true")
    parser.add_argument("file", metavar="FILE")
    with pytest.raises(BadArguments, match="baton --help") as refused:
        parser.parse_args(given)
    assert complaint in refused.value.what
