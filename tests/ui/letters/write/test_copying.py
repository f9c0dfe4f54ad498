"""Short texts to copy, and a card as a picture."""

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from delight.domain.errors import StorageError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import ShortText
from delight.ui.kit.work.page import LetterWish
from delight.ui.letters.write.copying import save_pictures
from tests.qt_helpers import press, press_here, too_small, unnamed, wait_for
from tests.ui.letters.helpers import calm


@pytest.fixture
def copying(page):
    return page.writing.copying


def write(page, **wish):
    page.write(LetterWish(**wish))
    calm(page)


def test_a_message_is_read_and_then_copied(page, people, copying, services):
    said = []
    page.said.connect(lambda words, _changes: said.append(words))
    case = people["cases"]["zoe"]
    write(page, case_id=case, wording="apology-card")
    press(page, "Ctrl+Shift+C")
    calm(page)
    expected = services.letters.short(LetterRequest(wording="apology", case_id=case), ShortText.MESSAGE)
    assert copying.reader.isVisible()
    assert copying.reader.words.toPlainText() == expected
    assert "Zoë" in expected
    assert unnamed(page) == []
    assert too_small(page) == []
    press_here("Return")
    assert QGuiApplication.clipboard().text() == expected
    assert copying.reader.isHidden()
    assert said == ["Copied. Paste it where you write to them."]


def test_a_public_reply_names_nobody_and_escape_copies_nothing(page, people, copying):
    QGuiApplication.clipboard().setText("before")
    write(page, case_id=people["cases"]["zoe"], wording="apology")
    copying.acts["copy_public"].trigger()
    calm(page)
    assert "Zoë" not in copying.reader.words.toPlainText()
    press_here("Escape")
    assert copying.reader.isHidden()
    assert QGuiApplication.clipboard().text() == "before"


def test_what_is_missing_is_said_in_words(page, people, copying):
    write(page, customer_id=people["zoe"], wording="voucher")
    copying.acts["copy_message"].trigger()
    calm(page)
    assert copying.reader.problem.text().startswith("Still missing: what the voucher is worth")
    assert copying.reader.copy_button.isHidden()


def test_a_wording_without_a_public_reply_says_so(page, people, copying):
    write(page, customer_id=people["zoe"], wording="birthday")
    copying.acts["copy_public"].trigger()
    calm(page)
    assert copying.reader.problem.isVisible()
    copying.reader.close_button.click()
    assert copying.reader.isHidden()


def test_a_card_is_saved_as_a_picture(page, people, copying, tmp_path):
    file = tmp_path / "card.png"
    copying.choose_picture = lambda _parent, name, then: (names.append(name), then(file))
    names, said = [], []
    page.said.connect(lambda words, _changes: said.append(words))
    write(page, customer_id=people["zoe"], wording="thank-you-card")
    press(page, "Ctrl+Shift+S")
    calm(page)
    image = QImage(str(file))
    assert (image.width(), image.height()) == pytest.approx((827, 1165), abs=2)
    assert round(image.dotsPerMeterX() * 0.0254) == 200
    assert names == ["Thank you Zoë van Dam"]
    assert said == ["Saved as card.png."]


def test_a_picture_that_cannot_be_written_is_told(page, people, copying, tmp_path):
    copying.choose_picture = lambda _parent, _name, then: then(tmp_path / "not there" / "card.png")
    write(page, customer_id=people["zoe"], wording="thank-you-card")
    copying.acts["save_picture"].trigger()
    calm(page)
    assert "could not be written" in page.banner.what.text()


def test_a_card_is_copied_as_a_picture(page, people, copying):
    write(page, customer_id=people["zoe"], wording="thank-you-card")
    copying.acts["copy_picture"].trigger()
    calm(page)
    assert QGuiApplication.clipboard().image().width() == pytest.approx(827, abs=2)


def test_only_cards_become_pictures_and_kept_letters_nothing_of_it(page, people, copying, services):
    write(page, customer_id=people["zoe"])
    assert copying.acts["copy_message"].isVisible()
    assert not copying.acts["save_picture"].isVisible()
    letter = services.letters.issue(LetterRequest(wording="apology", case_id=people["cases"]["zoe"])).record
    page.open_letter(letter)
    calm(page)
    assert not copying.acts["copy_message"].isEnabled()


def test_the_system_dialog_for_a_picture_opens_without_blocking(page, people, copying):
    write(page, customer_id=people["zoe"], wording="thank-you-card")
    copying.acts["save_picture"].trigger()
    dialog = wait_for(lambda: page.findChild(QFileDialog))
    assert dialog.isVisible()
    dialog.reject()
    calm(page)


def test_a_second_page_takes_no_other_pictures_place(qapp, tmp_path):
    page = QImage(4, 4, QImage.Format.Format_RGB32)
    (tmp_path / "card 2.png").write_bytes(b"mine")
    with pytest.raises(StorageError, match=r"file\.not_ours"):
        save_pictures((page, page), tmp_path / "card.png")
    assert (tmp_path / "card 2.png").read_bytes() == b"mine"
    assert not (tmp_path / "card.png").exists()
    save_pictures((page, page), tmp_path / "other.png")
    assert QImage(str(tmp_path / "other 2.png")).width() == 4
