"""A PDF on its way to a printer: how large its sheets are, and everything on them moved."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.letters.paper import LabelSheet, PaperSize
from delight.letters.pdf.files import joined
from delight.letters.pdf.printing import sheet_sizes, shifted, whole_sheets
from delight.letters.sheets.calibration import calibration
from delight.letters.sheets.labels import labels

MM = 72 / 25.4
PEOPLE = [("Zoë van Dam", "4 High Street", "Sandmouth"), ("שרה כהן", "Řehoř Ångström")]
LABELS = labels(PEOPLE, LabelSheet.AVERY_L7160).pdf


def marks(pdf):
    """Every page's text, and the corners of its lines in millimetres."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            found.append((text.get_text_bounded(), [[value / MM for value in box] for box in boxes]))
    return found


def test_sizes_are_told_page_by_page():
    pdf = joined([calibration(PaperSize.A4).pdf, calibration(PaperSize.LETTER).pdf])
    assert [pytest.approx(size, abs=0.1) for size in sheet_sizes(pdf)] == [(595.28, 841.89), (612, 792)]


@pytest.mark.parametrize(("right", "down"), [(2.5, 0), (0, -3), (-1.2, 4)])
def test_everything_moves_and_stays_what_it_was(right, down):
    pdf = joined([LABELS, calibration(PaperSize.A4).pdf])
    moved = shifted(pdf, right, down)
    assert sheet_sizes(moved) == sheet_sizes(pdf)
    for (text, before), (same, after) in zip(marks(pdf), marks(moved), strict=True):
        assert same == text
        wanted = [[x + (-down if axis % 2 else right) for axis, x in enumerate(box)] for box in before]
        assert after == [pytest.approx(box, abs=0.05) for box in wanted]


def test_nothing_to_move_changes_no_byte():
    assert shifted(LABELS, 0, 0) is LABELS


def test_moved_there_and_back_is_where_it_was():
    back = shifted(shifted(LABELS, 5, -7), -5, 7)
    assert marks(back)[0][1] == [pytest.approx(box, abs=0.05) for box in marks(LABELS)[0][1]]


def test_an_odd_letter_ends_on_a_blank_back():
    odd = calibration(PaperSize.A6).pdf
    whole = whole_sheets(odd)
    assert sheet_sizes(whole) == sheet_sizes(odd) * 2
    assert [text for text, _boxes in marks(whole)] == [marks(odd)[0][0], ""]
    assert whole_sheets(whole) is whole


@given(st.binary(max_size=300))
def test_what_is_no_pdf_is_refused(data):
    for look in (sheet_sizes, lambda pdf: shifted(pdf, 1, 1), whole_sheets):
        with pytest.raises(DelightError, match=r"letters\.unreadable_pdf"):
            look(data)
