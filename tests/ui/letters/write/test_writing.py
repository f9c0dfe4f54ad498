"""The letter being written: wording, what only the writer knows, paper, bold and italic."""

import pytest
from PySide6.QtWidgets import QScrollArea

from delight.domain.customers.customer import CustomerDraft
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import WordingFormat
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.work.page import LetterWish
from delight.ui.letters.write.draft import about
from tests import factories
from tests.qt_helpers import named, press, press_here, too_small, type_text, unnamed
from tests.ui.letters.helpers import calm, text_of

WORTH = "Still missing: what the voucher is worth."
CODE = "Still missing: the voucher’s code."


def write(page, **wish):
    page.write(LetterWish(**wish))
    calm(page)


def shown(panel):
    return [panel.list.item(at).text() for at in range(panel.list.count())]


# Wordings


def test_wordings_are_found_by_typing_and_taken_with_enter(page, people):
    write(page, customer_id=people["zoe"])
    box = page.editor.wording.box
    box.setFocus()
    press(box, "v")
    assert box.panel.isVisible()
    type_text(box.panel.search, "ou")
    assert shown(box.panel) == ["Voucher"]
    press(box.panel.search, "Return")
    calm(page)
    assert box.panel.isHidden()
    assert page.writing.draft.request.wording == "voucher"
    assert box.hasFocus()


def test_the_arrows_go_over_the_headings_and_escape_closes(page, people):
    write(page, customer_id=people["zoe"])
    box = page.editor.wording.box
    box.setFocus()
    press(box, "Space")
    panel = box.panel
    assert shown(panel)[:2] == ["Fits here", "Thank you"]
    assert panel.list.currentItem().text() == "Thank you"
    press(panel.search, "Up")
    assert panel.list.currentItem().text() == "Thank you"
    for _ in range(4):
        press(panel.search, "Down")
    assert panel.list.currentItem().text() == "Thank you for kind words"
    press(panel.search, "Escape")
    assert panel.isHidden()
    assert page.writing.draft.request.wording == "thank-you"


def test_a_letter_becomes_a_card_and_takes_its_paper_off(page, people):
    write(page, customer_id=people["zoe"])
    page.editor.more.paper.picked.emit("A4")
    page.editor.more.picked.emit({"reply_slip": True})
    page.editor.wording.formats.chip(WordingFormat.CARD).click()
    calm(page)
    request = page.writing.draft.request
    assert (request.wording, request.paper, request.reply_slip) == ("thank-you-card", "", False)
    assert page.desk.status.text() == "1 page · A6"
    assert page.editor.more.envelope_field.isHidden()
    page.editor.wording.box.picked.emit("apology")
    calm(page)
    assert page.writing.draft.request.wording == "apology-card"


def test_another_language_is_said_and_drawn(page, people, services):
    services.customers.edit(people["zoe"], CustomerDraft(name="Zoë van Dam", language="fr"))
    write(page, customer_id=people["zoe"])
    chooser = page.editor.wording
    assert chooser.language.currentText() == "French"
    assert page.writing.preview.language == "fr"
    assert chooser.note.isHidden()
    chooser.language_picked.emit("de")
    calm(page)
    assert page.writing.preview.salutation == "Guten Tag Zoë van Dam,"
    assert chooser.note.text() == "Zoë van Dam reads French."
    assert "Guten Tag" in text_of(page.writing.preview.pdf)


def test_a_wording_that_cannot_be_read_is_said_so_in_its_place_and_another_one_goes(page, people, services):
    factories.unreadable_wording(services, "voucher")
    write(page, customer_id=people["zoe"], wording="voucher")
    assert page.desk.nothing.isVisible()
    words = page.desk.nothing.sentence.text()
    assert words.startswith("Your own wording “voucher” cannot be read")
    assert "the ready-made one again" in words
    assert not page.desk.print.isEnabled()
    page.editor.wording.box.picked.emit("thank-you")
    calm(page)
    assert page.writing.preview.title == "Thank you"
    assert page.desk.paper.isVisible()


def test_a_language_without_wordings_is_said(page, people, services):
    services.customers.edit(people["zoe"], CustomerDraft(name="Zoë van Dam", language="it"))
    write(page, customer_id=people["zoe"])
    words = "There is no such wording in Italian yet; this one is in English."
    assert page.editor.wording.note.text() == words


# What only the writer knows


def test_what_only_the_writer_knows_is_asked_for_on_the_desk(page, people, services, paper):
    write(page, customer_id=people["zoe"], wording="voucher")
    worth = named(page, WORTH, SentenceField)
    worth.setFocus()
    type_text(worth, "a breakfast for two")
    if page.writing.preview.missing[-1].field == "voucher.code":
        type_text(named(page, CODE, SentenceField), "PLUM-27")
    press_here("Return")
    calm(page)
    told = page.editor.told.field("worth")
    assert told.text() == "a breakfast for two"
    assert told.isVisible()
    if page.desk.snags.isVisible():
        code = named(page, CODE, SentenceField)
        assert code.hasFocus()
        assert code.text() == "PLUM-27"
        press_here("Return")
        calm(page)
    assert page.desk.snags.isHidden()
    assert "a breakfast for two" in text_of(page.writing.preview.pdf)
    press(page, "Ctrl+P")
    calm(page)
    (letter,) = services.letters.page() or services.letters.waiting()
    assert "a breakfast for two" in text_of(services.letters.pdf(letter.id))


