"""Words for a new surprise that make room while another thing is asked, and are back afterwards."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from delight.domain.gestures import GestureKind

if TYPE_CHECKING:
    from delight.ui.surprises.week.form import SurpriseForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What is typed for a new surprise; ``chosen`` is its kind, and its key in the catalogue."""

    customer_id: int | None
    who: str
    what: str
    cost: str
    note: str
    when: Hashable
    day: date | None
    chosen: tuple[GestureKind, str]


def typed_in(form: SurpriseForm) -> Typed | None:
    """Return what is typed in the form, if anything is."""
    typed = Typed(
        customer_id=form.who.value(),
        who=form.who.text(),
        what=form.what.text(),
        cost=form.cost.text(),
        note=form.note.toPlainText(),
        when=form.when.value(),
        day=form.day.day(),
        chosen=form.chosen,
    )
    words = (typed.who, typed.what, typed.cost, typed.note)
    return typed if any(line.strip() for line in words) else None


def put_back(form: SurpriseForm, typed: Typed) -> None:
    """Put it into the form again."""
    form.who.set_taken(typed.customer_id, typed.who)
    form.what.setText(typed.what)
    form.cost.setText(typed.cost)
    form.note.setPlainText(typed.note)
    form.when.choose(typed.when)
    form.day.set_day(typed.day)
    form.chosen = typed.chosen
    form.picked.emit(typed.chosen[1])
