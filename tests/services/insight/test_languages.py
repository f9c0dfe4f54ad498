"""Insight in German, French and Spanish: whole, with the marks, spaces and numbers of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.insight.chapter import Said, Topic
from delight.domain.insight.report import chapters
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Between, Number, Own, Unit, Value
from delight.services.insight import words
from delight.services.insight.formats import formats_for
from delight.services.insight.words import words_in
from tests.domain.insight.anything import any_facts
from tests.services.insight.test_words import flat, gaps

LANGUAGES = ("de", "fr", "es")
ALL = ("en", *LANGUAGES)
COUNTRIES = {"en": "GB", "de": "DE", "fr": "FR", "es": "ES"}
TELLERS = {one: Teller(words_in(one), formats_for(one, COUNTRIES[one], "EUR")) for one in ALL}
QUOTED = {"de": "„“", "fr": "«»", "es": "«»"}
FOREIGN = re.compile(r"\b(?:the|of|and|with|which|than|they|their|were|did|not|days|complaints?)\b", re.I)
GAP = re.compile(r"\{[^}]*\}")
ENGLISH_BOOK = "Basic Facts on Customer Complaint Behavior"
NONE_AND_ONE = {
    "de": re.compile(r"\b(?:null|eins Beschwerden?|eins (?:Mal|Leute|Personen|Kunden)|von eins)\b", re.I),
    "fr": re.compile(
        r"\bun (?:réclamations?|personnes?|fois)\b|\bune (?:réclamations|personnes)\b"
        r"|\b(?:sur|les|ses|de) un\b(?! mois)|\bzéro\b",
        re.I,
    ),
    "es": re.compile(r"\b(?:cero|uno (?:quejas?|personas?|veces)|de una? (?:quejas|personas|veces))\b", re.I),
}


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a language with where it stands, each form of a sentence by itself."""
    for path, text in flat(words._read(language)):
        for form in text.values() if isinstance(text, dict) else [text]:
            if isinstance(form, str):
                yield ".".join(path), form


def own_words(language: str) -> dict[tuple[str, ...], object]:
    """Return the words that English must have, too: not how none and one of a thing are said."""
    return {path: text for path, text in flat(words._read(language)) if not path[1].startswith("numbers_")}


ONE_OF_MANY = {
    "en": re.compile(
        r"\bone (?:times|complaints|cases|people|customers|remedies|months|visits|surprises|reviews)\b"
        r"|\bits one complaints\b|\bof one \w+s\b|\b(?:one|none) of one\b|(?<!in )\ball one\b|\bof 1 \w+s\b",
        re.I,
    ),
    "de": re.compile(
        r"\beins (?:von|Mal|Leute|Kunden|\w+en)\b|\b(?:von|der|allen) eins\b|\bnull\b|\bvon 1 \w+en\b",
        re.I,
    ),
    "fr": re.compile(
        r"\bun (?:réclamations?|personnes?|fois)\b|\bune (?:réclamations|personnes)\b"
        r"|\b(?:sur|les|ses|de) un\b(?! mois)|\bzéro\b",
        re.I,
    ),
    "es": re.compile(
        r"\bun[oa]? (?:quejas|personas|veces|meses)\b|\b(?:los|las) un[oa]\b|\bcero\b(?<!por cero)", re.I
    ),
}
MANY = {
    "causes": ("said.lead", "said.named", "said.two", "said.level", "said.changed.more"),
    "common": ("said.coverage",),
    "consistency": ("said.weekday", "said.part", "said.failure", "said.person"),
    "costs": ("said.alike", "said.stake_share"),
    "iceberg": ("said.range", "said.up_to"),
    "paradox": ("said.back", "said.against", "said.mood", "said.twice"),
    "people": ("said.differs", "said.more_praised"),
    "recognition": ("said.part",),
    "recommendation": ("said.answers", "said.again"),
    "response": ("said.right.kept", "said.heard.kept"),
    "return": ("said.few", "said.back"),
    "standards": ("said.only", "said.least", "said.most", "said.few"),
    "works": ("said.works",),
}
"""What is never said of one in all: another sentence is, or it is said from two, six, ten or twenty on."""


