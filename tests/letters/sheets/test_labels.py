import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.letters.paper import LabelSheet, Typeface
from delight.letters.sheets.labels import GRIDS, MARGIN, labels
from tests.letters.samples import MM, pages, read

SOMEBODY = ("Zoë Brontë", "14 Mill Lane", "Keighley", "BD22 8DU")
LONG = ("Dr. Maximiliane Freifrau von Wolkenstein-Trostburg", "c/o " + "Sehr Lange Straße " * 4, "12345 Ort")


def person(n):
    return (f"Zoë No{n}", "14 Mill Lane", "Keighley", "BD22 8DU")


def characters(pdf, number):
    """Yield each character of a page with its box in mm from the top left, as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    height, words = page.get_height(), page.get_textpage()
    for place in range(words.count_chars()):
        letter = words.get_text_range(place, 1)
        if letter.strip():
            x1, y1, x2, y2 = words.get_charbox(place)
            yield letter, (x1 / MM, (height - y2) / MM, x2 / MM, (height - y1) / MM)
    document.close()


def label_of(grid, box, offset=(0.0, 0.0)):
    """Return which label a character stands in, at least ``MARGIN`` inside it, or None."""
    for place in range(grid.count):
        x, y = grid.corner(place)
        x, y = x + offset[0] + MARGIN, y + offset[1] + MARGIN
        right, bottom = x + grid.label[0] - 2 * MARGIN, y + grid.label[1] - 2 * MARGIN
        if x - 0.05 <= box[0] and y - 0.05 <= box[1] and box[2] <= right + 0.05 and box[3] <= bottom + 0.05:
            return place
    return None


def words_by_label(pdf, number, grid, offset=(0.0, 0.0)):
    found = {}
    for letter, box in characters(pdf, number):
        found.setdefault(label_of(grid, box, offset), []).append(letter)
    return {place: "".join(letters) for place, letters in found.items()}


@pytest.mark.parametrize("sheet", list(LabelSheet))
def test_labels_stay_on_their_sheet(sheet):
    grid = GRIDS[sheet]
    x, y = grid.corner(grid.count - 1)
    assert 0 < grid.first[0] < 10
    assert x + grid.label[0] <= grid.sheet[0]
    assert y + grid.label[1] <= grid.sheet[1]
    assert grid.step[0] >= grid.label[0]
    assert grid.step[1] >= grid.label[1]


@pytest.mark.parametrize("sheet", list(LabelSheet))
def test_each_text_stands_inside_its_label(sheet):
    grid = GRIDS[sheet]
    start = grid.count - 1
    people = [person(n) for n in range(grid.count + 3)]
    rendered = labels(people, sheet, start=start)
    assert rendered.pages == 3
    seen = {}
    for number in range(rendered.pages):
        for place, text in words_by_label(rendered.pdf, number, grid).items():
            assert place is not None, text
            seen[number * grid.count + place] = text
    assert seen == {start - 1 + n: "".join(person(n)).replace(" ", "") for n in range(len(people))}


@pytest.mark.parametrize("sheet", list(LabelSheet))
@pytest.mark.parametrize("place", ["first", "last"])
def test_long_lines_shrink_and_fold_inside_the_label(sheet, place):
    grid = GRIDS[sheet]
    start = 1 if place == "first" else grid.count
    rendered = labels([LONG], sheet, start=start, typeface=Typeface.SERIF)
    assert words_by_label(rendered.pdf, 0, grid) == {start - 1: "".join("".join(LONG).split())}


def test_a_sheet_looks_even_though_some_addresses_are_longer():
    three, four = ("Ada", "1 Mill Lane", "Keighley"), ("Ben", "2 Mill Lane", "Keighley", "BD22 8DU")
    long = ("Cleo", "c/o Dora", "Flat 3", "House B", "4 Mill Lane", "Keighley", "BD22 8DU")
    heights = {}
    for people in ([three] * 6, [three] * 4 + [four] * 2, [three] * 7 + [four] * 2 + [long]):
        pdf = labels(people, LabelSheet.AVERY_5160).pdf
        tall = [bottom - top for letter, (_, top, _, bottom) in characters(pdf, 0) if letter in "ABC"]
        heights[len(people)] = [round(height, 1) for height in tall]
    assert len({*heights[6]}) == 1
    assert len({*heights[10][:9]}) == 1
    assert heights[10][-1] < heights[10][0]


@pytest.mark.parametrize("sheet", list(LabelSheet))
def test_an_offset_moves_everything(sheet):
    grid, offset = GRIDS[sheet], (-1.5, 2.25)
    found = words_by_label(labels([SOMEBODY] * 4, sheet, offset=offset).pdf, 0, grid, offset)
    assert sorted(found) == [0, 1, 2, 3]


@given(st.sampled_from(list(LabelSheet)), st.integers(1, 10), st.integers(1, 45), st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_any_start_and_any_number_of_lines(sheet, start, count, lines):
    grid = GRIDS[sheet]
    people = [tuple(f"L{line}n{n}" for line in range(lines)) for n in range(count)]
    rendered = labels(people, sheet, start=start)
    assert rendered.pages == -(-(count + start - 1) // grid.count)
    places = [
        number * grid.count + place
        for number in range(rendered.pages)
        for place in sorted(words_by_label(rendered.pdf, number, grid))
    ]
    assert places == [start - 1 + n for n in range(count)]


def test_what_fits_no_label_is_named():
    with pytest.raises(DelightError) as caught:
        labels([SOMEBODY, ("Ada", *("line",) * 30)], LabelSheet.AVERY_5160)
    assert caught.value.code == "letters.label_too_long"
    assert caught.value.details["name"] == "Ada"
    assert caught.value.details["lines"] == 31 > caught.value.details["room"] >= 7


@pytest.mark.parametrize("start", [0, -1, 31])
def test_a_start_beyond_the_sheet_is_refused(start):
    with pytest.raises(DelightError) as caught:
        labels([SOMEBODY], LabelSheet.AVERY_5160, start=start)
    assert caught.value.details == {"start": start, "last": 30}


def test_characters_no_face_has_are_named_and_nobody_is_an_error():
    with pytest.raises(DelightError, match=r"letters\.characters"):
        labels([("\ue000",)], LabelSheet.AVERY_5160)
    with pytest.raises(DelightError, match=r"letters\.none"):
        labels([], LabelSheet.AVERY_5160)


def test_equal_people_give_equal_bytes():
    assert labels([SOMEBODY], LabelSheet.AVERY_L7160).pdf == labels([SOMEBODY], LabelSheet.AVERY_L7160).pdf
    assert "Zoë Brontë" in read(labels([SOMEBODY], LabelSheet.AVERY_L7160).pdf)
    assert len(list(pages(labels([()], LabelSheet.AVERY_L7160).pdf))) == 1
