# ruff: noqa: E501
"""E-mails and reviews become notes: who wrote, what they say, when it came, what is kept with it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest
from PIL import Image

from delight.domain.cases.case import CaseDraft, Channel
from delight.domain.customers.reaches import Reach, ReachKind
from delight.domain.errors import DelightError
from delight.services.incoming import WHOLE_NAME
from tests import factories

BODY = "The cake was late.\n\nKind regards\nZoe\n\nOn Thu, 5 Mar 2026 at 10:00, Honey Bun wrote:\n> Thank you"


def written(body=BODY, sender="Zoe Brontë <zoe@example.org>", subject="My cake", files=(), **heads):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "hello@honeybun.example", subject
    made["Date"] = heads.pop("date", "Tue, 10 Mar 2026 08:00:00 +0000")
    made["Message-ID"] = heads.pop("message_id", "<one@mail.example>")
    for name, value in heads.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    for name, data in files:
        made.add_attachment(data, "application", "octet-stream", filename=name)
    return made.as_bytes()


def photo():
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(out, "JPEG")
    return out.getvalue()


def test_a_mail_of_a_known_customer_is_theirs(services):
    person = factories.customer(services)
    note = services.incoming.mail(written())
    assert (note.what, note.who, note.customer_id, note.email) == (
        "The cake was late.",
        "Zoë Brontë",
        person,
        "",
    )
    assert note.received_at == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert note.message_id == "one@mail.example"


def test_a_further_address_is_known_as_well(services):
    person = factories.customer(services)
    services.reaches.add(person, Reach(kind=ReachKind.EMAIL, value="Zoe.Work@example.org"))
    assert services.incoming.mail(written(sender="z <zoe.work@EXAMPLE.org>")).customer_id == person


def test_of_a_family_with_one_address_the_one_of_that_name(services):
    factories.customer(services)
    other = factories.customer(services, "Karl Brontë")
    assert services.incoming.mail(written(sender="Karl Bronte <zoe@example.org>")).customer_id == other
    nobody = services.incoming.mail(written(sender="Ada <zoe@example.org>"))
    assert (nobody.customer_id, nobody.who) == (None, "Ada")


def test_somebody_new_is_named_with_their_address_and_kept_with_it(services):
    note = services.incoming.mail(written(sender="Ada Lind <ada@example.org>"))
    assert (note.who, note.email, note.customer_id) == ("Ada Lind", "ada@example.org", None)
    draft = CaseDraft(
        what=note.what, new_customer=note.who, new_email=note.email, channel=Channel.EMAIL,
        received_at=note.received_at, message_id=note.message_id, files=note.files,
    )  # fmt: skip
    case = services.cases.get(services.cases.log(draft).record)
    assert services.customers.get(case.customer_id).email == "ada@example.org"
    assert case.received_at == note.received_at
    again = services.incoming.mail(written(sender="Ada Lind <ada@example.org>"))
    assert again.logged_as == case.reference
    assert services.incoming.mail(written(message_id="<two@mail.example>")).logged_as == ""


def test_all_of_its_words_are_kept_with_it_and_its_files(services):
    note = services.incoming.mail(written(files=[("cake.jpg", photo()), ("run.exe", b"MZ"), ("empty", b"")]))
    whole, cake, run = note.files
    assert whole.name == WHOLE_NAME
    assert all(
        words in whole.data.decode() for words in ("zoe@example.org", "My cake", "2026-03-10", "> Thank you")
    )
    assert cake.is_shrunk
    assert run.data == b"MZ"
    assert note.left_out == ("empty",)


def test_no_word_of_an_endless_mail_is_lost(services):
    words = " ".join(f"word{n}" for n in range(40_000))
    mail = services.incoming.mail(written(body=words))
    whole = mail.files[0].data.decode()
    assert mail.what == words[: len(mail.what)]
    assert len(mail.what) <= 150_000
    assert "".join(whole[whole.index("word0") :].split()) == "".join(words.split())
    services.cases.log(CaseDraft(what=mail.what, files=mail.files))


def test_words_that_are_larger_than_any_file_are_kept_in_several(services):
    body = "The cake was late. " * 600_000
    mail = services.incoming.mail(written(body=body))
    assert mail.what.startswith("The cake was late.")
    assert mail.left_out == ()
    assert [file.name for file in mail.files[1:]] == ["E-mail, whole 1.txt", "E-mail, whole 2.txt"]
    assert "".join(file.data.decode() for file in mail.files[1:]).split() == body.split()
    services.cases.log(CaseDraft(what=mail.what, files=mail.files))


def test_what_is_too_large_to_keep_is_named_where_the_words_are(services):
    mail = services.incoming.mail(written(files=[("film.mp4", bytes(10_000_001))]))
    assert mail.left_out == ("film.mp4",)
    assert "Left out: film.mp4\n" in mail.files[0].data.decode()


def test_without_words_the_subject_says_it(services):
    assert (
        services.incoming.mail(written(body="", subject="WG: Re: The cake never came")).what
        == "The cake never came"
    )


def test_what_was_passed_on_is_of_whoever_wrote_it(services):
    body = (
        "Please answer.\n\nVon: Karl Frey <karl@example.org>\nGesendet: Montag, 9. März 2026 09:00\n"
        "An: hello@honeybun.example\nBetreff: Torte\n\nSie war matschig."
    )
    note = services.incoming.mail(written(body, "Marta Lind <marta@private.example>", "WG: Torte"))
    assert (note.who, note.email, note.what) == ("Karl Frey", "karl@example.org", "Sie war matschig.")
    assert note.received_at == datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert b"Please answer." in note.files[0].data


def test_a_customer_who_passes_our_own_mail_on_is_the_one_who_wrote(services):
    body = (
        "This is not what I ordered!\n\nFrom: Honey Bun <hello@honeybun.example>\nSent: Monday, 9 March 2026 09:00\n"
        "To: Zoe\nSubject: Your order\n\nThank you for your order."
    )
    note = services.incoming.mail(written(body, subject="Fwd: Your order"))
    assert (note.who, note.what) == ("Zoe Brontë", "This is not what I ordered!")


def test_of_a_form_on_the_page_whoever_an_answer_goes_to(services):
    raw = written(sender="Web <noreply@pages.example>", Reply_To="Ada <ada@example.org>")
    assert services.incoming.mail(raw).email == "ada@example.org"


@pytest.mark.parametrize("date_told", ["Thu, 10 Mar 2033 08:00:00 +0000", "never"])
def test_a_day_that_cannot_be_says_nothing(services, date_told):
    assert services.incoming.mail(written(date=date_told)).received_at is None


def test_no_mail_is_said(services, tmp_path):
    path = tmp_path / "cake.eml"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(DelightError, match=r"mail\.not_one"):
        services.incoming.mail(path)


def test_a_review_is_read_from_the_shops_day(services):
    text = "Zoe Marlow\n★★☆☆☆ 3 weeks ago\nThe cake was late and cold."
    assert services.incoming.is_review(text)
    assert services.incoming.review(text).day == date(2026, 2, 18)
