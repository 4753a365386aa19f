"""Which face has which character, and what the user is told when none has it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from app.places import resources
from app.scene.type import faces, shaping, system
from app.scene.type.harfbuzz import Outline
from tools import reduce_fonts

EUROPE = {
    "sl": "Češnja, žoga, šal: naročilo in račun",
    "it": "però, città, più, è già così",
    "et": "õhtu, jäätis, öö, küünal, šokk, žest",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "lt": "Įlinkdama fechtuotojo špaga ąčęėįšųūž",
    "pl": "Zażółć gęślą jaźń",
    "el": "Παράδοση της παραγγελίας",
    "ru": "Передача заявки",
    "vi": "Đặng Thị Việt đã gọi điện",
    "marks": "„quotes“ “like” ‘these’ – — … • · € £ ₿ № ™ ½ × ÷ ± ° → ← ≤ ≥ ≠ ✔ ✓ ★ ▲ ◆ ☐",
    "ar": "تسليم الطلب",
    "he": "מסירת ההזמנה",
    "hi": "ग्राहक सेवा",
    "th": "ลูกค้าโทรศัพท์",
}


@pytest.mark.parametrize("text", EUROPE.values(), ids=EUROPE.keys())
def test_the_bundled_faces_have_every_character_of_these_languages(text: str, no_machine: None) -> None:
    assert faces.missing(text) == []
    assert faces.missing(text, "sans-bold") == []
    assert faces.missing(text, "sans-italic") == []


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """What was found on the machine of one test must not be seen by the next."""
    yield
    forget()


def forget() -> None:
    """Empty every cache that knows about fonts of this machine."""
    for cached in (faces.face, faces.key_for, system.files, system._by_stem, shaping.shape, shaping.ems):
        cached.cache_clear()
    shaping.glyph_runs.cache_clear()


@pytest.fixture
def no_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any font of its own."""
    monkeypatch.setattr(system, "folders", lambda platform=None: [])
    forget()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, bool], Path]:
    """A machine that has just the fonts a test puts there: (file name, characters, colour) -> path."""
    monkeypatch.setattr(system, "folders", lambda platform=None: [tmp_path])
    forget()

    def put(name: str, chars: str, colour: bool = False) -> Path:
        path = tmp_path / "truetype" / "some" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        build_font(path, chars, colour)
        return path

    return put


def build_font(path: Path, chars: str, colour: bool) -> None:
    """A font file with a square for each character."""
    names = [".notdef", *(f"u{ord(char):x}" for char in chars)]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((500, 0), (500, 500), (0, 500)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"u{ord(char):x}" for char in chars})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1024, 0)))
    builder.setupHorizontalHeader(ascent=1900, descent=-500)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    if colour:
        builder.setupCOLR({names[1]: [(names[1], 0)]})
        builder.setupCPAL([[(1.0, 0.0, 0.0, 1.0)]])
    builder.save(path)


def test_a_text_in_a_language_no_face_has_is_reported_not_hidden(no_machine: None) -> None:
    assert faces.missing("Klient 客户 வா 😀 e-pošta") == ["வ", "ா", "客", "户", "😀"]
    runs = shaping.shape("客", "sans")
    assert [run.face for run in runs] == ["sans"]
    assert runs[0].gids == (0,)


def test_marks_nobody_sees_are_never_missing(no_machine: None) -> None:
    assert faces.missing("a\u00adb\u200d\ufe0f\u2066\u200b\tc\n") == []


def test_another_script_comes_from_a_font_of_this_machine(machine: Callable[..., Path]) -> None:
    path = machine("NotoSansTamil-Regular.ttf", "வ")
    assert faces.missing("வ") == []
    assert faces.face("system:NotoSansTamil-Regular.ttf").path == path
    assert shaping.advance("வ", "sans", 10) == pytest.approx(5.0)


def test_chinese_prefers_the_east_asian_font(machine: Callable[..., Path]) -> None:
    machine("DejaVuSans.ttf", "客")
    machine("wqy-microhei.ttc", "客")
    assert faces.key_for("客", "sans") == "system:wqy-microhei.ttc"


def test_colour_emoji_fonts_are_never_used(machine: Callable[..., Path]) -> None:
    machine("DejaVuSans.ttf", "😀", True)
    assert faces.missing("😀") == ["😀"]


def test_a_damaged_font_of_this_machine_is_passed_over(machine: Callable[..., Path]) -> None:
    machine("FreeSans.ttf", "வ")
    broken = machine("NotoSansTamil-Regular.ttf", "வ")
    broken.write_bytes(b"this is no font")
    assert faces.key_for("வ", "sans") == "system:FreeSans.ttf"


def test_a_font_that_vanished_is_passed_over(machine: Callable[..., Path]) -> None:
    gone = machine("NotoSansTamil-Regular.ttf", "வ")
    system.files()
    gone.unlink()
    assert faces.missing("வ") == ["வ"]


def test_each_system_is_searched_in_its_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINDIR", r"C:\Windows")
    monkeypatch.setenv("LOCALAPPDATA", "local")
    assert system.folders("win32") == [
        Path(r"C:\Windows") / "Fonts",
        Path("local") / "Microsoft" / "Windows" / "Fonts",
    ]
    assert Path("/System/Library/Fonts") in system.folders("darwin")
    assert Path("/usr/share/fonts") in system.folders("linux")


def test_the_face_says_how_tall_it_is() -> None:
    sans = faces.face("sans")
    assert (sans.upem, sans.ascent, sans.descent) == (1000, 1069, 293)
    assert sans.x_height < sans.cap_height < sans.ascent
    assert sans.points(sans.cap_height, 10) == pytest.approx(7.14)
    assert ord("č") in sans.cmap and ord("→") not in sans.cmap


@pytest.mark.parametrize("key", ["serif", "system:nowhere.ttf"])
def test_a_key_that_names_no_face_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        faces.face(key)


@pytest.mark.parametrize("key", faces.TEXT_FACES)
def test_numbers_in_tables_line_up(key: str) -> None:
    assert len({shaping.ems(digit, key) for digit in "0123456789"}) == 1


def test_the_shipped_files_are_the_ones_of_the_manifest() -> None:
    folder = resources() / "fonts"
    listing = [line.split("  ") for line in (folder / "SHA256SUMS").read_text("ascii").splitlines()]
    stated = {name: digest for digest, name in listing}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.ttf"))
    }
    assert found == stated
    assert set(found) == set(faces.FILES.values()) == {name for name, _ in reduce_fonts.FACES.values()}
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) < 1_300_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")


def test_reducing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    source = resources() / "fonts" / "NotoSans-Regular.ttf"
    small = reduce_fonts.reduce(source, ((0x20, 0x7E),))
    assert small == reduce_fonts.reduce(source, ((0x20, 0x7E),))
    assert len(small) < os.path.getsize(source) / 3
    (tmp_path / "small.ttf").write_bytes(small)


def test_reducing_keeps_kerning_and_ligatures(tmp_path: Path) -> None:
    path = tmp_path / "small.ttf"
    path.write_bytes(reduce_fonts.reduce(resources() / "fonts" / "NotoSans-Regular.ttf", ((0x20, 0x7E),)))
    small, whole = Outline(path), faces.face("sans").outline
    for text in ("AVATAR To", "office"):
        assert [glyph.advance for glyph in small.shape(text, "Latn", False)] == [
            glyph.advance for glyph in whole.shape(text, "Latn", False)
        ]


def test_reducing_without_its_sources_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reduce_fonts.main(["--source", str(tmp_path), "--target", str(tmp_path / "out")]) == 2
    assert "NotoSans-Regular.ttf" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
