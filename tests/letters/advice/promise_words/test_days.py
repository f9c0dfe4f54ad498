from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.advice.promise_words import PROMISING
from delight.letters.advice.promise_words.base import flat
from delight.letters.advice.promise_words.days import named_days

TODAY = date(2026, 7, 1)
"""A Wednesday."""

DAYS = {
    "en": [
        ("by 3 July", (7, 3)),
        ("by the 3rd of July", (7, 3)),
        ("on Friday 3 July 2026", (7, 3)),
        ("on Friday, July 3rd, 2026", (7, 3)),
        ("by 3 Jul.", (7, 3)),
        ("tomorrow morning", (7, 2)),
        ("the day after tomorrow", (7, 3)),
        ("tonight", (7, 1)),
        ("by the end of the day", (7, 1)),
        ("on Monday evening", (7, 6)),
        ("no later than Friday", (7, 3)),
        ("in three days", (7, 4)),
        ("within a week", (7, 8)),
        ("within 48 hours", (7, 3)),
        ("within the next 10 days", (7, 11)),
        ("this week", (7, 3)),
        ("by the end of next week", (7, 10)),
        ("by the end of the month", (7, 31)),
        ("next month", (8, 31)),
        ("in September", (9, 30)),
        ("by 13/7/2026", (7, 13)),
        ("by 2026-07-03", (7, 3)),
    ],
    "de": [
        ("bis 3. Juli", (7, 3)),
        ("bis Freitag, den 3. Juli 2026", (7, 3)),
        ("am 3.7.", (7, 3)),
        ("zum 03.07.2026", (7, 3)),
        ("morgen früh", (7, 2)),
        ("übermorgen", (7, 3)),
        ("am Freitagnachmittag", (7, 3)),
        ("spätestens am kommenden Montag", (7, 6)),
        ("in drei Tagen", (7, 4)),
        ("innerhalb einer Woche", (7, 8)),
        ("binnen 48 Stunden", (7, 3)),
        ("nächste Woche", (7, 10)),
        ("bis Ende der Woche", (7, 3)),
        ("bis Ende des Monats", (7, 31)),
        ("im September", (9, 30)),
        ("am Samstag", (7, 4)),
        ("am Sonnabend", (7, 4)),
    ],
    "fr": [
        ("d'ici au 3 juillet", (7, 3)),
        ("le vendredi 3 juillet 2026", (7, 3)),
        ("avant le 3/7", (7, 3)),
        ("demain matin", (7, 2)),
        ("après-demain", (7, 3)),
        ("vendredi prochain", (7, 3)),
        ("d'ici vendredi", (7, 3)),
        ("dans trois jours", (7, 4)),
        ("sous huit jours", (7, 8)),
        ("sous 48 heures", (7, 3)),
        ("la semaine prochaine", (7, 10)),
        ("avant la fin du mois", (7, 31)),
        ("en septembre", (9, 30)),
        ("le 1er août", (8, 1)),
    ],
    "es": [
        ("antes del viernes", (7, 3)),
        ("el viernes 3 de julio de 2026", (7, 3)),
        ("el 3/7", (7, 3)),
        ("mañana por la tarde", (7, 2)),
        ("pasado mañana", (7, 3)),
        ("el próximo lunes", (7, 6)),
        ("el lunes que viene", (7, 6)),
        ("en tres días", (7, 4)),
        ("dentro de una semana", (7, 8)),
        ("en 48 horas", (7, 3)),
        ("la semana que viene", (7, 10)),
        ("antes de fin de mes", (7, 31)),
        ("en septiembre", (9, 30)),
    ],
}
NONE = {
    "en": [
        "since Friday",
        "last Monday",
        "the parcel of 3 July",
        "on 3 July 2025",
        "on Fridays",
        "we may",
        "1/2",
    ],
    "de": ["seit Freitag", "am Morgen", "Guten Morgen", "vom 3. Juli", "letzten Montag", "am 3. Juli 2025"],
    "fr": ["depuis vendredi", "vendredi dernier", "du 3 juillet", "chaque lundi", "la mi-temps"],
    "es": ["desde el viernes", "el viernes pasado", "del 3 de julio", "por la mañana", "los lunes"],
}


def days(text, language, *, month_first=None):
    return named_days(flat(text), PROMISING[language].days, TODAY, month_first=month_first)


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(lang, *row) for lang, rows in DAYS.items() for row in rows]
)
def test_days_to_come(language, text, expected):
    (named,) = days(f"x {text} y", language, month_first=False)
    assert named.day == date(2026, *expected)
    assert f"x {text} y"[named.start : named.end] in {text, text.rstrip(".")}


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang, texts in NONE.items() for text in texts]
)
def test_what_names_no_day_to_come(language, text):
    assert days(f"x {text} y", language, month_first=False) == []


def test_a_day_of_the_year_that_has_passed_is_next_years():
    assert days("by 3 June", "en")[0].day == date(2027, 6, 3)


@pytest.mark.parametrize("text", ["by 31 June", "by 3/4/2027", "before Christmas"])
def test_some_days_are_named_but_cannot_be_told(text):
    (named,) = days(text, "en")
    assert named.day is None


def test_the_month_stands_first_where_it_does():
    assert days("by 7/3/2026", "en", month_first=True)[0].day == date(2026, 7, 3)
    assert days("by 7/3/2027", "en", month_first=False)[0].day == date(2027, 3, 7)


@given(st.text(alphabet="0123456789./- bymorgenjulifaàé"), st.sampled_from(sorted(PROMISING)))
def test_every_text_can_be_read(text, language):
    for named in days(text, language):
        assert 0 <= named.start < named.end <= len(text)
        assert named.day is None or named.day >= TODAY
