"""Squares for scanners, read back by a reader of another make."""

from datetime import date
from itertools import pairwise

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.codes import CodeKind, new_code
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Page
from delight.letters.sheets import qr
from tests.letters.scanning import picture, poor, scanned

SHOP = "7f2b-shop"


def drawn(code, dots=9):
    document = Document(title="", author="", language="en", day=date(2026, 6, 17))
    side = qr.side(dots)
    document.add(Page(side, side, [qr.square(code, 0, 0, dots)]))
    return document.bytes()


@given(st.builds(new_code, st.sampled_from([CodeKind.VOUCHER, CodeKind.STAMP_CARD]), st.uuids().map(str)))
def test_every_code_is_read_back(code):
    assert scanned(picture(drawn(code), 300)) == [code]


def test_a_poor_picture_of_it_is_read_too():
    code = new_code(CodeKind.VOUCHER, SHOP)
    assert scanned(poor(picture(drawn(code), 120))) == [code]


def test_nearly_a_third_of_it_may_be_lost():
    (found,) = zxingcpp.read_barcodes(picture(drawn("VK72NPXR4"), 300))
    assert found.ec_level == "H"


def test_a_coffee_stain_does_no_harm():
    page = picture(drawn("VK72NPXR4", 12), 300)
    side = page.width // qr.WHOLE
    page.paste(
        0, (page.width // 2, page.height // 2, page.width // 2 + 4 * side, page.height // 2 + 4 * side)
    )
    assert scanned(page) == ["VK72NPXR4"]


@pytest.mark.parametrize("dots", [9, 10, 12, 14])
def test_it_is_black_on_white_with_four_white_modules_around(dots):
    page = picture(drawn("VK72NPXR4", dots), 300)
    dark = page.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert dark == pytest.approx((4 * dots, 4 * dots, 25 * dots, 25 * dots), abs=1)
    assert page.getpixel((4 * dots + 2, 4 * dots + 2)) == 0


def test_its_runs_do_not_overlap_and_leave_no_seam():
    rows = {}
    for outline in qr.square("VK72NPXR4", 0, 0, 10).outlines:
        rows.setdefault(outline[0][1], []).append((outline[0][0], outline[1][0]))
        assert outline[2][1] - outline[0][1] == pytest.approx(10 * qr.DOT)
    assert len(rows) == qr.MODULES
    assert all(a[1] < b[0] for row in rows.values() for a, b in pairwise(sorted(row)))
