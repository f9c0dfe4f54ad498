"""Counter mode: the five fields, and what each of them opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
from delight.ui.kit.look.layouts import column
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.page import Tools

ANY_WIDTH = 16_777_215
"""Qt’s own largest: as wide as there is room."""
IDLE_MS = 60_000
"""After so long without a key or a finger the next person finds the five fields."""
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
        self.setAccessibleName(self.tr("Counter mode"))
        self.banner = ErrorBanner()
        self.home, self.pulse = CounterHome(), PulseView(tools)
        complaint, compliment = CaseKind.COMPLAINT.value, CaseKind.COMPLIMENT.value
        self.logs = {
            complaint: LogSheet(tools, complaint, self.tr("Something went wrong")),
            compliment: LogSheet(tools, compliment, self.tr("A kind word")),
        }
        self.codes, self.surprise, self.visit = CodeSheet(tools), SurpriseSheet(tools), VisitSheet(tools)
        self.sheets: tuple[CounterSheet, ...] = (
            *self.logs.values(), self.codes, self.surprise, self.visit,
        )  # fmt: skip
        self.pages = QStackedWidget()
        for page in (self.home, self.pulse, *self.sheets):
            self.pages.addWidget(page)
        self.box = column(self, self.banner, self.pages, space=0)
        self.box.setStretch(1, 1)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._rest)
        self._connect()

    def take_in(self, panel: Any) -> None:
        """Keep the Log panel while counter mode is on."""
        if panel is not self._panel:
            self._panel = panel
            panel.logged_here.connect(self._on_logged)
            panel.brought_back.connect(lambda kind: self._open(self.logs[kind]))
            panel.closed.connect(self.go_home)
        panel.stand_at_counter(on=True)
        for sheet in self.logs.values():
            sheet.take_in(panel)

    def hand_out(self) -> Any:
        """Return the panel, for the whole window again."""
        self._panel.stand_at_counter(on=False)
        self._panel.setMaximumWidth(ANY_WIDTH)
        self._panel.setParent(None)
        return self._panel

    @property
    def is_private(self) -> bool:
        """Whether it is the customer's own turn: nothing is said on the screen but to them."""
        return self.pages.currentWidget() is self.pulse

    def go_home(self) -> None:
        """Show the five fields."""
        if self.pages.currentWidget() is not self.home:
            self.pages.setCurrentWidget(self.home)
        self._tell_unfinished()
        self.home.focus_first()

    def clear(self) -> None:
        """Forget who was here: what was looked up is for nobody else. Words of notes are kept."""
        for sheet in self.sheets:
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
        self.home.wanted.connect(lambda at: self._open(self.sheets[at - 1]))
        self.home.scanned.connect(self._scan)
        self.home.pulse_wanted.connect(self._ask_pulse)
        self.home.leave_wanted.connect(self.leave_wanted)
        for sheet in (self.visit, self.surprise):
            sheet.who.scanned.connect(self._look_up)
        self.codes.paper_requested.connect(self.paper_requested)
        self.pulse.over.connect(self._after_pulse)
        for sheet in self.sheets:
            sheet.left.connect(self.go_home)
            sheet.done.connect(self._on_done)
            sheet.noted.connect(self._say)

    def _open(self, sheet: CounterSheet) -> None:
        self.home.forget()
        if isinstance(sheet, LogSheet):
            sheet.take_in(self._panel)
        self.pages.setCurrentWidget(sheet)
        sheet.focus_first()
        self._idle.start(IDLE_MS)

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
            self.said.emit(done.words, lambda: self._take_back(done))

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
        self.said.emit(words, self._panel.take_back if case is not None else None)
        self.go_home()

    def _tell_unfinished(self) -> None:
        begun = self._panel.unfinished if self._panel is not None else frozenset()
        for kind, field in zip(self.logs, self.home.fields, strict=False):
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
