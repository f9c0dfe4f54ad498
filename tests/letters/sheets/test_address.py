import contextlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Envelope, LetterStyle, PaperSize, Typeface
from delight.letters.pdf.page import Rule
from delight.letters.render import render
from delight.letters.sheets.address import address, fold_marks, return_line
from delight.letters.sheets.paper import INCH, MM, SHEETS, WINDOWS
from delight.letters.words.compose import compose
from delight.letters.words.names import address_lines
from tests.letters.samples import FULL, RECIPIENT, SENDER, boxes, wording

LINES = ("Flat 7, The Old Granary", "14 Mill Lane", "Yard", "Haworth", "Keighley", "BD22 8DU")


def letter(envelope, address_lines, paper=PaperSize.A4, typeface=Typeface.SERIF):
    facts = replace(FULL, recipient=replace(RECIPIENT, address=tuple(address_lines)))
    style = LetterStyle(envelope=envelope, paper=paper, typeface=typeface)
    return render(compose(wording(), facts, by_post=True), style).pdf


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("count", [2, 6])
@pytest.mark.parametrize("envelope", list(WINDOWS))
def test_three_and_seven_lines_always_show(envelope, count, paper):
    pdf, window = letter(envelope, LINES[:count], paper), WINDOWS[envelope]
    for text in ("Zoë Brontë", *LINES[:count]):
        for left, top, right, bottom in boxes(pdf, text):
            assert window.x - 0.3 <= left <= right <= window.x + window.width
            assert window.y <= top <= bottom <= window.y + window.height


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_an_american_address_keeps_an_eighth_of_an_inch_clear(count, typeface, paper):
    """All around, wherever the folded sheet lies: what shows in every case is the window's zone."""
    window, pdf = WINDOWS[Envelope.US_10], letter(Envelope.US_10, LINES[:count], paper, typeface)
    seen = [box for text in ("Zoë Brontë", *LINES[:count]) for box in boxes(pdf, text)]
    assert min(box[1] for box in seen) >= window.y + INCH / 8 - 0.15
    assert max(box[3] for box in seen) <= window.y + window.height - INCH / 8 + 0.1
    assert min(box[0] for box in seen) >= 22.225 + INCH / 8 - 0.3
    assert max(box[2] for box in seen) <= window.x + window.width


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize(("count", "least"), [(1, 10.5), (2, 10), (3, 10), (4, 8)])
def test_a_usual_american_address_is_set_large(count, least, typeface):
    recipient = replace(RECIPIENT, address=LINES[:count])
    text = address(recipient, SENDER, WINDOWS[Envelope.US_10], LetterStyle(typeface=typeface))
    assert text.size >= least


@pytest.mark.parametrize("count", [1, 2])
def test_up_to_three_lines_show_even_where_the_sheet_is_folded_in_thirds(count):
    pdf = letter(Envelope.US_10, LINES[:count], PaperSize.LETTER)
    assert max(box[3] for box in boxes(pdf, LINES[count - 1])) <= 93.1 - 2 - 12.7


@given(st.lists(st.text("abc xyz", min_size=1, max_size=25).filter(str.strip), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_an_address_stands_in_the_window_or_is_refused(lines):
    style = LetterStyle(envelope=Envelope.UK_DL)
    window = WINDOWS[Envelope.UK_DL]
    somebody = replace(RECIPIENT, address=tuple(lines))
    if len(address_lines(somebody, "GB")) > 7:
        with contextlib.suppress(DelightError):
            address(somebody, SENDER, window, style)
        return
    item = address(somebody, SENDER, window, style)
    assert item.y - item.size * 0.75 >= window.y * MM - 1e-6
    last = item.y + (len(item.lines) - 1) * item.leading + item.size * 0.25
    assert last <= (window.y + window.height) * MM + 1e-6
    assert max(line.width for line in item.lines) <= window.width * MM


@pytest.mark.parametrize("envelope", list(WINDOWS))
def test_fifteen_lines_are_refused_with_what_would_fit(envelope):
    with pytest.raises(DelightError) as caught:
        letter(envelope, [f"Line {n}" for n in range(14)])
    assert caught.value.code == "letters.address_too_long"
    assert caught.value.details["lines"] == 15
    assert 7 <= caught.value.details["room"] <= 10


@pytest.mark.parametrize("envelope", list(WINDOWS))
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_fold_marks_stand_on_the_sheet(envelope, paper):
    marks = fold_marks(WINDOWS[envelope], SHEETS[paper])
    assert all(isinstance(m, Rule) and m.y1 < SHEETS[paper].height * MM and m.x2 <= 8 * MM for m in marks)
    assert len(marks) == 2 + bool(WINDOWS[envelope].hole)


def test_the_senders_line_gets_smaller_before_it_is_folded():
    sender = replace(SENDER, name="The Copper Kettles")
    line, _ = return_line(sender, WINDOWS[Envelope.DIN5008_B], LetterStyle())
    assert len(line.lines) == 1
    assert line.size < 6.5


def test_machines_read_no_handwriting():
    style = LetterStyle(typeface=Typeface.HANDWRITTEN)
    window = WINDOWS[Envelope.DIN5008_B]
    line, _ = return_line(SENDER, window, style)
    block = address(RECIPIENT, SENDER, window, style)
    assert line.cut.typeface == block.cut.typeface == Typeface.SANS
