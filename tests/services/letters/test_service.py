import email
import email.policy
import io

import pypdfium2
import pytest

from delight.domain.cases.case import Channel
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.codes import spaced
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.errors import ConflictError, DelightError, StorageError, UnknownError
from delight.domain.gestures import GestureKind
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import ShortText
from tests import factories


def text_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(words.split())


@pytest.fixture
def resolved(services):
    person = factories.customer(services, name="Łukasz Παπαδάκης-Żak")
    case = factories.case(services, person)
    factories.action(services, case, ActionKind.REFUND, cost_minor=1250, done=True)
    services.cases.move(case, "resolved")
    return case


def test_a_letter_carries_the_facts(services, resolved):
    issued = services.letters.issue(LetterRequest(wording="what-we-did", case_id=resolved))
    text = text_of(services.letters.pdf(issued.record))
    for fact in (
        "Łukasz Παπαδάκης-Żak",
        "SM1 4XY",
        "£12.50",
        "cold cappuccino",
        "The Honey Bun",
        "Marta Lind",
    ):
        assert fact in text


def test_the_exact_bytes_are_kept(services, resolved):
    request = LetterRequest(wording="apology", case_id=resolved)
    issued = services.letters.issue(request)
    first = services.letters.pdf(issued.record)
    services.customers.edit(services.cases.get(resolved).customer_id, CustomerDraft(name="Other"))
    assert services.letters.pdf(issued.record) == first
    (row,) = services.letters.page()
    assert (row.number, row.title, row.customer_name) == ("L-2026-0001", "Apology", "Other")


def test_damaged_pages_are_noticed(services, resolved):
    issued = services.letters.issue(LetterRequest(wording="apology", case_id=resolved))
    with services.context.db.raw() as connection:
        connection.execute("UPDATE letters SET pdf=x'00'")
    with pytest.raises(StorageError, match=r"letter\.damaged"):
        services.letters.pdf(issued.record)
    assert ("check.letter", "L-2026-0001") in services.backups.check().problems


def test_nothing_half_filled_is_issued(services):
    case = factories.case(services, factories.customer(services, address=""), topic="")
    request = LetterRequest(wording="apology", case_id=case, envelope="uk-dl")
    missing = services.letters.preview(request).missing
    assert missing
    with pytest.raises(DelightError) as raised:
        services.letters.issue(request)
    assert raised.value.code == "letters.missing"
    assert services.letters.page() == []


def test_no_customer_gets_the_same_letter_twice(services):
    person = factories.customer(services)
    bodies = []
    for _ in range(6):
        case = factories.case(services, person)
        request = LetterRequest(wording="apology", case_id=case)
        bodies.append(services.letters.preview(request).body)
        services.letters.issue(request)
    assert len(set(bodies)) == 6


def test_what_a_person_wrote_over_it_is_what_goes_out(services, resolved):
    request = LetterRequest(
        wording="apology", case_id=resolved, body="Just <b>this</b> {{and}} that.\n\nYours."
    )
    issued = services.letters.issue(request)
    assert "Just <b>this</b> {{and}} that." in text_of(services.letters.pdf(issued.record))


def test_an_acknowledgement_acknowledges(services):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL)
    services.letters.issue(LetterRequest(wording="acknowledgement", case_id=case))
    assert services.cases.get(case).stage is Stage.ACKNOWLEDGED


def test_no_letters_for_those_who_want_none(services):
    case = factories.case(services, factories.customer(services, letters_welcome=False))
    assert services.letters.preview(LetterRequest(wording="apology", case_id=case)).remark
    with pytest.raises(ConflictError, match=r"letters\.not_welcome"):
        services.letters.issue(LetterRequest(wording="apology", case_id=case))


@pytest.mark.parametrize("gone", ["moved", "died"])
def test_whoever_has_gone_is_owed_nothing_and_the_desk_says_why(services, gone):
    person = factories.customer(services)
    case = factories.case(services, person, channel=Channel.EMAIL)
    factories.gesture(services, person, kind=GestureKind.NOTE, planned_on=services.context.today())
    services.customers.edit(person, CustomerDraft(name="Zoë Brontë", gone=Gone(gone)))
    assert services.due.list() == []
    preview = services.letters.preview(LetterRequest(wording="apology", case_id=case))
    assert preview.remark == f"letters.{gone}"


