from __future__ import annotations

from delight.domain.cases.case import CaseFilter, Outcome
from delight.domain.cases.stages import CaseKind, Stage
from delight.services.cases import board
from tests import factories


def by_stage(services, which=None, **more):
    columns = services.board.columns(which or CaseFilter(), **more)
    return {column.stage: [row.reference[-4:] for row in column.rows] for column in columns}


def test_complaints_stand_in_the_column_of_their_stage_what_hurries_first(services, clock):
    first = factories.case(services)
    clock.forward(days=1)
    second = factories.case(services, factories.customer(services))
    factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    right = factories.case(services)
    services.cases.move(right, "resolved")
    over = factories.case(services)
    services.cases.close(over, Outcome.SETTLED)
    stage = services.cases.get(first).stage
    assert stage is services.cases.get(second).stage
    shown = by_stage(services)
    assert shown[stage] == ["0001", "0002"]
    assert shown[Stage.RESOLVED] == ["0004"]
    assert shown[Stage.CLOSED] == []
    assert by_stage(services, closed=True)[Stage.CLOSED] == ["0005"]
    assert sum(len(rows) for rows in shown.values()) == 3


def test_the_board_is_narrowed_by_words_and_filters_but_not_by_stages(services):
    factories.case(services, what="The bread was burnt")
    stage = services.cases.get(factories.case(services)).stage
    assert by_stage(services, CaseFilter(search="bread"))[stage] == ["0001"]
    assert by_stage(services, CaseFilter(owners=frozenset({99})))[stage] == []
    assert by_stage(services, CaseFilter(stages=frozenset({Stage.CLOSED})))[stage] == ["0001", "0002"]


def test_a_long_column_says_how_many_there_are(services, monkeypatch):
    monkeypatch.setattr(board, "MOST", 3)
    for n in range(5):
        factories.case(services, what=f"Number {n}")
    column = max(services.board.columns(CaseFilter()), key=lambda one: one.count)
    assert (len(column.rows), column.count) == (3, 5)
