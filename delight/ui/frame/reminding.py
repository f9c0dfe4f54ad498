"""Reminders: a quiet notice in the window, one on the desktop where there is room for it, and a badge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from delight.ui.kit import machine
from delight.ui.kit.look.icons import icon
from delight.ui.kit.work.page import Tools

if TYPE_CHECKING:
    from delight.domain.reminders import Mark, Soon

EVERY_MS = 30_000
"""How often the clock is looked at: what is due is reckoned from its moment, so that neither a sleep nor a
clock that was set anew makes it late or lets it come twice."""
_SHOWN_MS = 15_000
_ICON = 64
"""Pixels of the picture beside a notice; a desktop scales it as it likes."""


class Tray(QObject):
    """The desktop's corner for notices, where there is one; without it nothing is lost."""

    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._icon = window, None

    def tell(self, title: str, words: str) -> None:
        """Show a notice on the desktop, unless the window is before everybody's eyes."""
        if self._window.isActiveWindow() or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(icon("logo", "accent", _ICON), self)
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(lambda _reason: self.clicked.emit())
        self._icon.show()
        self._icon.showMessage(title, words, self._icon.icon(), _SHOWN_MS)


class Reminding(QObject):
    """One timer; each promise, and each answer that is due, is told once, and the summary once a day.

    In counter mode all of it waits until the whole window is back: that somebody was promised something, and
    how much is left to do, is nothing for a guest, and the customer's own turn is nobody else's.

    What stands on the desktop is seen by whoever stands there: it names nobody unless this machine's settings
    allow first names.
    """

    said = Signal(str)
    """Words for the bar at the bottom of the window."""
    wanted = Signal()
    """Somebody clicked a notice on the desktop: show Today."""

    def __init__(
        self,
        tools: Tools,
        window: QWidget,
        tray: Tray | None = None,
        rests: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make it; while it ``rests`` nothing is told, and ``look`` tells what came meanwhile."""
        super().__init__(window)
        self._rests, self._held = rests, ""
        self._tools, self._window = tools, window
        self._since: datetime | None = None
        self._told: set[Mark] = set()
        self._asking = False
        self.tray = tray or Tray(window)
        self.tray.clicked.connect(self.wanted)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        tools.opened.connect(self._begin)

    def look(self) -> None:
        """Look at the clock now, unless an answer is still on its way."""
        if self._asking or not self._tools.is_open or self._rests():
            return
        if self._held:
            self._tell_day(self._held)
        self._asking = True
        self._tools.tasks.run(
            lambda: self._tools.services.reminders.soon(), self._tell, self._rest, owner=self
        )

    def show_count(self, count: int) -> None:
        """Show on the program's icon how much is waiting, where the desktop can."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(count)

    def stop(self) -> None:
        """Remind of nothing any more."""
        self._timer.stop()

    def _begin(self) -> None:
        self._since, self._asking = self._tools.now(), False
        self._told.clear()
        self._held = ""
        self._timer.start()
        self.look()

    def _rest(self, _error: Exception) -> None:
        self._asking = False  # what cannot be read now is looked at again in half a minute

    def _tell(self, soon: Soon) -> None:
        from delight.domain.reminders import mark, worth_telling
        from delight.ui.frame import reminder_words as words

        self._asking = False
        if soon.quiet or self._rests():
            return
        since = min(self._since or soon.now, soon.now)
        rows = worth_telling(soon.rows, frozenset(self._told), since=since, now=soon.now)
        self._told.update(mark(row) for row in rows)
        if self._is_new(soon):
            self._say_summary(soon)
        elif rows:
            zone, names = self._tools.zone, machine.load().reminder_names
            inside = words.reminder(rows, soon.now, zone, names=not self._tools.guest.is_on)
            self.said.emit(inside)
            self.tray.tell(words.title(), words.reminder(rows, soon.now, zone, names=names, first_only=True))

    def _is_new(self, soon: Soon) -> bool:
        """Return whether the day's summary was not told yet on this machine, and note that it is."""
        if soon.summary is None:
            return False
        shop, day = str(self._tools.services.place), soon.summary.isoformat()
        told = machine.load().summaries
        if told.get(shop) == day:
            return False
        machine.change(summaries={**told, shop: day})
        return True

    def _tell_day(self, said: str) -> None:
        from delight.ui.frame import reminder_words as words

        self._held = said if self._rests() else ""
        if not self._held:
            self.said.emit(said)
            self.tray.tell(words.title(), said)

    def _say_summary(self, soon: Soon) -> None:
        from delight.ui.frame import reminder_words as words

        def read() -> str:
            services = self._tools.services
            return words.summary(services.today.page(), services.now(), services.zone)

        self._tools.tasks.run(read, self._tell_day, self._rest, owner=self)
