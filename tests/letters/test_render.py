import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Recipient
from delight.domain.letters.paper import Envelope, LetterStyle, PaperSize, Typeface
from delight.letters.render import render, render_many
from delight.letters.sheets.paper import WINDOWS
from delight.letters.type.markup import tidy
from delight.letters.words.compose import compose, edited, plain_text
from tests.letters.samples import BARE, FULL, MM, boxes, named, pages, read, squeezed, wording, wording_keys

PLAIN = LetterStyle(envelope=Envelope.NONE)
LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F)
VIETNAMESE = st.characters(min_codepoint=0x1EA0, max_codepoint=0x1EF9)
GREEK = st.sampled_from("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰἀἄὁᾶῆῖῦῶᾠ")
CYRILLIC = st.characters(min_codepoint=0x400, max_codepoint=0x45F)
MARKS = st.sampled_from("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0323\u0327\u0331")
SILENT = st.sampled_from("\u200e\u200b\u200d\u202a\u202c\u202e")
NAMES = st.text(st.one_of(LATIN, VIETNAMESE, GREEK, CYRILLIC, MARKS, SILENT), min_size=1, max_size=30)


def letter(name, style=PLAIN, facts=FULL, key="apology"):
    return render(compose(wording(key), named(name, facts)), style)


def visible(text):
    """Return the text without white space and what nobody sees, which readers may leave out."""
    seen = (c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return squeezed("".join(seen))


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("key", wording_keys())
def test_a_letter_reads_back_as_it_was_composed(key, typeface):
    composed = compose(wording(key), FULL, seed=3)
    rendered = render(composed, replace(PLAIN, typeface=typeface))
    assert rendered.text == plain_text(composed)
    assert squeezed(rendered.text) in squeezed(read(rendered.pdf))
    assert rendered.pages == 1


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES)
def test_any_latin_greek_or_cyrillic_name_reads_back(name):
    assume("," not in name)  # which turns given and family name round
    composed = compose(wording("thank-you-card"), replace(named(name, BARE), case=None))
    if composed.missing:
        assert all(unicodedata.category(c)[0] in "CMZ" for c in tidy(name))
        return
    text = read(render(composed, replace(PLAIN, paper=PaperSize.A6)).pdf)
    wanted = "".join(c for c in name if unicodedata.category(c) != "Cc")
    assert visible(f"Dear {wanted},") in visible(text)


@pytest.mark.parametrize(
    "name",
    [
        "<b>Zoë</b> & Co",
        "{{x}} {y}",
        "*A* **B** _c_",
        "=cmd()|' /C'!A0",
        "a\\b",
        "a\u200fb",
        "Tuffi Office flfi",
    ],
)
def test_awkward_names_come_out_as_typed(name):
    text = read(letter(name).pdf)
    assert f"Dear {name}," in text


def test_control_characters_vanish():
    assert "Dear Null Zé," in read(letter("Nu\x00l\x07l\nZe\u0301\ud800").pdf)


def test_the_same_letter_has_the_same_bytes():
    composed = compose(wording(), FULL, seed=2)
    first = render(composed, PLAIN)
    letter("Somebody Else-Entirely 12345")
    assert render(composed, PLAIN).pdf == first.pdf
    assert render(edited(composed, "Other words."), PLAIN).pdf != first.pdf


def test_the_file_says_what_it_is():
    pdf = render(compose(wording(), named("Zoë *B*")), PLAIN).pdf
    assert b"Helvetica" not in pdf
    assert b"/Lang (en-GB)" in pdf
    assert b"D:20260617" in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/ToUnicode") > 2


def test_nothing_half_filled_is_rendered():
    composed = compose(wording(), replace(FULL, case=None))
    with pytest.raises(DelightError) as caught:
        render(composed, PLAIN)
    assert caught.value.code == "letters.missing"
    assert caught.value.details["fields"] == ["case.topic"]
    assert "[what it was about]" in read(render(composed, PLAIN, preview=True).pdf)


@pytest.mark.parametrize("where", ["name", "address", "body", "shop"])
def test_characters_no_face_has_are_named(where):
    facts = FULL
    if where == "name":
        facts = named("José 𓀀", facts)
    if where == "address":
        facts = replace(facts, recipient=replace(facts.recipient, address=("\ue000 1",)))
    if where == "shop":
        facts = replace(facts, sender=replace(facts.sender, address=("\u0378b",)))
    composed = compose(wording(), facts)
    if where == "body":
        composed = edited(composed, "*\U0001f4a9* \ufdd1\ufdd0")
    with pytest.raises(DelightError) as caught:
        render(composed, LetterStyle())
    assert caught.value.code == "letters.characters"
    assert caught.value.details["characters"] in ("𓀀", "\ue000", "\u0378", "\ufdd0\ufdd1")


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("lines", [3, 5, 7])
@pytest.mark.parametrize("envelope", list(WINDOWS))
def test_the_address_stands_in_the_window(envelope, lines, paper):
    address = ("Flat 7, The Old Granary", "14 Mill Lane", "Yard", "Haworth", "Keighley", "BD22 8DU")[
        : lines - 1
    ]
    facts = replace(FULL, recipient=replace(FULL.recipient, address=address))
    composed = compose(wording(), facts, by_post=True)
    style = LetterStyle(envelope=envelope, paper=paper)
    pdf = render(composed, style).pdf
    window = WINDOWS[envelope]
    for text in ("Zoë Brontë", *address):
        for left, top, right, bottom in boxes(pdf, text):
            assert window.x - 0.3 <= left <= right <= window.x + window.width
            assert window.y <= top <= bottom <= window.y + window.height


