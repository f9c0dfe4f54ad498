import pytest


@pytest.fixture
def some(delight):
    add = ("case", "add", "--what")
    delight.done(
        *add, "The cake came late", "--customer", "zoë marlow", "--failure", "late", "--channel", "email"
    )
    delight.done(*add, "She was rude", "--failure", "rude", "--severity", "high", "--received", "10 days ago")
    delight.done(*add, "Late again", "--failure", "late", "--severity", "low")
    return delight


def listed(delight, *more):
    return [row["reference"][-4:] for row in delight.done("case", "list", *more)]


def test_filters_of_the_list_combine(some):
    assert listed(some) == ["0003", "0001", "0002"]
    assert listed(some, "--failure", "late") == ["0003", "0001"]
    assert listed(some, "--failure", "late", "--failure", "rude", "--severity", "high") == ["0002"]
    assert listed(some, "--channel", "email") == ["0001"]
    assert listed(some, "--since", "yesterday") == ["0003", "0001"]
    assert listed(some, "--owner", "nobody", "--kind", "complaint") == ["0003", "0001", "0002"]
    assert listed(some, "--grave") == []
    assert listed(some, "--sort", "severity") == ["0002", "0001", "0003"]


def test_a_filter_is_saved_narrowed_and_forgotten(some):
    assert listed(some, "--failure", "late", "--save", "Late ones") == ["0003", "0001"]
    assert some.done("case", "filters") == [{"name": "Late ones", "cases": 2}]
    assert listed(some, "--filter", "late ones") == ["0003", "0001"]
    assert listed(some, "--filter", "Late ones", "--channel", "email") == ["0001"]
    some.done("case", "forget-filter", "Late ones")
    assert some.done("case", "filters") == []


def test_what_cannot_be_is_told(some):
    assert "There is no saved filter called “Mine”." in some("case", "list", "--filter", "Mine").err
    assert "This filter asks for nothing" in some("case", "list", "--save", "All").err
    assert some("case", "list", "--owner", "Nobody Here").code == 1
