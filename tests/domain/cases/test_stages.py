import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.stages import REOPENED, CaseKind, Stage, check_close, check_move, moves
from delight.domain.errors import ConflictError, InputError


@given(st.sampled_from(CaseKind), st.sampled_from(Stage), st.sampled_from([*Stage, REOPENED, "sideways"]))
def test_only_legal_moves_are_made(kind, stage, to):
    if to in moves(kind, stage):
        assert check_move(kind, stage, to, "it broke again") in Stage
    else:
        with pytest.raises(ConflictError) as raised:
            check_move(kind, stage, to, "it broke again")
        assert raised.value.code == "case.illegal_move"


@pytest.mark.parametrize("kind", CaseKind)
def test_every_case_can_reach_its_end(kind):
    seen, queue = set(), [Stage.NEW]
    while queue:
        stage = queue.pop()
        seen.add(stage)
        queue += [Stage(m) for m in moves(kind, stage) if m != REOPENED and Stage(m) not in seen]
    assert check_close(kind, Stage.NEW) in {Stage.CLOSED, Stage.DONE}
    assert (Stage.FOLLOWED_UP if kind is CaseKind.COMPLAINT else Stage.DONE) in seen


def test_reopening_needs_a_reason():
    with pytest.raises(InputError):
        check_move(CaseKind.COMPLAINT, Stage.CLOSED, REOPENED, "  ")
    assert check_move(CaseKind.COMPLAINT, Stage.CLOSED, REOPENED, "cold again") is Stage.IN_PROGRESS


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.DONE])
def test_what_has_ended_cannot_end_again(stage):
    with pytest.raises(ConflictError):
        check_close(CaseKind.COMPLAINT, stage)
