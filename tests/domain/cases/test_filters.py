from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.filters import check_asks, checked_name, packed, unpacked
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.cases.terms import CaseSort, Channel, Failure, Severity
from delight.domain.errors import InputError
from delight.domain.narrowed import BehindFigure


def some(kind):
    return st.frozensets(st.sampled_from(list(kind)))


filters = st.builds(
    CaseFilter,
    stages=some(Stage),
    kinds=some(CaseKind),
    failures=some(Failure),
    severities=some(Severity),
    channels=some(Channel),
    owners=st.frozensets(st.integers(0, 50)),
    open_only=st.booleans(),
    overdue=st.booleans(),
    grave=st.booleans(),
    within_days=st.none() | st.integers(0, 3650),
    search=st.text(max_size=40),
    sort=st.sampled_from(list(CaseSort)),
)


@given(filters)
def test_a_filter_comes_back_as_it_was_saved(which):
    assert unpacked(packed(which)) == which


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
RULES = st.dictionaries(st.sampled_from([*(f.name for f in fields(CaseFilter)), "weather"]), ANYTHING)


@given(st.text() | ANYTHING.map(json.dumps) | RULES.map(json.dumps))
@example("[" * 100_000)
@example('{"sort": [], "stages": [[]], "owners": [1e400, true]}')
def test_no_stored_text_brings_the_list_down(rule):
    which = unpacked(rule)
    assert unpacked(packed(which)) == which
    assert which.within_days is None or which.within_days <= 36_500
    assert all(0 <= one < 2**63 for one in which.owners)


def test_what_only_a_later_version_knows_is_left_out():
    rule = json.dumps({"stages": ["new", "frozen"], "weather": "rain", "within_days": -3, "sort": "colour"})
    assert unpacked(rule) == CaseFilter(stages=frozenset({Stage.NEW}))


def test_a_filter_needs_a_name_and_something_to_ask():
    assert checked_name("  Late   deliveries ") == "Late deliveries"
    with pytest.raises(InputError, match=r"filter\.name_missing"):
        checked_name("  ")
    with pytest.raises(InputError, match=r"filter\.nothing_asked"):
        check_asks(CaseFilter(sort=CaseSort.DUE, customer_id=3))
    narrowed = BehindFigure(ids=(1, 2))
    with pytest.raises(InputError, match=r"filter\.nothing_asked"):
        check_asks(CaseFilter(narrowed=narrowed))
    assert check_asks(CaseFilter(overdue=True, customer_id=3, narrowed=narrowed)) == CaseFilter(overdue=True)
