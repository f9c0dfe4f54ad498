"""The yearly booklet, read back by another reader."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from delight.domain.errors import DelightError
from delight.domain.insight.booklet import Extent, foremost
from delight.domain.insight.chapter import Topic
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Typeface
from delight.domain.letters.paper import Picture as Logo
from delight.letters.pdf.page import Box, Page, Picture, Rule, Text
from delight.letters.sheets.insight_booklet import booklet
from tests.domain.insight.plainly import plain
from tests.letters import boxes
from tests.letters.samples import MM
from tests.letters.sheets import insight_reports as made

SHOPS = ["0", "1", "2", "3", "12", "huge"]
WAYS = [False, True]
EDGE = 10 * MM


pages_of, inside = made.pages_of, made.inside


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", SHOPS)
def test_every_sentence_of_the_report_is_in_it(shop, folded):
    told = inside(*pages_of(made.shop(shop), folded=folded))
    for sentence in made.sentences(made.shop(shop), plain()):
        assert made.squeezed(sentence) in told, sentence


@pytest.mark.parametrize("folded", WAYS)
def test_it_reads_back_page_by_page(folded):
    report = made.shop("12")
    pages = pages_of(report, folded=folded)[1]
    rendered = booklet(report, plain(), made.on_paper(), folded=folded, extent=Extent.FULL)
    back = made.read(rendered.pdf)
    assert len(back) == rendered.pages == (len(pages) // 2 if folded else len(pages))
    wanted = [made.squeezed(said) for page in pages for said, _box in boxes.texts(page)]
    assert [said for said in wanted if said not in "".join(back)] == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("shop", ["0", "3", "12", "huge"])
def test_nothing_leaves_a_page_or_lies_over_another(shop, paper, folded, language):
    for number, page in enumerate(
        pages_of(made.shop(shop), folded=folded, language=language, paper=paper)[1], 1
    ):
        assert not list(boxes.outside(page, EDGE)), number
        assert not boxes.touching(page), number
        for item in page.items:
            if isinstance(item, Rule):
                assert EDGE < min(item.x1, item.x2) <= max(item.x1, item.x2) < page.width - EDGE
            if isinstance(item, Box):
                assert EDGE < item.x <= item.x + item.width < page.width - EDGE


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", SHOPS)
def test_no_heading_stands_at_the_foot_of_a_page(shop, folded):
    looks, pages = pages_of(made.shop(shop), folded=folded)
    foot = looks.top + looks.room + 1
    for page in pages[1:-1]:
        if inside(looks, [page]) == "Notes":  # lines to write on follow
            continue
        texts = [item for item in page.items if isinstance(item, Text) and item.y < foot]
        last = max(texts, key=lambda item: item.y + (len(item.lines) - 1) * item.leading, default=None)
        assert last is None or last.cut not in (looks.bold, looks.display) or _is_table(page, last)


def _is_table(page: Page, last: Text) -> bool:
    """Whether a line is not alone: a number beside words, or a part of a chart."""
    return any(
        isinstance(item, Text) and item is not last and abs(item.y - last.y) < 30 for item in page.items
    )


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("shop", ["0", "12", "huge"])
def test_the_front_says_whose_it_is_of_which_days_and_what_matters_most(shop, folded):
    report = made.shop(shop)
    looks, (cover, *_rest) = pages_of(report, folded=folded)
    told = inside(looks, [cover])
    assert told.startswith("Thestateofourservice")
    assert "1July2025–30June2026" in told
    assert told.endswith("TheHoneyBun")
    for chapter in foremost(report)[:2]:  # there is room for two, however long the names in them
        assert made.squeezed(plain().text(chapter.topic, "question")) in told
        assert made.squeezed(plain().sentence(chapter.topic, chapter.said[0])) in told


@pytest.mark.parametrize("extent", list(Extent))
def test_folded_and_leafed_through_the_numbers_of_the_pages_count_up(extent):
    """Read the file back: lay the halves of its sides in the order in which hands turn them."""
    pdf = booklet(made.shop("12"), plain(), made.on_paper(), folded=True, extent=extent).pdf
    document = pypdfium2.PdfDocument(pdf)
    halves: dict[int, int | None] = {}
    sides = len(document)
    for number, side in enumerate(document):
        width, _height = side.get_size()
        words = side.get_textpage()
        for half, left in enumerate((0, width / 2)):
            foot = words.get_text_bounded(left=left, right=left + width / 2, top=45, bottom=0).split()
            numbers = [int(foot[place]) for place in (0, -1) if foot and foot[place].isdigit()]
            place = number if (number % 2 == 0) == bool(half) else 2 * sides - 1 - number
            halves[place] = (numbers[-1] if half else numbers[0]) if numbers else None
    found = [halves[place] for place in range(2 * sides)]
    assert found == [None, *range(2, 2 * sides), None]


@pytest.mark.parametrize("shop", SHOPS)
def test_one_to_be_folded_has_a_multiple_of_four_pages_with_the_thanks_on_its_back(shop):
    looks, pages = pages_of(made.shop(shop), folded=True)
    assert len(pages) % 4 == 0
    assert "Thankyou" in inside(looks, pages[-1:])
    assert "Thestateofourservice" in inside(looks, pages[:1])
    rendered = booklet(made.shop(shop), plain(), made.on_paper(), folded=True)
    first = made.read(rendered.pdf)[0]
    assert first.index("Thankyou") < first.index("Thestateofourservice")


@pytest.mark.parametrize(
    ("paper", "folded", "size"),
    [
        (PaperSize.A4, False, (210, 297)),
        (PaperSize.A4, True, (297, 210)),
        (PaperSize.LETTER, False, (215.9, 279.4)),
        (PaperSize.LETTER, True, (279.4, 215.9)),
        (PaperSize.A5, False, (210, 297)),
    ],
)
def test_pages_are_as_large_as_the_paper(paper, folded, size):
    rendered = booklet(made.shop("3"), plain(), made.on_paper(paper=paper), folded=folded)
    for page in pypdfium2.PdfDocument(rendered.pdf):
        assert [round(side / MM, 1) for side in page.get_size()] == list(size)


def test_the_contents_name_the_page_on_which_each_chapter_begins():
    looks, pages = pages_of(made.shop("12"))
    for title in (
        "At a glance",
        plain().title(Topic.RECOGNITION),
        plain().title(Topic.CAUSES),
        "How it is counted",
    ):
        entries = [(made.squeezed(said), round(box[1])) for said, box in boxes.texts(pages[1])]
        line = next(y for said, y in entries if said == made.squeezed(title))
        number = next(int(said) for said, y in entries if y == line and said.isdigit())
        heads = [
            item for item in pages[number - 1].items if isinstance(item, Text) and item.cut == looks.display
        ]
        assert made.squeezed(title) in {
            "".join(word.text for word in item.words).replace(" ", "") for item in heads
        }


def test_pages_are_numbered_and_say_whose_they_are():
    looks, pages = pages_of(made.shop("3"))
    foot = looks.top + looks.room
    for number, page in enumerate(pages[1:-1], 2):
        told = [said for said, (_left, top, *_rest) in boxes.texts(page) if top > foot]
        assert str(number) in told
        assert any(said.startswith("TheHoneyBun") for said in told)


@pytest.mark.parametrize("folded", WAYS)
def test_however_long_the_name_the_foot_tells_all_the_days(folded):
    sender = Sender(name="The Honey Bun and Everything Else That One Could Wish For")
    looks, pages = pages_of(made.shop("3"), folded=folded, language="de", sender=sender)
    foot = looks.top + looks.room
    told = [said for said, (_left, top, *_rest) in boxes.texts(pages[3]) if top > foot]
    assert any(said.endswith("1July2025–30June2026") for said in told)


def test_what_was_changed_is_told_with_what_came_of_it():
    told = inside(*pages_of(made.shop("huge")))
    assert "Whatwechanged" in told
    assert all(f"Changed{n}:" in told for n in range(1, 30, 2))


def test_a_long_table_shows_its_first_rows_and_says_so():
    assert "30rows;thetableasCSVhasallofthem." in inside(*pages_of(made.shop("huge")))


def test_of_a_year_a_table_shows_every_month():
    report = made.shop("12")
    chapter = next(one for one in report.chapters if one.topic is Topic.RECOGNITION)
    months = next(one for one in chapter.tables if one.code == "months")
    only = replace(chapter, charts=(), tables=(months,))
    told = inside(*pages_of(replace(report, chapters=(only,)), folded=True))
    assert all(made.squeezed(plain().cell(row.cells[0])) in told for row in months.rows)
    assert "rows;" not in told


@pytest.mark.parametrize("folded", WAYS)
@pytest.mark.parametrize("size", [(1_200, 200), (300, 900), (40, 40)])
def test_a_logo_of_any_shape_stands_on_the_cover_above_the_words(size, folded):
    data = io.BytesIO()
    Image.new("RGB", size, (0, 90, 90)).save(data, "PNG")
    logo = Logo(data=data.getvalue(), width=size[0], height=size[1])
    _looks, (cover, *_rest) = pages_of(made.shop("0"), folded=folded, sender=replace(made.SENDER, logo=logo))
    (drawn,) = (item for item in cover.items if isinstance(item, Picture))
    assert EDGE < drawn.x < drawn.x + drawn.width < cover.width - EDGE
    assert drawn.width / drawn.height == pytest.approx(size[0] / size[1])
    assert EDGE < drawn.y < drawn.y + drawn.height < min(box[1] for _said, box in boxes.texts(cover))


@pytest.mark.parametrize("face", list(Typeface))
def test_a_name_in_another_script_and_any_face_read_back(face):
    sender = Sender(name="Καφενείο Zoë & 喫茶店")
    pdf = booklet(made.shop("3"), plain(), made.on_paper(sender=sender, typeface=face), folded=False).pdf
    assert "Καφενείο" in "".join(made.read(pdf))


def test_a_character_that_no_face_has_is_named():
    sender = replace(made.SENDER, name="\U000137a3")
    with pytest.raises(DelightError) as caught:
        booklet(made.shop("3"), plain(), made.on_paper(sender=sender), folded=False)
    assert caught.value.code == "letters.characters"


def test_the_same_report_gives_the_same_bytes():
    one, other = (booklet(made.shop("3"), plain(), made.on_paper(), folded=True).pdf for _ in range(2))
    assert one == other
