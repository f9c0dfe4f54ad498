"""What is kept is told together with what it was asked for, whatever happens on its way out."""

import pytest

from delight.domain.cases import Channel
from delight.domain.errors import StorageError
from delight.domain.progress import silent
from delight.services.letters import LetterService
from delight.ui.letters.out.ways import into_file, put_out
from tests import factories


@pytest.fixture
def owed(services):
    """Two letters that acknowledge complaints by e-mail."""
    for name in ("Ida Rowe", "Ola Fen"):
        factories.case(services, factories.customer(services, name=name), channel=Channel.EMAIL)
    return [letter.request for letter in services.due.list()]


def out_to(services, requests, path):
    return put_out(services, requests, into_file(path), silent, silent)


def test_a_letter_asked_for_twice_keeps_its_request(services, owed, tmp_path):
    outcome = out_to(services, [owed[0], owed[1], owed[0]], tmp_path / "week.pdf")
    assert outcome.requests == (owed[0], owed[1])
    assert [letter.case_id for letter in outcome.letters] == [owed[0].case_id, owed[1].case_id]
    assert [left.code for left in outcome.left_out] == ["letters.already_written"]
    assert outcome.due == 0


def test_a_disk_that_cannot_be_read_any_more_does_not_hide_that_letters_wait(
    services, owed, tmp_path, monkeypatch
):
    def unreadable(*_args):
        raise StorageError("storage.damaged")

    with monkeypatch.context() as disk:
        disk.setattr(LetterService, "get", unreadable)
        disk.setattr(LetterService, "pdf", unreadable)
        outcome = out_to(services, owed, tmp_path / "week.pdf")
    assert isinstance(outcome.problem, StorageError)
    assert list(outcome.letters) == services.letters.waiting()
    assert outcome.requests == tuple(owed)
