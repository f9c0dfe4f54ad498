"""Whatever people type: it is drawn whole, or its characters are named; nothing else happens."""

import random
import sys
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Envelope, LetterStyle, PaperSize, Typeface
from delight.letters.render import render
from delight.letters.type import markup
from delight.letters.type.fonts import Cut, stack
from delight.letters.type.system_faces import font_folders
from delight.letters.words.compose import compose, edited
from tests.letters.samples import BARE, named, read, wording
from tests.letters.type.test_scripts import WORDS, by_poppler

STYLE = LetterStyle(paper=PaperSize.A5, envelope=Envelope.NONE)
LANGUAGES = ("en", "he", "ar", "ja", "zh", "ko", "th")
PIECES = (*" \n.,:;-–()[]“”«»'/&%€0123456789", "**", "*", "\n- ", "\n1. ", "\n2. ", "\n\n", "\\")
AWKWARD = (
    "\u200b\u200d\u200e\u200f\u202e\u2066\u2069\u00ad\u00a0\u0301\u0327\u05b0"
    "\u0651\u093c\u0e34\ufe0f\u20e3\U0001f3fd\U000e0067\ue000\ud800\x00\x85\ufdfa\ufffd\u2028"
)
_PAIRED = {ord(c): "|" for c in "()[]{}<>≤≥“”‘’„«»‹›「」《》〈〉【】（）［］｛｝"}
_KINDS_DRAWN = frozenset("LNPS")


def typed(chance):
    """Return what somebody might type: words of several scripts, signs, and now and then anything at all."""
    found = []
    for _ in range(chance.randint(1, 14)):
        kind = chance.random()
        if kind < 0.5:
            found.append(chance.choice(chance.choice(list(WORDS.values())).split(" ")))
        elif kind < 0.7:
            found.append(chance.choice(PIECES))
        elif kind < 0.8:
            found.append(chance.choice(AWKWARD))
        elif kind < 0.95:
            first = chance.choice((0x20, 0x370, 0x530, 0x5D0, 0x621, 0x905, 0xE01, 0x1780, 0x3041, 0x1F600))
            found.append("".join(chr(first + chance.randrange(0x40)) for _ in range(chance.randint(1, 6))))
        else:
            found.append(chr(chance.choice((chance.randrange(0x3000), chance.randrange(0x110000)))))
        found.append(chance.choice((" ", " ", "")))
    return "".join(found)


def letters_of(text):
    """Count what is seen of a text: letters, digits, signs; without marks, which readers may sort anew.

    Brackets and quotation marks count alike: in text from right to left readers take one for the other.
    Hyphens do not count: pdfium joins what a hyphen parts at the end of a line.
    """
    text = text.translate(_PAIRED)
    kept = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] in _KINDS_DRAWN)
    return Counter(
        c for c in kept if not c.isspace() and c not in "-\u2010" and not "\U0001f3fb" <= c <= "\U0001f3ff"
    )


def check(text, chance):
    composed = compose(wording("thank-you-card"), replace(named("Zoë", BARE), case=None))
    composed = replace(edited(composed, text), language=chance.choice(LANGUAGES))
    style = replace(STYLE, typeface=chance.choice(list(Typeface)))
    try:
        rendered = render(composed, style)
    except DelightError as refused:
        error = refused
    else:
        error = None
    if error:
        assert error.code == "letters.characters"
        assert set() < set(error.details["characters"]) <= set(unicodedata.normalize("NFC", text))
        return
    wanted = letters_of("".join(markup.plain(line) for part in markup.paragraphs(text) for line in part))
    if wanted - letters_of(read(rendered.pdf)):
        # pdfium drops an emoji here and there in lines that run both ways: what poppler reads is there.
        assert wanted - letters_of(by_poppler(rendered.pdf)) == Counter(), ascii(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from(AWKWARD + "".join(WORDS.values()))),
        min_size=1,
        max_size=60,
    )
)
def test_any_text_is_drawn_whole_or_its_characters_are_named(text):
    check(text, random.Random(len(text)))


@pytest.mark.parametrize("start", range(0, 150, 50))
def test_typed_text_is_drawn_whole_or_its_characters_are_named(start):
    for number in range(start, start + 50):
        chance = random.Random(number)
        check(typed(chance), chance)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_twenty_thousand_texts_and_no_file_but_fonts():
    """Also proves that setting letters opens nothing but fonts and data that come with packages."""
    packages = Path(pytest.__file__).parents[1]
    allowed = [*map(str, font_folders()), str(packages), sys.base_prefix, sys.prefix]
    opened, watching = [], True
    check("Zoë", random.Random(0))  # the wording is the test's own file

    def watch(event, details):
        if not watching:
            return
        if event == "open" and isinstance(details[0], str) and not details[0].startswith(tuple(allowed)):
            opened.append(details[0])
        if event.startswith("subprocess.") and details[0] == "pdftotext":
            return
        if event.startswith(("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
            opened.append((event, details))

    sys.addaudithook(watch)
    try:
        for number in range(1_000, 21_000):
            chance = random.Random(number)
            check(typed(chance), chance)
    finally:
        watching = False
    assert opened == []


def test_every_assigned_character_that_a_face_has_can_be_drawn():
    """A tenth of Unicode, another one every time it is run in another order of its own."""
    faces = stack(Cut())
    for point in range(0x20, 0x30000, 10):
        character = unicodedata.normalize("NFC", chr(point))
        if unicodedata.category(chr(point)) in ("Cc", "Cs", "Zl", "Zp") or faces.uncovered(character):
            continue
        for shaped in (faces.word(character), faces.right_to_left(character)):
            assert all(0 not in glyphs for _, glyphs in shaped.glyphs)
