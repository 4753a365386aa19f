"""Gather every sentence of the program into resources/words and build the catalogues.

    python -m tools.words            gather, update each language, compile
    python -m tools.words --check    say what is missing or stale; exit status 1 when something is

Templates and the names of lanes count: their builders mark them with N_. No dates and no line numbers are
written, so that two people's catalogues merge.
"""

from __future__ import annotations

import io
import re
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "words"
LANGUAGES = ("sl", "it", "et", "cs", "lt")
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "say": None,
    "_n": (1, 2),
    "Nn_": (1, 2),
    "plural": (1, 2),
    "_p": ((1, "c"), 2),
    "pick": ((1, "c"), 2),
}
SOURCES = ("app/**/*.py", "tools/samples/templates.py")


def gather() -> Catalog:
    """Every sentence in the sources, with the files that say it."""
    catalogue = Catalog(project="Baton", charset="utf-8", fuzzy=False)
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            for _line, message, comments, context in extract_from_file("python", path, KEYWORDS):
                catalogue.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalogue


def po(language: str) -> Path:
    """The catalogue that translators edit."""
    return FOLDER / language / "LC_MESSAGES" / "baton.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, source: Catalog) -> Catalog:
    """The catalogue of a language with all sentences of the sources, old ones dropped."""
    catalogue = read(language) if po(language).exists() else Catalog(locale=language, project="Baton")
    catalogue.update(source, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    for message in catalogue:
        message.locations = sorted({(name, 0) for name, _line in message.locations})
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The text of a catalogue, without what changes at every run."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    text = out.getvalue().decode("utf-8")
    for header in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    ):
        text = re.sub(rf'^"{header}:.*\n', "", text, flags=re.MULTILINE)
    text = re.sub(r"^#(?! ?[:.,])(?!:).*\n", "", text, flags=re.MULTILINE)
    return text.lstrip("\n").encode("utf-8")


def as_mo(catalogue: Catalog) -> bytes:
    """The compiled catalogue, the same bytes at any time of day."""
    catalogue.creation_date = catalogue.revision_date = NEVER
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is missing or wrong in a catalogue: no translation, or other {names} than the source has."""
    for message in catalogue:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, (tuple, list)) else [message.string]
        said = [form for form in forms if form]
        if len(said) < len(forms):
            yield f"missing: {_source(message)}"
            continue
        wanted = names(_source(message)) | (names(message.id[0]) if message.pluralizable else set())
        for form in said:
            odd = names(form) - wanted
            lost = wanted - names(form) - {"n"}
            if odd or lost:
                yield f"names differ ({sorted(odd | lost)}): {_source(message)}"


def _source(message: Message) -> str:
    return str(message.id[-1] if isinstance(message.id, (tuple, list)) else message.id)


def names(text: str) -> set[str]:
    """The {names} in a sentence."""
    try:
        return {name for _text, name, _spec, _conv in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}


def write() -> int:
    """Bring every catalogue up to date."""
    source = gather()
    for language in LANGUAGES:
        catalogue = updated(language, source)
        po(language).parent.mkdir(parents=True, exist_ok=True)
        text = as_po(catalogue)
        po(language).write_bytes(text)
        po(language).with_suffix(".mo").write_bytes(as_mo(read(language)))
        todo = sum(1 for _ in faults(read(language)))
        print(f"{language}: {len(catalogue)} sentences, {todo} to do")
    return 0


def check() -> int:
    """Say what is missing, wrong or stale; the exit status."""
    source, status = gather(), 0
    for language in LANGUAGES:
        found = [*faults(read(language))]
        if as_po(updated(language, source)) != po(language).read_bytes():
            found.append("the sources say other sentences: run python -m tools.words")
        if as_mo(read(language)) != po(language).with_suffix(".mo").read_bytes():
            found.append("the compiled catalogue is stale: run python -m tools.words")
        for line in found:
            print(f"{language}: {line}")
        status = status or int(bool(found))
    return status


if __name__ == "__main__":
    sys.exit(check() if "--check" in sys.argv[1:] else write())
