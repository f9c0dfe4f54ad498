"""What is asked before a note is saved: the words of each question and of its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from delight.domain.duplicates.pairs import Warned
from delight.domain.errors import DelightError
from delight.domain.staff.staff import Role, StaffRow
from delight.domain.text import fold
from delight.ui.kit.fields.people import told_by
from delight.ui.kit.guest import guest_sees
from delight.ui.kit.words.messages import words_for
from delight.ui.log.question import Answer

Asked = tuple[str, list[Answer]]


def about_twin(reference: str, leave: Callable[[], object], again: Callable[[], object]) -> Asked:
    """Ask whether the same words of the same customer are meant twice."""
    words = _tr("The same words of the same customer were logged a minute ago as {reference}.")
    answers = [(_tr("Leave it at one"), leave), (_tr("Log it again"), again)]
    return words.format(reference=reference), answers


def about_name(
    name: str, people: Sequence[Warned], same: Callable[[Warned], object], new: Callable[[], object]
) -> Asked:
    """Ask whether somebody of that name, or nearly, is one of these customers."""
    known = people[0].name[:80]
    words = _tr("There is a customer called {name} already. Is it the same person?")
    if fold(known) != fold(name):
        words = _tr("{known} is a customer already. Is {name} the same person?")
    yes = _tr("Yes: {who}")
    told = _before_guest if guest_sees() else partial(told_by, typed=name)
    answers: list[Answer] = [(yes.format(who=told(p)), lambda p=p: same(p)) for p in people]
    return words.format(name=name, known=known), [*answers, (_tr("Somebody new"), new)]


def _before_guest(person: Warned) -> str:
    """Return who is meant without how to reach them: whoever looks on may be somebody else of that name."""
    return ", ".join(filter(None, (person.name, person.town)))[:80]


def about_owner(
    error: Exception, staff: Sequence[StaffRow], less: Callable[[], object], phoned: Callable[[int], object]
) -> Asked | None:
    """Ask which owner agreed by phone to what is above authority; ``None`` where it is something else."""
    if not isinstance(error, DelightError) or error.code != "action.above_authority":
        return None
    said = _tr("{name} agreed by phone")
    owners = [one for one in staff if one.role is Role.OWNER]
    answers: list[Answer] = [(said.format(name=one.name), lambda one=one: phoned(one.id)) for one in owners]
    return words_for(error).what, [(_tr("Change the amount"), less), *answers]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Log", text)
