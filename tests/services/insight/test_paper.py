"""Reports on paper: in the shop's language, on its paper, with what whoever asks may see."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
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


def test_a_chapter_that_the_report_lacks_is_not_on_paper(services, report):
    title = services.insight.teller().title(Topic.REVENUE)
    fewer = replace(report, chapters=tuple(one for one in report.chapters if one.topic is not Topic.REVENUE))
    assert title in services.insight_paper.page(report).text
    assert title not in services.insight_paper.page(fewer).text
