"""What a page is: what it receives, what it may ask of the window, when it reloads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.days.calendar import local_day
from delight.domain.errors import StoppedError, StorageError
from delight.domain.progress import ProgressFn
from delight.ui.kit.burst import Burst
from delight.ui.kit.guest import GuestView
from delight.ui.kit.look.layouts import column
from delight.ui.kit.work import keyboard
from delight.ui.kit.work.bus import ChangeBus
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.taking_back import take_back
from delight.ui.kit.work.tasks import Task, Tasks

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WISHES = (
    "open_case_requested", "open_customer_requested", "open_letter_requested", "write_letter_requested",
    "surprise_requested", "voucher_requested", "log_requested", "paper_requested", "page_requested", "said",
    "import_requested", "twice_requested", "narrowed_requested", "settings_requested", "counter_requested",
)  # fmt: skip


class Place(StrEnum):
    """The pages of the window."""

    TODAY = "today"
    CASES = "cases"
    CUSTOMERS = "customers"
    SURPRISES = "surprises"
    LETTERS = "letters"
    INSIGHT = "insight"
    SETTINGS = "settings"
    IMPORT = "import"
    """Not on the rail: people come from Customers, from Settings, or drop a file on the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWish:
    """What the Log panel opens with; everything may be empty."""

    customer_id: int | None = None
    customer_name: str = ""
    kind: str = ""
    what: str = ""
    promise: str = ""
    promise_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWish:
    """What the Letters page starts to write: to whom, about which record, in which wording."""

    customer_id: int | None = None
    case_id: int | None = None
    gesture_id: int | None = None
    voucher_id: int | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyWish:
    """One letter to everybody who raised what was improved: its cause, and what was changed.

    ``language`` is the one that the change was told in, so that all of the letter is.
    """

    improvement_id: int
    cause: str
    change: str
    language: str = ""


