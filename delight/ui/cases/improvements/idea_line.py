"""One idea as a row: what it is, whose, what became of it, and the thanks that are due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from delight.domain.calendar import local_day
from delight.domain.improvements import IdeaEdit, IdeaRow, IdeaState
from delight.ui.cases.improvements.words import foldable, tr
from delight.ui.cases.parts import Do, ItemRow, mark
from delight.ui.kit.cards import push_button
from delight.ui.kit.formats import date_text
from delight.ui.kit.labels import label_of
from delight.ui.kit.menus import Deed, MenuButton
from delight.ui.kit.pills import Pill
from delight.ui.kit.theme import Tone

TONES = {IdeaState.PLANNED: Tone.DUE, IdeaState.DONE: Tone.DONE}


class IdeaLine(ItemRow):
    """A row of the list, with a menu; ``thank`` writes to whoever had the idea."""

    def __init__(
        self, idea: IdeaRow, today: date, deeds: Sequence[Deed], thank: Callable[[], object] | None
    ) -> None:
        who = idea.customer_name or idea.staff
        day = date_text(local_day(idea.noted_at, None), today)
        thanked = tr("thanked") if idea.thanked else ""
        below = " · ".join(part for part in (who, day, idea.reference, thanked, idea.note) if part)
        right: list[QWidget] = []
        if thank is not None:
            button = push_button(tr("Thank"), thank, role="quiet", icon="letter")
            button.setAccessibleName(tr("Thank {name}").format(name=idea.customer_name))
            right.append(button)
        menu = QMenu()
        for deed in deeds:
            menu.addAction(deed.text, deed.do)
        more = MenuButton(menu, name=tr("More about {what}").format(what=idea.what[:60]))
        menu.setParent(more, menu.windowFlags())
        tone = TONES.get(idea.state, Tone.PLAIN)
        super().__init__(
            mark("idea"),
            foldable(idea.what),
            foldable(below),
            *right,
            more,
            pill=Pill(label_of(idea.state), tone),
        )
        self.idea = idea


def move_idea(do: Do, idea: IdeaRow, to: IdeaState) -> None:
    """Say what became of an idea."""
    said = tr("{idea}: {state}.").format(idea=idea.what[:60], state=label_of(to).lower())
    do(lambda services: services.ideas.edit(idea.id, IdeaEdit(state=to), idea.version), said, None, None)
