from __future__ import annotations

import pytest

from delight.domain.cases.case import CaseEdit, CaseFilter
from delight.domain.cases.terms import CaseSort, Channel, Failure, Severity
from delight.domain.errors import InputError, UnknownError
from tests import factories


def found(services, **which):
    return [row.reference[-4:] for row in services.cases.page(CaseFilter(**which))]


@pytest.fixture
def three(services, clock):
    late = factories.case(
        services,
        factories.customer(services, "Zoë Brontë"),
        failure=Failure.LATE,
        severity=Severity.HIGH,
        channel=Channel.EMAIL,
    )
    clock.forward(days=2)
    rude = factories.case(services, factories.customer(services, "Ana Lima"), failure=Failure.RUDE)
    clock.forward(days=10)
    cold = factories.case(services, severity=Severity.LOW)
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    services.cases.edit(rude, CaseEdit(owner_id=tom.id))
    return late, rude, cold, tom.id


def test_filters_combine(services, three):
    tom = three[-1]
    assert found(services, failures=frozenset({Failure.LATE, Failure.RUDE})) == ["0002", "0001"]
    assert found(services, severities=frozenset({Severity.HIGH})) == ["0001"]
    assert found(services, channels=frozenset({Channel.EMAIL}), severities=frozenset({Severity.LOW})) == []
    assert found(services, owners=frozenset({tom})) == ["0002"]
    assert found(services, owners=frozenset({0})) == ["0003", "0001"]
    assert found(services, owners=frozenset({0, tom})) == ["0003", "0002", "0001"]
    assert found(services, within_days=0) == ["0003"]
    assert found(services, within_days=10) == ["0003", "0002"]
    assert found(services, within_days=10, owners=frozenset({tom})) == ["0002"]


def test_a_list_is_sorted_as_somebody_wants_it_and_goes_on_after_a_row(services, three):
    assert found(services, sort=CaseSort.OLDEST) == ["0001", "0002", "0003"]
    assert found(services, sort=CaseSort.CUSTOMER) == ["0002", "0001", "0003"]
    assert found(services, sort=CaseSort.SEVERITY) == ["0001", "0002", "0003"]
    assert found(services, sort=CaseSort.DUE) == ["0001", "0002", "0003"]
    assert found(services, sort=CaseSort.DUE, search="cappuccino") == ["0001", "0002", "0003"]
    rest = services.cases.page(CaseFilter(sort=CaseSort.CUSTOMER), after=three[1], limit=1)
    assert [row.id for row in rest] == [three[0]]


def test_a_filter_is_saved_changed_and_forgotten(services, three):
    services.case_filters.save("Late ones", CaseFilter(failures=frozenset({Failure.LATE})))
    services.case_filters.save("late ones", CaseFilter(failures=frozenset({Failure.LATE}), open_only=True))
    (row,) = services.case_filters.saved()
    assert (row.name, row.count, row.which.open_only) == ("late ones", 1, True)
    assert services.case_filters.get("LATE ONES") == row.which
    services.case_filters.remove("late ones")
    assert services.case_filters.saved() == []
    services.history.undo()
    assert [row.name for row in services.case_filters.saved()] == ["late ones"]


def test_a_filter_that_asks_for_nothing_is_refused(services):
    with pytest.raises(InputError, match=r"filter\.nothing_asked"):
        services.case_filters.save("All", CaseFilter())
    with pytest.raises(UnknownError, match=r"filter\.unknown"):
        services.case_filters.get("All")
    with pytest.raises(UnknownError, match=r"filter\.unknown"):
        services.case_filters.remove("All")
