"""Of how many who are let down a failure is complained about: what is measured, what a shop writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.terms import Failure
from delight.domain.errors import InputError
from delight.domain.insight.rates import (
    EITHER,
    MONEY_LOST,
    RATES,
    TREATMENT,
    kept_rates,
    rate_of,
    rates_text,
    read_rates,
)

percents = st.integers(1, 100)
own = st.dictionaries(
    st.sampled_from(list(Failure)),
    st.tuples(percents, percents).map(lambda pair: (min(pair) / 100, max(pair) / 100)),
)


def test_every_kind_of_failure_has_a_measured_rate():
    assert set(RATES) == set(Failure)
    assert set(RATES.values()) == {MONEY_LOST, TREATMENT, EITHER}
    assert RATES["billing"] == (0.5, 0.75)
    assert RATES["rude"] == (0.05, 0.3)


@given(own)
def test_what_is_written_is_read_back(rates):
    assert read_rates(rates_text(rates)) == rates


@pytest.mark.parametrize("text", ["late 5-30; billing 60-90", " Billing 60 – 90 %;\n\nLATE 5%-30% ;"])
def test_it_is_written_in_one_way(text):
    assert rates_text(read_rates(text)) == "late 5-30; billing 60-90"


def test_nothing_set_is_nothing():
    assert read_rates("") == {}
    assert read_rates(" ;\n; ") == {}
    assert rate_of("late", {}) == TREATMENT
    assert rate_of("late", {"late": (0.2, 0.2)}) == (0.2, 0.2)
    assert rate_of("a kind of a later Delight", {}) == EITHER


@pytest.mark.parametrize(
    "text",
    ["late", "5-30", "late 0-30", "late 30-5", "late 5-101", "late -5-30", "late 5,5-30",
     "late 5-30 rude 5-30", "lateness 5-30", "late 5-30; late 6-30", "late ٥-30", "late 1e1-30",
     "late 5-30-40"],
)  # fmt: skip
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(InputError, match=r"rates\.unreadable") as refused:
        read_rates(text)
    assert refused.value.details["field"] == "complain_rates"
    assert refused.value.details["part"] in text


def test_what_a_damaged_file_has_is_read_as_far_as_it_goes():
    assert kept_rates("late 5-30; ???; billing 60-90") == {"late": (0.05, 0.3), "billing": (0.6, 0.9)}
    assert kept_rates("late 5-30; late 6-30") == {"late": (0.06, 0.3)}


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        read = read_rates(text)
    except InputError:
        return
    assert all(0 < low <= high <= 1 for low, high in read.values())
