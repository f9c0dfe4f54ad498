"""The quick look never says no where a long one says yes, whatever letters and however many names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers import mentions
from delight.domain.customers.mentions import Named, may_name, named, together

NAMES = (
    "Zoë Brontë", "Ann", "Æthelred Ægir", "Łukasz Żak", "Groß Straße", "Зоя Орлова", "Ελένη Παπά",
    "山田 太郎", "زهرة بدر", "Renée d’Arc", "O'Hara Finn", "Nguyễn Ánh", "ÅNGSTRÖM ÖSTEN", "Iñigo Núñez",
    "दीपा राव",
)  # fmt: skip
PHONES = ("01632 960111", "+44 1632 960222", "0176/123-45.67", "٠١٦٣٢٩٦٠٣٣٣")
WAYS = st.sampled_from(
    (str, str.upper, str.lower, str.title, lambda text: unicodedata.normalize("NFD", text),
     lambda text: f"{text}s", lambda text: text.replace(" ", "\n"), lambda text: text.replace(" ", "\u00a0"),
     lambda text: text.replace(" ", ""), lambda text: text.replace("ß", "ss"))
)  # fmt: skip
AROUND = st.sampled_from(("", "comes with ", "– 3 € → ", "x", "Über ", "12 ", "😀 ", "(", "№ "))


def looked_at_word_by_word(text: str, who: Named) -> bool:
    ways = (mentions._of_words, mentions._of_numbers, mentions._of_unspaced)
    return any(True for way in ways for _place in way(text, who))


def crowd(size: int) -> list[Named]:
    return [named([f"Rare{n} Family{n}"], [f"L-2026-{n:04d}"], [f"0999 {n:06d}"]) for n in range(size)]


@pytest.mark.parametrize("size", [0, 60])
@given(st.sampled_from(NAMES), st.sampled_from(PHONES), WAYS, WAYS, AROUND, AROUND, st.text(max_size=20))
def test_it_never_misses_what_is_found_word_by_word(size, name, phone, way, other, before, after, noise):
    who = together([named([name], ["C-2026-0042"], [phone]), *crowd(size)])
    for told in (way(name), other(phone), way(name.split()[0]), "C-2026-0042", noise):
        text = f"{before}{told}{after}{noise}"
        assert may_name(text, who) or not looked_at_word_by_word(text, who)


@pytest.mark.parametrize("size", [0, 60])
def test_it_does_say_no(size):
    who = together([named(["Zoë Brontë"], ["C-2026-0042"], ["01632 960111"]), *crowd(size)])
    for text in ("The soup was cold", "Über 3 € für 0163 296 → zu viel", "C-2026-0099", "Zoo, Bron"):
        assert not may_name(text, who)
