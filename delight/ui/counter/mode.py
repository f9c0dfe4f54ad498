"""Counter mode: the five fields, and what each of them opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.cases.stages import CaseKind
from delight.ui.counter.codes import CodeSheet
from delight.ui.counter.home import CounterHome
from delight.ui.counter.log import LogSheet
from delight.ui.counter.pulse import PulseView
from delight.ui.counter.sheet import CounterSheet, Done
from delight.ui.counter.surprise import SurpriseSheet
from delight.ui.counter.visit import VisitSheet
from delight.ui.kit.look.icons import retint
from delight.ui.kit.look.layouts import column
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.page import Tools

AnySheet = TypeVar("AnySheet", bound=CounterSheet)
ANY_WIDTH = 16_777_215
"""Qt’s own largest: as wide as there is room."""
IDLE_MS = 60_000
"""After so long without a key or a finger the next person finds the five fields."""
_KINDS = (CaseKind.COMPLAINT.value, CaseKind.COMPLIMENT.value)
"""What a note of the first two fields is."""
_SHEETS = ("log", "codes", "surprise", "visit", "pulse")
"""What the fields open, by the names of what holds it here: the first is for both kinds of note."""
_STIRS = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate,
    QEvent.Type.Wheel, QEvent.Type.InputMethod,
})  # fmt: skip


class CounterMode(QWidget):
    """Everything that is seen in counter mode. Nothing here leads to a page."""

    leave_wanted = Signal()
    said = Signal(str, object)
    """Words for the bar at the bottom, and what Undo does, or ``None``."""
    paper_requested = Signal(object)
    """Show a ``PaperWish`` and print it."""
    panel_wanted = Signal()
    """A note is to be written: ``take_in`` the Log panel now."""
    private = Signal()
    """The customer's own turn begins."""
    undo_pressed = Signal()
    """Ctrl+Z: what the bar offers is taken back, and nothing from before."""
    undo_wanted = Signal(object)
    """The ``Changes`` to take back, the last thing first."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self._panel: Any = None
        self._has_panel = False
        self.setAccessibleName(self.tr("Counter mode"))
        self.banner = ErrorBanner()
        self.home = CounterHome()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.home)
        self._made: list[CounterSheet] = []
        self.box = column(self, self.banner, self.pages, space=0)
        self.box.setStretch(1, 1)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._rest)
        self._connect()

    @cached_property
    def log(self) -> LogSheet:
        """Something went wrong, or a kind word."""
        return self._add(LogSheet(self.tools))

    @cached_property
    def codes(self) -> CodeSheet:
        """Here's a voucher."""
        sheet = self._add(CodeSheet(self.tools))
        sheet.paper_requested.connect(self.paper_requested)
        return sheet

    @cached_property
    def surprise(self) -> SurpriseSheet:
        """A surprise was given."""
        sheet = self._add(SurpriseSheet(self.tools))
        sheet.who.scanned.connect(self._look_up)
        return sheet

    @cached_property
    def visit(self) -> VisitSheet:
        """They're back."""
        sheet = self._add(VisitSheet(self.tools))
        sheet.who.scanned.connect(self._look_up)
        return sheet

    @cached_property
    def pulse(self) -> PulseView:
        """The customer's own turn."""
        view = PulseView(self.tools)
        view.over.connect(self._after_pulse)
        self.pages.addWidget(view)
        return view

    @property
    def sheets(self) -> tuple[CounterSheet, ...]:
        """What each of the five fields opens, in their order."""
        return self.log, self.log, self.codes, self.surprise, self.visit

    def make_next(self) -> bool:
        """Make one more of what the fields open before a finger waits for it; tell whether one is left."""
        left = [name for name in _SHEETS if name not in self.__dict__]
        if left:
            getattr(self, left[0])
        return len(left) > 1

    def take_in(self, panel: Any) -> None:
        """Keep the Log panel while counter mode is on."""
        if panel is not self._panel:
            self._panel = panel
            panel.logged_here.connect(self._on_logged)
            panel.brought_back.connect(lambda kind: self._open(1 + _KINDS.index(kind)))
            panel.closed.connect(self.go_home)
        self._has_panel = True
        panel.stand_at_counter(on=True)
        self.log.take_in(panel)
        retint(panel.findChildren(QWidget))
        self._tell_unfinished()

    @property
    def has_panel(self) -> bool:
        """Whether the Log panel is here."""
        return self._has_panel

    def fold(self) -> bool:
        """Take what is closed out of the Log panel, if it is here; tell whether anything was taken out."""
        return self._has_panel and bool(self._panel.fold())

    def hand_out(self) -> Any:
        """Return the panel, for the whole window again."""
        self._has_panel = False
        self._panel.stand_at_counter(on=False)
        self._panel.setMaximumWidth(ANY_WIDTH)
        return self._panel

    @property
    def is_private(self) -> bool:
        """Whether it is the customer's own turn: nothing is said on the screen but to them."""
        return isinstance(self.pages.currentWidget(), PulseView)

    def go_home(self) -> None:
        """Show the five fields."""
        if self.pages.currentWidget() is not self.home:
            self.pages.setCurrentWidget(self.home)
        self._tell_unfinished()
        self.home.focus_first()

    def clear(self) -> None:
        """Forget who was here: what was looked up is for nobody else. Words of notes are kept."""
        for sheet in self._made:
            sheet.clear()

    def start(self) -> None:
        """Begin with the five fields."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.clear()
        self.home.forget()
        self.home.greet()
        self.go_home()

    def end(self) -> None:
        """Watch nobody's keys any more."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._idle.stop()
        self.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _STIRS:
            self._idle.start(IDLE_MS)
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.is_private:
            self.go_home()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.home.wanted.connect(self._open)
        self.home.scanned.connect(self._scan)
        self.home.pulse_wanted.connect(self._ask_pulse)
        self.home.leave_wanted.connect(self.leave_wanted)

    def _add(self, sheet: AnySheet) -> AnySheet:
        sheet.left.connect(self.go_home)
        sheet.done.connect(self._on_done)
        sheet.noted.connect(self._say)
        self._made.append(sheet)
        self.pages.addWidget(sheet)
        return sheet

    def _open(self, at: int) -> None:
        """Open what the field does that stands there, from 1."""
        self.home.forget()
        sheet = self.log if at <= len(_KINDS) else getattr(self, _SHEETS[at - len(_KINDS)])
        if at <= len(_KINDS):
            self.need_panel()
            self.log.be_about(_KINDS[at - 1])
        self.pages.setCurrentWidget(sheet)
        sheet.focus_first()
        self._idle.start(IDLE_MS)

    def need_panel(self) -> None:
        """Have the Log panel here."""
        if not self._has_panel:
            self.panel_wanted.emit()

    def _scan(self, text: str) -> None:
        self.home.forget()
        self.pages.setCurrentWidget(self.codes)
        self.codes.take_key(text)

    def _look_up(self, code: str) -> None:
        """Somebody held their card out instead of telling their name."""
        self._scan(code)
        self.codes.look_up()

    def _on_done(self, done: Done) -> None:
        self.clear()
        self.home.thank(done.words, done.customer_id)
        self._say(done)
        self.go_home()

    def _say(self, done: Done) -> None:
        if done.changes:
            self.said.emit(done.told or done.words, lambda: self._take_back(done))

    def _take_back(self, done: Done) -> None:
        self.clear()
        self.home.forget()
        self.home.greet()
        self.go_home()
        for changes in reversed(done.changes):
            self.undo_wanted.emit(changes)

    def _on_logged(self, logged: Any) -> None:
        case = logged.case
        words = self.tr("Noted. Thank you for telling us.")
        if case is not None and case.kind is CaseKind.COMPLIMENT:
            words = self.tr("Noted. That was kind of them.")
        self.home.thank(words, case.customer_id if case is not None else None)
        self.said.emit(self.tr("Note kept."), self._panel.take_back if case is not None else None)
        self.go_home()

    def _tell_unfinished(self) -> None:
        begun = self._panel.unfinished if self._has_panel else frozenset()
        for kind, field in zip(_KINDS, self.home.fields, strict=False):
            field.say(self.tr("not finished") if kind in begun else "")

    def _ask_pulse(self, customer_id: int | None) -> None:
        read: Callable[[], str] = lambda: self.tools.services.shop.row().name  # noqa: E731
        self.tools.tasks.run(read, lambda shop: self._start_pulse(shop, customer_id), owner=self)

    def _start_pulse(self, shop: str, customer_id: int | None) -> None:
        self.pages.setCurrentWidget(self.pulse)
        self.banner.hide()
        self.private.emit()
        self.pulse.start(shop, customer_id)
        self._idle.start(IDLE_MS)

    def _after_pulse(self) -> None:
        self.home.forget()
        self.home.greet()
        self.go_home()

    def _rest(self) -> None:
        """Nobody did anything for a while."""
        self.clear()
        self.home.forget()
        if self.pages.currentWidget() is not self.home:
            self.home.greet()
            self.go_home()
