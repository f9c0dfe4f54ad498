"""What may be sorted at once, and what is offered first."""

from __future__ import annotations

import pytest

from delight.domain.cases.case import Failure, Outcome
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.sorting import SORTED_ENDS, SortedDraft, checked_sorted, fitting_remedy
from delight.domain.cases.stages import CaseKind
from delight.domain.errors import InputError


def test_the_remedy_fits_the_loss():
    assert fitting_remedy(Failure.BILLING) is ActionKind.REFUND
    assert fitting_remedy(Failure.WRONG_ITEM) is ActionKind.REPLACEMENT
    assert fitting_remedy(Failure.RUDE) is ActionKind.APOLOGY
    assert fitting_remedy(None) is ActionKind.APOLOGY
    assert all(fitting_remedy(failure) for failure in Failure)


@pytest.mark.parametrize(
    ("draft", "kind", "code"),
    [
        (SortedDraft(cost_minor=-1), CaseKind.COMPLAINT, "amount.negative"),
        (SortedDraft(mood_after=6), CaseKind.COMPLAINT, "mood.unreadable"),
        (SortedDraft(outcome=Outcome.PARTED_WAYS), CaseKind.COMPLAINT, "outcome.not_sorted"),
        (SortedDraft(outcome=Outcome.NOT_REACHED), CaseKind.COMPLAINT, "outcome.not_sorted"),
        (SortedDraft(), CaseKind.COMPLIMENT, "case.not_sortable"),
    ],
)
def test_what_makes_no_sense_is_refused(draft, kind, code):
    with pytest.raises(InputError) as refused:
        checked_sorted(draft, kind)
    assert refused.value.code == code


def test_every_other_end_will_do():
    for outcome in SORTED_ENDS:
        assert checked_sorted(SortedDraft(outcome=outcome), CaseKind.COMPLAINT).outcome is outcome
