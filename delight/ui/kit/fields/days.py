"""Days and moments chosen the way people say them: today, tomorrow, Friday, in a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QMenu,
    QPushButton,
    QTimeEdit,
    QToolButton,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from delight.domain.days.calendar import at_local, local, local_day
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.menus import let_rest, open_below
from delight.ui.kit.words.formats import coming_day, sentence

_FRIDAY = 4


class DayField(QPushButton):
    """A button that shows a day in words and offers natural choices and a calendar; may be empty."""

    changed = Signal()

    def __init__(
        self,
        day: date | None = None,
        *,
        name: str,
        today: Callable[[], date] = date.today,
        past: bool = False,
        may_be_empty: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field.

        Args:
            day: what it shows at first.
            name: accessible name.
            today: the shop's day.
            past: offers days gone by instead of days to come.
            may_be_empty: offers "No date".
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._name, self._today, self._past, self._may_be_empty = name, today, past, may_be_empty
        self._day = day
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        let_rest(self._menu, self)
        self._show()
        put_icon(self, "calendar", "quiet", 18)

    def day(self) -> date | None:
        """Return the day, or ``None``."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day, without emitting ``changed``."""
        self._day = day
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens it, as Space does; Ctrl+Enter is for the form around it."""
        if event.key() in ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            open_below(self._menu, self)
        else:
            super().keyPressEvent(event)

    def _choose(self, day: date | None) -> None:
        self.set_day(day)
        self._menu.close()
        self.changed.emit()

    def _show(self) -> None:
        words = sentence(coming_day(self._day, self._today())) if self._day else self.tr("Choose a day")
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def _fill(self) -> None:
        self._menu.clear()
        for words, day in natural_days(self._today(), past=self._past):
            self._menu.addAction(words, lambda d=day: self._choose(d))
        if self._may_be_empty:
            self._menu.addAction(self.tr("No date"), lambda: self._choose(None))
        self._menu.addSeparator()
        shown = self._day or self._today()
        self._menu.addAction(calendar_action(self._menu, self._name, shown, self._choose))


class MomentField(QWidget):
    """A day and, beside it, a time of day: "Thursday by 12:00"."""

    changed = Signal()

    def __init__(
        self,
        *,
        name: str,
        now: Callable[[], datetime],
        default: time = time(18, 0),
        past: bool = False,
        zone: Callable[[], tzinfo | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field.

        Args:
            name: accessible name.
            now: the clock.
            default: the time of day that goes with a day just chosen.
            past: asks when something was; today is then as late as it is now.
            zone: the shop's; ``None`` is the one of this machine.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._now, self._default, self._past, self._zone = now, default, past, zone
        self.day = DayField(name=name, today=lambda: local_day(now(), zone()), past=past)
        self.time = QTimeEdit(QTime(default.hour, default.minute))
        self.time.setAccessibleName(self.tr("{name}, time").format(name=name))
        self.time.setDisplayFormat("HH:mm")
        self.time.setFixedWidth(84)
        self.time.lineEdit().setTextMargins(8, 0, 0, 0)  # it has no padding of the stylesheet
        self.setAccessibleName(name)
        self.setFocusProxy(self.day)
        row(self, self.day, self.time, None)
        self.day.changed.connect(self._on_day)
        self.time.timeChanged.connect(lambda _time: self.changed.emit())
        self.time.setVisible(False)

    def moment(self) -> datetime | None:
        """Return the moment in UTC, or ``None`` without a day."""
        day, clock = self.day.day(), self.time.time()
        if day is None:
            return None
        return at_local(day, time(clock.hour(), clock.minute()), self._zone(), last=not self._past)

    def set_moment(self, moment: datetime | None) -> None:
        """Show a moment, on the shop's clock."""
        here = local(moment, self._zone()) if moment else None
        self.day.set_day(here.date() if here else None)
        clock = here.time() if here else self._default
        self.time.setTime(QTime(clock.hour, clock.minute))
        self.time.setVisible(here is not None)

    def _on_day(self) -> None:
        here = local(self._now(), self._zone())
        if self._past and self.day.day() == here.date():
            self.time.setTime(QTime(here.hour, here.minute))
        self.time.setVisible(self.day.day() is not None)
        self.changed.emit()


def natural_days(today: date, *, past: bool = False) -> list[tuple[str, date]]:
    """Return the days offered first, as (words, day), each day once, in order."""
    if past:
        days = [today - timedelta(days=n) for n in (0, 1, 2, 7)]
    else:
        friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
        monday = today + timedelta(days=7 - today.weekday())
        steps = [today, today + timedelta(days=1), friday, monday, today + timedelta(days=7)]
        days = sorted({d for d in steps if d >= today})
    return [(sentence(coming_day(day, today)), day) for day in days]


def calendar_action(menu: QMenu, name: str, shown: date, on_day: Callable[[date], object]) -> QWidgetAction:
    """Return a calendar at the foot of a menu; a day that is pressed there is handed to ``on_day``."""
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setAccessibleName(name)
    weekend = QTextCharFormat()  # Qt's red would say that something is late
    weekend.setForeground(colour(tokens().quiet))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
    for pressed in (calendar.clicked, calendar.activated):
        pressed.connect(lambda d: on_day(date(d.year(), d.month(), d.day())))
    _show_arrows(calendar)
    action = QWidgetAction(menu)
    action.setDefaultWidget(calendar)
    return action


def _show_arrows(calendar: QCalendarWidget) -> None:
    """Give a calendar arrows of our own: Qt's are black, also in the dark."""
    icons = ("forward", "back") if calendar.isRightToLeft() else ("back", "forward")
    for way, name in zip(("prev", "next"), icons, strict=True):
        button = calendar.findChild(QToolButton, f"qt_calendar_{way}month")
        if button is not None:
            put_icon(button, name, "ink", 18)
