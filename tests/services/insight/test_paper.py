"""Reports on paper: in the shop's language, on its paper, with what whoever asks may see."""

from __future__ import annotations

import ctypes
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as raw
import pytest

from delight.domain.insight.chapter import Topic
from delight.domain.letters.paper import PaperSize
from delight.domain.shop import ShopDraft
from tests import factories

MM = 72 / 25.4


@pytest.fixture
def report(services):
    for number in range(3):
        factories.case(services, what=f"The soup was cold {number}")
    return services.insight.report()


def changed(services, **given):
    services.shop.edit(ShopDraft(name="The Honey Bun", country="GB", **given))


def text_of(made):
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.pdf))


def sizes(made):
    return {
        tuple(round(side / MM, 1) for side in page.get_size()) for page in pypdfium2.PdfDocument(made.pdf)
    }


def test_it_is_the_shop_s_own(services, report):
    made = services.insight_paper.page(report)
    told = text_of(made)
    assert made.pages == 1
    assert "The Honey Bun" in told
    assert "3 cases" in told
    assert sizes(made) == {(210.0, 297.0)}


def test_it_is_on_letter_and_on_half_of_it_where_the_shop_has_that(services, report):
    changed(services, paper=PaperSize.LETTER)
    assert sizes(services.insight_paper.page(report)) == {(215.9, 279.4)}
    assert sizes(services.insight_paper.booklet(report)) == {(215.9, 279.4)}
    assert sizes(services.insight_paper.booklet(report, imposed=True)) == {(279.4, 215.9)}


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Wie es um unseren Service steht"), ("xh", "The state of our")]
)
def test_it_is_in_the_shop_s_language_or_in_english(services, report, language, title):
    changed(services, language=language)
    assert title in " ".join(text_of(services.insight_paper.booklet(report)).split())


@pytest.mark.parametrize(
    ("language", "spoken", "title"),
    [("de", "de", "Wie es um unseren Service steht"), ("pl", "en-GB", "The state of our service")],
)
def test_a_file_says_whose_it_is_what_it_is_and_in_which_language(services, report, language, spoken, title):
    changed(services, language=language)
    paper = services.insight_paper
    for made in (paper.page(report), paper.booklet(report), paper.booklet(report, imposed=True)):
        assert about(made) == (f"The Honey Bun: {title}", "The Honey Bun", spoken)


def test_the_staff_room_s_file_says_of_which_month_it_is(services):
    made = services.team.paper(services.team.draft(services.context.today()))
    assert about(made)[0] == "The Honey Bun: What we did well, March 2026"


def about(made):
    """Return title, author and language of a file, as another reader finds them."""
    document = pypdfium2.PdfDocument(made.pdf)
    told = document.get_metadata_dict()
    room = ctypes.create_string_buffer(64)
    size = raw.FPDFCatalog_GetLanguage(document, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), 64)
    return told["Title"], told["Author"], room.raw[: size - 2].decode("utf-16-le")


def test_a_chapter_that_the_report_lacks_is_not_on_paper(services, report):
    title = services.insight.teller().title(Topic.REVENUE)
    fewer = replace(report, chapters=tuple(one for one in report.chapters if one.topic is not Topic.REVENUE))
    assert title in services.insight_paper.page(report).text
    assert title not in services.insight_paper.page(fewer).text
