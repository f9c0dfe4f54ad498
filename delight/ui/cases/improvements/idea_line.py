"""One idea as a row: what it is, whose, what became of it, and the thanks that are due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from PySide6.QtWidgets import QWidget

from delight.domain.days.calendar import local_day
from delight.domain.improvements.improvement import IdeaEdit, IdeaRow
from delight.domain.improvements.states import IdeaState
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Do, ItemRow, mark
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.signing import by_whom

TONES = {IdeaState.PLANNED: Tone.DUE, IdeaState.DONE: Tone.DONE}


class IdeaLine(QuietRow):
    """A row that opens an idea to be changed, with a menu; ``thank`` writes to whoever had it."""

    def __init__(
        self,
        idea: IdeaRow,
        days: tuple[date, tzinfo | None],
        deeds: Sequence[Deed],
        thank: Callable[[], object] | None,
    ) -> None:
        """Show an idea; ``days`` are today and the shop's zone."""
        self.idea = idea
        today, zone = days
        who = idea.customer_name or by_whom(idea.staff)
        day = date_text(local_day(idea.noted_at, zone), today)
        thanked = tr("thanked") if idea.thanked else ""
        below = " · ".join(part for part in (who, day, idea.reference, thanked, idea.note) if part)
        right: list[QWidget] = []
        if thank is not None:
            button = push_button(tr("Thank"), thank, role="quiet", icon="letter")
            button.setAccessibleName(tr("Thank {name}").format(name=idea.customer_name))
            right.append(button)
        state = label_of(idea.state)
        pill = Pill(state, TONES.get(idea.state, Tone.PLAIN))
        self.unsaved = Pill(tr("Not saved yet"), Tone.DUE)
        self.unsaved.hide()
        content = ItemRow(mark("idea"), idea.what, below, self.unsaved, *right, pill=pill)
        spoken = ", ".join((idea.what, state, below))
        super().__init__(content, deeds, spoken=spoken, name=idea.what[:60])


def move_idea(do: Do, idea: IdeaRow, to: IdeaState) -> None:
    """Say what became of an idea."""
    said = tr("{idea}: {state}.").format(idea=idea.what[:60], state=label_of(to).lower())
    do(lambda services: services.ideas.edit(idea.id, IdeaEdit(state=to), idea.version), said, None, None)
