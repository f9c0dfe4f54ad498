"""Into counter mode and out of it: the whole screen, nothing of others, out with a PIN if there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QWidget

from delight.domain.staff.staff import Desk, StaffRow
from delight.ui.frame.places import Places
from delight.ui.frame.slide import SlideOver
from delight.ui.frame.undo import UndoKeeper
from delight.ui.frame.wiring import ask
from delight.ui.kit import machine
from delight.ui.kit.look.icons import retint
from delight.ui.kit.look.large import be_large, dress, undress
from delight.ui.kit.work.notices import InfoBanner, NoticeBar, keep_below
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.piecewise import Piecewise, styling
from delight.ui.kit.work.steps import Steps

if TYPE_CHECKING:
    from delight.ui.counter.mode import CounterMode
    from delight.ui.frame.doorplate import Doorplate
    from delight.ui.kit.paper_wish import PaperWish
    from delight.ui.kit.work.dialogs import Sheet

_STILL = frozenset({"counter", "quit"})
"""What can be done everywhere that can be done at the counter as well."""
_BETWEEN_MS = 40
"""After so long the fields are painted; then one thing after the other is made that they open."""


class Window(Protocol):
    """The window, as far as counter mode changes it."""

    body: QWidget
    whole: QBoxLayout
    demo: InfoBanner
    notice: NoticeBar
    slide: SlideOver
    log_pieces: Piecewise[QWidget]
    places: Places
    plate: Doorplate
    undo_keeper: UndoKeeper
    actions_by_name: dict[str, QAction]
    theme_changed: Any

    def ready_log(self) -> None:
        """Make the Log panel, unless there is one."""
        ...

    def window(self) -> QWidget:
        """Return the window itself."""
        ...


class Makers(Protocol):
    """Where the screens of counter mode come from."""

    def build_counter(self, tools: Tools, /) -> CounterMode:
        """Return what the whole screen shows."""
        ...

    def show_paper(self, tools: Tools, window: QWidget, wish: PaperWish, /) -> None:
        """Show a paper, to be printed or saved."""
        ...

    def ask_pin_of(
        self,
        window: QWidget,
        tools: Tools,
        keepers: Sequence[StaffRow],
        on_in: Callable[[StaffRow], object],
        /,
    ) -> Sheet:
        """Ask for the PIN of one of those who have one."""
        ...


class CounterDoor(QObject):
    """Remembers that the machine is a counter: started again, it is one again."""

    left = Signal()
    """The whole window is back."""

    def __init__(self, window: Window, tools: Tools, made: Makers, file: Path | None) -> None:
        super().__init__(window.window())
        self._window, self._tools, self._made, self._file = window, tools, made, file
        self._mode: CounterMode | None = None
        self._on = self._guest_before = False
        self._rested: list[QAction] = []
        self._turned, self._styled = False, True
        self._styling = Steps(self)
        self._steps = QTimer(self, interval=_BETWEEN_MS)
        self._steps.timeout.connect(self._furnish)
        window.theme_changed.connect(self._turn, Qt.ConnectionType.QueuedConnection)
        self.sheet: Sheet | None = None
        """What is asked on the way out."""

    @property
    def is_on(self) -> bool:
        """Whether the window is a counter now."""
        return self._on

    @property
    def is_away(self) -> bool:
        """Whether the shop is open in the whole window."""
        return self._tools.is_open and not self._on

    @property
    def is_private(self) -> bool:
        """Whether it is the customer's own turn on the screen."""
        return self._on and self._mode is not None and self._mode.is_private

    @property
    def mode(self) -> CounterMode:
        """What the whole screen shows; made when it is first gone to."""
        if self._mode is None:
            self._mode = self._make()
        return self._mode

    def toggle(self) -> None:
        """Go in, or ask to go out."""
        if self._on:
            self.leave()
        else:
            self.enter()

    def resume(self) -> None:
        """Be a counter again if the machine was one when the window was closed."""
        if machine.load(self._file).counter:
            self.enter()

    def enter(self) -> None:
        """Fill the screen with the five fields; other customers, standing and notes are out of sight."""
        if self._on or not self._tools.is_open:
            return
        self._on = True
        settings = machine.change(self._file, counter=True)
        be_large(on=True, text_scale=settings.text_scale)
        window, mode = self._window, self.mode
        self._dress()
        self._guest_before = self._tools.guest.is_on
        self._tools.guest.set(on=True)
        window.slide.slide_out()
        window.notice.dismiss()
        window.body.hide()
        window.demo.hide()
        mode.show()
        self._rest_actions()
        self._fill_screen(on=True)
        mode.start()
        self._steps.start()

    def leave(self) -> None:
        """Go back to the whole window: at once, or with the PIN of whoever has one."""
        if self._on and not self.is_private:
            desk = self._tools.services.staff.desk
            self._tools.tasks.run(desk, self._ask, owner=self)

    def _ask(self, desk: Desk) -> None:
        keepers = [person for person in desk.staff if person.uid in desk.with_pin]
        if not keepers:
            self._go_out(None)
        else:
            self.sheet = self._made.ask_pin_of(self._window.window(), self._tools, keepers, self._go_out)

    def _go_out(self, person: StaffRow | None) -> None:
        """Be the whole window again; whoever gave their PIN is at the desk."""
        if not self._on:
            return
        self._on = False
        window, mode = self._window, self.mode
        machine.change(self._file, counter=False)
        self._steps.stop()
        mode.end()
        mode.hide()
        be_large(on=False)
        window.notice.dismiss()
        undress(window.notice)
        self._tools.guest.set(on=self._guest_before)
        self._fill_screen(on=False)
        if self._turned:
            self._turned = False
            window.theme_changed.emit()
        window.body.show()
        for action in self._rested:
            action.setEnabled(True)
        window.plate.refresh()
        if person is not None:
            window.plate.desk.sit(person)
        page = window.places.shown()
        if page is not None:
            page.take_keyboard()
        QTimer.singleShot(_BETWEEN_MS, self, self._clear_away)
        self.left.emit()

    def _clear_away(self) -> None:
        """Give the Log panel back in two steps, the second without what is closed in it."""
        if not self._on and self.mode.fold():
            QTimer.singleShot(_BETWEEN_MS, self, self.give_back)
        else:
            self.give_back()

    def give_back(self) -> bool:
        """Put the Log panel back where it slides in, unless it is in use here; tell whether it was put."""
        if self._on or self._mode is None or not self._mode.has_panel:
            return False
        panel = self._mode.hand_out()
        self._window.slide.set_panel(panel)
        retint(panel.findChildren(QWidget))
        return True

    def _make(self) -> CounterMode:
        window = self._window
        mode = self._made.build_counter(self._tools)
        window.whole.addWidget(mode, 1)
        keep_below(window.notice, window.notice.parentWidget() or mode, mode.box)
        mode.panel_wanted.connect(self._lend)
        mode.leave_wanted.connect(self.leave)
        mode.said.connect(self._say)
        mode.paper_requested.connect(lambda wish: self._made.show_paper(self._tools, window.window(), wish))
        mode.undo_pressed.connect(self._take_back)
        mode.undo_wanted.connect(window.undo_keeper.undo)
        mode.private.connect(window.notice.dismiss)
        window.undo_keeper.refused.connect(lambda error, _deed: self._refuse(error))
        self._tools.tasks.failed.connect(self._refuse)
        return mode

    def _say(self, words: str, undo: Callable[[], object] | None) -> None:
        self._window.notice.say(words, undo)

    def _take_back(self) -> None:
        notice = self._window.notice
        if notice.isVisible() and notice.undo.isVisible():
            notice.undo.click()

    def _refuse(self, error: Exception) -> None:
        if self._on and self._mode is not None:
            self._mode.banner.show_error(error)

    def _rest_actions(self) -> None:
        """What leads to a page rests; what was resting before is none of ours."""
        actions = self._window.actions_by_name
        self._rested = [one for name, one in actions.items() if name not in _STILL and one.isEnabled()]
        for action in self._rested:
            action.setEnabled(False)

    def _dress(self) -> None:
        for part in (self.mode, self._window.notice):
            dress(part)

    def _turn(self) -> None:
        """The system has turned dark, or light, while the whole screen is a counter."""
        if self._on:
            self._turned = True
            self._dress()

    def _furnish(self) -> None:
        """Get ready what the fields open, one after the other, so that a finger is felt in between."""
        mode, panel = self.mode, self._window.slide.panel
        if not mode.has_panel:
            if panel is None:
                self._make_panel()
            elif not ask(panel, "fold"):
                self._lend()
                self._styled = False
        elif not self._styled:
            self._styled = True
            self._styling.take(styling(mode.log))
        elif self._styling.is_done and not mode.make_next():
            self._steps.stop()

    def _make_panel(self) -> None:
        if self._window.log_pieces.is_made:
            self._window.ready_log()
        else:
            self._window.log_pieces.make_next()

    def _lend(self) -> None:
        self._window.ready_log()
        self.mode.take_in(self._window.slide.lend())

    def _fill_screen(self, *, on: bool) -> None:
        window = self._window.window()
        state, full = window.windowState(), Qt.WindowState.WindowFullScreen
        window.setWindowState(state | full if on else state & ~full)
