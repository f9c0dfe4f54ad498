"""What the page of a case says."""

from __future__ import annotations

from datetime import timedelta

from delight.domain.cases.stages import REOPENED, CaseKind, Stage, moves
from delight.ui.cases.file import read_file
from delight.ui.cases.next_step import NextStep, Step
from delight.ui.cases.words import button_words, due_tone, move_words, step_words, when_words
from delight.ui.kit.look.theme import Tone
from tests import factories


def test_every_step_and_every_legal_move_has_its_words(services):
    file = read_file(services, factories.case(services))
    said_by_themselves = {Step.ACT, Step.PLAYBOOK, Step.PROMISE}
    for step in Step:
        assert step_words(NextStep(step=step), file) or step in said_by_themselves
        assert button_words(step) or step is Step.NOTHING
    everywhere = {move for kind in CaseKind for stage in Stage for move in moves(kind, stage)}
    assert all(move_words(move) for move in everywhere)
    assert REOPENED in everywhere


def test_a_deadline_hurries_more_the_nearer_it_is(services, clock):
    now = clock()
    file = read_file(services, factories.case(services))
    assert due_tone(None, now, None) is Tone.ACCENT
    assert due_tone(now - timedelta(minutes=1), now, None) is Tone.OVERDUE
    assert due_tone(now + timedelta(minutes=1), now, None) is Tone.DUE
    assert due_tone(now + timedelta(days=3), now, None) is Tone.ACCENT
    assert when_words(now - timedelta(days=2), file) == "2 days late"
    assert when_words(None, file) == ""
