"""The booklet to be read: what it tells, what it leaves out, and that each chapter is of one piece."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from delight.domain.insight.booklet import Extent, not_for_all, without
from delight.domain.insight.cards import CardWords, card_words
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Mark, Row, Said, Table, Topic
from delight.domain.insight.values import Month, Number, Own, Unit
from delight.domain.letters.paper import PaperSize
from delight.letters.pdf.page import Text
from delight.letters.sheets.insight_parts import Parts
from delight.letters.sheets.insight_short import ShortChapters, _first_marks, telling_table
from tests.domain.insight.plainly import plain
from tests.letters import boxes
from tests.letters.samples import MM
from tests.letters.sheets import insight_reports as made

SHOPS = ["0", "1", "2", "3", "12", "huge"]
WAYS = [False, True]
HALF = 0.5


def pages_of(shop: str, **given):
    return made.pages_of(made.shop(shop), extent=Extent.SHORT, **given)


def chapters_of(shop: str, *, folded: bool):
    looks = made.pages_of(made.shop("0"), extent=Extent.SHORT, folded=folded)[0]
    report = made.shop(shop)
    return looks, report, ShortChapters(Parts(looks, plain(), report.period), report)


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", SHOPS)
def test_each_chapter_has_its_question_its_figure_and_its_first_sentence(shop, folded):
    report, told = made.shop(shop), made.inside(*pages_of(shop, folded=folded))
    for chapter in report.chapters:
        words = plain().sentence(chapter.topic, chapter.said[0])
        assert made.squeezed(words) in told, words
        if chapter.enough:
            assert made.squeezed(plain().text(chapter.topic, "question")) in told
            assert made.squeezed(card_words(plain(), chapter, report.against).big) in told


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", SHOPS)
def test_what_is_counted_and_what_apart_is_said_at_the_end_of_all_that_tells_something(shop, folded):
    report, told = made.shop(shop), made.inside(*pages_of(shop, folded=folded))
    tells = any(chapter.enough for chapter in report.chapters)
    for chapter in report.chapters:
        if not tells or not (chapter.enough or chapter.figure or chapter.apart):
            continue
        for one in (*chapter.definition[:1], *(chapter.apart if chapter.definition else ())):
            assert made.squeezed(plain().sentence(chapter.topic, one)) in told


@pytest.mark.parametrize("language", ["en", "de"])
def test_of_a_shop_without_cases_it_is_one_page_and_a_single_sheet_where_it_is_folded(language):
    (cover, page, back) = pages_of("0", language=language)[1]
    assert cover.items
    assert page.items
    assert back.items
    assert len(pages_of("0", language=language, folded=True)[1]) == 4


@pytest.mark.parametrize("shop", ["1", "2", "3"])
def test_of_few_complaints_it_needs_no_contents_and_no_page_is_nearly_empty(shop):
    report = made.shop(shop)
    looks, pages = made.pages_of(without(report, not_for_all(report)), extent=Extent.SHORT)
    assert "Whatisinhere" not in made.inside(looks, pages)
    assert len(pages) <= 6
    for page in pages[1:-1]:
        ends = [item.y for item in page.items if isinstance(item, Text) and item.y < looks.top + looks.room]
        assert max(ends) > looks.top + looks.room * 0.35


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", SHOPS)
def test_how_to_read_it_is_told_once_where_anything_is_drawn(shop, folded):
    report, told = made.shop(shop), made.inside(*pages_of(shop, folded=folded))
    assert told.count("Howtoreadit") == any(chapter.enough for chapter in report.chapters)


@pytest.mark.parametrize("folded", WAYS)
def test_it_is_short(folded):
    short, full = (
        len(made.pages_of(made.shop("huge"), folded=folded, extent=extent)[1]) for extent in Extent
    )
    assert short <= full * (0.7 if folded else 0.6)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("shop", ["0", "3", "12", "huge"])
def test_nothing_leaves_a_page_or_lies_over_another(shop, paper, folded, language):
    for number, page in enumerate(pages_of(shop, folded=folded, language=language, paper=paper)[1], 1):
        assert not list(boxes.outside(page, 10 * MM)), number
        assert not boxes.touching(page), number


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_of_a_usual_shop_a_chapter_is_half_a_large_page_or_a_small_one(paper):
    for folded in WAYS:
        looks, report, chapters = chapters_of("12", folded=folded)
        for chapter in report.chapters:
            pieces = list(chapters.chapter(chapter))
            high = sum(piece.gap + piece.height for piece in pieces) - pieces[0].gap
            assert high <= looks.room * (1 if folded else HALF), chapter.topic


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", SHOPS)
def test_no_title_stands_at_the_foot_of_a_page(shop, folded):
    looks, pages = pages_of(shop, folded=folded)
    foot = looks.top + looks.room
    for page in pages[1:-1]:
        texts = [item for item in page.items if isinstance(item, Text)]
        last = max((item.y for item in texts if item.y < foot and item.cut != looks.display), default=foot)
        titles = [item.y for item in texts if item.cut == looks.display and item.lines[0].words]
        if made.inside(looks, [page]) not in {"Notes", "Notizen"}:
            assert all(y < last for y in titles)


def mark(name: str) -> Mark:
    return Mark(label=Own(name), value=3.0)


@pytest.mark.parametrize(
    ("kind", "many", "shown"),
    [
        (ChartKind.BARS, 12, 6), (ChartKind.BARS, 7, 7), (ChartKind.DOTS, 9, 6), (ChartKind.MONTHS, 24, 24),
        (ChartKind.LINE, 24, 24), (ChartKind.SPLIT, 9, 9), (ChartKind.ICEBERG, 12, 5),
        (ChartKind.ICEBERG, 6, 6),
    ],
)  # fmt: skip
def test_many_bars_are_cut_but_never_a_week_a_year_or_a_whole(kind, many, shown):
    chart = Chart(code="one", kind=kind, unit=Unit.COUNT, marks=tuple(mark(str(n)) for n in range(many)))
    found = _first_marks(chart, 6)
    assert found.marks == chart.marks[:shown]


def table(code: str, columns: int = 2, first=None) -> Table:
    row = Row(cells=(first or Own("one"), *[Number(1)] * (columns - 1)))
    return Table(code=code, columns=("one",) * columns, rows=(row,))


def chapter(*tables: Table) -> Chapter:
    return Chapter(topic=Topic.CAUSES, figure=None, said=(Said(code="one"),), tables=tables)


def test_the_table_that_tells_most_is_of_something_else_than_the_chart():
    chart = Chart(code="shown", kind=ChartKind.BARS, unit=Unit.COUNT, marks=(mark("one"),))
    own, other, wide = table("shown"), table("other"), table("wide", 6)
    months, changes = table("months", first=Month(date(2026, 3, 1))), table("changes")
    empty = replace(table("empty"), rows=())
    assert telling_table(chapter(own, empty, months, changes, wide, other), chart) is other
    assert telling_table(chapter(own, months, changes, wide), chart) is own
    assert telling_table(chapter(months, wide, own), None) is own
    assert telling_table(chapter(months, wide, changes, empty), chart) is None
    nothing = replace(other, rows=(Row(cells=(Own("one"), Number(0))),))
    assert telling_table(chapter(nothing), None) is None


@pytest.mark.parametrize("what", ["je Beschwerde im Schnitt", "sur cent : ceux qui nous recommanderaient"])
@pytest.mark.parametrize("big", ["3", "18,84 £", "9.951,66 £"])
def test_what_a_number_is_stands_below_it_where_a_word_would_be_broken_beside_it(big, what):
    looks = made.pages_of(made.shop("0"), extent=Extent.SHORT)[0]
    parts = Parts(replace(looks, width=looks.measure * 0.41 + 2 * looks.left), plain(), made.shop("0").period)
    (piece,) = parts.figure(CardWords(big=big, what=what, usual="", between="", verdict="", sentence=""))
    number, *told = (item for item in piece.draw(0.0, 0.0) if isinstance(item, Text))
    words = [word.text for item in told for line in item.lines for word in line.words]
    assert [word for word in words if word.strip()] == what.split()
    below = told[0].x == 0.0
    assert all(item.y - item.size > number.y if below else item.x > number.lines[0].width for item in told)
