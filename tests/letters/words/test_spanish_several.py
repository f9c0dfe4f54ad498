"""Spanish letters to several at once: couple, family and organisation are ustedes; everybody is made up."""

import re
from dataclasses import fields, replace

import pytest

from delight.domain.letters.addressing import AddressAs
from delight.domain.letters.wordings import ShortText
from delight.letters.forms.words.es import SPANISH
from delight.letters.words.compose import compose, plain_text, short_text
from delight.letters.words.tongues.es_several import SEVERAL
from delight.letters.words.wording import for_several
from tests.letters.words.test_ready_made import FOLDER, full, ready

FILES = sorted(FOLDER.glob("es/*.toml"))
CHOICE = re.compile(r"\{([^{}|]*)\|[^{}|]*\}")
ALIKE = set(
    "Con todo mi aprecio|Se lo|Su|Sus|callárselo|decírselo|guardárselo|quedarse|quedársela|se|se la|se lo"
    "|su|sus|suya|suyo|suyos".split("|")
)
ONE = re.compile(
    r"\b(?:usted|dígame(?:lo)?|cuéntemelo|avíseme|escríbame|respóndame|pregunte por|llame al|"
    r"(?:le|te) (?:hemos|pido|doy|deseo|desea|escribo|agradezco|cuento|parece))\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_word_for_usted_has_its_form_for_ustedes(file):
    said = set(CHOICE.findall(file.read_text("utf-8")))
    assert said <= SEVERAL.keys() | ALIKE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{Le|Te} hemos {actions.done}.", ("Les hemos ", "actions.done", ".")),
        ("Es para {usted|ti}.", ("Es para ustedes.",)),
        ("{Su|Tu} tarta", ("Su tarta",)),
        ("Hola{, amigo|, tío}.", ("Hola, amigo.",)),
        ("Hola{|, tú}.", ("Hola.",)),
    ],
)
def test_a_variant_as_several_read_it(text, said):
    assert for_several(text, "es") == said


def test_every_word_for_usted_on_a_form_has_its_form_for_ustedes():
    texts = [str(getattr(SPANISH, field.name)) for field in fields(SPANISH)]
    assert {said for text in texts for said in CHOICE.findall(text)} <= SEVERAL.keys() | ALIKE


def test_other_languages_say_the_same_to_one_and_to_several():
    assert for_several("Merci à {vous|toi}.", "fr") == ("Merci à vous.",)
    assert for_several("Danke {Ihnen|dir}.", "de") == ("Danke Ihnen.",)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_couple_a_family_and_a_choir_are_never_usted(file):
    wording, whole = ready(file), full("es")
    person = whole.recipient
    for who in (
        replace(person, name="Dora y Ben Huber", address_as=AddressAs.COUPLE),
        replace(person, name="Huber", address_as=AddressAs.FAMILY),
        replace(person, name="Coro del Molino", organisation=True),
    ):
        facts = replace(whole, recipient=who)
        for seed in range(8):
            texts = [plain_text(compose(wording, facts, seed=seed))]
            if wording.message:
                texts.append(short_text(wording, facts, ShortText.MESSAGE, seed=seed))
            for text in texts:
                assert not ONE.search(text), (seed, text)


def test_one_person_is_usted_and_a_couple_is_ustedes():
    wording, whole = ready(FOLDER / "es" / "apology-card.toml"), full("es")
    couple = replace(whole, recipient=replace(whole.recipient, address_as=AddressAs.COUPLE))
    assert "e hemos devuelto 12,50" in compose(wording, whole).body
    assert "es hemos devuelto 12,50" in compose(wording, couple).body
