from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from delight.domain.letters.addressing import Formality
from delight.domain.letters.letter import ActionFacts, CaseFacts, GestureFacts, LetterFacts, Recipient, Sender
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingKind
from delight.domain.money import Money
from delight.letters.words.compose import compose, plain_text, short_text
from delight.letters.words.tongues import TONGUES
from delight.letters.words.wording import parse

WORDINGS = Path(__file__).parents[3] / "resources" / "wordings" / "de"
KEYS = sorted(path.stem for path in WORDINGS.glob("*.toml"))
DONE = date(2026, 6, 13)
TODAY = date(2026, 6, 17)
NEVER = (
    "unannehmlichkeit",
    "hiermit",
    "wertgeschätzt",
    "geschätzte",
    "kundin",
    "zögern sie nicht",
    "bezüglich",
    "rabatt",
    "angebot",
    "kunde ",
    "kunden",
)
CASE = CaseFacts(
    reference="C-2026-0042",
    received=DONE,
    topic="den kalten Cappuccino",
    failure="quality",
    remedy_wanted="Geld zurück",
    promise="Wir schicken Ihnen einen neuen Filter.",
    promised_by=date(2026, 6, 26),
    handled_by="Tom",
    praised="Tom",
    resolved=date(2026, 6, 15),
)
FULL = LetterFacts(
    recipient=Recipient(
        name="Zoë van Dam",
        language="de",
        country="DE",
        since=date(2023, 6, 20),
        last_seen=date(2026, 3, 2),
    ),
    sender=Sender(name="Lindenhof", country="DE", phone="06251 555 010", email="hallo@lindenhof.example"),
    today=TODAY,
    writer="Maya Keller",
    case=CASE,
    actions=(
        ActionFacts(kind="refund", cost=Money(minor=1250, currency="EUR"), done=DONE),
        ActionFacts(kind="redo", done=DONE, note="Ein neuer Kuchen"),
    ),
    gesture=GestureFacts(name="Ein Glas Pflaumenmus", note="Die Pflaumen wachsen hinter dem Haus."),
    personal="Grüße an den Hund.",
    told=(
        ("reason", "Für dieses Gerät gibt es keine Teile mehr"),
        ("elsewhere", "Radhaus Brandt in der Mühlgasse"),
        ("change", "Wir backen jetzt zweimal am Tag"),
        ("brought", "Lena Roth"),
        ("worth", "10 €"),
        ("code", "D-7KQ4"),
        ("until", "2026-12-31"),
    ),
)
TOLD_LEAST = tuple(pair for pair in FULL.told if pair[0] not in {"brought", "until"})
BARE = replace(
    FULL,
    sender=replace(FULL.sender, phone="", email=""),
    recipient=replace(FULL.recipient, last_seen=None, since=date(2025, 6, 1)),
    case=CaseFacts(topic="die kalte Suppe"),
    actions=(ActionFacts(kind="visit", done=DONE),),
    gesture=GestureFacts(name="Eine Grußkarte", kind="note"),
    personal="",
    told=TOLD_LEAST,
)
PRAISE = replace(BARE, case=CaseFacts(kind="compliment", topic="die Brötchen"))
NO_CASE = replace(FULL, case=None, personal="")
ALL = {"full": FULL, "bare": BARE, "praise": PRAISE, "no-case": NO_CASE}


@lru_cache
def wording(key="apology"):
    return parse((WORDINGS / f"{key}.toml").read_text("utf-8"), key=key)


def to(facts, formality=Formality.FAMILIAR, **recipient):
    return replace(facts, recipient=replace(facts.recipient, formality=formality, **recipient))


def ways(key, facts, seeds=60):
    return {" ".join(compose(wording(key), facts, seed=seed).body.split("\n\n")) for seed in range(seeds)}


def test_every_kind_has_a_letter_and_a_card():
    assert {f"{kind}{end}" for kind in WordingKind for end in ("", "-card")} == set(KEYS)
    for key in KEYS:
        assert wording(key).kind == key.removesuffix("-card")
        assert (wording(key).format is WordingFormat.CARD) == key.endswith("-card")
        assert wording(key).language == "de"


def test_every_line_of_the_tongue_is_german():
    english, german = TONGUES["en"], TONGUES["de"]
    same = {
        name
        for name in type(german).__slots__
        if isinstance(value := getattr(german, name), str) and value == getattr(english, name)
    }
    assert same <= {"stop", "address", "address_all", "by_day"}
    assert german.gaps.keys() == english.gaps.keys()
    assert german.deeds.keys() == english.deeds.keys()
    assert not set(german.gaps.values()) & set(english.gaps.values())


