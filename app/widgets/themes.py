"""The look of the program around the map: one palette and one small style sheet from the scene's tokens."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.places import resources
from app.scene.theme import THEMES, Theme
from app.widgets.style_pictures import pictures

FAMILY = "Noto Sans"
STYLE = "Fusion"


@cache
def load_fonts() -> None:
    """Give Qt the bundled faces, so that menus and panels look alike on every machine."""
    for name in ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"):
        for file in (resources() / "fonts").glob(f"{name}*.ttf"):
            QFontDatabase.addApplicationFont(str(file))


def ui_font(size: float = 11.5, *, bold: bool = False) -> QFont:
    """The font of menus and panels; size in pixels at 100 %."""
    font = QFont(FAMILY)
    font.setPixelSize(round(size))
    font.setBold(bold)
    return font


def chosen(name: str) -> Theme:
    """The theme of a setting; "system" asks the desktop."""
    if name in THEMES:
        return THEMES[name]
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return THEMES["dark" if dark else "light"]


def application(name: str) -> QApplication:
    """A new application in the style that all themes are made for.

    Setting the style afterwards would make two, and hand the second to Python with all that styles know.
    """
    app = QApplication([name, "-style", STYLE])
    app.setProperty(STYLE, True)
    return app


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme."""
    apply_colors(app, theme)
    apply_sheet(app, theme)


def apply_colors(app: QApplication, theme: Theme) -> None:
    """The half of a theme that comes before the first widget: afterwards every widget would be told of it."""
    load_fonts()
    if not app.property(STYLE):
        app.setStyle(STYLE)
        app.setProperty(STYLE, True)
    app.setFont(ui_font(12))
    app.setPalette(_palette(theme))


def apply_sheet(app: QApplication, theme: Theme) -> None:
    """The half of a theme that comes after the first window: building a window in it would take longer."""
    app.setStyleSheet(_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: "paper",
        role.WindowText: "ink",
        role.Base: "paper",
        role.AlternateBase: "desk",
        role.Text: "ink",
        role.Button: "paper",
        role.ButtonText: "ink",
        role.ToolTipBase: "paper",
        role.ToolTipText: "ink",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.PlaceholderText: "soft",
        role.Link: "accent",
        role.Mid: "line",
        role.Light: "paper",
        role.Midlight: "line",
        role.Dark: "faint",
        role.Shadow: "faint",
        role.Accent: "accent",
    }
    palette = QPalette()
    for which, token in colors.items():
        palette.setColor(which, QColor(theme.color(token)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.color("faint")))
    return palette