class Tools(QObject):
    """What every page receives: the services, the bus, the workers and the clock.

    The window is painted before the shop is open. The worker's first job opens it, and the worker keeps
    its order, so work asked for earlier simply waits: read ``services`` inside the work, not before.
    """

    opened = Signal()
    """The shop is open; on the GUI thread."""
    making = Signal(int, int)
    """The demo shop is being made: so much of so much; emitted on the worker."""
    readying = Signal(int, int)
    """A shop of before is being brought up to date: so much of so much; emitted on the worker."""
    not_readied = Signal()
    """… and that failed or was stopped."""

    def __init__(
        self,
        services: Services | None = None,
        *,
        bus: ChangeBus | None = None,
        tasks: Tasks | None = None,
        now: Callable[[], datetime] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services: Any = services
        self.bus = bus or ChangeBus(self)
        self.tasks = tasks or Tasks(self)
        self.now = now or (lambda: datetime.now(UTC))
        self.guest = GuestView(self)
        """Whether somebody who is no member of staff looks at the screen."""
        self.burst = Burst(self)
        """Whether somebody types words where letters are keys."""
        self.leaving = False
        """The window has closed: what can go on the next time is stopped."""

    @property
    def services(self) -> Services:
        """The deeds of the open shop.

        Raises:
            StorageError: ``storage.not_open``.
        """
        if self._services is None:
            raise StorageError("storage.not_open")
        return self._services

    @property
    def zone(self) -> tzinfo | None:
        """The shop's time zone, by which days are told; ``None`` is the one of this machine."""
        return self._services.zone if self._services is not None else None

    def today(self) -> date:
        """Return the shop's day."""
        return local_day(self.now(), self.zone)

    @property
    def is_open(self) -> bool:
        """Whether the shop is open."""
        return self._services is not None

    def open(self, opener: Callable[[ProgressFn], Services]) -> Services:
        """Open a shop, telling how far it is where it must be brought up to date; called on the worker.

        Raises:
            StorageError: as ``opener`` does.
            StoppedError: the window has closed; the next time goes on.
        """

        def tell(done: int, total: int) -> None:
            if self.leaving:
                raise StoppedError
            self.readying.emit(done, total)

        try:
            return opener(tell)
        except Exception:
            self.not_readied.emit()
            raise

    def adopt(self, services: Services | None) -> None:
        """Take the shop that was opened; ``None`` closes the one that is, read by nobody; on the worker."""
        if services is None and self._services is not None:
            self.tasks.stop_readings()
            self._services.close()
        self._services = services


class Page(QWidget):
    """Base of every page: put widgets into ``self.content``, fill them in ``refresh``.

    ``refresh`` is called on the GUI thread when the page is first shown, and after each deed, here or
    elsewhere, that touched one of the nouns in ``SHOWS``; a hidden page waits until it is shown again.
    """

    SHOWS: frozenset[Noun] = frozenset(Noun)
    """Which records this page shows."""

    open_case_requested = Signal(int)
    open_customer_requested = Signal(int)
    open_letter_requested = Signal(int)
    write_letter_requested = Signal(object)
    """A ``LetterWish``, or a ``ManyWish``."""
    surprise_requested = Signal(int)
    """Give this customer a surprise."""
    voucher_requested = Signal(object)
    """Ask for a voucher: a ``VoucherWish``."""
    log_requested = Signal(object)
    """A ``LogWish``."""
    paper_requested = Signal(object)
    """Show a ``PaperWish`` and print it."""
    page_requested = Signal(str)
    """Go to a ``Place``."""
    import_requested = Signal(object)
    """Bring a file in: its ``Path``, or ``None`` to choose one."""
    twice_requested = Signal(object)
    """Show who of these customers, a frozenset of ids, may be here twice."""
    narrowed_requested = Signal(object)
    """Show only those whom or what a file brought in, or a figure counts: a ``Narrowed``."""
    settings_requested = Signal(str)
    """Show a part of Settings: ``open_export``, ``open_privacy`` (what is too old) or ``open_copies``."""
    counter_requested = Signal()
    """Be a counter."""
    said = Signal(str, object)
    """Words for the bar at the bottom, and the ``Changes`` that Undo takes back, or ``None``."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.banner = ErrorBanner()
        self.content = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self, self.banner, self.content, space=0).setStretch(1, 1)
        self._stale = True
        self.installEventFilter(tools.burst)
        tools.bus.changed.connect(self._on_changed)

    def refresh(self, changes: Changes | None = None) -> None:
        """Load again what is shown; ``changes`` says why, ``None`` means everything."""

    def focus_first(self) -> None:
        """Put the keyboard where work on this page starts; called when the page is gone to."""
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keyboard(self) -> None:
        """Bring the keyboard to where ``focus_first`` wants it, as soon as the rows there have come."""
        keyboard.take_keyboard(self)

    def pass_on(self, inner: Page) -> None:
        """Wish for what a page inside this one wishes for."""
        for name in _WISHES:
            getattr(inner, name).connect(getattr(self, name))

    def load(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Read something on the worker; the answer arrives on the GUI thread, a failure in the banner."""
        return self.tools.tasks.run(work, then, fail or self.banner.show_error, owner=self)

    def do(
        self,
        work: Callable[[], Changes],
        said: str | Callable[[], str] = "",
        then: Callable[[Changes], None] | None = None,
        fail: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Do a deed on the worker; then tell the bus, and say so in the bar with Undo.

        One that a single letter did is taken back where the letter turns out to begin words.

        Args:
            work: calls one service method and returns its ``Changes``.
            said: what the bar says, such as "Marked as done.", or what finds it on the worker; may be empty.
            then: what else happens here, after the pages know.
            fail: what happens instead of the banner; what was typed must stay.
        """
        slip = self.tools.burst.slip

        def done(stored: tuple[Changes, str]) -> None:
            self._done(*stored, then)
            if slip is not None and stored[0].can_undo:
                slip.done(lambda: take_back(self, stored[0]))

        both = lambda: (work(), said if isinstance(said, str) else said())  # noqa: E731
        return self.tools.tasks.run(both, done, fail or self.banner.show_error, owner=self)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh(None)

    def _done(self, changes: Changes, said: str, then: Callable[[Changes], None] | None) -> None:
        self.banner.hide()
        self.tools.bus.changed.emit(changes)
        if said:
            self.said.emit(said, changes if changes.can_undo else None)
        if then:
            then(changes)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touched and not changes.nouns & self.SHOWS:
            return
        if self.isVisible():
            self.refresh(changes)
        else:
            self._stale = True
