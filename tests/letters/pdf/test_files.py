import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.paper import LetterStyle
from delight.letters.pdf.files import joined
from delight.letters.pdf.raster import page_count, picture
from delight.letters.render import render
from delight.letters.words.compose import compose
from tests.letters.samples import FULL, wording


def test_files_are_joined_in_their_order():
    first, second = (
        render(compose(wording(key), FULL), LetterStyle()).pdf for key in ("apology", "thank-you")
    )
    both = joined([first, second, first])
    assert page_count(both) == 3
    assert picture(both, 1).pixels == picture(second).pixels


@pytest.mark.parametrize(("pdfs", "code"), [([], "letters.none"), ([b"no"], "letters.unreadable_pdf")])
def test_nothing_to_join_is_said(pdfs, code):
    with pytest.raises(DelightError) as caught:
        joined(pdfs)
    assert caught.value.code == code
