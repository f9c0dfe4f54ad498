from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from delight.domain.letters import (
    ActionFacts,
    AddressAs,
    CaseFacts,
    Formality,
    GestureFacts,
    LetterFacts,
    Recipient,
    Sender,
)
from delight.domain.money import Money
from delight.domain.wordings import ShortText, WordingFormat, WordingKind
from delight.letters import phrases
from delight.letters.compose import compose, plain_text, short_text
from delight.letters.names import address_name, salutation
from delight.letters.tongues import TONGUES
from delight.letters.wording import parse

WORDINGS = Path(__file__).parents[2] / "resources" / "wordings" / "de"
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
    case=CaseFacts(
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
    ),
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


def deeds(*actions):
    return phrases.deeds([ActionFacts(done=DONE, **a) for a in actions], "de_DE")


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
    facts = replace(FULL, case=replace(FULL.case, promised_by=None, promise="Neue Jacke schicken"))
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


@pytest.mark.parametrize(
    ("kind", "note", "said"),
    [
        ("refund", "", "das Geld zurückgegeben"),
        ("replacement", "", "für Ersatz gesorgt"),
        ("replacement", "Eine neue Jacke", "eine neue Jacke als Ersatz besorgt"),
        ("replacement", "der alte Filter.", "den alten Filter ersetzt"),
        ("redo", "", "es noch einmal richtig gemacht"),
        ("redo", "die zerrissene Jacke", "die zerrissene Jacke in Ordnung gebracht"),
        ("credit", "", "ein Guthaben eingetragen"),
        ("discount", "", "beim Preis nachgelassen"),
        ("extra", "", "eine Kleinigkeit dazugelegt"),
        ("extra", "Ein Glas Honig", "ein Glas Honig dazugelegt"),
        ("call-back", "", "am Telefon in Ruhe darüber gesprochen"),
        ("visit", "", "uns die Sache vor Ort angesehen"),
        ("explanation", "", "den Fehler offen erklärt"),
        ("apology", "Entschuldigt", ""),
        ("other", "", ""),
        ("other", "Wir haben Ihnen einen neuen Kuchen gebacken.", "Ihnen einen neuen Kuchen gebacken"),
        ("other", "Dir die Kette geölt", "dir die Kette geölt"),
    ],
)
def test_each_kind_of_action_follows_wir_haben(kind, note, said):
    assert deeds({"kind": kind, "note": note}) == said


@pytest.mark.parametrize(
    "note",
    [
        "Ihr gesagt, dass es nicht geht",
        "Ihr das Geld gegeben",
        "Kaffee, damit sie Ruhe gibt",
        "hat sich beschwert, er will Geld",
        "bei Ihnen vorbeigekommen",
        "Storno 4412",
        "die Jacke von ihr",
        "ein Strudel",
        "Kundin angerufen",
        "Tasse kaputt. Schlechter Tag.",
    ],
)
def test_notes_for_colleagues_stay_out(note):
    assert deeds({"kind": "replacement", "note": note}) == "für Ersatz gesorgt"


def test_deeds_with_lists_of_their_own_stay_apart():
    said = deeds(
        {"kind": "other", "note": "Ihnen sechs Törtchen, einen Spritzbeutel und einen Heber gebracht"},
        {"kind": "refund", "cost": Money(minor=500, currency="EUR")},
    )
    assert said == (
        "Ihnen sechs Törtchen, einen Spritzbeutel und einen Heber gebracht – "
        "und außerdem 5,00\u00a0€ zurückgezahlt"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("eine neue Jacke schicken", "eine neue Jacke schicken"),
        ("Wir schicken Ihnen eine neue Jacke.", "Ihnen eine neue Jacke schicken"),
        ("Wir rufen Sie am Montag an", "Sie am Montag anrufen"),
        ("Wir werden die Jacke ersetzen", "die Jacke ersetzen"),
        ("Ersatz schicken", "Ersatz schicken"),
        ("Anrufen, sobald die Jacke da ist", "anrufen, sobald die Jacke da ist"),
        ("Eine neue Jacke", "für eine neue Jacke sorgen"),
        ("Ein neuer Termin", "für einen neuen Termin sorgen"),
        ("Ein Strudel", "unser Wort halten: „Ein Strudel“"),
        ("Die Jacke ist am Freitag fertig", "unser Wort halten: „Die Jacke ist am Freitag fertig“"),
        ("die Suppe noch einmal zu kochen", "unser Wort halten: „die Suppe noch einmal zu kochen“"),
        ("ihr das Geld geben", "unser Wort halten: „ihr das Geld geben“"),
        ("am Montag morgen", "unser Wort halten: „am Montag morgen“"),
        ("", ""),
    ],
)
def test_a_promise_follows_werden_wir(text, said):
    assert phrases.promise(text, "de_DE") == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Den kalten Cappuccino", "der kalte Cappuccino"),
        ("der kalte Cappuccino", "der kalte Cappuccino"),
        ("einen falschen Namen auf der Torte", "ein falscher Name auf der Torte"),
        ("Ihren verlorenen Schlüssel", "Ihr verlorener Schlüssel"),
        ("Die Suppe.", "die Suppe"),
        ("kalter Kaffee", "kalter Kaffee"),
        ("the cold cappuccino", "the cold cappuccino"),
        ("", ""),
    ],
)
def test_what_it_was_about_stands_alone(typed, said):
    assert phrases.topic(typed, "de_DE") == said


@pytest.mark.parametrize(
    ("recipient", "line", "envelope"),
    [
        ({}, "Guten Tag Zoë van Dam,", "Zoë van Dam"),
        ({"formality": Formality.FAMILIAR}, "Hallo Zoë,", "Zoë van Dam"),
        (
            {"name": "Eva Meier", "title": "Dr.", "address_as": AddressAs.MS},
            "Sehr geehrte Frau Dr. Meier,",
            "Frau Dr. Eva Meier",
        ),
        ({"name": "Jan Koch", "address_as": AddressAs.MR}, "Sehr geehrter Herr Koch,", "Herrn Jan Koch"),
        (
            {"name": "Meier", "address_as": AddressAs.COUPLE},
            "Sehr geehrte Frau Meier, sehr geehrter Herr Meier,",
            "Frau und Herrn Meier",
        ),
        ({"name": "Meier", "address_as": AddressAs.FAMILY}, "Liebe Familie Meier,", "Familie Meier"),
        (
            {"name": "Mühlenchor", "organisation": True},
            "Guten Tag an alle bei Mühlenchor,",
            "Mühlenchor",
        ),
        ({"name": ""}, "Guten Tag,", ""),
    ],
)
def test_salutations_and_envelopes(recipient, line, envelope):
    person = replace(FULL.recipient, **recipient)
    assert salutation(person) == line
    assert address_name(person) == envelope


def test_days_months_and_durations():
    assert phrases.on_day(DONE, TODAY, "de_DE") == "am Samstag, 13. Juni"
    assert phrases.on_day(date(2025, 12, 31), TODAY, "de_DE") == "am 31. Dezember 2025"
    assert phrases.by_day(date(2026, 6, 19), TODAY, "de_DE") == "bis Freitag, 19. Juni"
    assert phrases.in_month(date(2025, 1, 3), TODAY, "de_AT") == "im Jänner 2025"
    assert [phrases.took(days, "de_DE") for days in (0, 1, 2, 14)] == [
        "keinen ganzen Tag",
        "einen Tag",
        "zwei Tage",
        "zwei Wochen",
    ]
