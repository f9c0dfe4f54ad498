"""What stands around the pages: the shop's name, who is at the desk, how much is waiting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from delight.ui.frame.cover import GuestCover
from delight.ui.frame.desk.desk import DeskKeeper
from delight.ui.frame.places import Places
from delight.ui.frame.rail import LATER, Rail
from delight.ui.frame.top import TopBar
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words import signing
from delight.ui.kit.work.notices import InfoBanner
from delight.ui.kit.work.page import Place, Tools
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.ui.frame.counter import CounterDoor
    from delight.ui.frame.state import FrameState


class Frame(Protocol):
    """The window, as far as the doorplate writes on it."""

    rail: Rail
    top: TopBar
    places: Places
    demo: InfoBanner
    counter: CounterDoor
    actions_by_name: dict[str, QAction]

    def window(self) -> QWidget:
        """Return the window itself."""
        ...


class Doorplate(QObject):
    """Keeps the window's title, its rail and the demo shop's banner in step with the shop."""

    counted = Signal(int)
    """How much is waiting."""

    def __init__(
        self, frame: Frame, tools: Tools, read: Callable[[], FrameState], file: Path | None = None
    ) -> None:
        super().__init__(frame.window())
        self._frame, self._tools, self._read = frame, tools, read
        self._loader = Loader(tools.tasks, self)
        self.desk = DeskKeeper(frame.window(), tools, file)
        frame.rail.desk_wanted.connect(self.desk.choose)
        self.desk.seated.connect(frame.top.search.clear)
        self.desk.seated.connect(self._hand_over)
        self.cover = GuestCover(frame.places, tools.guest)
        frame.top.offer_guest(frame.actions_by_name["guest"], tools.guest)
        tools.guest.changed.connect(lambda _on: frame.rail.button(Place.TODAY).update())

    def refresh(self) -> None:
        """Read all of it again, as after a deed."""
        if self._tools.is_open:
            self._loader.load(self._read, self.show_state)

    def _hand_over(self) -> None:
        """Before anything is read with other eyes: an owner's page is neither seen nor emptied by it."""
        self._frame.places.hand_over(sees_all=self._tools.services.context.sees_all)

    def show_state(self, state: FrameState) -> None:
        """Show what was read."""
        frame = self._frame
        for place in LATER:
            shown = place not in state.hidden and not frame.counter.is_on
            frame.actions_by_name[f"go-{place}"].setEnabled(shown)
        frame.actions_by_name["desk"].setVisible(state.desk.is_shared)
        frame.window().setWindowTitle(f"{state.shop} – Delight")
        frame.rail.show_state(state)
        self.desk.show_desk(state.desk)
        signing.show_desk(state.desk)
        frame.places.hand_over(sees_all=state.sees_all)
        frame.demo.setVisible(state.is_demo and not frame.counter.is_on)
        self.counted.emit(state.overdue + state.today)


def demo_banner(on_own: Callable[[], object]) -> InfoBanner:
    """Return the strip that says that nobody in the demo shop is real; hidden until it is known to be one."""
    own = push_button(QCoreApplication.translate("MainWindow", "Start my own shop"), on_own)
    words = QCoreApplication.translate("MainWindow", "The people in this shop are invented.")
    banner = InfoBanner("info", Tone.SURPRISE, words, own)
    banner.hide()
    return banner
