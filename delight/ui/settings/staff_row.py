"""One person in the list of those who work here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from delight.domain.staff.staff import Role, StaffRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import money_text
from delight.ui.kit.words.labels import label_of
from delight.ui.settings.aside import unsaved_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Everybody, as last read."""

    here: tuple[StaffRow, ...]
    gone: tuple[StaffRow, ...]
    at_desk: int | None
    with_pin: frozenset[str]
    currency: str

    def has(self, name: str) -> bool:
        """Return whether somebody of this name works here."""
        return any(one.name == name.strip() for one in self.here)


class PersonRow(QWidget):
    """One person: who they are, whether they are at the desk, and the way to change it."""

    def __init__(
        self, person: StaffRow, team: Team, on_sit: Callable[[], object], on_edit: Callable[[], object]
    ) -> None:
        super().__init__()
        is_alone = len(team.here) == 1
        words = [self.tr("Your name stands under your letters.") if is_alone else label_of(person.role)]
        if person.role is Role.FRONT_DESK and person.authority_minor is not None:
            limit = money_text(person.authority_minor, team.currency)
            words.append(self.tr("may decide up to {amount}").format(amount=limit))
        if person.uid in team.with_pin and not is_alone:
            words.append(self.tr("PIN"))
        names = column(None, OneLine(person.name, "heading"), OneLine(" · ".join(words), "small"), space=2)
        self.unsaved = unsaved_mark(shown=False)
        self.change = push_button(self.tr("Change"), on_edit, role="quiet")
        self.change.setAccessibleName(self.tr("Change {name}").format(name=person.name))
        sits = person.id == team.at_desk
        desk = Pill(self.tr("At the desk"), Tone.ACCENT, "check") if sits else self._seat(person, on_sit)
        row(self, Avatar(person.name, 36), names, self.unsaved, desk, self.change, space=12).setStretch(1, 1)
        desk.setHidden(is_alone)  # not before it has a parent, or it were a window for a moment

    def _seat(self, person: StaffRow, on_sit: Callable[[], object]) -> QWidget:
        button = push_button(self.tr("Take the desk"), on_sit, role="quiet")
        button.setAccessibleName(self.tr("{name} takes the desk").format(name=person.name))
        return button
