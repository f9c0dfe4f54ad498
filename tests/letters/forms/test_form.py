import re
from dataclasses import fields, replace
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.cases.case import Failure
from delight.domain.errors import DelightError
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import Recipient
from delight.domain.letters.paper import FormKind, PaperSize, Typeface
from delight.domain.plain.sentences import explain
from delight.letters.forms.form import form
from delight.letters.forms.words import FORM_WORDS
from tests.letters.samples import CASE, RECIPIENT, SENDER, pages, squeezed
from tests.letters.sheets.test_labels import characters

KNOWN = replace(RECIPIENT, phone="01632 960 123", email="zoe@example.com")
ASKED = replace(CASE, remedy_wanted="a fresh cup", failure="faulty")
LANGUAGES = list(FORM_WORDS)


def read(rendered):
    return next(pages(rendered.pdf))


def paper_of(rendered):
    size = rendered.pdf.split(b"/MediaBox[")[1].split(b"]")[0].split()[2:]
    return tuple(round(float(side) / 72 * 25.4) for side in size)


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(FormKind))
def test_every_form_fits_one_page_in_every_language(kind, language, paper):
    for recipient, case in ((None, None), (KNOWN, ASKED)):
        rendered = form(kind, SENDER, recipient, case, language, paper)
        width, height = paper_of(rendered)
        assert rendered.pages == 1
        for _, (left, top, right, bottom) in characters(rendered.pdf, 0):
            assert 8 < left < right < width - 8
            assert 4 < top < bottom < height - 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_complaint_form_tells_all_we_know(language):
    text = squeezed(read(form(FormKind.COMPLAINT, SENDER, KNOWN, ASKED, language)))
    known = (
        "The Copper Kettle",
        "Zoë Brontë",
        "14 Mill Lane, Keighley, BD22 8DU",
        "01632 960 123",
        "zoe@example.com",
        "C-2026-0042",
        "Thecoldcappuccino",
        "A fresh cup",
        "Send a new filter",
        "Tom",
    )
    assert [words for words in known if squeezed(words) not in text] == []


def test_the_shops_address_is_broken_between_its_parts():
    sender = replace(
        SENDER, name="Panadería La Espiga de Oro y su gente", address=("Calle Ancha 14", "37002 Salamanca")
    )
    text = read(form(FormKind.COMPLAINT, sender, None, None, "es", PaperSize.A5))
    assert any(line.strip().endswith(("14,", "gente,")) for line in text.splitlines())
    assert "37002 Salamanca" in text.replace("\u00a0", " ")
    assert "Calle Ancha 14" in text.replace("\u00a0", " ")


def test_the_papers_are_as_large_as_the_form_needs():
    assert paper_of(form(FormKind.FEEDBACK, SENDER, paper=PaperSize.A6)) == (105, 148)
    assert paper_of(form(FormKind.LOYALTY, SENDER, paper=PaperSize.A5)) == (148, 210)
    assert paper_of(form(FormKind.COMPLAINT, SENDER, paper=PaperSize.A6))[0] >= 148
    assert paper_of(form(FormKind.COMPLAINT, SENDER, paper=PaperSize.LETTER)) == (216, 279)


@pytest.mark.parametrize("paper", [PaperSize.A6, PaperSize.A5])
def test_the_head_of_a_card_stands_in_its_middle_in_even_lines(paper):
    boxes = list(characters(form(FormKind.LOYALTY, SENDER, KNOWN, language="de", paper=paper).pdf, 0))
    text = "".join(letter for letter, _ in boxes)
    start, end = text.index("Schön,dass"), text.index("genügt.") + len("genügt.")
    spans: list[list[float]] = []
    for _, (left, _, right, _) in boxes[start:end]:
        if not spans or left < spans[-1][1] - 1:
            spans.append([left, right])
        spans[-1][1] = right
    middles = [(left + right) / 2 for left, right in spans]
    assert max(middles) - min(middles) < 0.6
    widths = [right - left for left, right in spans]
    assert min(widths) > 0.55 * max(widths)


@pytest.mark.parametrize("failure", [*Failure, ""])
def test_the_reason_we_know_is_ticked(failure):
    plain, ticked = (form(FormKind.RETURN, SENDER, KNOWN, replace(CASE, failure=f)) for f in ("", failure))
    known = failure in FORM_WORDS["en"].return_reasons
    assert (plain.pdf != ticked.pdf) == known