@pytest.mark.parametrize("formality", [Formality.FORMAL, Formality.FAMILIAR])
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("key", KEYS)
def test_every_wording_reads_well(key, name, formality):
    least, most = (15, 60) if key.endswith("-card") else (80, 300)
    for seed in range(12):
        composed = compose(wording(key), to(ALL[name], formality), seed=seed)
        text = plain_text(composed)
        assert name == "no-case" or composed.missing == ()
        assert not set("{}|") & set(text)
        assert composed.missing or "[" not in text
        assert not [mark for mark in ("  ", " .", " ,", "..", "!!") if mark in text]
        assert least <= len(composed.body.split()) <= most
        assert not [phrase for phrase in NEVER if phrase in text.lower()]
        assert not [a for a, b in pairwise(composed.body.split()) if a == b]


@pytest.mark.parametrize("key", KEYS)
def test_formal_and_familiar_are_never_mixed(key):
    for facts in (BARE, PRAISE):
        for seed in range(20):
            formal = compose(wording(key), to(facts, Formality.FORMAL), seed=seed).body.split()
            familiar = compose(wording(key), to(facts), seed=seed).body.split()
            assert not {"du", "dich", "dir", "dein", "deine", "bist", "hast"} & set(formal)
            assert not {"Ihnen", "Ihr", "Ihre", "Ihren", "Ihrer"} & set(familiar)


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_goes_on_small_after_the_salutation(key):
    names = {"Lena"}
    polite = {"Sie", "Ihr", "Ihre", "Ihnen"}
    for facts in (FULL, BARE, to(FULL), to(BARE)):
        for seed in range(20):
            first = compose(wording(key), facts, seed=seed).body.split()[0]
            assert first[0].islower() or first in polite | names


@pytest.mark.parametrize("key", [key for key in KEYS if not key.endswith("-card")])
def test_short_texts_are_short_and_tell_nothing_private(key):
    for facts in (FULL, BARE, to(FULL), PRAISE):
        for seed in range(12):
            message = short_text(wording(key), facts, ShortText.MESSAGE, seed=seed).split("\n\n")
            assert 24 <= len(message[1].split()) <= 70
            assert message[0].endswith(",")
            public = short_text(wording(key), facts, ShortText.PUBLIC, seed=seed)
            assert not public or 25 <= len(public.split()) <= 60
            assert public[:1] == public[:1].upper()


def test_deeds_and_promises_stand_in_their_sentences():
    for body in ways("apology", FULL):
        assert "Wir haben 12,50\u00a0€ zurückgezahlt und einen neuen Kuchen gemacht." in body
        assert "Bis Freitag, 26. Juni werden wir Ihnen einen neuen Filter schicken." in body
        assert "er kalte Cappuccino" in body
        assert "am Samstag, 13. Juni" in body or "mir am Samstag" in body


def test_a_promise_without_a_day_stands_in_its_sentence():
    facts = replace(FULL, case=replace(CASE, promised_by=None, promise="Neue Jacke schicken"))
    for key in ("acknowledgement", "takes-longer", "apology", "what-we-did", "parting-ways"):
        for body in ways(key, facts, 12):
            assert "ir werden unser Wort halten: „Neue Jacke schicken“." in body


def test_no_optional_fact_leaves_a_hole():
    assert all("Lena" in body for body in ways("thank-you-referral", FULL))
    assert all("Code" in body and "31. Dezember 2026" in body for body in ways("voucher", FULL))
    assert not any("Dezember" in body for body in ways("voucher", BARE))
    assert all("im März" in body or "Im März" in body for body in ways("we-miss-you", FULL))
    assert all("drei jahre" in body.lower() for body in ways("anniversary", FULL))
    assert all("ein Jahr" in body or "einem Jahr" in body for body in ways("anniversary", BARE))
    assert all("ein Glas Pflaumenmus" in body for body in ways("small-surprise", FULL))
    assert not any("Grußkarte" in body for body in ways("small-surprise", BARE))


def test_how_long_it_took_is_told_once_all_is_done():
    facts = replace(FULL, case=replace(CASE, promise=""))
    assert all("wei Tage" in body for body in ways("what-we-did", facts))
    assert not any("wei Tage" in body for body in ways("what-we-did", FULL))
    same_day = replace(FULL, case=replace(CASE, promise="", resolved=CASE.received))
    assert not any("gedauert" in body.lower() for body in ways("what-we-did", same_day))
