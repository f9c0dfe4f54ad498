"""What a shop writes into its catalogue of gestures is checked, and has a key of its own."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.surprises.catalogue import LONGEST_INTERVAL, IdeaDraft, checked_idea, new_key


def test_a_gesture_is_cleaned():
    made = checked_idea(IdeaDraft(name="  A jar\nof jam ", hint=" Say  which plums. "))
    assert (made.name, made.hint) == ("A jar of jam", "Say which plums.")


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (IdeaDraft(name=" \u200b"), "gesture.name_missing", "gesture"),
        (IdeaDraft(name="x" * 201), "text.too_long", "gesture"),
        (IdeaDraft(name="Jam", cost_minor=-1), "amount.negative", "cost"),
        (IdeaDraft(name="Jam", interval_days=-1), "gesture.interval", "interval"),
        (IdeaDraft(name="Jam", interval_days=LONGEST_INTERVAL + 1), "gesture.interval", "interval"),
        (IdeaDraft(name="Jam", hint="x" * 401), "text.too_long", "hint"),
    ],
)
def test_what_cannot_be_is_refused(draft, code, field):
    with pytest.raises(InputError) as refused:
        checked_idea(draft)
    assert (refused.value.code, refused.value.details["field"]) == (code, field)


@given(st.text(max_size=300), st.sets(st.sampled_from(["own", "own-2", "jam", "jam-2"])))
def test_a_key_is_new_short_and_plain(name, taken):
    key = new_key(name, taken)
    assert key not in taken
    assert 0 < len(key) <= 44
    assert set(key) <= set(string.ascii_lowercase + string.digits + "-")


def test_a_key_tells_what_it_is_of():
    assert new_key("Ein Glas Pflaumenmus, süß", ()) == "ein-glas-pflaumenmus-suss"
    assert new_key("Jam", {"jam", "jam-2"}) == "jam-3"
    assert new_key("お茶", {"own"}) == "own-2"