def test_it_is_kept_and_may_be_changed_and_taken_back(page, people):
    write(page, case_id=people["cases"]["zoe"], wording="kindly-no")
    asked = named(page, "Still missing: why not, in a sentence.", SentenceField)
    asked.setFocus()
    type_text(asked, "It was washed too hot")
    page.editor.go_to_text()
    calm(page)
    assert page.desk.snags.isHidden()
    assert "It was washed too hot." in page.editor.body.toPlainText()
    draft = page.writing.drafts.open(LetterRequest(wording="", case_id=people["cases"]["zoe"]))
    assert draft.request.told == (("reason", "It was washed too hot"),)
    told = page.editor.told.field("reason")
    told.setFocus()
    type_text(told, "Truly. ")
    calm(page)
    assert dict(page.writing.draft.request.told)["reason"].endswith("Truly. ")
    press(told, "Ctrl+A")
    press(told, "Backspace")
    calm(page)
    assert page.writing.draft.request.told == ()
    assert page.desk.snags.isVisible()
    assert told.isVisible()


def test_a_half_typed_line_stays_when_another_is_filled_in(page, people):
    write(page, case_id=people["cases"]["lukasz"], wording="kindly-no")
    reason = named(page, "Still missing: why not, in a sentence.", SentenceField)
    others = [line.field for line in page.desk.snags._lines.values() if line.field is not reason]
    if others:
        type_text(others[0], "the lo")
    reason.setFocus()
    type_text(reason, "We bake no rye.")
    press(reason, "Return")
    calm(page)
    if others:
        assert others[0].text() == "the lo"
        assert others[0].hasFocus()


# Text and paper


def test_bold_and_italic_by_key_reach_the_paper(page, people):
    write(page, customer_id=people["zoe"])
    body = page.editor.body
    body.setFocus()
    press(body, "Ctrl+A")
    type_text(body, "Truly sorry 😀 Zoë\n\n- one\n- two")
    cursor = body.textCursor()
    cursor.setPosition(15)
    body.setTextCursor(cursor)
    press(body, "Ctrl+B")
    assert body.text().startswith("Truly sorry 😀 **Zoë**")
    assert body.textCursor().selectedText() == "Zoë"
    press(body, "Ctrl+I")
    assert body.text().startswith("Truly sorry 😀 ***Zoë***")
    press(body, "Ctrl+B")
    assert body.text().startswith("Truly sorry 😀 *Zoë*\n")
    press(body, "Ctrl+I")
    assert body.text() == "Truly sorry 😀 Zoë\n\n- one\n- two"
    press(body, "Ctrl+A")
    press(body, "Ctrl+B")
    assert body.text() == "**Truly sorry 😀 Zoë**\n\n- **one**\n- **two**"
    press(body, "Ctrl+Z")
    assert body.text() == "Truly sorry 😀 Zoë\n\n- one\n- two"


def test_the_spaces_that_must_not_break_stay(page):
    type_text(page.editor.body, "X")
    calm(page)
    assert "\u00a0" in page.writing.draft.asked.body
    assert page.writing.preview.body == page.editor.body.text()


def test_paper_and_typeface_follow_at_once(page, people):
    write(page, customer_id=people["zoe"], wording="thank-you-card")
    page.editor.more_button.click()
    more = page.editor.more
    assert [more.paper.itemText(at) for at in range(more.paper.count())] == [
        "As usual",
        "Card, A6",
        "Folded card, A6",
        "Card, A5",
        "Folded card, A5",
    ]
    before = page.writing.preview.pdf
    more.typeface.set_value("handwritten")
    more.typeface.picked.emit("handwritten")
    more.large.click()
    calm(page)
    assert page.writing.draft.request.typeface == "handwritten"
    assert page.writing.draft.request.large is True
    assert page.writing.preview.pdf != before
    more.large.click()
    assert page.writing.draft.request.large is None


def test_a_reply_slip_and_paper_of_our_own(page, people):
    write(page, customer_id=people["zoe"])
    more = page.editor.more
    page.editor.more_button.click()
    shop = "The Honey Bun" if "The Honey Bun" in text_of(page.writing.preview.pdf) else ""
    more.reply_slip.click()
    calm(page)
    assert "XXX" in text_of(page.writing.preview.pdf)
    head = text_of(page.writing.preview.pdf)
    more.printed_paper.click()
    calm(page)
    assert page.writing.draft.request.letterhead is False
    assert text_of(page.writing.preview.pdf) != head
    assert shop in head


def test_what_is_usual_for_the_customer_is_ticked(page, people, services):
    services.customers.edit(people["ivy"], CustomerDraft(name="Ivy Brown", large_print=True))
    write(page, customer_id=people["ivy"])
    assert page.editor.more.large.isChecked()
    page.editor.more.large.click()
    assert page.writing.draft.request.large is False


def test_the_length_is_told(page):
    words = len(page.writing.preview.body.split())
    assert page.editor.length.text() == f"{words} words"


@pytest.mark.parametrize("wording", ["voucher", "thank-you-card", "kindly-no"])
def test_everything_has_a_name_and_can_be_hit(page, people, wording):
    write(page, customer_id=people["zoe"], wording=wording)
    page.editor.more_button.click()
    page.editor.findChild(QScrollArea).verticalScrollBar().setValue(9999)
    assert unnamed(page) == []
    assert too_small(page) == []
    assert about(page.writing.draft.request) == (people["zoe"], None, None, None)
