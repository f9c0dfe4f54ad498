from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import ActionFacts, Recipient
from delight.domain.money import Money
from delight.letters.type.markup import tidy
from delight.letters.words import phrases
from delight.letters.words.names import address_name, salutation

DONE = date(2026, 6, 13)
TODAY = date(2026, 6, 17)
RECIPIENT = Recipient(name="Zoë van Dam", language="de", country="DE")


def deeds(*actions):
    return phrases.deeds([ActionFacts(done=DONE, **a) for a in actions], "de_DE")


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
        "und außerdem 5\u00a0€ zurückgezahlt"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("eine neue Jacke schicken", "eine neue Jacke schicken"),
        ("Wir schicken Ihnen eine neue Jacke.", "Ihnen eine neue Jacke schicken"),
        ("Wir rufen Sie am Montag an", "Sie am Montag anrufen"),
        ("Ich kümmere mich darum", "uns darum kümmern"),
        ("Ich rufe Sie an", "Sie anrufen"),
        ("Wir kommen und schauen nach", "unser Wort halten: „Wir kommen und schauen nach“"),
        ("Eine Entschuldigung und ein Kuchen", "für eine Entschuldigung und einen Kuchen sorgen"),
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
    person = replace(RECIPIENT, **recipient)
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


@given(st.text(alphabet="deinrsta EIH,.ßü", max_size=40))
def test_nothing_that_is_typed_is_lost_or_breaks(typed):
    said = phrases.promise(typed, "de_DE")
    assert bool(said) == bool(tidy(typed).removesuffix("."))
    assert bool(phrases.topic(typed, "de_DE")) == bool(tidy(typed).removesuffix("."))
    assert deeds({"kind": "visit", "note": typed})
