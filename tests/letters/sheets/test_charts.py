"""Charts on paper, read back and looked at by another reader."""

from __future__ import annotations

from collections import Counter
from datetime import date
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image, ImageStat

from delight.domain.charts.picture import picture
from delight.domain.charts.shapes import Role
from delight.domain.charts.svg import svg
from delight.domain.charts.words import ChartWords
from delight.domain.errors import DelightError
from delight.domain.insight.chapter import Chart, ChartKind
from delight.domain.insight.period import Period
from delight.domain.insight.values import Unit
from delight.domain.letters.paper import Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Box, Item, Page, Shape, Text, colour
from delight.letters.sheets.charts import ChartStyle, chart_height, chart_items, drawing_items
from delight.letters.type.fonts import Cut
from tests.domain.charts.made import chart, lettering, mark, months, words
from tests.domain.insight.plainly import plain
from tests.letters.sheets.insight_reports import read, shop, squeezed

STYLE = ChartStyle(
    cut=Cut(typeface=Typeface.SANS),
    accent=colour("#0F6E6E"),
    days=Period(date(2025, 7, 15), date(2026, 6, 30)),
)
LOST = "\U000137a3"
"""A hieroglyph that no face has."""
LATE = mark("Too late", 0.6, low=0.4, high=0.8, usual=0.5, n=20)


def made_of(kind: ChartKind) -> Chart:
    if kind in (ChartKind.LINE, ChartKind.MONTHS):
        return chart(kind, Unit.SHARE, months([0.5, 0.7, None, 0.2], spread=0.1), joined=True)
    unit = Unit.COUNT if kind in (ChartKind.ICEBERG, ChartKind.SPLIT) else Unit.SHARE
    return chart(kind, unit, [LATE, mark("Bill", 0.2, n=3, quiet=True)])


def printed(made: Chart, style: ChartStyle = STYLE):
    page = Page(400, 300, chart_items(words(made), 50, 40, 300, style))
    document = Document(title="Charts", author="The Honey Bun", language="en", day=date(2026, 3, 11))
    document.add(page)
    return pypdfium2.PdfDocument(document.bytes())[0]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_its_words_read_back(kind):
    told = printed(made_of(kind)).get_textpage().get_text_range()
    names = ("Jul", "2025") if kind in (ChartKind.LINE, ChartKind.MONTHS) else ("Too late", "Bill")
    for name in names:
        assert name in told


def _grey(made: Chart) -> Image.Image:
    return printed(made).render(scale=2, grayscale=True).to_pil()


@pytest.mark.parametrize("kind", list(ChartKind))
def test_it_stays_in_its_place_and_shows_in_grey(kind):
    image = _grey(made_of(kind))
    place = (96, 76, 704, int(2 * (40 + chart_height(words(made_of(kind)), 300, STYLE))) + 4)
    assert image.crop(place).getextrema()[0] < 140
    image.paste(255, place)
    assert image.getextrema()[0] > 250, "nothing is drawn beside it"


def test_what_is_counted_what_may_be_and_what_is_too_few_differ_in_grey():
    marks = [mark("a", 5), mark("b", 5), mark("c", 5), mark("d", 5, quiet=True)]
    image = _grey(chart(ChartKind.SPLIT, Unit.COUNT, marks))
    parts = [image.crop((108 + 150 * part, 84, 230 + 150 * part, 104)) for part in range(4)]
    counted, may_be, *others = map(ImageStat.Stat, parts)
    assert counted.mean[0] < 110
    assert 170 < may_be.mean[0] < 225
    assert max(counted.stddev[0], may_be.stddev[0]) < 5
    assert min(one.stddev[0] for one in others) > 20, "the others are hatched"


def test_a_light_colour_of_a_shop_is_darkened_until_it_can_be_read():
    style = ChartStyle(cut=Cut(typeface=Typeface.SANS), accent=(1.0, 0.95, 0.2))
    bar = next(one for one in chart_items(words(made_of(ChartKind.BARS)), 0, 0, 300, style)
               if isinstance(one, Box) and one.fill and one.fill[2] < 0.5)  # fmt: skip
    assert max(bar.fill) < 0.6


def test_a_hatch_is_one_item():
    made = chart(ChartKind.BARS, Unit.SHARE, [mark("a", 0.9, n=2, quiet=True)])
    hatches = [one for one in chart_items(words(made), 0, 0, 300, STYLE) if isinstance(one, Shape)]
    assert [len(one.outlines) > 20 for one in hatches] == [True]


def test_letters_that_no_face_has_are_refused_as_in_letters():
    made = chart(ChartKind.BARS, Unit.COUNT, [mark(LOST, 3)])
    with pytest.raises(DelightError) as problem:
        chart_items(words(made), 0, 0, 300, STYLE)
    assert problem.value.code == "letters.characters"


def test_a_given_height_is_kept():
    items = chart_items(words(made_of(ChartKind.LINE)), 0, 0, 300, STYLE, height=90)
    assert max(one.y for one in items if isinstance(one, Text)) <= 90


@pytest.mark.parametrize("shop_of", ["1", "5", "12"])
def test_the_words_on_paper_are_those_of_the_drawing(shop_of):
    """Every chart of every chapter: one layout, whose words paper and SVG set without changing any."""
    teller = plain()
    for chapter in shop(shop_of).chapters:
        for made in chapter.charts:
            told = ChartWords(teller, chapter.topic, made)
            whole = picture(told, "Bell & Bean", letters=lettering(), title=lettering(16), days=STYLE.days)
            root = ElementTree.fromstring(svg(whole, dict.fromkeys(Role, "#000000"), family="Sans"))
            shown = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
            items = drawing_items(whole.drawing, 0, 0, STYLE)
            around = sum(map(len, (whole.title, whole.below)))
            inner = shown[len(whole.title) : len(shown) - len(whole.below)]
            assert len(inner) == len(shown) - around == sum(isinstance(one, Text) for one in items)
            assert Counter(squeezed("".join(inner))) == Counter(_read(items)), (chapter.topic, made.code)


def _read(items: list[Item]) -> str:
    document = Document(title="Charts", author="The Honey Bun", language="en", day=date(2026, 3, 11))
    document.add(Page(1_000, 1_000, items))
    (told,) = read(document.bytes())
    return told
