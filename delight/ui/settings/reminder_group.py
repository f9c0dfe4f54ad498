"""Reminders: whether, when the morning begins, and when nobody is to be bothered."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit
from typing_extensions import override

from delight.ui.kit import machine
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import FlowLayout, label
from delight.ui.settings.group import Group
from delight.ui.settings.shop_card import ShopCard


class ClockField(QTimeEdit):
    """A time of day, kept as ``08:00``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # a spin box gives its line no padding of the stylesheet

    @property
    def changed(self) -> object:
        """Emitted when it says another time."""
        return self.timeChanged

    def value(self) -> str:
        """Return the time of day."""
        return self.time().toString("HH:mm")

    def set_value(self, clock: str) -> None:
        """Show a time of day."""
        self.setTime(QTime.fromString(clock, "HH:mm"))


class OnOff(Check):
    """A setting that is on or off."""

    @property
    def changed(self) -> object:
        """Emitted when it is ticked or not any more."""
        return self.toggled

    def value(self) -> bool:
        """Return whether it is on."""
        return self.isChecked()

    def set_value(self, on: bool) -> None:  # noqa: FBT001 - as the other fields
        """Show whether it is on."""
        self.setChecked(on)


class ReminderGroup(Group):
    """What the shop is reminded of is the shop's; whether names show up on the desktop is this computer's."""

    def __init__(self) -> None:
        super().__init__()
        self.card = self._card()
        self.names = Check(self.tr("Notices on this computer may say first names"))
        self.names.setChecked(machine.load().reminder_names)
        self.names.clicked.connect(lambda on: machine.change(reminder_names=on))
        about = self.tr(
            "A notice on the desktop is seen by whoever stands there. Without this it says what is due,"
            " and not for whom."
        )
        title = label(self.tr("On this computer"), "heading")
        self.add(self.card, Card(title, self.names, label(about, "quiet", wrap=True)))

    @override
    def refresh(self) -> None:
        self.names.setChecked(machine.load().reminder_names)

    def _card(self) -> ShopCard:
        on = OnOff(self.tr("Remind us half an hour before a promise is due, and sum each morning up"))
        summary = ClockField(self.tr("Summary in the morning at"))
        first, last = ClockField(self.tr("Quiet from")), ClockField(self.tr("Quiet until"))
        fields = {
            "reminders": Field("", on),
            "summary_at": Field(self.tr("Summary in the morning at"), summary),
            "quiet_from": Field(self.tr("Quiet from"), first),
            "quiet_to": Field(self.tr("Quiet until"), last),
        }
        times = FlowLayout(space=16)
        for name in ("summary_at", "quiet_from", "quiet_to"):
            times.addWidget(fields[name])
        about = self.tr("Days on which you are closed are quiet, too.")
        return ShopCard(
            self.tr("Reminders"), about, fields["reminders"], times, fields=fields, name="reminders"
        )
