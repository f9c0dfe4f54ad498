"""The rail at the left: the pages, and at its foot who is at the desk."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.staff.staff import Desk
from delight.ui.kit.actions import tip_text
from delight.ui.kit.guest import guest_sees
from delight.ui.kit.keys import COUNTER_KEY
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar, paint_pill, pill_height, pill_width
from delight.ui.kit.look.theme import Tone, type_sizes
from delight.ui.kit.words.formats import counted, number_text
from delight.ui.kit.work.page import Place

if TYPE_CHECKING:
    from delight.ui.frame.state import FrameState

WIDTH = 208
DESK_KEY = "Ctrl+Shift+D"
_COMPACT, _NARROW = 64, 860
_LONGEST_SHOP = 60
"""Letters of a shop's name above the pages; the rest is in its tooltip."""
ON_RAIL = (Place.TODAY, Place.CASES, Place.CUSTOMERS, Place.SURPRISES, Place.LETTERS, Place.INSIGHT)
LATER = (Place.SURPRISES, Place.INSIGHT)
"""Appear when they are first useful (``FrameState.hidden``)."""
_FITS = frozenset({QEvent.Type.Resize, QEvent.Type.FontChange})
_BELONGS_TO = {Place.IMPORT: Place.CUSTOMERS}


class RailButton(QPushButton):
    """A page on the rail; may carry a number at its right."""

    def __init__(self, text: str, icon: str, tip: str) -> None:
        super().__init__(text)
        self._icon, self._count, self._tone, self._words = icon, 0, Tone.ACCENT, text
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        put_icon(self, icon)
        self.toggled.connect(self._tint)

    def set_count(self, count: int, tone: Tone, meaning: str) -> None:
        """Show a number; ``meaning`` says what it counts, for the tooltip and screen readers."""
        self._count, self._tone = count, tone
        self.setAccessibleName(f"{self._words}, {meaning}" if count else self._words)
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show only the icon; the words stay in the tooltip and for screen readers."""
        self.setText("" if compact else self._words)
        self._tint(self.isChecked())

    @property
    def count(self) -> int:
        """The number shown; 0 shows none."""
        return self._count

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._count or guest_sees():
            return
        text = number_text(self._count)
        wide, high = pill_width(text), pill_height()
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 8 if rtl else self.width() - wide - 8
        top = (self.height() - high) / 2
        if not self.text():
            left, top = 0 if rtl else self.width() - wide, 0
        painter = QPainter(self)
        paint_pill(painter, QRectF(left, top, wide, high), text, self._tone)
        painter.end()

    def _tint(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        put_icon(self, self._icon, "accent" if checked else "ink")


class DeskButton(QPushButton):
    """Who is at the desk; pressed, it asks who that is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(52)
        self.desk = Desk()
        self._avatar = Avatar("", 32)
        self._compact = False
        self._name, self._below = label(""), label("", "small")
        words = column(None, None, self._name, self._below, None, space=0)
        row(self, self._avatar, words, None, space=10, margins=(10, 4, 8, 4))
        for part in (self._avatar, self._name, self._below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_compact(self, *, compact: bool) -> None:
        """Show only the picture."""
        self._compact = compact
        self._name.setVisible(not compact)
        self._below.setVisible(not compact and bool(self._below.text()))

    def show_desk(self, desk: Desk) -> None:
        """Show who is there; somebody alone sees nothing of it."""
        self.desk = desk
        self.setVisible(desk.is_shared)
        at_desk = desk.at_desk
        name = at_desk.name if at_desk else self.tr("Who is here?")
        self._below.setText(self.tr("at the desk") if at_desk else self.tr("nobody at the desk"))
        self.set_compact(compact=self._compact)
        self._avatar.set_name(at_desk.name if at_desk else "")
        self._name.setText(
            self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _width() - 90)
        )
        words = self.tr("At the desk: {name}") if at_desk else self.tr("Nobody is at the desk. Who is here?")
        self.setAccessibleName(words.format(name=name))
        self.setToolTip(tip_text(self.tr("Who is at the desk?"), DESK_KEY))