def _sheet(theme: Theme) -> str:
    c, image = theme.color, pictures(theme)
    return f"""
    QMainWindow, QDialog {{ background: {c("paper")}; }}
    QMainWindow::separator {{ background: {c("line")}; width: 1px; height: 1px; }}
    QSplitter::handle {{ background: {c("line")}; }}
    QToolTip {{ background: {c("paper")}; color: {c("ink")}; border: 1px solid {c("line")}; padding: 4px 6px; }}
    QMenuBar {{ background: {c("paper")}; border-bottom: 1px solid {c("line")}; }}
    QMenuBar::item {{ padding: 5px 10px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c("accent-soft")}; color: {c("ink")}; border-radius: 4px; }}
    QMenu {{ background: {c("paper")}; border: 1px solid {c("line")}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {c("accent-soft")}; color: {c("ink")}; }}
    QMenu::item:disabled {{ color: {c("faint")}; }}
    QMenu::separator {{ height: 1px; background: {c("line")}; margin: 4px 8px; }}
    QStatusBar {{ background: {c("desk")}; color: {c("soft")}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ color: {c("soft")}; padding: 0 12px; }}
    QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox {{
        background: {c("paper")}; color: {c("ink")}; border: 1px solid {c("line")}; border-radius: 5px;
        padding: 3px 8px; selection-background-color: {c("accent")}; selection-color: {c("on-accent")}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus,
    QDoubleSpinBox:focus {{ border: 2px solid {c("focus")}; padding: 2px 7px; }}
    QComboBox QAbstractItemView::item {{ min-height: 24px; padding: 0 4px; }}
    QComboBox QAbstractItemView::item:selected {{ background: {c("accent-soft")}; color: {c("ink")};
        border-radius: 4px; }}
    QComboBox {{ combobox-popup: 0; }} /* a list of ten lines that scrolls, not one that covers the screen */
    QTableWidget QComboBox {{ margin: 4px 2px; }} /* boxes in rows that follow each other do not touch */
    QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: {image["down"]}; width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {c("paper")}; border: 1px solid {c("line")}; padding: 3px;
        selection-background-color: {c("accent-soft")}; selection-color: {c("ink")}; outline: none; }}
    QComboBox:disabled, QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {c("faint")}; }}
    QSpinBox, QDoubleSpinBox {{ padding-right: 22px; }}
    QSpinBox:focus, QDoubleSpinBox:focus {{ padding-right: 21px; }}
    QSpinBox::up-button, QDoubleSpinBox::up-button {{ border: none; width: 20px; subcontrol-position: top right; }}
    QSpinBox::down-button, QDoubleSpinBox::down-button {{ border: none; width: 20px;
        subcontrol-position: bottom right; }}
    QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: {image["up"]}; width: 10px; height: 10px; }}
    QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: {image["down"]}; width: 10px; height: 10px; }}
    QCheckBox {{ spacing: 7px; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ width: 15px; height: 15px;
        border: 1px solid {c("faint")}; border-radius: 4px; background: {c("paper")}; }}
    QAbstractItemView::indicator:checked {{ background: {c("accent")}; border-color: {c("accent")};
        image: {image["tick"]}; }}
    QAbstractItemView::indicator:indeterminate {{ background: {c("accent")}; border-color: {c("accent")};
        image: {image["dash"]}; }}
    QCheckBox::indicator:focus {{ border: 2px solid {c("focus")}; }}
    QCheckBox::indicator:checked {{ background: {c("accent")}; border-color: {c("accent")};
        image: {image["tick"]}; }}
    QCheckBox::indicator:indeterminate {{ background: {c("accent")}; border-color: {c("accent")};
        image: {image["dash"]}; }}
    QRadioButton {{ spacing: 7px; }}
    QRadioButton::indicator {{ width: 15px; height: 15px; border: 1px solid {c("faint")}; border-radius: 8px;
        background: {c("paper")}; }}
    QRadioButton::indicator:focus {{ width: 13px; height: 13px; border: 2px solid {c("focus")}; }}
    QRadioButton::indicator:checked {{ width: 7px; height: 7px; border: 5px solid {c("accent")}; }}
    QRadioButton:focus {{ color: {c("accent")}; }}
    QCheckBox:focus {{ color: {c("accent")}; }}
    QMenu::indicator {{ width: 12px; height: 12px; left: 6px; }}
    QMenu::indicator:checked {{ image: {image["menu-tick"]}; }}
    QToolButton::menu-indicator {{ image: {image["down"]}; subcontrol-position: right center;
        subcontrol-origin: padding; right: 4px; }}
    QProgressBar {{ background: {c("desk")}; border: 1px solid {c("line")}; border-radius: 4px; height: 8px; }}
    QProgressBar::chunk {{ background: {c("accent")}; border-radius: 3px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QPushButton, QToolButton {{ background: {c("paper")}; color: {c("ink")}; border: 1px solid {c("line")};
        border-radius: 6px; padding: 5px 12px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {c("faint")}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {c("focus")}; padding: 4px 11px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c("faint")}; }}
    QPushButton[primary="true"] {{ background: {c("accent")}; color: {c("on-accent")}; font-weight: bold;
        border-color: {c("accent")}; }}
    QPushButton[quiet="true"], QToolButton[quiet="true"] {{ border-color: transparent; color: {c("soft")};
        padding: 5px 8px; }}
    QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus {{ border: 2px solid {c("focus")};
        padding: 4px 7px; color: {c("ink")}; }}
    QToolButton[tool="true"] {{ padding: 5px 6px; }}
    QToolButton[tool="true"]:focus {{ padding: 4px 5px; }}
    QToolButton[inline="true"] {{ padding: 1px 6px; }}
    QToolButton[inline="true"]:focus {{ padding: 0 5px; }}
    QFileDialog QToolButton {{ padding: 3px; }} /* Qt fixes their size: more would leave no room for the icons */
    QFileDialog QToolButton:focus {{ padding: 2px; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c("ink")}; }}
    QPushButton[primary="true"]:disabled {{ background: {c("desk")}; color: {c("faint")};
        border-color: {c("line")}; }}
    QPushButton[pill="true"]:focus {{ padding: 4px 15px; }}
    QToolButton[drops="true"], QToolButton[drops="true"]:focus {{ padding-right: 20px; }}
    QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover {{ color: {c("ink")};
        background: {c("desk")}; }}
    QPushButton[quiet="true"]:checked, QToolButton[quiet="true"]:checked {{ color: {c("ink")};
        font-weight: bold; }}
    QPushButton[link="true"] {{ color: {c("accent")}; font-weight: bold; }}
    QPushButton[pill="true"] {{ background: {c("desk")}; border-radius: 14px; padding: 5px 16px; }}
    QLabel[role="title"] {{ font-size: 15px; font-weight: bold; }}
    QLabel[role="soft"] {{ color: {c("soft")}; }}
    QLabel[role="strong"] {{ font-weight: bold; }}
    QLabel[role="section"] {{ color: {c("soft")}; font-size: 10px; font-weight: bold; letter-spacing: 1px; }}
    QFrame[role="hairline"] {{ background: {c("line")}; border: none; max-height: 1px; }}
    QFrame[role="open"] {{ background: {c("open-soft")}; border: 1px solid {c("line")}; border-radius: 7px; }}
    QFrame[role="filter"] {{ background: {c("accent-soft")}; }}
    QFrame[role="voting"] {{ background: {c("paper")}; border: none; border-top: 2px solid {c("accent")}; }}
    QFrame[role="note"] {{ background: {c("desk")}; border: 1px solid {c("line")}; border-radius: 7px; }}
    QTableView, QTreeView, QListView {{ background: {c("paper")}; gridline-color: {c("line")};
        border: 1px solid transparent; /* the place of the focus ring, or headings and rows would cover it */
        selection-background-color: {c("accent-soft")}; selection-color: {c("ink")}; outline: none; }}
    QTableView:focus, QTreeView:focus, QListView:focus {{ border: 1px solid {c("focus")}; }}
    QTableView::item {{ padding: 0 8px; border: none; }}
    QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
        background: {c("accent-soft")}; color: {c("ink")}; border: none; }}
    QTreeView::item:hover:!selected, QListView::item:hover:!selected {{ background: {c("desk")}; border: none; }}
    QTreeView#outline {{ selection-background-color: transparent; }} /* it marks the whole line itself */
    QTreeView#outline::item:selected {{ background: transparent; }}
    QHeaderView::section {{ background: {c("paper")}; color: {c("soft")}; border: none;
        border-bottom: 1px solid {c("line")}; padding: 5px 8px; font-weight: bold; }}
    QScrollArea {{ border: none; background: {c("paper")}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {c("line")}; border-radius: 4px; min-height: 24px; min-width: 24px;
        margin: 1px; }}
    QScrollBar::handle:hover {{ background: {c("faint")}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: none; width: 0; height: 0; }}
    """
