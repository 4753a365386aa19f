"""Qt's own words (OK, Cancel, Undo in a text field …) in the language of the menus, from our catalogue.

Qt ships them for two of our languages and in part for two more; what our catalogue has comes first.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from app.words import _p, ui

CONTEXT = "Qt"
KEYS = "QShortcut"
_KEYS_AS_PRINTED = ("lt",)


class QtWords(QTranslator):
    """Asks the catalogue of the menus; "not found" is None, since an empty text would be shown as one."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == KEYS:
            # Names of keys are never looked up among our words: "Return" is also the title of a stage. Qt's
            # Lithuanian calls Ctrl "Vald", which stands on no keyboard and in none of our sentences.
            return source if ui().language in _KEYS_AS_PRINTED else None
        found = ui().pick(CONTEXT, source)
        if found == source and "&" in source:  # newer versions of Qt mark a letter where older ones did not
            source = source.replace("&", "")
            found = ui().pick(CONTEXT, source)
        return found if found != source else None

    def isEmpty(self) -> bool:
        return False


class _Installed:
    """The translators of the running program; Qt keeps no reference of its own."""

    ours: QtWords | None = None
    shipped: QTranslator | None = None


def install(app: QCoreApplication, parent: QObject | None = None) -> None:
    """Let Qt speak the language of the menus from now on; call again after a change of language."""
    for old in (_Installed.ours, _Installed.shipped):
        if old is not None:
            app.removeTranslator(old)
    _Installed.ours = _Installed.shipped = None
    language = ui().language
    if language == "en":
        return
    shipped = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if shipped.load(f"qtbase_{language}", folder) or shipped.load(f"qt_{language}", folder):
        _Installed.shipped = shipped
        app.installTranslator(shipped)
    _Installed.ours = QtWords(parent)
    app.installTranslator(_Installed.ours)  # the one installed last is asked first


def texts() -> tuple[str, ...]:
    """The words of Qt that our dialogs show, as the catalogue has them now; also marks them for it."""
    return (
        # buttons of dialogs
        _p("Qt", "OK"),
        _p("Qt", "&OK"),
        _p("Qt", "Save"),
        _p("Qt", "&Save"),
        _p("Qt", "Cancel"),
        _p("Qt", "&Cancel"),
        _p("Qt", "Close"),
        _p("Qt", "&Close"),
        _p("Qt", "Discard"),
        _p("Qt", "Open"),
        _p("Qt", "&Open"),
        _p("Qt", "&Yes"),
        _p("Qt", "&No"),
        _p("Qt", "Show Details..."),
        _p("Qt", "Hide Details..."),
        # menus of text fields
        _p("Qt", "&Undo"),
        _p("Qt", "&Redo"),
        _p("Qt", "Cu&t"),
        _p("Qt", "&Copy"),
        _p("Qt", "&Paste"),
        _p("Qt", "Delete"),
        _p("Qt", "Select All"),
        # the file dialog of systems without one of their own
        _p("Qt", "Look in:"),
        _p("Qt", "File &name:"),
        _p("Qt", "Files of type:"),
        _p("Qt", "Directory:"),
        _p("Qt", "Name"),
        _p("Qt", "Size"),
        _p("Qt", "Type"),
        _p("Qt", "Date Modified"),
        _p("Qt", "Back"),
        _p("Qt", "Forward"),
        _p("Qt", "Parent Directory"),
        _p("Qt", "Create New Folder"),
        _p("Qt", "%1 already exists.\nDo you want to replace it?"),
        _p("Qt", "%1\nFile not found.\nPlease verify the correct file name was given."),
        # the print dialog
        _p("Qt", "Print"),
        _p("Qt", "&Print"),
        _p("Qt", "Print to File (PDF)"),
        _p("Qt", "Printer"),
        _p("Qt", "&Name:"),
        _p("Qt", "Location:"),
        _p("Qt", "Output &file:"),
        _p("Qt", "Print range"),
        _p("Qt", "Print all"),
        _p("Qt", "Pages from"),
        _p("Qt", "to"),
        _p("Qt", "Copies"),
        _p("Qt", "Copies:"),
        _p("Qt", "Options"),
        _p("Qt", "Page size:"),
        _p("Qt", "Orientation"),
        _p("Qt", "Portrait"),
        _p("Qt", "Landscape"),
        # the colour dialog
        _p("Qt", "&Basic colors"),
        _p("Qt", "&Custom colors"),
        _p("Qt", "&Pick Screen Color"),
        _p("Qt", "&Add to Custom Colors"),
        _p("Qt", "Hu&e:"),
        _p("Qt", "&Sat:"),
        _p("Qt", "&Val:"),
        _p("Qt", "&Red:"),
        _p("Qt", "&Green:"),
        _p("Qt", "Bl&ue:"),
        _p("Qt", "&HTML:"),
    )
