import pytest

from delight.domain.customers.customer import Gone
from delight.domain.letters.addressing import AddressAs, Formality
from delight.exchange import words


@pytest.mark.parametrize(
    "text", ["yes", "Ja", "OUI", "sí", "Sì", "sim", "tak", "да", "はい", "○", "1", "TRUE", "opted-in"]
)
def test_yes(text):
    assert words.answer(text) is True


@pytest.mark.parametrize(
    "text", ["no", "Nein", "non", "não", "nee", "nej", "nie", "нет", "いいえ", "×", "0", "FALSE"]
)
def test_no(text):
    assert words.answer(text) is False


@pytest.mark.parametrize("text", ["", "pending", "unbekannt", "42", "yes please, weekly", "x" * 500])
def test_neither(text):
    assert words.answer(text) is None


@pytest.mark.parametrize(
    ("text", "address_as", "title"),
    [
        ("Mr.", AddressAs.MR, ""),
        ("Mrs", AddressAs.MS, ""),
        ("Frau Prof. Dr.", AddressAs.MS, "Prof. Dr."),
        ("Dott.ssa", AddressAs.UNKNOWN, "Dott.ssa"),
        ("Sig.ra", AddressAs.MS, ""),
        ("Herr Müller", AddressAs.UNKNOWN, ""),
        ("Head of sales", AddressAs.UNKNOWN, ""),
        ("", AddressAs.UNKNOWN, ""),
    ],
)
def test_how_somebody_is_addressed(text, address_as, title):
    assert words.courtesy(text) == (address_as, title)


def test_whether_somebody_is_gone():
    assert words.gone(["no", "moved"]) is Gone.MOVED
    assert words.gone(["yes", "moved"]) is Gone.DIED
    assert words.gone(["verstorben"]) is Gone.DIED
    assert words.gone(["", "perhaps"]) is Gone.NO


def test_sie_and_du():
    assert words.formality("Du") is Formality.FAMILIAR
    assert words.formality("vous") is Formality.FORMAL
    assert words.formality("?") is Formality.USUAL
