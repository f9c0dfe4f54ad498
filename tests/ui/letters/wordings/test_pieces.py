"""Ways to say something become pieces and come back, with the letters' own markup as the judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.type import markup
from delight.services.letters.wordings import Wordings
from delight.ui.letters.wordings.pieces import Kind, Piece, joined, pieces_of, strays, way_of

READY_MADE = Wordings()


def ways():
    for key, language in READY_MADE.sources:
        wording = READY_MADE.wording(key, language)
        sentences = [s for paragraph in wording.paragraphs for s in paragraph]
        for sentence in (*sentences, *wording.message, *wording.public):
            yield from (variant.text for variant in sentence.variants)


def test_every_ready_made_sentence_comes_back_as_it_was():
    assert [way for way in ways() if way_of(pieces_of(way)) != way] == []


def test_fields_and_choices_are_chips_and_stars_are_type():
    assert pieces_of("**{voucher.worth}** für {Sie|dich}, *gern*") == [
        Piece(text="voucher.worth", kind=Kind.FIELD, bold=True),
        Piece(text=" für "),
        Piece(text="Sie|dich", kind=Kind.CHOICE),
        Piece(text=", "),
        Piece(text="gern", italic=True),
    ]


@pytest.mark.parametrize("text", ["{foo}", "{", "a } b", "{a|b|c}", "{}"])
def test_braces_that_mean_nothing_stay_text_and_are_found(text):
    assert pieces_of(text) == [Piece(text=text)]
    assert strays(text)


def test_a_typed_star_is_a_star():
    assert way_of([Piece(text="5 * 3 \\ 2")]) == "5 \\* 3 \\\\ 2"
    assert pieces_of("5 \\* 3 \\\\ 2") == [Piece(text="5 * 3 \\ 2")]


def test_spaces_at_the_edge_of_bold_text_stand_outside():
    assert way_of([Piece(text="so "), Piece(text=" very ", bold=True), Piece(text="sorry")]) == (
        "so  **very** sorry"
    )


texts = st.text(alphabet="ab *\\.é", min_size=1, max_size=5)
pieces = st.lists(st.builds(Piece, text=texts, bold=st.booleans(), italic=st.booleans()), max_size=6)


def letters(runs):
    """Every character that is seen, with its style."""
    return [(c, run.bold, run.italic) for run in runs for c in run.text if c != " "]


@given(pieces)
def test_the_letters_markup_reads_what_was_written(found):
    way = way_of(found)
    assert letters(markup.runs(way)) == letters(found)
    assert "".join(run.text for run in markup.runs(way)) == "".join(piece.text for piece in found)
    assert letters(pieces_of(way)) == letters(found)
    assert way_of(pieces_of(way)) == way


@given(st.text(alphabet="{}|*\\ ab.", max_size=30))
def test_any_text_is_read_without_a_fault(text):
    assert way_of(pieces_of(way_of(pieces_of(text)))) == way_of(pieces_of(text))
    assert joined(pieces_of(text)) == pieces_of(text)