def told_of(language: str, path: tuple[str, ...], text: object, n: int, of: int) -> str:
    """Return a sentence of so many of so many, everything else in it a name or a sum."""
    values: dict[str, Value] = dict.fromkeys(gaps(text), Own("…"))
    values |= {"n": Number(n), **({"of": Number(of)} if "of" in gaps(text) else {})}
    topic = None if path[0] == "common" else Topic(path[0])
    return TELLERS[language].sentence(topic, Said(code=".".join(path[2:]), values=values))


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize(
    ("n", "of"), [(1, 1), (1, 2), (1, 13), (2, 2), (2, 12), (12, 12), (12, 13), (13, 13), (0, 1)]
)
def test_every_sentence_agrees_with_one_two_twelve_thirteen_and_none(language, n, of):
    for path, text in flat(words._read(language)):
        if path[0] in ("team", "paper") or path[1] != "said" or "n" not in gaps(text):
            continue
        few = 1 in (n, of) and any(".".join(path[1:]).startswith(one) for one in MANY.get(path[0], ()))
        if few or (not n and not (isinstance(text, dict) and {"zero", "only_none"} & set(text))):
            continue
        told = told_of(language, path, text, n, of)
        assert not ONE_OF_MANY[language].search(told), (path, told)
        assert "{" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_that_english_has(language):
    english, own = dict(flat(words._read("en"))), own_words(language)
    assert set(own) == set(english)
    for path, text in english.items():
        mine = own[path]
        if isinstance(text, dict) or isinstance(mine, dict):
            forms = set(text) if isinstance(text, dict) else {"other"}
            assert isinstance(mine, dict), path
            assert forms <= set(mine), path
        assert gaps(mine) - {"n"} == gaps(text) - {"n"}, path
        assert slots(mine) == slots(text), path


def slots(text: object) -> set[str]:
    return set(re.findall(r"\{\d\}", str(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_is_left(language):
    english = own_words("en")
    for where, text in texts(language):
        assert not FOREIGN.search(GAP.sub("", text).replace(ENGLISH_BOOK, "")), where
    same = {path for path, text in own_words(language).items() if text == english[path]}
    said = {path for path in same if "said" in path and path[-1] != "deeds"}
    assert not said


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language):
    opening, closing = QUOTED[language]
    for where, text in texts(language):
        foreign = set("\"'“”„«»‹›‘") - {opening, closing}
        assert not foreign & set(text), where
        assert re.fullmatch(
            f"[^{opening}{closing}]*(?:{opening}[^{opening}{closing}]+{closing}[^{opening}{closing}]*)*", text
        ), where


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_that_must_not_break_do_not(language):
    for where, text in texts(language):
        assert "  " not in text, where
        assert not re.search(r"\d %|\d%", text), where
        if language == "fr":
            assert not re.search(r"(?<!\u202f)[;?!»]|(?<!\u00a0):(?!\w+\})|«(?!\u202f)", text), where
        else:
            assert not re.search(r"\s[;:?!»“]|[«„]\s", text), where
        if language == "es":
            assert text.count("?") == text.count("¿"), where


@pytest.mark.parametrize(
    ("language", "percent", "decimal", "amount", "lasted"),
    [
        ("de", "19\u00a0%", "8,4", "12,50\u00a0€", ("0 Minuten", "1 Stunde", "1,5 Stunden")),
        ("fr", "19\u00a0%", "8,4", "12,50\u00a0€", ("0 minute", "1 heure", "1,5 heure")),
        ("es", "19\u00a0%", "8,4", "12,50\u00a0€", ("0 minutos", "1 hora", "1,5 horas")),
    ],
)
def test_numbers_are_written_as_in_the_language(language, percent, decimal, amount, lasted):
    teller = TELLERS[language]
    assert teller.number(Number(0.19, Unit.SHARE)) == percent
    assert teller.number(Number(8.4, Unit.SCORE)) == decimal
    assert teller.number(Number(1_250, Unit.AMOUNT)) == amount
    assert tuple(teller.number(Number(hours, Unit.HOURS)) for hours in (0, 1, 1.5)) == lasted
    assert teller.cell(Between(0.5, 0.75, Unit.SHARE)).count("\u00a0") == 2


@settings(max_examples=150, deadline=None)
@given(any_facts(), st.sampled_from(LANGUAGES))
def test_one_and_none_agree_with_what_is_counted(known, language):
    """In German nobody says "null von elf" or "eins Beschwerden", and so in the others."""
    teller = TELLERS[language]
    for chapter in chapters(known):
        for said in (*chapter.said, *chapter.apart):
            told = teller.sentence(chapter.topic, said)
            assert not NONE_AND_ONE[language].search(told), told
            assert "  " not in told, told
