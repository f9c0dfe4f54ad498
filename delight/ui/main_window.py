"""The one window: rail, search, pages, the Log panel; wires the pages' wishes together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.ui import pages
from delight.ui.frame.came import Came
from delight.ui.frame.counter import CounterDoor
from delight.ui.frame.doorplate import Doorplate, demo_banner
from delight.ui.frame.dropping import catch_mails
from delight.ui.frame.keys import everywhere, show_keys
from delight.ui.frame.news import NewsWatch
from delight.ui.frame.places import Places
from delight.ui.frame.rail import Rail
from delight.ui.frame.seat import first_page, keep_seat, take_seat
from delight.ui.frame.slide import SlideOver
from delight.ui.frame.top import TopBar
from delight.ui.frame.undo import UndoKeeper
from delight.ui.frame.wiring import Wishes, ask, wire
from delight.ui.kit import machine
from delight.ui.kit.actions import add_actions, set_letter_keys
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.work.notices import ErrorBanner, NoticeBar, keep_below
from delight.ui.kit.work.page import LetterWish, LogWish, ManyWish, Page, Place, Tools
from delight.ui.kit.work.piecewise import Piecewise

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed
    from delight.services.bundle import Services
    from delight.ui.frame.state import FrameState

Opener = Callable[[Path], "Services | None"]
"""Opens the shop in a folder, on the worker; ``None`` if there is none yet."""


class MainWindow(QMainWindow):
    """Painted first; then the worker opens the shop, and the page comes in."""

    painted = Signal()
    """The window was painted for the first time and takes keys."""
    ready = Signal()
    """The shop is open: what is typed can be saved."""
    theme_changed = Signal()
    """Settings of this machine changed how the window looks."""
    own_shop_wanted = Signal()
    """Somebody in the demo shop wants a shop of their own."""
    demo_wanted = Signal()
    not_opened = Signal(object, object)
    """The error for which a shop could not be opened, and its folder."""

    def __init__(self, tools: Tools, place: Path, opener: Opener, file: Path | None = None) -> None:
        super().__init__()
        self.tools, self._place, self._opener = tools, place, opener
        self._file, self._painted = file, False
        self.undo_keeper = UndoKeeper(tools, self)
        self.setWindowTitle("Delight")
        self._build()
        self._connect()
        take_seat(self, machine.load(file))

    def open_shop(self, place: Path) -> None:
        """Open the shop in a folder on the worker, in place of the one that is open."""
        self._place = place
        if self.tools.is_open:
            self.slide.let_go()
            self.places.forget()
        self.tools.tasks.run(self._open_on_worker, self._on_opened, self._on_not_opened, owner=self)

    def go(self, place: str) -> Page:
        """Go to a page and return it."""
        if self.counter.is_on:
            return self.places.page(Place(place))  # nothing leads there from the counter
        page = self.places.go(Place(place))
        self.rail.show_current(Place(place))
        self.slide.slide_out()
        page.take_keyboard()
        return page

    def open_case(self, case_id: int) -> None:
        """Show a case."""
        ask(self.go(Place.CASES), "open_case", case_id)

    def open_customer(self, customer_id: int) -> None:
        """Show a customer."""
        ask(self.go(Place.CUSTOMERS), "open_customer", customer_id)

    def open_letter(self, letter_id: int) -> None:
        """Show a letter as it went out."""
        ask(self.go(Place.LETTERS), "open_letter", letter_id)

    def write_letter(self, wish: LetterWish | ManyWish) -> None:
        """Start a letter."""
        ask(self.go(Place.LETTERS), "write", wish)

    def show_narrowed(self, which: Narrowed) -> None:
        """Show those whom or what a file brought in, or what a figure counts."""
        place = Place.CASES if which.noun is Noun.CASE else Place.CUSTOMERS
        ask(self.go(place), "show_narrowed", which)

    def surprise(self, customer_id: int) -> None:
        """Think of a surprise for somebody."""
        ask(self.go(Place.SURPRISES), "surprise", customer_id)

    def log(self, wish: LogWish | None = None) -> None:
        """Open the Log panel; it takes what is typed even before the shop is open."""
        self.ready_log()
        self.slide.slide_in()
        ask(self.slide.panel, "start", wish or LogWish())

    def ready_log(self) -> None:
        """Make the Log panel, unless there is one."""
        if self.slide.panel is None and not self.counter.give_back():
            panel = self.log_pieces.whole()
            wire(panel, self._wishes() | {"closed": self.slide.slide_out})
            self.slide.set_panel(panel)

    def say(self, text: str, changes: Changes | None = None) -> None:
        """Say what was done, with Undo if there are changes to take back."""
        if not self.counter.is_private:
            self.notice.say(text, None if changes is None else lambda: self.undo_keeper.undo(changes))

    def _build(self) -> None:
        deeds = {
            "log": self.log,
            "tally": partial(pages.tally, self.tools, self, self.say),
            "search": self._focus_search,
            "undo": self.undo_keeper.undo_last,
            "desk": lambda: self.plate.desk.choose(),
            "guest": self.tools.guest.toggle,
            "counter": lambda: self.counter.toggle(),
            "keys": lambda: show_keys(self),
            "quit": self.close,
        }
        self.actions_by_name = add_actions(self, *everywhere(deeds, self.go))
        self.rail, self.top = Rail(), TopBar(self.tools, self.actions_by_name["log"])
        self.banner = ErrorBanner()
        self.places = Places(lambda place: pages.build_page(place, self.tools))
        self.demo = demo_banner(self.own_shop_wanted.emit)
        root, self.body = QWidget(), QWidget()
        right = column(None, self.top, self.banner, self.places, space=0)
        right.setStretch(2, 1)
        row(self.body, self.rail, right, space=0).setStretch(1, 1)
        self.rail.follow(self)
        self.whole = column(root, self.demo, self.body, space=0)
        self.whole.setStretch(1, 1)
        self.setCentralWidget(root)
        self.notice = NoticeBar(root)
        keep_below(self.notice, root, right)
        self.slide = SlideOver(root)
        self.log_pieces = Piecewise(lambda: pages.build_log(self.tools, lambda: self._place))
        self.counter = CounterDoor(self, self.tools, pages, self._file)

    def _connect(self) -> None:
        self._read_state = lambda: pages.read_state(self.tools, self._file)
        self.plate = Doorplate(self, self.tools, self._read_state, self._file)
        self.plate.desk.said.connect(self.say)
        self.plate.desk.refused.connect(self.banner.show_error)
        self.plate.desk.seated.connect(self.undo_keeper.forget)
        self.tools.bus.changed.connect(lambda _changes: self.plate.refresh())
        self.rail.wanted.connect(self.go)
        self.rail.counter_wanted.connect(self.counter.enter)
        self.top.chosen.connect(lambda found: pages.open_found(self, found))
        self.top.search.left.connect(self._focus_page)
        self.came = Came(self.tools, self.say, self.banner.show_error, self)
        self.top.search.came.connect(self.came.note)
        self.slide.closed.connect(self._focus_page)
        self.places.built.connect(self._wire_page)
        self.places.file_dropped.connect(self._wishes()["import_requested"])
        catch_mails(self, self.log, lambda: self.slide.panel, lambda: self.counter.is_away)
        self.undo_keeper.said.connect(self.say)
        self.undo_keeper.going.connect(self.notice.follow)
        self.undo_keeper.refused.connect(self._on_undo_refused)
        self.news = NewsWatch(self.tools, self)
        self.places.listen_to(self.tools)
        self.places.waits.connect(lambda: self._show_chrome(visible=False))
        self.places.rested.connect(lambda: self._show_chrome(visible=self.tools.is_open))
        self.tools.tasks.failed.connect(self.banner.show_error)

    def _wishes(self) -> Wishes:
        return {
            "open_case_requested": self.open_case,
            "open_customer_requested": self.open_customer,
            "open_letter_requested": self.open_letter,
            "write_letter_requested": self.write_letter,
            "surprise_requested": self.surprise,
            "voucher_requested": lambda wish: ask(self.go(Place.SURPRISES), "issue_voucher", wish),
            "log_requested": self.log,
            "import_requested": self.plate.desk.for_owner(lambda f: ask(self.go(Place.IMPORT), "bring", f)),
            "paper_requested": lambda wish: pages.show_paper(self.tools, self, wish),
            "page_requested": self.go,
            "twice_requested": lambda ids: ask(self.go(Place.CUSTOMERS), "open_twice", ids),
            "narrowed_requested": self.show_narrowed,
            "settings_requested": lambda what: ask(self.go(Place.SETTINGS), what),
            "counter_requested": lambda: self.counter.enter(),
            "said": self.say,
            "theme_changed": self.theme_changed.emit,
            "rail_changed": self.plate.refresh,
            "own_shop_wanted": self.own_shop_wanted.emit,
            "desk_wanted": self.plate.desk.seat_by_id,
            "restored": self._adopt_made,
            "new_shop_wanted": self._show_start,
            "undo_requested": self.undo_keeper.undo,
        }

    def _wire_page(self, page: Page) -> None:
        wire(page, self._wishes())
        set_letter_keys(self, on=machine.load(self._file).letter_keys)

    def _open_on_worker(self) -> None:
        self.tools.adopt(None)
        self.tools.adopt(self._opener(self._place))
        if self.tools.is_open:  # before anything is read or saved: who may see it, and who signs it
            pages.seat(self.tools, self._file)

    def _on_opened(self, _nothing: object = None) -> None:
        self.banner.hide()
        self.places.forget()
        self.undo_keeper.forget()
        self._show_chrome(visible=self.tools.is_open)
        if not self.tools.is_open:
            self._show_start()
            return
        self.tools.opened.emit()
        self.ready.emit()
        self.tools.tasks.run(self._read_state, self._on_state_read, owner=self)

    def _on_state_read(self, state: FrameState) -> None:
        self.plate.show_state(state)
        self.counter.resume()
        page = self.places.go(first_page(self._file, state.hidden))
        self.rail.show_current(self.places.current or Place.TODAY)
        if not self.slide.isVisible() and not self.counter.is_on:
            page.take_keyboard()

    def _on_not_opened(self, error: Exception) -> None:
        self.places.stop_making()
        self.banner.show_error(error, self.tr("Try again"), lambda: self.open_shop(self._place))
        self.not_opened.emit(error, self._place)

    def _show_start(self) -> None:
        self.banner.hide()
        self.demo.hide()
        self.setWindowTitle("Delight")
        keep_seat(self, self._file, Place.TODAY)  # where a new shop begins, whatever was looked at before
        start = pages.build_start(self.tools, self._place)
        wire(start, self._wishes() | {"shop_made": self._adopt_made, "demo_requested": self.demo_wanted.emit})
        self.places.show_instead(start)
        start.take_keyboard()

    def _adopt_made(self, services: Services) -> None:
        self.slide.let_go()  # whom its note is about is found out anew
        self.tools.adopt(services)
        self._place = services.place
        self._on_opened()

    def _show_chrome(self, *, visible: bool) -> None:
        self.rail.setVisible(visible)
        self.top.setVisible(visible)
        for action in self.actions_by_name.values():
            action.setEnabled(visible or action.objectName() in {"keys", "quit"})

    def _on_undo_refused(self, error: Exception, deed: str) -> None:
        words = self.tr("Undo the rest") if deed else ""
        self.banner.show_error(error, words, lambda: self.undo_keeper.undo_rest(deed))

    def _focus_search(self) -> None:
        self.slide.slide_out()
        self.top.search.setFocus()
        self.top.search.selectAll()

    def _focus_page(self) -> None:
        ask(self.places.shown(), "take_keyboard")

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._on_painted)

    def _on_painted(self) -> None:
        self.painted.emit()
        self.open_shop(self._place)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        keep_seat(self, self._file, str(self.places.current or Place.TODAY))
        super().closeEvent(event)