def test_a_customer_is_addressed_as_always():
    friend = replace(KNOWN, formality=Formality.FAMILIAR)
    assert "Womit wäre es für Sie wieder gut?" in read(form(FormKind.COMPLAINT, SENDER, KNOWN, language="de"))
    assert "Womit wäre es für dich wieder gut?" in read(
        form(FormKind.COMPLAINT, SENDER, friend, language="de")
    )
    assert "How was it?" in read(form(FormKind.FEEDBACK, SENDER, language="ja"))


def test_a_couple_is_ustedes_on_a_spanish_form():
    couple = Recipient(name="Dora y Ben Huber", language="es", address_as=AddressAs.COUPLE)
    text = " ".join(read(form(FormKind.COMPLAINT, SENDER, couple, language="es")).split())
    assert "Dejen en blanco" in text
    assert "Entréguenlo" in text
    assert "con ustedes" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_whole(language):
    words = FORM_WORDS[language]
    assert list(words.return_reasons) == list(FORM_WORDS["en"].return_reasons)
    for field in fields(words):
        value = getattr(words, field.name)
        texts = value.values() if hasattr(value, "values") else (value,) if isinstance(value, str) else value
        for text in texts:
            rest = re.sub(r"\{[^{}|]*\|[^{}|]*\}", "", text)
            assert text.strip() == text
            assert "|" not in rest
            assert rest.count("{") == (field.name == "complaint_foot")
        if not isinstance(value, str) and field.name != "return_reasons":
            assert len(value) == len(getattr(FORM_WORDS["en"], field.name))


def test_lines_for_a_hand_are_at_least_eight_millimetres_apart():
    pdf = form(FormKind.COMPLAINT, SENDER, language="en").pdf
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    lines = sorted(
        {
            round(item.get_bounds()[1], 1)
            for item in page.get_objects()
            if item.type == 2 and item.get_bounds()[2] - item.get_bounds()[0] > 300
        }
    )
    document.close()
    ruled = [b - a for a, b in pairwise(lines)]
    assert len(lines) > 6
    assert min(ruled) >= 8 * 72 / 25.4


@given(
    st.text("Wäiéo ", min_size=1, max_size=300).filter(str.strip),
    st.text("abc def", max_size=600),
    st.sampled_from(list(FormKind)),
    st.sampled_from(list(PaperSize)),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_we_know_it_fits_or_is_refused(name, topic, kind, paper):
    recipient, case = Recipient(name=name, address=(topic[:80],)), replace(CASE, topic=topic)
    try:
        rendered = form(kind, SENDER, recipient, case, "de", paper, typeface=Typeface.SANS)
    except DelightError as refused:
        assert refused.code == "letters.form_too_long"  # noqa: PT017
        return
    width, height = paper_of(rendered)
    assert all(b[2] < width - 5 and b[3] < height - 5 for _, b in characters(rendered.pdf, 0))


def test_a_story_without_end_is_refused_and_characters_are_named():
    with pytest.raises(DelightError, match=r"letters\.form_too_long") as caught:
        form(FormKind.COMPLAINT, SENDER, KNOWN, replace(CASE, topic="on and on " * 900))
    assert "Shorten what happened" in explain(caught.value).remedy
    with pytest.raises(DelightError, match=r"letters\.characters"):
        form(FormKind.COMPLAINT, SENDER, replace(KNOWN, name="\ue000"))


@pytest.mark.parametrize("kind", [kind for kind in FormKind if kind is not FormKind.FEEDBACK])
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.A6])
@pytest.mark.parametrize(
    ("facts", "cause", "said"),
    [
        ({"name": "Wolfeschlegelsteinhausen " * 400}, "name", "The customer’s name is too long"),
        ({"address": ("Endless Lane " * 400, "Keighley")}, "address", "The customer’s address is too long"),
    ],
)
def test_a_form_that_does_not_fit_says_what_is_too_long(kind, paper, facts, cause, said):
    with pytest.raises(DelightError, match=r"letters\.form_too_long") as caught:
        form(kind, SENDER, replace(KNOWN, **facts), CASE, paper=paper)
    assert caught.value.details["why"] == cause
    assert explain(caught.value).what.startswith(said)


def test_equal_facts_give_equal_bytes():
    first, again = (form(FormKind.RETURN, SENDER, KNOWN, ASKED) for _ in range(2))
    assert first == again
