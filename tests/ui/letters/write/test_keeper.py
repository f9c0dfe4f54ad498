"""Letters being written outlive the window."""

import json

import pytest

from delight.domain.guards.writing import LetterRequest
from delight.ui.letters.page import LettersPage
from delight.ui.letters.write.draft import LetterDraft
from delight.ui.letters.write.keeper import file_in, find, write
from tests.qt_helpers import type_text, wait_for
from tests.ui.letters.helpers import calm


def test_drafts_come_back_as_they_were(services):
    drafts = [
        LetterDraft(request=LetterRequest(wording="apology", case_id=7, personal="Zoë!")).with_body(
            "Śorry\n\n*"
        ),
        LetterDraft(request=LetterRequest(wording="thank-you", customer_id=3)).closing(("remark", "late")),
        LetterDraft(request=LetterRequest(wording="apology", case_id=2, owed=True, promise_id=5)),
        LetterDraft(
            request=LetterRequest(
                wording="voucher",
                customer_id=4,
                told=(("worth", "£10"), ("until", "2026-12-31")),
                large=True,
                reply_slip=True,
                letterhead=False,
            )
        ),
    ]
    write(services, drafts)
    assert find(services).drafts == drafts
    write(services, [])
    assert find(services).drafts == []
    assert not file_in(services.place).exists()


@pytest.mark.parametrize(
    "stored",
    [
        {},
        [1],
        [{"request": {"wording": "apology"}, "bodies": {}}],
        [{"request": 3, "bodies": {}}],
        [{"request": {"wording": 3}, "bodies": {"apology": 3}}],
        [{"request": {"wording": "voucher", "told": [["worth", 3]]}, "bodies": {}}],
        [{"request": {"wording": "voucher", "reply_slip": 1}, "bodies": {}}],
        [{"request": {"wording": "voucher", "large": "yes"}, "bodies": {}}],
        [{"request": {}, "bodies": {}}],
    ],
)
def test_what_is_no_draft_is_left_out(services, stored):
    file_in(services.place).parent.mkdir(parents=True)
    file_in(services.place).write_text(json.dumps(stored))
    assert find(services).drafts == []


def test_a_letter_half_written_is_there_after_the_window_is_gone(page, tools, qtbot, place):
    type_text(page.editor.body, "Half a thought. ")
    calm(page)
    wait_for(lambda: file_in(place).exists())
    page.close()
    later = LettersPage(tools)
    qtbot.addWidget(later)
    later.show()
    calm(later)
    assert later.editor.body.toPlainText().startswith("Half a thought. ")
    assert not later.editor.restore.isHidden()
