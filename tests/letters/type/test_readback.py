"""Lines that run both ways, read back by two readers: twenty scripts, digits, brackets, emoji."""

import re

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from delight.domain.letters.paper import Typeface
from delight.letters.type import readback
from delight.letters.type.fonts import Cut, stack
from delight.letters.type.typeset import set_paragraph
from tests.letters.type.test_scripts import WORDS, by_pdfium, by_poppler, page, visible

EVERY_SCRIPT = " ".join(text.split(" ")[0] for name, text in WORDS.items() if "in" not in name.split())
FROM_LEFT = (
    f"{EVERY_SCRIPT} 12 (34) [56] 😀 ☕",
    "Dear דנה (כהן), we met",
    "Zoë (דנה כהן) 12",
    "שלום דנה Maya",
    "José😀x Zoë田中 रवि-John דנה (فاطمة) [12] €3.50",
    "(דנה)",
    "a (דנה) b [فاطمة] c {12}",
    "Order 42 (קפה קר) €3.50 paid",
    "She wrote «שלום» on 13.6.2026, “really”",
    "😀 דנה 12 (كتاب) ★ Łukasiewicz [田中] {रवि} 👨‍👩‍👧",
    "Call 03-555 12 דנה 🎉 [Ruth (Ruti) רותי]",
)
FROM_RIGHT = (
    "שלום דנה (כהן)",
    "דנה (12) [3] {א}",
    "ביום 13.6.2026 בשעה 10:30 (שבת)",
    "תודה Maya Hollis (The Copper Kettle) על הקפה",
    "המחיר €3.50 (כולל מע״מ), 12.50 ₪ [חשבון 42]",
    "שלום 😀 דנה 👍🎉",
    "שָׁלוֹם דָּנָה",
    "שלום \ufffd(דנה) 😀",
    "«שלום» “דנה” 100% +972-3-555 ½",
    "דנה فاطمة Zoë 田中 김민수 (12) 😀",
    "+972-3-555 a/b",
)
ARABIC = (
    "السلام (عليكم) فاطمة",
    "السعر 3.50 € (ثلاثة)، فاطمة [محمد] 12 (١٢) 😀",
    "مُحَمَّد (فَاطِمَة)",
    "👨‍👩‍👧 الآلة «سلام» ! ★",
)
LINES = [
    *(("", text) for text in FROM_LEFT),
    *(("he", text) for text in FROM_RIGHT),
    *(("ar", text) for text in ARABIC),
]


def test_there_are_over_twenty_scripts_in_one_line():
    assert len(EVERY_SCRIPT.split(" ")) >= 26


@pytest.mark.parametrize("reader", [by_pdfium, by_poppler])
@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize(("language", "text"), LINES)
def test_a_mixed_line_reads_back(language, text, typeface, reader):
    pdf = page(text, Cut(typeface=typeface, language=language), 1600.0)
    assert visible(reader(pdf)) == visible(text)


@pytest.mark.parametrize("reader", [by_pdfium, by_poppler])
@pytest.mark.parametrize(("language", "texts"), [("", FROM_LEFT), ("he", FROM_RIGHT), ("ar", ARABIC)])
def test_a_page_of_mixed_lines_reads_back(language, texts, reader):
    pdf = page("\n".join(texts), Cut(language=language), 1600.0)
    assert visible(reader(pdf)) == visible("".join(texts))


@pytest.mark.parametrize("reader", [by_pdfium, by_poppler])
def test_a_hebrew_paragraph_that_is_broken_into_lines_reads_back(reader):
    text = (
        "שלום דנה, תודה שסיפרת לנו (ב־13.6.2026) על הקפה הקר: החזרנו €3.50, והכנו “קפה חדש”. "
        "Maya Hollis (The Copper Kettle) תשמח לראותך שוב [בין 8:00 ל־16:00]."
    )
    assert visible(reader(page(text, Cut(language="he"), 220.0))) == visible(text)


@pytest.mark.parametrize("reader", [by_pdfium, by_poppler])
def test_a_line_below_one_from_right_to_left_reads_back(reader):
    text = "דנה כהן\nक्षमा (शर्मा)\nZoë\nفاطمة\nשלום (דנה)"
    found = visible(reader(page(text, Cut(), 400.0)))
    assert all(visible(line) in found for line in text.split("\n"))  # poppler sorts blocks its own way


def test_bold_words_in_a_mixed_line_read_back():
    text = "תודה **Maya Hollis** על *הקפה* (42)"
    plain = visible(re.sub(r"\*", "", text))
    assert visible(by_pdfium(page(text, Cut(language="he")))) == plain
    assert visible(by_poppler(page(text, Cut(language="he")))) == plain


def test_the_outermost_text_is_the_one_that_was_written():
    """Whoever follows the standard, as programs that read aloud do, takes the outermost ActualText."""
    text, faces = "שלום דנה (Dana) 😀", stack(Cut())
    first = re.search(r"ActualText<feff([0-9a-f]*)>", readback.marked(text, [faces.space], faces).code)
    assert first is not None
    assert bytes.fromhex(first[1]).decode("utf-16-be") == text


def ink(pdf):
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    return image


@pytest.mark.parametrize(("language", "text"), LINES)
def test_the_picture_is_the_same_as_without_help(language, text, monkeypatch):
    cut = Cut(language=language)
    helped = ink(page(text, cut, 1600.0))
    monkeypatch.setattr(
        readback, "marked", lambda _, words, __: readback.Marked("".join(w.code for w in words), "")
    )
    set_paragraph.cache_clear()
    plain = ink(page.__wrapped__(text, cut, 1600.0))
    set_paragraph.cache_clear()
    assert helped.size == plain.size
    assert ImageChops.difference(helped, plain).getextrema()[1] < 160  # nothing moves by a tenth of a point


PIECES = "שלום דנה دان كتاب Maya Zoë कि 田中 12 3.50 € ₪ ( ) [ ] , . ! ? « » “ ” 😀 👍🎉 / +972-3".split(" ")
WAYS = {"": "Maya Hollis of the Copper Kettle in Hebden Bridge ", "he": "שלום דנה כהן תודה רבה על הקפה "}


@pytest.mark.parametrize("language", WAYS)
@given(parts=st.lists(st.sampled_from([*PIECES, " ", " "]), min_size=1, max_size=16))
@example(parts=["Maya", "[", "Maya", "]"])
@example(parts=["שלום", "Maya", "“", "”", "שלום", "“"])
@example(parts=["Maya", "?", "[", "€", "דנה", "Maya"])
@settings(max_examples=60, deadline=None)
def test_any_mixed_line_reads_back(parts, language):
    """On a page that is full and mostly runs one way, as letters are: readers count, and guess the rest."""
    text = "".join(parts)
    pdf = page.__wrapped__(f"{text}\n{WAYS[language] * 6}", Cut(language=language), 500.0)
    assert visible(text) in visible(by_pdfium(pdf))
    assert visible(text) in visible(by_poppler(pdf))
