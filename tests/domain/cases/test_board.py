from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.board import COLUMNS, LEGAL, Landing, landing, next_column
from delight.domain.cases.stages import REOPENED, CaseKind, Stage, moves

somewhere = st.sampled_from(COLUMNS)


@given(somewhere, somewhere)
def test_a_case_lands_where_it_may_move_to_and_nowhere_else(stage, column):
    legal = moves(CaseKind.COMPLAINT, stage)
    found = landing(stage, column)
    assert (found is Landing.MOVE) == (column in legal)
    assert (found is Landing.REOPEN) == (column is Stage.IN_PROGRESS and REOPENED in legal)
    assert (found is Landing.CLOSE) == (column is Stage.CLOSED and stage is not Stage.CLOSED)
    assert (found is Landing.HERE) == (stage is column)


def test_whatever_is_not_legal_says_why():
    why = {(a, b): landing(a, b) for a in COLUMNS for b in COLUMNS}
    assert why[Stage.IN_PROGRESS, Stage.NEW] is Landing.NEVER_NEW_AGAIN
    assert why[Stage.IN_PROGRESS, Stage.ACKNOWLEDGED] is Landing.BEGUN_ALREADY
    assert why[Stage.NEW, Stage.FOLLOWED_UP] is Landing.NOT_RESOLVED_YET
    assert why[Stage.RESOLVED, Stage.NEW] is Landing.REOPEN_FIRST
    assert why[Stage.FOLLOWED_UP, Stage.RESOLVED] is Landing.FOLLOWED_UP_ALREADY
    assert why[Stage.CLOSED, Stage.RESOLVED] is Landing.REOPEN_FIRST


def test_a_key_takes_a_case_to_the_next_column_where_it_may_go():
    assert next_column(Stage.NEW, 1) is Stage.ACKNOWLEDGED
    assert next_column(Stage.IN_PROGRESS, 1) is Stage.RESOLVED
    assert next_column(Stage.IN_PROGRESS, -1) is None
    assert next_column(Stage.FOLLOWED_UP, -1) is Stage.IN_PROGRESS
    assert next_column(Stage.FOLLOWED_UP, 1) is Stage.CLOSED
    assert next_column(Stage.CLOSED, 1) is None


@given(somewhere, st.sampled_from((1, -1)))
def test_the_next_column_is_always_legal(stage, step):
    column = next_column(stage, step)
    assert column is None or landing(stage, column) in LEGAL
