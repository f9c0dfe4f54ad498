# ruff: noqa: E501 - what programs write stands as they write it
"""What somebody says in an e-mail, apart from quotes and signatures, as programs in four languages write them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from delight.exchange.mail_words import passed_on, said
from tests.patience import LONGEST

WORDS = "The cake was late.\nI want my money back."
AFTER = {
    "gmail": "On Thu, Mar 12, 2026 at 10:14 AM The Honey Bun <hello@honeybun.example> wrote:\n\n> Thank you",
    "gmail, broken line": "On Thu, 12 Mar 2026 at 10:14, The Honey Bun\n<hello@honeybun.example> wrote:\n> Thank you",
    "no date": "On Friday you wrote:\n> Thank you",
    "no date de": "Du hast geschrieben:\n\n> Danke",
    "gmail de": "Am Do., 12. März 2026 um 10:14 Uhr schrieb Bäckerei <hallo@baecker.example>:\n> Danke",
    "thunderbird de": "Am 12.03.2026 um 10:14 schrieb Bäckerei Frey:\n> Danke",
    "apple de": "Am 12.03.2026 um 10:14 schrieb Frey <f@baecker.example>:\n\n> Danke\n> \n> Frey",
    "gmx de": 'Gesendet: Donnerstag, 12. März 2026 um 10:14 Uhr\nVon: "Frey" <f@baecker.example>\nAn: zoe@example.org\n'
    "Betreff: Torte\nDanke",
    "gmail fr": "Le jeu. 12 mars 2026 à 10:14, Boulangerie <b@pain.example> a écrit :\n> Merci",
    "outlook fr": "De : Boulangerie <b@pain.example>\nEnvoyé : jeudi 12 mars 2026 10:14\nÀ : Zoé\nObjet : Commande\n\nMerci",
    "gmail es": "El jue, 12 mar 2026 a las 10:14, Panadería (<p@pan.example>) escribió:\n\n> Gracias",
    "outlook es": "De: Panadería <p@pan.example>\nEnviado el: jueves, 12 de marzo de 2026 10:14\nPara: Zoe\nAsunto: Pan",
    "outlook": "_"
    * 32
    + "\nFrom: The Honey Bun <hello@honeybun.example>\nSent: Thursday, March 12, 2026 10:14 AM\n"
    "To: Zoe\nSubject: Your order\n\nThank you",
    "outlook bold": "*From:* Honey Bun <h@h.example>\n*Sent:* 12 March 2026 10:14\n*To:* Zoe\n*Subject:* Order\n\nThanks",
    "old outlook": "-----Original Message-----\nFrom: x\nWhatever",
    "old outlook de": "-----Ursprüngliche Nachricht-----\nWas auch immer",
    "old fr": "----- Message d'origine -----\nN'importe quoi",
    "quote alone": "> Thank you\n>> Welcome",
    "delimiter": "-- \nZoe Marlow\nAny words at all, and many of them, right until the very end of it.",
    "phone": "Sent from my iPhone",
    "phone de": "Von meinem iPhone gesendet",
    "phone fr": "Envoyé de mon iPhone",
    "phone es": "Enviado desde mi iPhone",
    "outlook ios": "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "farewell": "Kind regards,\n\nZoe Marlow\n12 Mill Lane, Ely\n020 7946 0018",
    "farewell de": "Mit freundlichen Grüßen\n\ni. A. Zoë Müller\nMüller GmbH\nTel.: 030 1234",
    "farewell fr": "Bien cordialement,\nZoé Martin",
    "farewell es": "Un saludo,\nZoe Marín",
    "lawyers": "This e-mail and any attachments are confidential. If you are not the intended recipient, delete it.",
    "farewell, lawyers": "Viele Grüße\nZoë\n\nDiese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger "
    "bestimmt.",
}
KEPT = {
    "thanks that go on": "Thank you, but no thanks: I want my money back.\nPlease call.",
    "a farewell before a sentence": "Thanks\nAnd by the way, the coffee was cold as well when it came to us at last.",
    "greetings to somebody": "Gruß an den Bäcker, er kann nichts dafür!\nAber mein Geld will ich.",
    "a postscript": "Best regards\nZoe\nPS: the bread was mouldy",
    "a question": "Danke\nWann rufen Sie an?",
    "a list": "- the cake was late\n- the name was wrong\n-- nobody said sorry",
    "a sentence with a colon": "From: my point of view\nTo: be honest\nI want a refund",
    "wrote without a date": "I wrote you:\nnothing came back",
    "on a day": "On 12 March I was there:\nnobody came",
    "an address": "Send it to:\nZoe Marlow\n12 Mill Lane",
    "original": "The original message was never answered.",
}  # fmt: skip


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_what_follows_the_words_is_taken_out(after):
    told = said(f"{WORDS}\n\n{after}\n")
    assert told.text == WORDS
    assert told.rest


@pytest.mark.parametrize("more", KEPT.values(), ids=KEPT)
def test_words_that_only_look_like_it_stay(more):
    told = said(f"{WORDS}\n\n{more}")
    assert told.text == f"{WORDS}\n\n{more}"
    assert told.rest == ""


def test_answers_below_and_between_quotes_stay():
    assert (
        said("On 12 March 2026 Ada wrote:\n> Was it late?\nYes.\n> Very?\nTwo hours.").text
        == "Yes.\nTwo hours."
    )


def test_where_all_is_quoted_all_of_it_stays():
    assert said("> The cake was late.\n> Zoe").text == "> The cake was late.\n> Zoe"
    assert said("").text == said("\n \n").text == ""


PASSED_ON = {
    "gmail": "---------- Forwarded message ---------\nFrom: Karl Frey <karl@example.org>\nDate: Thu, 12 Mar 2026 at 09:14\n"
    "Subject: Torte\nTo: <info@shop.example>\n\n\nIt was soggy.",
    "outlook de": "Von: Karl Frey <karl@example.org>\nGesendet: Donnerstag, 12. März 2026 09:14\nAn: info@shop.example\n"
    "Betreff: Torte\n\nIt was soggy.",
    "outlook fr": "De : Karl Frey [mailto:karl@example.org]\nEnvoyé : jeudi 12 mars 2026 09:14\nÀ : info\nObjet : Torte\n\n"
    "It was soggy.",
    "outlook es": "De: Karl Frey <karl@example.org>\nEnviado: jueves, 12 de marzo de 2026 9:14\nPara: info\nAsunto: Torte\n\n"
    "It was soggy.",
    "apple": "Begin forwarded message:\n\n> From: Karl Frey <karl@example.org>\n> Date: 12 March 2026 at 09:14:00 GMT\n"
    "> To: info@shop.example\n> Subject: Torte\n> \n> It was soggy.",
}  # fmt: skip


@pytest.mark.parametrize("text", PASSED_ON.values(), ids=PASSED_ON)
def test_what_was_passed_on_is_found(text):
    found = passed_on(f"Please take care of this.\n\n{text}")
    assert found is not None
    assert "karl@example.org" in found.heads["from"]
    assert found.heads["subject"] == "Torte"
    assert "12" in found.heads["sent"]
    assert found.text == "It was soggy."


LINES = st.sampled_from(
    [
        *"\n".join([*AFTER.values(), *KEPT.values(), *PASSED_ON.values()]).split("\n"),
        "",
        "> ",
        ">",
        "--",
        "On",
        "From:",
    ]
)


@settings(deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=30).map("\n".join))
@example("From: \n> \n")
def test_no_word_is_ever_lost(text):
    told = said(text)
    assert sorted(re.findall(r"\S+", f"{told.text}\n{told.rest}")) == sorted(re.findall(r"\S+", text))
    assert told.text.strip() or not text.strip()
    passed_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "On " * 60_000, "On 1\n" * 40_000, "Thanks\n" * 20_000, "> " * 70_000, ">\n" * 70_000, "From: a\n" * 20_000,
        "From: a\nSent: 1\nTo: b\n" * 8_000, "_" * 150_000, ("_" * 10 + "\n") * 15_000, ": " * 70_000, "-" * 150_000,
        "\n" * 150_000, "wrote 1 " * 20_000 + ":",
    ],
    ids=range(13),
)  # fmt: skip
def test_nobody_holds_it_up(text):
    begun = time.process_time()
    said(text)
    passed_on(text)
    assert time.process_time() - begun < LONGEST
