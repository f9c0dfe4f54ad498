from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.letters.paper import Envelope
from delight.letters.sheets import pockets
from delight.letters.sheets.paper import WINDOWS

SHEETS = ((210.0, 297.0), (215.9, 279.4))
POCKETS = {name: getattr(pockets, name.name) for name in WINDOWS}


def test_every_window_has_its_envelopes():
    assert set(WINDOWS) == set(Envelope) - {Envelope.NONE}


@pytest.mark.parametrize("envelope", list(WINDOWS))
@given(data=st.data())
def test_the_address_shows_wherever_the_sheet_lies(envelope, data):
    # Worked out from the envelope's side: nothing of ``always_visible`` is used.
    window = WINDOWS[envelope]
    pocket = data.draw(st.sampled_from(POCKETS[envelope]))
    width, height = data.draw(st.sampled_from(SHEETS))
    folds = [fold + data.draw(st.floats(-2, 2)) for fold in pocket.folds]
    edges = [0.0, *(f for f in folds if f < height), height]
    package = max(b - a for a, b in pairwise(edges))
    assert package <= pocket.height + 1e-9
    assert width <= pocket.width
    from_left = data.draw(st.floats(0, pocket.width - width))
    from_bottom = data.draw(st.floats(0, max(0.0, pocket.height - package)))
    opening = pocket.window_left
    left, right = from_left + window.x, from_left + window.x + window.width
    lower = from_bottom + folds[0] - window.y - window.height
    upper = from_bottom + folds[0] - window.y
    assert opening <= left
    assert right <= opening + pocket.window_width + 1e-9
    assert pocket.bottom <= lower + 1e-9
    assert upper <= pocket.bottom + pocket.window_height + 1e-9


@pytest.mark.parametrize("envelope", list(WINDOWS))
def test_neither_letterhead_nor_letter_comes_into_view(envelope):
    window, seen = WINDOWS[envelope], pockets.ever_visible(POCKETS[envelope], SHEETS)
    assert 24.5 <= window.head <= seen.top + 1e-9
    assert window.body - 3 >= seen.bottom
