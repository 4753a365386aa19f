"""Small editors, one a kind of value. Each shows a value or "mixed", and tells when a person has finished.

The value None means "not given": the field is then left out of the record.
"""

from app.widgets.inspector.editors.base import MISSING, MIXED, NOT_ASKED, Calm, Editor
from app.widgets.inspector.editors.choices import Check, Choice, Score, YesNo
from app.widgets.inspector.editors.color import Color
from app.widgets.inspector.editors.dated_values import Values
from app.widgets.inspector.editors.fact import Fact
from app.widgets.inspector.editors.library import Named
from app.widgets.inspector.editors.lines import Day, Limit, Line, Number, Span
from app.widgets.inspector.editors.texts import Text

__all__ = [
    "MISSING",
    "MIXED",
    "NOT_ASKED",
    "Calm",
    "Check",
    "Choice",
    "Color",
    "Day",
    "Editor",
    "Fact",
    "Limit",
    "Line",
    "Named",
    "Number",
    "Score",
    "Span",
    "Text",
    "Values",
    "YesNo",
]
