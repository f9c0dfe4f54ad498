"""Facts that stand in the words: one alone is guessed, several are none."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.guessing.facts import FactAbout, FactReader
from delight.paths import resource

LISTS = [
    tomllib.loads(resource("guesses", f"{language}.toml").read_text(encoding="utf-8"))
    for language in ("en", "de", "fr", "es", "pt")
]
READER = FactReader(LISTS, "EUR", [(1, "Mara Lind"), (2, "Tom Hale"), (3, "Tom Frey"), (4, "Al")])
SUNDAY = date(2026, 11, 22)


def read(text, about):
    guess = READER.read(text, SUNDAY).get(about)
    return guess.value if guess else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("table 7 waited an hour", "Table 7"),
        ("Tisch 12: kalt", "Tisch 12"),
        ("chambre 4, pas propre", "Chambre 4"),
        ("la mesa 3 estaba sucia", "Mesa 3"),
        ("Order #4711 never came", "Order #4711"),
        ("Auftrag Nr. 2026-17", "Auftrag Nr. 2026-17"),
        ("order 4711, yes, order 4711", "Order 4711"),
        ("table seven waited an hour", "Table 7"),
        ("Tisch sieben hat eine Stunde gewartet", "Tisch 7"),
        ("an Tisch zwölf zog es", "Tisch 12"),
        ("la table sept a attendu", "Table 7"),
        ("a la mesa siete no vino nadie", "Mesa 7"),
        ("la habitación dieciséis olía a humo", "Habitación 16"),
        ("mesa sete ficou à espera", "Mesa 7"),
        ("room twenty-two was cold", "Room 22"),
        ("Zimmer einundzwanzig war kalt", "Zimmer 21"),
        ("chambre vingt et un, pas propre", "Chambre 21"),
        ("table number five, please", "Table number 5"),
        ("table seven, yes, table 7", "Table 7"),
        ("Ihr Tisch Eins war frei", "Tisch 1"),
        ("they cleared our table once", ""),
        ("room two nights", ""),
        ("a table for two", ""),
        ("we had to stand at the counter three minutes", ""),
        ("a place like no other", ""),
        ("the chair one of you gave me", ""),
        ("une place un peu étroite", ""),
        ("der Platz ein wenig eng", ""),
        ("la mesa una vergüenza", ""),
        ("order 2 hours late", ""),
        ("order 4500 euros", ""),
        ("room 2 nights", ""),
        ("table 7 and table 8", ""),
        ("the table by the window", ""),
        ("stable 7", ""),
    ],
)
def test_where(text, place):
    assert read(text, FactAbout.PLACE) == place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was cold yesterday", "2026-11-21"),
        ("the day before yesterday", "2026-11-20"),
        ("last Sunday", "2026-11-15"),
        ("last Friday", "2026-11-20"),
        ("three days ago", "2026-11-19"),
        ("letzten Freitag", "2026-11-20"),
        ("vor 2 Wochen", "2026-11-08"),
        ("avant-hier soir", "2026-11-20"),
        ("il y a 3 jours", "2026-11-19"),
        ("lundi dernier", "2026-11-16"),
        ("el lunes pasado", "2026-11-16"),
        ("hace tres días", "2026-11-19"),
        ("yesterday, and three days ago", ""),
        ("the party is on Saturday", ""),
        ("900 days ago", ""),
        ("0 days ago", ""),
    ],
)
def test_when(text, day):
    assert read(text, FactAbout.HAPPENED) == day


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("the bill was €45.50", "45.50"),
        ("18 Euro zu viel", "18.00"),
        ("1.250,00 € perdus", "1250.00"),
        ("€5 and again €5", "5.00"),
        ("€4.50 instead of €3.50", ""),
        ("$45 for a cake", ""),
        ("45 minutes", ""),
        ("€ 99999999999999", ""),
    ],
)
def test_how_much(text, amount):
    assert read(text, FactAbout.AT_STAKE) == amount


def test_yen_have_no_smaller_unit():
    reader = FactReader(LISTS, "JPY")
    assert reader.read("¥1200 too much", SUNDAY)[FactAbout.AT_STAKE].value == "1200"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mara was lovely", "1"),
        ("Thank you, Tom Frey!", "3"),
        ("Tom was lovely", ""),
        ("Mara and Tom Hale", ""),
        ("Maras", ""),
        ("mara", ""),
        ("Al was lovely", ""),
    ],
)
def test_who_is_praised(text, who):
    assert read(text, FactAbout.PRAISED) == who


def test_a_shop_without_lists_reads_no_place():
    assert FactReader([]).read("table 7, €5, yesterday", SUNDAY) == {}


@given(st.text(max_size=200) | st.text("table 7€.,-/ agoi", max_size=300))
def test_whatever_is_typed_is_read_with_its_words(text):
    for guess in READER.read(text, SUNDAY).values():
        assert guess.value
        assert all(guess.because)
