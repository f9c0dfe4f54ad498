"""Every code has its words."""

from __future__ import annotations

from delight.data.tables import referring
from delight.domain.changes import Noun
from delight.domain.duplicates.like_words import AGAINST, FIELDS, REASONS, THINGS
from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.merging import MergeField


def test_every_reason_and_field_has_its_words() -> None:
    assert set(REASONS) == set(LikeReason)
    assert set(FIELDS) == set(MergeField)
    assert {reason for reason in LikeReason if reason.startswith("other")} == AGAINST


def test_everything_that_belongs_to_customers_has_its_words() -> None:
    kinds = {noun for noun, _ in referring(Noun.CUSTOMER)} - {Noun.MERGE, Noun.SUGGESTION}
    assert kinds <= set(THINGS)
