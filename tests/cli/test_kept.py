"""A batch that something ends half-way: what was issued is kept, the rest is as due as before."""

import pytest

from delight.cli.kept import Asked, write_all
from delight.domain.cases.case import Channel
from delight.domain.errors import StorageError
from delight.domain.progress import silent
from delight.services.letters.service import LetterService
from tests import factories


@pytest.fixture
def three(delight):
    """Three complaints by e-mail that nobody has acknowledged yet."""
    for n, name in enumerate(("Ida Rowe", "Ola Fen", "Una Wise")):
        delight.done("customer", "add", "--name", name, "--address", f"{n} Weir Lane; Ely; CB7 4JU")
        delight.done("case", "add", "--what", "Slow", "--topic", "the soup", "--customer", n + 2,
                     "--channel", "email")  # fmt: skip
    return delight


def full_after(monkeypatch, count):
    """Let so many letters be saved before the disk takes no more."""
    saved = []

    def save(_self, pdf, path, **_options):
        if len(saved) >= count:
            raise StorageError("file.cannot_write", path=str(path))
        saved.append(path)
        path.write_bytes(pdf)

    monkeypatch.setattr(LetterService, "save", save)


def test_letters_that_could_not_be_saved_are_still_due(three, tmp_path, monkeypatch):
    (tmp_path / "each").mkdir()
    with monkeypatch.context() as disk:
        full_after(disk, 2)
        error = three("--json", "letter", "due", "--out", tmp_path / "each", "--issue").document["error"]
    assert error["code"] == "letters.half_done"
    assert error["message"].startswith(
        "2 of 3 letters were issued (L-2026-0001, L-2026-0002); the others are as due as before. The file "
    )
    rows = three.done("letter", "list")
    assert [row["number"][-4:] for row in rows if row["never_sent"]] == ["0003"]
    assert not any(row["waiting"] for row in rows)
    files = sorted(path.name[:11] for path in (tmp_path / "each").iterdir())
    assert files == sorted(row["number"] for row in rows if not row["never_sent"])
    rest = three.done("letter", "due", "--out", tmp_path / "rest.pdf", "--issue")
    assert [item["number"][-4:] for item in rest["written"]] == ["0004"]


def test_one_file_that_could_not_be_saved_issues_nothing(three, tmp_path, monkeypatch):
    with monkeypatch.context() as disk:
        full_after(disk, 0)
        error = three("--json", "letter", "due", "--out", tmp_path / "week.pdf", "--issue").document["error"]
    assert error["code"] == "file.cannot_write"
    assert all(row["never_sent"] for row in three.done("letter", "list"))
    assert len(three.done("letter", "due", "--out", tmp_path / "week.pdf", "--issue")["written"]) == 3


def test_a_letter_asked_for_twice_is_written_once_and_named_once(services, tmp_path):
    names = ("Ida Rowe", "Ola Fen")
    people = {factories.customer(services, name=name): name for name in names}
    for person in people:
        factories.case(services, person, channel=Channel.EMAIL)
    due = [letter.request for letter in services.due.list()]
    asked = [Asked(request=one, name=people[one.customer_id], about={"to": one.customer_id}) for one in due]
    said = write_all(services, [*asked, asked[0]], tmp_path, silent, issue=True)
    assert [one["to"] for one in said["written"]] == [one.customer_id for one in due]
    assert [one["to"] for one in said["incomplete"]] == [due[0].customer_id]
    stored = [services.letters.get(one["id"]).customer_id for one in said["written"]]
    assert stored == [one.customer_id for one in due]


def test_a_letter_that_another_till_marked_as_never_sent_is_said_and_the_others_wait(
    three, tmp_path, monkeypatch
):
    real = LetterService.save

    def save(service, pdf, path, **_options):
        real(service, pdf, path)
        service.never_sent(service.waiting()[0].id)

    with monkeypatch.context() as till:
        till.setattr(LetterService, "save", save)
        error = three("--json", "letter", "due", "--out", tmp_path / "week.pdf", "--issue").document["error"]
    assert error["code"] == "letters.half_noted"
    assert "Marked as never sent: L-2026-0001." in error["message"]
    assert [row["number"][-4:] for row in three.done("letter", "list", "--waiting")] == ["0003", "0002"]