def test_a_long_address_line_is_folded_inside_the_window():
    facts = replace(FULL, recipient=Recipient(name="Zoë", address=("Long " * 20, "END")))
    pdf = render(compose(wording(), facts), LetterStyle()).pdf
    assert boxes(pdf, "END")[-1][3] <= 90
    assert "Long Long" in read(pdf)


@pytest.mark.parametrize("name", ["W" * 2_000, "Very " * 400])
def test_an_address_that_does_not_fit_is_said_so(name):
    with pytest.raises(DelightError) as caught:
        letter(name, LetterStyle())
    assert caught.value.code == "letters.address_too_long"
    assert caught.value.details["lines"] > caught.value.details["room"] == 8


def test_a_name_without_end_stays_on_the_page():
    rendered = letter("W" * 1_000)
    assert "W" * 1_000 in squeezed(read(rendered.pdf))
    assert letter("W" * 2_000).pages == 2
    left, *_ = boxes(rendered.pdf, "Dear")[0]
    assert left == pytest.approx(25, abs=0.5)


def test_a_shop_name_that_does_not_fit_is_said_so():
    with pytest.raises(DelightError) as caught:
        render(compose(wording(), replace(FULL, sender=replace(FULL.sender, name="Shop " * 100))), PLAIN)
    assert caught.value.code == "letters.letterhead_too_long"


def test_the_return_line_and_the_country_stand_where_the_standard_has_them():
    facts = replace(FULL, recipient=replace(FULL.recipient, country="DE"))
    text = read(render(compose(wording(), facts), LetterStyle()).pdf)
    assert "The Copper Kettle · 3 Market Place · Hebden Bridge · HX7 6AA" in text
    assert "GERMANY" in text
    french = read(render(compose(wording(), facts), LetterStyle(envelope=Envelope.FR)).pdf)
    assert "The Copper Kettle ·" not in french


def test_own_paper_needs_no_letterhead():
    with_head = read(render(compose(wording(), FULL), PLAIN).pdf)
    without = read(render(compose(wording(), FULL), replace(PLAIN, letterhead=False)).pdf)
    assert "copperkettle.example" in with_head
    assert "copperkettle.example" not in without


@pytest.mark.parametrize("count", range(1, 60))
def test_the_closing_is_never_alone(count):
    composed = edited(
        compose(wording(), FULL), "\n\n".join(["A short paragraph that fills two lines of it. " * 3] * count)
    )
    rendered = render(composed, LetterStyle())
    last = list(pages(rendered.pdf))[-1]
    assert "Maya Hollis" in last
    assert last.index("paragraph") < last.index("Maya Hollis")


def test_a_letter_a_little_too_long_is_set_smaller():
    body = "\n\n".join(["A short paragraph that fills two lines of it. " * 3] * 9)
    tight = render(edited(compose(wording(), FULL), body), LetterStyle())
    assert tight.pages == 1
    assert render(edited(compose(wording(), FULL), body), LetterStyle(size=14)).pages == 2


@pytest.mark.parametrize("body", ["word " * 40_000, "x" * 200_000, "*a " * 66_000, "e\u0327\u0301" * 66_000])
def test_an_enormous_text_is_set_page_by_page(body):
    rendered = render(edited(compose(wording(), FULL), body), PLAIN)
    assert 20 < rendered.pages < 120
    assert f"2 / {rendered.pages}" in list(pages(rendered.pdf))[1]


def test_many_letters_make_one_file_that_shares_its_fonts():
    letters = [(compose(wording(), named(f"Zoë {n}"), seed=n), PLAIN) for n in range(5)]
    rendered = render_many(letters)
    single = render(*letters[0])
    assert rendered.pages == 5
    assert rendered.pdf.count(b"/FontFile2") == single.pdf.count(b"/FontFile2")
    assert [f"Dear Zoë {n}," in page for n, page in enumerate(pages(rendered.pdf))] == [True] * 5


def test_letters_in_one_file_read_as_each_of_them_alone():
    """Two shops, an envelope each, and a card; what stands alike on their pages is held once a shop."""
    other = replace(FULL, sender=replace(FULL.sender, name="Salon Schön", logo=None))
    styles = (LetterStyle(), LetterStyle(envelope=Envelope.US_10), LetterStyle(), LetterStyle())
    letters = [
        (compose(wording(), facts, seed=seed), style)
        for seed, (facts, style) in enumerate(zip((FULL, other, FULL, other), styles, strict=True))
    ]
    letters.append((compose(wording("thank-you-card"), FULL), LetterStyle(paper=PaperSize.A6)))
    together = render_many(letters)
    assert list(pages(together.pdf)) == [p for one in letters for p in pages(render(*one).pdf)]
    assert together.pdf.count(b"/Subtype/Form") == 4


def test_no_letters_is_an_error():
    with pytest.raises(DelightError, match=r"letters\.none"):
        render_many([])


def test_the_paper_has_its_size():
    for paper, width, height in (
        (PaperSize.A4, 210, 297),
        (PaperSize.LETTER, 215.9, 279.4),
        (PaperSize.A6, 105, 148),
    ):
        pdf = letter("Zoë", replace(PLAIN, paper=paper)).pdf
        box = [float(v) for v in pdf.split(b"/MediaBox[")[1].split(b"]")[0].split()]
        assert box == pytest.approx([0, 0, width * MM, height * MM], abs=0.01)


def test_the_date_follows_the_shops_country():
    american = replace(FULL, sender=replace(FULL.sender, country="US"), today=date(2026, 7, 4))
    assert "July 4, 2026" in read(render(compose(wording(), american), PLAIN).pdf)
