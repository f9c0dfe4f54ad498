"""Which promises are kept by a letter, and which only sound like it."""

from datetime import date

import pytest

from delight.letters.advice.by_letter import is_letter_promised
from delight.letters.advice.promising import promises

TODAY = date(2026, 11, 23)

LETTERS = """
write you a letter
We'll write to you by Friday
write to Mrs. Lee about the coat
send them a card
Send her a short handwritten note
post a thank-you card
drop him a line
a letter of apology
Letter from the owner
confirm it in writing
write
have Tom write you a letter
Ihnen einen Brief schreiben
dir bis Freitag schreiben
Brief schreiben
Entschuldigungsbrief an Frau Meier
Frau Meier noch einmal schreiben
wir schreiben ihr
eine nette Karte schicken
schriftlich antworten
ein paar Zeilen schreiben
vous écrire
vous envoyer une lettre d’excuses
lui écrire un petit mot
vous écrire le 3 mars
t'écrire d'ici vendredi
écrire à Mme Roy
une lettre du patron
répondre par courrier
te escribo
le escribo el viernes
escribirle
enviarle una carta
mandarte unas líneas
una carta de disculpa
contestar por escrito
escribir a la señora Gil
""".strip().splitlines()

OTHERS = """
send a new jacket
send the refund to her card
send her a gift card
send a credit note
post the delivery note
write you a voucher
write off the invoice
write to her by e-mail
write you a text message
write to the supplier
send the letter to the insurance
put a new letter on the sign
call you back
bring the menu card
replace the letter box
Ihnen eine E-Mail schreiben
Ihnen eine Rechnung schreiben
eine neue Karte schicken
Briefkasten reparieren
Gutschrift schreiben
den Brief an die Versicherung schicken
Sie anrufen
vous écrire un e-mail
vous envoyer une carte cadeau
vous envoyer le mot de passe
changer la carte
vous rappeler
vous envoyer la facture par courrier
escribirle un correo
enviarle la carta de vinos
enviar una tarjeta regalo
llamarle el viernes
cambiar la nota
""".strip().splitlines()


@pytest.mark.parametrize("what", LETTERS)
def test_a_letter_is_promised(what):
    assert is_letter_promised(what)
    assert is_letter_promised(what.upper())


@pytest.mark.parametrize("what", [*OTHERS, "", "x" * 100_000, "write " * 5_000])
def test_something_else_is_promised(what):
    assert not is_letter_promised(what)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("We will write you a letter by Friday.", "en"),
        ("Wir schreiben Ihnen bis Freitag.", "de"),
        ("Wir werden Ihnen bis Freitag einen Brief schicken.", "de"),
        ("Nous vous écrirons d’ici vendredi.", "fr"),
        ("Je vais t’écrire vendredi.", "fr"),
        ("Le escribiremos antes del viernes.", "es"),
        ("Te escribo el viernes.", "es"),
    ],
)
def test_a_letter_that_a_letter_promises_is_one(said, language):
    (offered,) = promises(said, language, TODAY)
    assert is_letter_promised(offered.what)
