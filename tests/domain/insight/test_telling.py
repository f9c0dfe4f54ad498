"""Chapters in words: numbers as people write them, gaps that are all filled, shares that do not lie."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.chapter import Chart, ChartKind, Said, Table, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import (
    Between,
    Month,
    Number,
    Own,
    Term,
    TooFew,
    Unit,
    Year,
)
from delight.paths import resource
from tests.domain.insight.plainly import Plain, languages, plain

TELLER = plain()
NAMES = TELLER.words["common"]["numbers"]
COUNTS = st.integers(0, 10**6)
FINITE = st.floats(-1e9, 1e9)
GAP = re.compile(r"\{(\w+)(?::(\w+))?\}")
FORMS = {"zero", "one", "other", "all", "both", "only", "only_none"}


def say(forms, **values):
    """Return a made-up sentence as it is told."""
    return say_in("en", forms, **values)


def say_in(language, forms, **values):
    words = {"common": plain(language).words["common"], "return": {"said": {"it": forms}}}
    return Teller(words, Plain()).sentence(Topic.RETURN, Said(code="it", values=values))


def count(value):
    return Number(value)


@given(COUNTS)
def test_a_number_is_in_words_as_far_as_there_are_words(value):
    told = say("{n} came", n=count(value))
    assert told == f"{NAMES[value].capitalize() if value < len(NAMES) else f'{value:,}'} came"
    assert say("{n:figure} came", n=count(value)) == f"{value:,} came"


@given(COUNTS)
def test_one_and_none_are_said_as_suits_the_thing(value):
    told = say_in("de", "Es waren {n:e}", n=count(value))
    assert told == say_in("de", "Es waren {n}", n=count(value)).replace("null", "keine").replace(
        "eins", "eine"
    )


@given(st.floats(-50, 50))
def test_words_and_figures_are_rounded_alike(value):
    told, figure = say("x {n}", n=count(value))[2:], say("x {n:figure}", n=count(value))[2:]
    assert told == (NAMES[int(figure)] if 0 <= int(figure) < len(NAMES) else figure)


@given(st.floats(0, 50), st.booleans())
def test_the_form_goes_with_the_number_that_is_told(value, zero):
    forms = {"one": "{n} comes", "other": "{n} come", **({"zero": "nobody comes"} if zero else {})}
    told = say(forms, n=count(value))
    if round(value) == 1:
        assert told == "One comes"
    elif not round(value) and zero:
        assert told == "Nobody comes"
    else:
        assert told.endswith(" come")


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_of_the_shop_are_said_as_they_are(who, what):
    assert say("x {who} · {what}", who=Own(who), what=Own(what)) == f"X {who} · {what}"


@given(st.sampled_from(Unit), FINITE)
def test_every_unit_can_be_told(unit, value):
    assert TELLER.number(Number(value, unit)).strip()
    assert TELLER.cell(Between(value, value + 1, unit)).strip()


@given(st.integers(1, 300_000), st.data())
def test_none_and_all_of_a_share_are_said_of_none_and_all_alone(of, data):
    """2,995 of 3,000 are no hundred percent, and one of 3,000 is not none."""
    some = data.draw(st.integers(0, of))
    told = TELLER.number(Number(some / of, Unit.SHARE))
    assert (told == "0%") is (some == 0)
    assert (told == "100%") is (some == of)
    assert abs(float(told[:-1]) - 100 * some / of) <= 0.5 + 1e-9
    assert told == f"{TELLER.of_hundred(some / of)}%"


def test_a_share_below_one_in_a_hundred_has_a_decimal():
    shares = (0.3, 0.006, 0.004, 0.0004, 0.996, 0.9996, 1e-9, 1 - 1e-9)
    told = [TELLER.number(Number(share, Unit.SHARE)) for share in shares]
    assert told == ["30%", "1%", "0.4%", "0.04%", "99.6%", "99.96%", "0%", "100%"]


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted))
def test_a_range_holds_its_figure_as_both_are_told(ends):
    low, value, high = (float(TELLER.number(Number(one, Unit.SHARE))[:-1]) for one in ends)
    assert low <= value <= high
    told = TELLER.cell(Between(ends[0], ends[2], Unit.SHARE))
    assert [float(end.rstrip("%")) for end in told.split(" – ")] == [low, high]


@given(st.integers(0, 20), st.integers(0, 20))
def test_all_both_and_the_only_one_may_be_said_otherwise(n, more):
    forms = {
        "zero": "none of {of}", "one": "one of {of}", "other": "{n} of {of}", "all": "all {n}",
        "both": "both", "only": "it did", "only_none": "it did not",
    }  # fmt: skip
    of = n + more
    told = say(forms, n=count(n), of=count(of))
    if of == 1:
        assert told == ("It did" if n else "It did not")
    elif n == of == 2:
        assert told == "Both"
    elif n and n == of:
        assert told.startswith("All ")
    else:
        assert " of " in told
    usual = {form: forms[form] for form in ("zero", "one", "other")}
    assert " of " in say(usual, n=count(n), of=count(of))


@given(st.floats(0, 5_000))
def test_how_long_something_took_is_told_within_a_few_in_a_hundred(hours):
    told = TELLER.number(Number(hours, Unit.HOURS))
    match = re.fullmatch(r"([\d.,]+) (minute|hour|day)s?", told)
    if match is None:
        assert hours * 60 < 1
        return
    unit = {"minute": 1 / 60, "hour": 1, "day": 24}[match[2]]
    value = float(match[1].replace(",", ""))
    assert abs(value * unit - hours) <= max(0.05 * hours, 1 / 60)
    assert told.endswith("s") is (value != 1)


@given(st.floats(0, 100))
def test_in_french_a_thing_is_one_as_long_as_it_is_less_than_two(hours):
    told = plain("fr").number(Number(hours, Unit.HOURS))
    value = float(re.match(r"[\d.]+", told)[0])
    assert told.endswith("s") is (value >= 2)


def test_a_word_within_a_sentence_may_begin_small():
    assert say_in("fr", "le {day:lower}", day=Term("weekday", "0")) == "Le lundi"


def test_days_are_told_as_so_many_hours():
    assert TELLER.number(Number(0.5, Unit.DAYS)) == "12 hours"
    assert TELLER.number(Number(1, Unit.DAYS)) == "24 hours"
    assert TELLER.number(Number(2.26, Unit.DAYS)) == "2.3 days"


@given(FINITE)
def test_a_sign_stands_where_there_is_something_to_sign(value):
    told = TELLER.number(Number(value, Unit.NET))
    assert (told[0] in "+−") is (told.strip("+−") != "0")
    assert not told.startswith("+") or value > 0
    assert not told.startswith("−") or value < 0


def test_cells_are_told_by_what_they_are():
    teller = plain()
    assert teller.cell(None) == "–"
    assert teller.cell(TooFew()) == "too few to say"
    assert teller.cell(TooFew(2, 3)) == "2 of 3"
    assert teller.cell(TooFew(0, 3)) == "0 of 3"
    assert teller.cell(TooFew(0, 0)) == "too few to say"
    assert teller.cell(Term("failure", "late")) == "Late"
    assert teller.cell(Term("failure", "")) == "Not said"
    assert teller.cell(Month(date(2026, 3, 1))) == "March 2026"
    assert teller.cell(Month(date(2026, 3, 1)), short=True) == "Mar"
    assert teller.cell(Year(date(2026, 1, 1))) == "2026"
    assert teller.cell(date(2026, 3, 2)) == "2 March 2026"
    assert teller.cell(Between(0.5, 0.75, Unit.SHARE)) == "50% – 75%"


def test_what_a_table_or_chart_is_about_stands_behind_its_title():
    chart = Chart(code="months", kind=ChartKind.MONTHS, unit=Unit.COUNT, marks=())
    table = Table(code="months1", columns=(), rows=(), about=Own("The oven"))
    assert TELLER.heading(Topic.CAUSES, chart) == "Complaints over time"
    assert TELLER.heading(Topic.CAUSES, table) == "Over time: The oven"


def test_a_sentence_without_what_goes_into_it_is_no_sentence():
    with pytest.raises(KeyError):
        say("{n} of {of} came", n=count(2))


def sentences(words, path=()):
    """Yield every sentence of a file with its path; the forms of one stand together."""
    for key, value in words.items():
        if isinstance(value, dict) and not {"one", "other", "zero"} & set(value):
            yield from sentences(value, (*path, key))
        else:
            yield (*path, key), value


def said_in(language):
    for file in sorted(resource("insight", language).glob("*.toml")):
        words = tomllib.loads(file.read_text(encoding="utf-8"))
        for path, value in sentences(words.get("said", {})):
            yield (file.stem, *path), value


def gaps(value):
    texts = value.values() if isinstance(value, dict) else [value]
    return {gap[0] for text in texts for gap in GAP.findall(text)}


@pytest.mark.parametrize("language", languages())
def test_sentences_are_written_so_that_they_can_be_filled(language):
    lists = (name.partition("_") for name in plain(language).words["common"])
    known = {"", "figure", "hundred", "lower", *(how for name, _, how in lists if name == "numbers")}
    for path, value in said_in(language):
        if isinstance(value, dict):
            assert "other" in value or set(value) <= {"zero", "one"}, path
            assert set(value) <= FORMS, path
        for text in value.values() if isinstance(value, dict) else [value]:
            assert "{" not in GAP.sub("", text), path
            assert all(how in known for _, how in GAP.findall(text)), path
            assert text.strip() == text != "", path


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_a_topic_in_another_language_says_all_that_english_does_with_the_same_gaps(language):
    theirs, ours = dict(said_in(language)), dict(said_in("en"))
    topics = {path[0] for path in theirs}
    ours = {path: value for path, value in ours.items() if path[0] in topics}
    assert set(theirs) == set(ours)
    for path, value in ours.items():
        assert gaps(theirs[path]) <= gaps(value) | {"n"}, path
