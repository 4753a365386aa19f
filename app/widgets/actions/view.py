"""View: zoom, panels, theme, language."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from app.widgets.actions.registry import Command, has_map
from app.words import LANGUAGE_NAMES, LANGUAGES, N_

Keys = QKeySequence.StandardKey

THEMES: tuple[tuple[str, str], ...] = (
    ("system", N_("Like the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)


def _theme_command(name: str, text: str) -> Command:
    return Command(
        f"theme-{name}",
        text,
        lambda w: w.set_theme(name),
        "theme",
        checked=lambda w: w.settings.theme == name,
    )


def _language_command(code: str) -> Command:
    # Each language is named in itself, so that somebody who cannot read the present one finds theirs.
    return Command(
        f"language-{code}",
        LANGUAGE_NAMES[code],
        lambda w: w.set_language(code),
        "language",
        checked=lambda w: w.language == code,
    )


COMMANDS = (
    Command(
        "zoom-in",
        N_("Zoom &in"),
        lambda w: w.canvas.zoom_by(1.2),
        "view",
        0,
        (Keys.ZoomIn, "Ctrl+="),
        has_map,
    ),
    Command(
        "zoom-out", N_("Zoom &out"), lambda w: w.canvas.zoom_by(1 / 1.2), "view", 0, (Keys.ZoomOut,), has_map
    ),
    Command(
        "zoom-100", N_("&Full size"), lambda w: w.canvas.set_scale(1.0), "view", 0, ("Ctrl+0", "F9"), has_map
    ),
    Command(
        "fit-map",
        N_("Fit the &map"),
        lambda w: w.canvas.zoom_to("map"),
        "view",
        0,
        ("Ctrl+Shift+H",),
        has_map,
    ),
    Command(
        "fit-selection",
        N_("Fit the &selection"),
        lambda w: w.canvas.zoom_to("selection"),
        "view",
        0,
        ("Ctrl+Shift+J",),
        lambda w: bool(w.selection),
    ),
    Command(
        "inspector",
        N_("I&nspector"),
        lambda w: w.set_inspector(not w.inspector_shown),
        "view",
        1,
        ("F4",),
        has_map,
        checked=lambda w: w.inspector_shown,
        toolbar=N_("Details"),
    ),
    Command(
        "palette",
        N_("P&alette"),
        lambda w: w.set_palette(not w.palette_shown),
        "view",
        1,
        ("Shift+F4",),
        has_map,
        checked=lambda w: w.palette_shown,
    ),
    Command(
        "map-properties",
        N_("Map &properties"),
        lambda w: w.show_map_properties(),
        "view",
        1,
        ("Ctrl+I",),
        has_map,
        context=("empty",),
    ),
    Command("next-pane", N_("Next pane"), lambda w: w.panels.cycle(1), "view", 1, ("F6",)),
    Command("previous-pane", N_("Previous pane"), lambda w: w.panels.cycle(-1), "view", 1, ("Shift+F6",)),
    Command(
        "full-screen",
        N_("F&ull screen"),
        lambda w: w.panels.toggle_full_screen(),
        "view",
        2,
        ("F11",),
        checked=lambda w: w.isFullScreen(),
    ),
    Command(
        "reduce-motion",
        N_("&Reduce motion"),
        lambda w: w.look.reduce_motion(not w.settings.reduce_motion),
        "view",
        2,
        checked=lambda w: w.settings.reduce_motion,
    ),
    *(_theme_command(name, text) for name, text in THEMES),
    *(_language_command(code) for code in LANGUAGES),
)