def test_a_letter_needs_somebody_and_a_wording(services):
    with pytest.raises(UnknownError, match=r"letter\.for_nobody"):
        services.letters.preview(LetterRequest(wording="apology", case_id=factories.case(services)))
    with pytest.raises(UnknownError, match=r"wording\.unknown"):
        services.letters.preview(LetterRequest(wording="ode", customer_id=factories.customer(services)))


def test_due_letters(services, clock, resolved):
    person = factories.customer(services, name="Ann Lee")
    factories.case(services, person, channel=Channel.EMAIL)
    factories.case(services, person, kind=CaseKind.COMPLIMENT, what="Lovely rolls", topic="the rolls")
    other = factories.customer(services, name="Bo Holm")
    factories.gesture(services, other, kind=GestureKind.NOTE, planned_on=clock.now.date())
    assert {d.why for d in services.due.list()} == {"surprise", "made-right", "unacknowledged", "praised"}
    written = services.batch.write_due()
    assert (len(written.written), written.incomplete) == (4, ())
    assert "Łukasz Παπαδάκης-Żak" in text_of(written.pdf)
    services.letters.issue(next(d.request for d in written.written if d.why == "made-right"))
    assert "made-right" not in [d.why for d in services.due.list()]


def test_a_due_letter_that_lacks_something_is_left_out_and_named(services, resolved):
    factories.case(services, factories.customer(services, name="Bea \ue123"), channel=Channel.EMAIL)
    written = services.batch.write_due()
    assert [d.customer_name for d in written.written] == ["Łukasz Παπαδάκης-Żak"]
    ((left, missing),) = written.incomplete
    assert left.customer_name == "Bea \ue123"
    assert missing


def test_an_unwritable_file_changes_nothing(services, tmp_path):
    with pytest.raises(StorageError) as raised:
        services.letters.save(b"%PDF", tmp_path / "none" / "x.pdf")
    assert raised.value.code == "file.cannot_write"
    old = tmp_path / "old.pdf"
    old.write_bytes(b"before")
    with pytest.raises(StorageError, match=r"file\.not_ours"):
        services.letters.save(b"%PDF", old)
    assert old.read_bytes() == b"before"
    services.letters.save(b"%PDF", old, replace=True)
    assert old.read_bytes() == b"%PDF"
    assert list(tmp_path.glob(".*")) == []


def test_what_a_letter_that_never_went_out_answered_waits_again(services):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL)
    letter = services.letters.issue(LetterRequest(wording="acknowledgement", case_id=case)).record
    assert services.cases.get(case).stage is Stage.ACKNOWLEDGED
    services.letters.never_sent(letter)
    assert services.cases.get(case).stage is Stage.NEW
    assert [due.request.case_id for due in services.due.list()] == [case]


def test_a_pdf_that_cannot_be_written_is_known_before_anything_is_issued(services, tmp_path):
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        services.letters.check_file(tmp_path / "not there" / "letter.pdf")
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        services.letters.check_file(tmp_path)
    services.letters.check_file(tmp_path / "letter.pdf")
    assert list(tmp_path.glob("*.p*")) == []


def test_a_wording_that_asks_for_an_unknown_field_is_named(services, tmp_path, monkeypatch):
    folder = tmp_path / "wordings" / "en"
    folder.mkdir(parents=True)
    text = 'title = "Ode"\nkind = "apology"\n[[paragraph]]\nsay = ["Dear {customer.shoe_size}"]\n'
    (folder / "ode.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        "delight.services.letters.wordings.resource", lambda *parts: tmp_path.joinpath(*parts)
    )
    with pytest.raises(DelightError) as raised:
        services.letters.preview(LetterRequest(wording="ode", customer_id=factories.customer(services)))
    assert raised.value.code == "wording.unknown_field"
    assert raised.value.details["name"] == "customer.shoe_size"


