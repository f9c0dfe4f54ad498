"""A change of hands at the desk: asked for, checked where there is a PIN, shown on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes, DeedName
from delight.domain.errors import DelightError
from delight.domain.staff.staff import Desk, StaffRow
from delight.ui.kit import machine
from delight.ui.kit.work.page import Tools

if TYPE_CHECKING:
    from delight.ui.kit.work.dialogs import Sheet


class DeskKeeper(QObject):
    """Seats people. Everything that is shown is read again by whoever sits there now."""

    said = Signal(str)
    seated = Signal()
    """Somebody else is at the desk now, or nobody."""
    refused = Signal(object)
    """The error that says whose this is."""

    def __init__(self, window: QWidget, tools: Tools, file: Path | None) -> None:
        super().__init__(window)
        self._window, self._tools, self._file = window, tools, file
        self._desk = Desk()
        self.sheet: Sheet | None = None
        """What is asked just now."""

    def show_desk(self, desk: Desk) -> None:
        """Take note of who is there and who might be."""
        self._desk = desk

    def choose(self) -> None:
        """Ask who is at the desk; somebody alone is not asked."""
        if not self._desk.is_shared:
            return
        from delight.ui.frame.desk.chooser import DeskSheet

        sheet = DeskSheet(self._window, self._desk)
        sheet.chosen.connect(self.seat)
        sheet.left.connect(lambda: self._sit(None))
        sheet.pin_wanted.connect(self._change_own_pin)
        self.sheet = sheet
        sheet.start()

    def seat(self, person: StaffRow) -> None:
        """Let somebody sit down, once their PIN fits where they have one, perhaps since a moment ago."""
        if person == self._desk.at_desk:
            return
        desk = self._tools.services.staff.desk
        self._tools.tasks.run(desk, lambda now: self._seat(person, now), owner=self)

    def _seat(self, person: StaffRow, desk: Desk) -> None:
        self._desk = desk
        if person.uid in desk.with_pin:
            from delight.ui.kit.pin.pad import ask_pin

            self.sheet = ask_pin(self._window, self._tools, person, lambda: self._sit(person))
        else:
            self._sit(person)

    def seat_by_id(self, staff_id: int) -> None:
        """As ``seat``, of somebody who is known by an id."""
        person = next((one for one in self._desk.staff if one.id == staff_id), None)
        if person is not None:
            self.seat(person)

    def sit(self, person: StaffRow) -> None:
        """Let somebody sit down who has just proved who they are."""
        if person != self._desk.at_desk:
            self._sit(person)

    def for_owner(
        self, deed: Callable[..., object], why: DeedName = DeedName.CUSTOMERS_IMPORTED
    ) -> Callable[..., None]:
        """Return a deed that is done for the owner only; the front desk is told ``why`` at once."""

        def do(*values: object) -> None:
            try:
                self._tools.services.context.check_owner(why)
            except DelightError as error:
                self.refused.emit(error)
            else:
                deed(*values)

        return do

    def _sit(self, person: StaffRow | None) -> None:
        staff = self._tools.services.staff
        staff_id = person.id if person is not None else None
        self._tools.tasks.run(
            lambda: staff.sit_down(staff_id), lambda _nothing: self._on_sat(person), owner=self
        )

    def _on_sat(self, person: StaffRow | None) -> None:
        remember(self._tools, person, with_pin=self._desk.with_pin, file=self._file)
        self.seated.emit()
        show_anew(self._tools)
        if person is not None:
            self.said.emit(self.tr("{name} is at the desk.").format(name=person.name))
        else:
            self.said.emit(self.tr("Nobody is at the desk."))

    def _change_own_pin(self) -> None:
        person = self._desk.at_desk
        if person is None:
            return
        from delight.ui.kit.pin.sheet import PinSheet

        sheet = PinSheet(
            self._window,
            self._tools,
            person,
            has_pin=person.uid in self._desk.with_pin,
            own=True,
            on_done=self._on_pin_set,
        )
        self.sheet = sheet
        sheet.start()

    def _on_pin_set(self, words: str) -> None:
        show_anew(self._tools)
        self.said.emit(words)


def show_anew(tools: Tools) -> None:
    """Have everything read again: somebody else looks at it, or it may be looked at in another way."""
    tools.bus.changed.emit(Changes(deed="", name=DeedName.STAFF_EDITED))


def remember(
    tools: Tools, person: StaffRow | None, *, with_pin: frozenset[str], file: Path | None = None
) -> None:
    """Keep who is at the desk for the next start, unless they have a PIN."""
    kept = person.uid if person is not None and person.uid not in with_pin else ""
    desks = machine.load(file).desks | {str(tools.services.place): kept}
    machine.change(file, desks=desks)


def sit_down_again(tools: Tools, file: Path | None = None) -> None:
    """Put whoever sat at the desk last there again; called on the worker, as soon as the shop is open.

    From then on nobody sees what is the owner's until somebody has said who they are.
    """
    uid = machine.load(file).desks.get(str(tools.services.place), "")
    services = tools.services
    if uid and services.staff.at_desk() is None:
        services.staff.sit_down_again(uid)
    services.staff.desk()