class Rail(QFrame):
    """The pages as buttons; ``wanted`` is emitted with a ``Place``."""

    wanted = Signal(str)
    desk_wanted = Signal()
    """Somebody else wants to sit down."""
    counter_wanted = Signal()
    """The window is to be a counter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setFixedWidth(_width())
        self.setAccessibleName(self.tr("Pages"))
        self.shop = label("", "heading", wrap=True)
        self.desk = DeskButton()
        self.desk.clicked.connect(lambda _checked=False: self.desk_wanted.emit())
        self.desk.hide()
        self._group = QButtonGroup(self)
        self._buttons = {place: self._make(place) for place in (*ON_RAIL, Place.SETTINGS)}
        for place in LATER:
            self._buttons[place].hide()
        shop = row(None, self.shop, margins=(12, 4, 8, 12))
        pages = [self._buttons[place] for place in ON_RAIL]
        self.counter = RailButton(_tr("Counter"), "counter", tip_text(_tr("Counter mode"), COUNTER_KEY))
        self.counter.setCheckable(False)
        self.counter.clicked.connect(lambda _checked=False: self.counter_wanted.emit())
        foot = (self.desk, self.counter, self._buttons[Place.SETTINGS])
        column(self, shop, *pages, None, *foot, space=2, margins=(8, 16, 8, 12))

    def button(self, place: Place) -> RailButton:
        """Return the button of a page."""
        return self._buttons[place]

    def show_state(self, state: FrameState) -> None:
        """Show whose shop it is, who is at the desk, and how much is waiting."""
        cut = len(state.shop) > _LONGEST_SHOP
        self.shop.setText(f"{state.shop[:_LONGEST_SHOP]}…" if cut else state.shop)
        self.shop.setToolTip(f"<p>{escape(state.shop)}</p>" if cut else "")
        self.desk.show_desk(state.desk)
        for place in LATER:
            self._buttons[place].setVisible(place not in state.hidden)
        count = state.overdue + state.today
        meaning = counted(count, _tr("1 thing to do"), "%n things to do", "Rail")
        tone = Tone.OVERDUE if state.overdue else Tone.ACCENT
        self._buttons[Place.TODAY].set_count(count, tone, meaning)

    def show_current(self, place: Place) -> None:
        """Mark the page that is shown."""
        self._buttons[_BELONGS_TO.get(place, place)].setChecked(True)

    def follow(self, window: QWidget) -> None:
        """Fit whenever the window gets wider or narrower, or its text larger."""
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _FITS and isinstance(watched, QWidget):
            self.fit(watched.width())
        return False

    def fit(self, window_width: int) -> None:
        """Show words, or icons alone where the window is narrow for the size of its text."""
        compact = window_width * 14 / type_sizes().base < _NARROW
        self.setFixedWidth(_width(compact=compact))
        self.shop.setVisible(not compact)
        self.desk.set_compact(compact=compact)
        for button in (*self._buttons.values(), self.counter):
            button.set_compact(compact=compact)

    def _make(self, place: Place) -> RailButton:
        text, icon, key = place_words(place)
        button = RailButton(text, icon, f"{text}  ({key})")
        button.clicked.connect(lambda _checked=False: self.wanted.emit(place))
        self._group.addButton(button)
        return button


def _width(*, compact: bool = False) -> int:
    """Return the rail's width, which grows with the text, but less."""
    return round((_COMPACT if compact else WIDTH) * (0.5 + 0.5 * type_sizes().base / 14))


def place_words(place: Place) -> tuple[str, str, str]:
    """Return a page's name, icon and key."""
    words = {
        Place.TODAY: (_tr("Today"), "today", "Ctrl+1"),
        Place.CASES: (_tr("Cases"), "cases", "Ctrl+2"),
        Place.CUSTOMERS: (_tr("Customers"), "customers", "Ctrl+3"),
        Place.SURPRISES: (_tr("Surprises"), "surprises", "Ctrl+4"),
        Place.LETTERS: (_tr("Letters"), "letters", "Ctrl+5"),
        Place.INSIGHT: (_tr("Insight"), "insight", "Ctrl+6"),
        Place.SETTINGS: (_tr("Settings"), "settings", "Ctrl+,"),
    }
    return words[place]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rail", text)
