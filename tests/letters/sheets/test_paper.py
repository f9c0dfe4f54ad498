import pytest

from delight.domain.letters.paper import Envelope, PaperSize
from delight.letters.sheets.paper import SHEETS, WINDOWS


def test_every_paper_and_every_window_is_there():
    assert set(SHEETS) == set(PaperSize)
    assert set(WINDOWS) == set(Envelope) - {Envelope.NONE}


# The fields of the standards; US and UK from their envelopes alone.
FIELDS = {
    Envelope.DIN5008_A: (20, 27, 105, 72),
    Envelope.DIN5008_B: (20, 45, 105, 90),
    Envelope.CH: (112, 45, 202, 90),
    Envelope.CH_LEFT: (20, 35.5, 120, 80.5),
    Envelope.FR: (100, 35, 200, 80),
    Envelope.UK_DL: (20, 57, 100, 81),
    Envelope.US_10: (22.2, 63.5, 111.2, 101.6 - 12.7),
}


@pytest.mark.parametrize("envelope", list(WINDOWS))
def test_the_address_stays_in_the_field_of_its_standard(envelope):
    window, (left, top, right, bottom) = WINDOWS[envelope], FIELDS[envelope]
    assert left <= window.x
    assert top <= window.y
    assert window.x + window.width <= right
    assert window.y + window.height <= bottom
    assert window.height >= 20
    assert window.width >= 60


@pytest.mark.parametrize("paper", list(PaperSize))
def test_text_has_white_space_around_it(paper):
    sheet = SHEETS[paper]
    assert sheet.left + sheet.text_width + sheet.right <= sheet.width
    assert min(sheet.left, sheet.right, sheet.top, sheet.bottom) >= 10
