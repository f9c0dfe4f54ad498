"""E-mails dropped on the window and copied reviews: the note is filled in, and saved by a person alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from delight.domain.cases.case import CaseFilter, Channel
from delight.domain.cases.stages import CaseKind
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for
from tests.services.test_incoming import photo, written
from tests.ui.dropping import drop, urls

REVIEW = "Zoe Marlow\nLocal Guide · 12 reviews\n★★☆☆☆ 3 weeks ago\nThe cake was late and cold.\nHelpful"


@pytest.fixture
def window(services, open_window):
    return open_window(services)


@pytest.fixture
def eml(tmp_path):
    def make(name="cake.eml", **heads):
        path = tmp_path / name
        path.write_bytes(written(**heads))
        return path

    return make


def form(window):
    return window.slide.panel.note_page.form


def logged(services):
    return [services.cases.get(row.id) for row in services.cases.page(CaseFilter())]


def save(window, services, count=1):
    press(form(window).what, "Ctrl+Return")
    wait_for(lambda: settle(window.tools) or len(logged(services)) == count)
    settle(window.tools)


def filled(window, words):
    wait_for(lambda: window.slide.panel is not None)
    wait_for(lambda: settle(window.tools) or form(window).what.toPlainText() == words)


@pytest.mark.parametrize("where", [Place.TODAY, Place.CASES, Place.CUSTOMERS])
def test_an_email_dropped_anywhere_becomes_a_note_of_its_writer(window, services, eml, where):
    person = factories.customer(services)
    page = window.go(where)
    settle(window.tools)
    assert drop(page.content, urls(eml(files=[("cake.jpg", photo())])))
    filled(window, "The cake was late.")
    assert logged(services) == []
    wait_for(lambda: settle(window.tools) or form(window).note().files == 2)
    told = window.slide.panel.incoming.told.words.text()
    assert told.startswith("From an e-mail, yesterday.")
    save(window, services)
    (case,) = logged(services)
    assert (case.customer_id, case.channel) == (person, Channel.EMAIL)
    assert case.received_at == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert [row.name for row in services.attachments.of(case.id)] == ["E-mail.txt", "cake.jpg"]


def test_an_email_of_somebody_new_brings_their_address_unless_somebody_else_is_meant(window, services, eml):
    window.log()
    drop(form(window), urls(eml(sender="Ada Lind <ada@example.org>")))
    filled(window, "The cake was late.")
    assert form(window).who.text() == "Ada Lind"
    save(window, services)
    assert services.customers.get(logged(services)[0].customer_id).email == "ada@example.org"
    window.log()
    drop(form(window), urls(eml(sender="Bo Lind <bo@example.org>", message_id="<two@x>")))
    filled(window, "The cake was late.")
    form(window).who.setText("")
    type_text(form(window).who, "Karl Frey")
    save(window, services, 2)
    karl = services.customers.get(logged(services)[0].customer_id)
    assert (karl.name, karl.email) == ("Karl Frey", "")


def test_what_was_being_typed_is_parked(window, services, eml):
    window.log()
    type_text(form(window).what, "Somebody is at the counter")
    drop(form(window), urls(eml()))
    filled(window, "The cake was late.")
    (chip,) = window.slide.panel.note_page.parked.chips()
    chip.click()
    settle(window.tools)
    assert form(window).what.toPlainText() == "Somebody is at the counter"
    assert not window.slide.panel.incoming.told.isVisible()


def test_the_same_email_is_asked_about(window, services, eml):
    window.log()
    drop(form(window), urls(eml()))
    filled(window, "The cake was late.")
    save(window, services)
    reference = logged(services)[0].reference
    window.log()
    drop(form(window), urls(eml()))
    question = window.slide.panel.note_page.question
    wait_for(lambda: settle(window.tools) or question.isVisible())
    assert reference in question.words.text()
    assert form(window).what.toPlainText() == ""
    press(window.focusWidget(), "Return")  # Open it
    wait_for(lambda: settle(window.tools) or window.places.current == Place.CASES)
    assert window.places.shown().view.file.case.reference == reference


def test_an_email_is_handed_over_as_bytes_as_well(window, services):
    data = QMimeData()
    data.setData("message/rfc822", written())
    assert drop(window.places.shown().content, data)
    filled(window, "The cake was late.")


def test_an_email_is_chosen_by_a_key(window, eml):
    path = eml()
    window.log()
    press(form(window).what, "Ctrl+O")
    dialog = wait_for(lambda: window.findChild(QFileDialog))
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    filled(window, "The cake was late.")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cake.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "as Outlook alone keeps it"),
        ("cake.eml", b"%PDF-1.7", "is not an e-mail"),
    ],
)
def test_what_is_no_email_is_refused_with_what_to_do(window, tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    drop(window.places.shown().content, urls(path))
    wait_for(lambda: settle(window.tools) or window.slide.panel.note_page.banner.isVisible())
    said = [label.text() for label in window.slide.panel.note_page.banner.findChildren(QLabel)]
    assert words in " ".join(said)


def test_a_link_to_an_email_is_refused_with_what_to_do(window):
    data = QMimeData()
    data.setData("text/x-moz-message", b"imap-message://x")
    assert drop(window.places.shown().content, data)
    wait_for(lambda: settle(window.tools) or window.slide.panel.note_page.banner.isVisible())


def test_a_copied_review_is_taken_by_one_key(window, services):
    window.log()
    QGuiApplication.clipboard().setText(REVIEW)
    press(form(window).what, "Ctrl+Shift+V")
    filled(window, "The cake was late and cold.")
    assert form(window).who.text() == "Zoe Marlow"
    assert form(window).more.mood.mood() == 2
    wait_for(lambda: settle(window.tools) or form(window).note().files == 1)
    save(window, services)
    (case,) = logged(services)
    assert (case.channel, case.mood, case.customer_name) == (Channel.REVIEW, 2, "Zoe Marlow")
    assert case.happened_at == datetime(2026, 2, 18, 12, tzinfo=UTC)
    assert [row.name for row in services.attachments.of(case.id)] == ["Review.txt"]
    QGuiApplication.clipboard().clear()


def test_what_looks_like_a_review_is_offered_and_not_done_by_itself(window, services):
    window.log()
    panel = window.slide.panel
    QGuiApplication.clipboard().setText(REVIEW.replace("★★☆☆☆", "★★★★★"))
    press(form(window).what, "Ctrl+V")
    wait_for(lambda: settle(window.tools) or panel.incoming.offer.isVisible())
    assert form(window).what.toPlainText().startswith("Zoe Marlow\nLocal Guide")
    assert form(window).what.hasFocus()
    panel.incoming.offer.button.click()
    filled(window, "The cake was late and cold.")
    assert form(window).note().kind == CaseKind.COMPLIMENT.value
    assert not panel.incoming.offer.isVisible()
    QGuiApplication.clipboard().setText("Nothing but some words that somebody copied from elsewhere.")
    press(form(window).what, "Ctrl+V")
    settle(window.tools)
    assert not panel.incoming.offer.isVisible()
    QGuiApplication.clipboard().clear()
