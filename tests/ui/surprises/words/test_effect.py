"""What the hold-out tells, honestly."""

import pytest

from delight.domain.surprises.effect import Effect
from delight.ui.surprises.words.effect import effect_words


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (
            Effect(surprised=120, held=14, more=0.8, low=0.2, high=1.4),
            "Surprised customers made 0.8 more visits in 90 days than others (0.2 to 1.4).",
        ),
        (
            Effect(surprised=120, held=14, more=-0.8, low=-1.4, high=-0.2),
            "Surprised customers made 0.8 fewer visits in 90 days than others (0.2 to 1.4).",
        ),
        (
            Effect(surprised=120, held=14, more=0.1, low=-0.5, high=0.7),
            "Whether surprises bring people back cannot be told yet: −0.5 to 0.7 visits more.",
        ),
        (
            Effect(surprised=7, held=2),
            (
                "Do surprises bring people back? Too few to say yet: 7 surprised and 2 left out, "
                "8 each are needed."
            ),
        ),
        (Effect(surprised=0, held=0, is_on=False), ""),
        (Effect(surprised=9, held=0), ""),
    ],
)
def test_the_sentence_says_no_more_than_is_known(qapp, effect, said):
    assert effect_words(effect) == said
