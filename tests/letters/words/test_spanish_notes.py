"""Spanish notes: what shops type becomes deeds, promises, topics and greetings; everybody is made up."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import ActionFacts, Recipient
from delight.letters.words import phrases
from delight.letters.words.names import address_lines, salutation
from delight.letters.words.tongues.es import SPANISH

DONE = date(2026, 6, 14)


def deeds(*actions: ActionFacts) -> str:
    return phrases.deeds([replace(action, done=DONE) for action in actions], "es_ES")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Le hemos cambiado la junta de la máquina", "cambiado la junta de la máquina"),
        ("Te hicimos unos bajos nuevos.", "hecho unos bajos nuevos"),
        ("Repusimos las dos piezas", "repuesto las dos piezas"),
        ("he cosido el botón", "cosido el botón"),
        ("Preparado otra ración", "preparado otra ración"),
        ("Impreso las fotos de nuevo", "impreso las fotos de nuevo"),
        ("un juego de tazas", "dado un juego de tazas"),
        ("la chaqueta rota", "cambiado la chaqueta rota"),
    ],
)
def test_notes_for_customers_are_told(note, said):
    assert deeds(ActionFacts(kind="replacement", note=note)) == said


@pytest.mark.parametrize(
    "note",
    [
        "Llamado por la tarde para preguntarle cómo estaba",
        "Cedido para evitar una escena",
        "Dado un café gratis para que se calle",
        "Se lo llevé yo misma",
        "abono tarjeta 4412",
        "Taza rota. Mal día.",
        "un café\npara que no grite",
        "una taza para el señor Peña",
        "Regañado al chico nuevo",
        "Perdido el recibo",
    ],
)
def test_notes_for_colleagues_stay_out_of_the_letter(note):
    assert deeds(ActionFacts(kind="replacement", note=note)) == "hecho el cambio por uno nuevo"


def test_deeds_join_with_e_before_the_sound_of_i():
    refund = ActionFacts(kind="refund")
    said = deeds(refund, ActionFacts(kind="other", note="Impreso las fotos de nuevo"))
    assert said == "devuelto el dinero e impreso las fotos de nuevo"
    listed = ActionFacts(kind="other", note="preparado seis tartas, una manga y una pala")
    assert deeds(listed, refund) == "preparado seis tartas, una manga y una pala, y devuelto el dinero"
    assert phrases.join(["pan", "hielo"], "es_ES") == "pan y hielo"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Enviar una junta nueva.", "enviar una junta nueva"),
        ("Te enviaremos una junta nueva", "enviar una junta nueva"),
        ("vamos a devolverle el dinero", "devolver el dinero"),
        ("Se lo cambiamos gratis", "cambiarlo gratis"),
        ("mandártelas mañana", "mandarlas mañana"),
        ("La revisaremos sin cargo", "revisarla sin cargo"),
        ("Haremos otra tarta", "hacer otra tarta"),
        ("oír su opinión", "oír su opinión"),
        ("verle el lunes", "verle el lunes"),
        ("El filtro nuevo", "encargarnos del filtro nuevo"),
        ("Una llamada el lunes", "encargarnos de una llamada el lunes"),
        ("No volver a hacerlo", "cumplir lo prometido («No volver a hacerlo»)"),
        ("", ""),
    ],
)
def test_promises_follow_vamos_a(typed, said):
    assert phrases.promise(typed, "es_ES") == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("El capuchino frío", "el capuchino frío"),
        ("Capuchino frío", "«Capuchino frío»"),
        ("the cold cappuccino", "«the cold cappuccino»"),
        ("una mancha.", "una mancha"),
        ("", ""),
    ],
)
def test_a_topic_follows_a_preposition(typed, said):
    assert phrases.topic(typed, "es_ES") == said


@pytest.mark.parametrize(
    ("known", "line", "envelope"),
    [
        ({}, "Hola, Zoë van Dam:", "Zoë van Dam"),
        ({"formality": Formality.FAMILIAR}, "Hola, Zoë:", "Zoë van Dam"),
        ({"address_as": AddressAs.MS}, "Estimada señora Van Dam:", "Sra. Zoë van Dam"),
        ({"address_as": AddressAs.MR, "title": "Dr."}, "Hola, Dr. Van Dam:", "Dr. Zoë van Dam"),
        ({"address_as": AddressAs.MR}, "Estimado señor Van Dam:", "Sr. Zoë van Dam"),
        ({"address_as": AddressAs.FAMILY, "name": "Ruiz"}, "Estimada familia Ruiz:", "Familia Ruiz"),
        ({"address_as": AddressAs.COUPLE, "name": "Ruiz"}, "Estimados señores Ruiz:", "Sres. Ruiz"),
        ({"name": ""}, "Hola:", ""),
    ],
)
def test_greetings_and_envelopes(known, line, envelope):
    who = replace(Recipient(name="Zoë van Dam", language="es"), **known)
    assert salutation(who) == line
    assert (address_lines(who, "ES") or [""])[0] == envelope


def test_small_surprises_suit_usted_and_tú():
    folder = Path(__file__).parents[3] / "resources" / "gestures"
    spanish = tomllib.loads((folder / "es.toml").read_text("utf-8"))
    for gesture in spanish["gesture"]:
        assert phrases.thing(gesture["name"], "es_ES")[0].islower()
        assert not {"su", "tu", "sus", "tus"} & set(gesture["name"].lower().split())


@pytest.mark.parametrize(
    ("before", "added", "said"),
    [
        ("acerca de ", "el capuchino frío", "acerca del capuchino frío"),
        ("respecto a ", "el capuchino frío", "respecto al capuchino frío"),
        ("A ", "el pan", "Al pan"),
        ("de ", "El Corte", "de El Corte"),
        ("de ", "ella", "de ella"),
        ("sede ", "el pan", "sede el pan"),
        ("", "el pan", "el pan"),
    ],
)
def test_what_a_field_adds_runs_together_with_de_and_a(before, added, said):
    assert SPANISH.met(before, added) == said
