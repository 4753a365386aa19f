"""Rubbish is looked for in the window's own thread only.

Python looks for it in whichever thread happens to make something: the keeper's, an export's. What it finds may belong
to Qt (a receiver of a signal), and PySide ends the program when such a thing goes in one thread while another one
connects or deletes something.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY = 1000
"""Milliseconds between two looks."""


class Tidying(QObject):
    """Looks for rubbish now and then, instead of Python itself, as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look as far as Python itself would: mostly at what is young, seldom at all that is not frozen."""
        made, enough = gc.get_count(), gc.get_threshold()
        for age in (2, 1, 0):
            if made[age] > enough[age]:
                gc.collect(age)
                return