def test_the_archive_finds_a_reply_code_however_it_is_typed(services):
    person = factories.customer(services)
    slip = LetterRequest(wording="thank-you", customer_id=person, reply_slip=True)
    with_slip = services.letters.issue(slip).record
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=person))
    code = services.letters.get(with_slip).reply_code
    for typed in (code, code.lower(), f" {spaced(code)} ", f"{code[:3]}-{code[3:]}".lower()):
        assert [row.id for row in services.letters.page(search=typed)] == [with_slip]
    assert services.letters.page(search=code[:5]) == []


@pytest.mark.parametrize("typed", ["schone gruße", "SCHÖNE GRÜSSE", "grusse bronte", "l-2026 GRÜẞE"])
def test_the_archive_folds_titles_as_it_folds_names(services, typed):
    source = 'title = "Schöne Grüße"\nkind = "thank-you"\n[[paragraph]]\nsay = ["Until soon."]\n'
    services.wordings.save("greetings", source)
    letter = services.letters.issue(
        LetterRequest(wording="greetings", customer_id=factories.customer(services))
    ).record
    assert [row.id for row in services.letters.page(search=typed)] == [letter]
    assert services.letters.page(search="grusse greta") == []


def test_a_draft_says_from_whom_it_is_and_carries_the_letter(services):
    services.customers.edit(
        person := factories.customer(services), CustomerDraft(name="Zoë Brontë", email="zoe@example.org")
    )
    letter = services.letters.issue(LetterRequest(wording="thank-you", customer_id=person)).record
    file = services.letters.email(letter, services.mail)
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "The Honey Bun L-2026-0001.pdf"
    assert attached.get_content() == services.letters.pdf(letter)
    assert message["to"].addresses[0].display_name == "Zoë Brontë"
    assert str(message["subject"]) == "The Honey Bun"


def test_no_draft_is_made_for_somebody_who_has_died(services):
    person = factories.customer(services)
    letter = services.letters.issue(LetterRequest(wording="thank-you", customer_id=person)).record
    draft = CustomerDraft(name="Zoë Brontë", email="zoe@example.org", gone=Gone.DIED)
    services.customers.edit(person, draft)
    with pytest.raises(ConflictError, match=r"letters\.died"):
        services.letters.email(letter, services.mail)


def test_letters_at_the_printer_stop_when_somebody_has_died(services):
    person = factories.customer(services)
    waiting = services.letters.put_out(LetterRequest(wording="thank-you", customer_id=person)).record
    stopped = services.customers.edit(person, CustomerDraft(name="Zoë Brontë", gone=Gone.DIED))
    assert services.letters.waiting() == []
    assert services.letters.get(waiting).never_sent
    services.history.undo(stopped.deed)
    assert [row.id for row in services.letters.waiting()] == [waiting]


def test_an_idea_and_a_gift_with_a_line_are_owed_a_letter(services):
    person = factories.customer(services)
    factories.case(services, person, kind=CaseKind.SUGGESTION, failure=None, what="Open on Sundays?")
    factories.gesture(services, person, note="For the long wait", planned_on=services.context.today())
    assert {(due.why, due.request.wording) for due in services.due.list()} == {
        ("suggested", "thank-you-for-telling"),
        ("surprise", "small-surprise-card"),
    }


class TestPartingWays:
    """B7: it is the owner's alone; whoever is at the front desk may draft the letter, and show it."""

    @pytest.fixture
    def parting(self, services):
        person = factories.customer(services)
        services.staff.sit_down(services.staff.list()[1].id)
        return LetterRequest(wording="parting-ways", customer_id=person)

    def test_the_front_desk_drafts_it(self, services, parting):
        assert "parting" in str(services.letters.preview(parting).advice.remarks).lower()

    def test_and_nothing_of_it_goes_out(self, services, parting):
        for deed in (
            lambda: services.letters.put_out(parting),
            lambda: services.letters.issue(parting),
            lambda: services.letters.short(parting, ShortText.MESSAGE),
        ):
            with pytest.raises(DelightError) as refused:
                deed()
            assert refused.value.code == "owner.needed"
        put = services.batch.put_out([parting])
        assert put.rows == ()
        assert [left.code for left in put.left_out] == ["owner.needed"]
        services.staff.sit_down(services.staff.list()[0].id)
        assert services.letters.page() == []
        assert services.letters.put_out(parting).record
