"""What is kept is told together with what it was asked for, whatever happens on its way out."""

import pytest

from delight.domain.cases.case import Channel
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.errors import InputError, StorageError
from delight.domain.progress import silent
from delight.services.letters.service import LetterService
from delight.ui.letters.out.asking_words import question
from delight.ui.letters.out.ways import by_email, into_file, put_out
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


@pytest.mark.parametrize(("yes", "says"), [(None, True), (True, False)])
def test_an_e_mail_to_somebody_whom_nobody_asked_says_so(services, owed, tmp_path, monkeypatch, yes, says):
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    who = owed[0].customer_id
    if yes is not None:
        services.consents.note(who, ConsentDraft(about=ConsentAbout.EMAIL, given=yes))
    outcome = put_out(services, [owed[0]], by_email(who), silent, silent)
    assert outcome.unasked is says
    assert question(outcome).endswith("Nobody has noted yet that they may be e-mailed.") is says


def test_an_e_mail_to_somebody_who_wants_none_is_refused_before_a_letter_is_kept(services, owed):
    who = owed[0].customer_id
    services.consents.note(who, ConsentDraft(about=ConsentAbout.EMAIL, given=False))
    with pytest.raises(InputError, match=r"letters\.no_email") as caught:
        put_out(services, [owed[0]], by_email(who), silent, silent)
    assert caught.value.details["customer_id"] == who
    assert services.letters.waiting() == []
