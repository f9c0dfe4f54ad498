"""French phrases: greetings, what was done, what is promised, days; everybody is made up."""

from dataclasses import replace
from datetime import date

import pytest

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import ActionFacts, CaseFacts, LetterFacts, Recipient, Sender
from delight.domain.money import Money
from delight.letters.words import phrases
from delight.letters.words.compose import compose
from delight.letters.words.names import address_name, salutation
from delight.letters.words.tongues import fr_notes
from delight.letters.words.wording import parse

TODAY, DONE = date(2026, 6, 17), date(2026, 6, 14)


def told(kind: str, note: str = "", minor: int = 0) -> str:
    cost = Money(minor=minor, currency="EUR") if minor else None
    return phrases.deeds([ActionFacts(kind=kind, cost=cost, done=DONE, note=note)], "fr_FR")


@pytest.mark.parametrize(
    ("recipient", "line", "envelope"),
    [
        (Recipient(name="Zoë van Dam"), "Bonjour Zoë van Dam,", "Zoë van Dam"),
        (Recipient(name="Zoë van Dam", address_as=AddressAs.MS), "Chère Madame,", "Madame Zoë van Dam"),
        (Recipient(name="Luc Roy", address_as=AddressAs.MR), "Cher Monsieur,", "Monsieur Luc Roy"),
        (
            Recipient(name="Roy", family="Roy", address_as=AddressAs.COUPLE),
            "Chère Madame, cher Monsieur,",
            "Monsieur et Madame Roy",
        ),
        (
            Recipient(name="Roy", family="Roy", address_as=AddressAs.FAMILY),
            "Chère famille Roy,",
            "Famille Roy",
        ),
        (Recipient(name="Zoë van Dam", formality=Formality.FAMILIAR), "Bonjour Zoë,", "Zoë van Dam"),
        (
            Recipient(name="Chœur du Moulin", organisation=True),
            "Bonjour à toutes et à tous,",
            "Chœur du Moulin",
        ),
        (Recipient(name=""), "Bonjour,", ""),
    ],
)
def test_greetings_and_envelopes(recipient, line, envelope):
    assert salutation(replace(recipient, language="fr")) == line
    assert address_name(replace(recipient, language="fr")) == envelope


@pytest.mark.parametrize(
    ("kind", "plain", "with_amount", "new", "known"),
    [
        ("refund", "rendu l’argent", "remboursé 5\u00a0€", "rendu l’argent", "rendu l’argent"),
        (
            "replacement",
            "remplacé ce qui n’allait pas",
            "remplacé ce qui n’allait pas",
            "donné un nouveau plat en échange",
            "remplacé l’assiette cassée",
        ),
        (
            "redo",
            "refait le travail comme il aurait dû l’être",
            "refait le travail comme il aurait dû l’être",
            "préparé un nouveau plat",
            "refait l’assiette cassée",
        ),
        ("credit", "établi un avoir", "établi un avoir de 5\u00a0€", "établi un avoir", "établi un avoir"),
        (
            "discount",
            "fait un geste sur la facture",
            "retiré 5\u00a0€ de la facture",
            "fait un geste sur la facture",
            "fait un geste sur la facture",
        ),
        ("other", "", "", "", ""),
        ("apology", "", "", "", ""),
    ],
)
def test_deeds_follow_nous_avons(kind, plain, with_amount, new, known):
    assert told(kind) == plain
    assert told(kind, minor=500) == with_amount
    assert told(kind, "Un nouveau plat.") == new
    assert told(kind, "L'assiette cassée") == known


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Nous vous avons livré un nouveau gâteau", "livré un nouveau gâteau"),
        ("Refait votre gâteau.", "refait votre gâteau"),
        ("changé le joint de l'évier", "changé le joint de l’évier"),
        ("Un café pour qu'il se calme", "remplacé ce qui n’allait pas"),
        ("Offert un café, elle râlait", "remplacé ce qui n’allait pas"),
        ("Café à votre nom", "remplacé ce qui n’allait pas"),
        ("Sa veste", "remplacé ce qui n’allait pas"),
        ("avoir n° 4412", "remplacé ce qui n’allait pas"),
    ],
)
def test_notes_for_colleagues_stay_out(note, said):
    assert told("replacement", note) == said


def test_several_deeds_join_under_one_verb():
    actions = [
        ActionFacts(kind="refund", cost=Money(minor=1250, currency="EUR"), done=DONE),
        ActionFacts(kind="redo", done=DONE, note="Un nouveau gâteau"),
        ActionFacts(kind="call-back", done=DONE),
    ]
    assert phrases.deeds(actions, "fr_CH") == (
        "remboursé 12,50\u00a0€, préparé un nouveau gâteau et téléphoné pour en parler de vive voix"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Envoyer un nouveau filtre.", "envoyer un nouveau filtre"),
        ("Lui envoyer un nouveau filtre", "envoyer un nouveau filtre"),
        ("Nous vous rappellerons avant midi", "rappeler avant midi"),
        ("Nous vous préviendrons", "vous prévenir"),
        ("t'appeler demain", "appeler demain"),
        ("t'inviter", "t’inviter"),
        ("S'occuper du filtre", "nous occuper du filtre"),
        ("On va refaire la clé", "refaire la clé"),
        ("De refaire la clé", "refaire la clé"),
        ("Nous ferons le tri", "faire le tri"),
        ("L'échange du filtre", "faire le nécessaire pour l’échange du filtre"),
        ("Café gratuit à vie", "tenir notre promesse («\u00a0Café gratuit à vie\u00a0»)"),
        ("", ""),
    ],
)
def test_a_promise_follows_nous_allons(text, said):
    assert phrases.promise(text, "fr_CA") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le cappuccino froid.", "le cappuccino froid"),
        ("L'attente à la caisse", "l’attente à la caisse"),
        ("cappuccino froid", "«\u00a0cappuccino froid\u00a0»"),
        ("", ""),
    ],
)
def test_a_topic_can_be_an_object(text, said):
    assert phrases.topic(text, "fr_BE") == said


def test_days_as_they_are_said():
    first = date(2026, 3, 1)
    assert phrases.on_day(first, TODAY, "fr_FR") == "le dimanche 1er mars"
    assert phrases.by_day(date(2027, 1, 1), TODAY, "fr_FR") == "d’ici au 1er janvier 2027"
    assert phrases.long_date(date(2026, 3, 11), "fr_CH") == "11 mars 2026"
    assert phrases.took(14, "fr_FR") == "deux\u00a0semaines"
    assert phrases.in_month(date(2025, 8, 1), TODAY, "fr_FR") == "en août 2025"


@pytest.mark.parametrize(
    ("before", "added", "said"),
    [
        ("à propos de ", "le cappuccino froid", "à propos du cappuccino froid"),
        ("De ", "les deux", "Des deux"),
        ("à ", "le comptoir", "au comptoir"),
        ("à ", "les clients", "aux clients"),
        ("au sujet de ", "l’attente", "au sujet de l’attente"),
        ("de ", "une tasse", "d’une tasse"),
        ("de la part de ", "Anna Koch", "de la part d’Anna Koch"),
        ("parce que ", "Élise", "parce qu’Élise"),
        ("de ", "Le Fournil", "de Le Fournil"),
        ("de ", "onze ans", "de onze ans"),
        ("de ", "Hugo", "de Hugo"),
        ("mode ", "le thé", "mode le thé"),
        ("ci-de ", "un", "ci-de un"),
        ("de", "un", "deun"),
        ("", "le thé", "le thé"),
        ("de ", "", "de "),
    ],
)
def test_what_a_field_adds_runs_together_with_the_small_word_before_it(before, added, said):
    assert fr_notes.met(before, added) == said


def test_a_wording_of_ones_own_may_put_de_before_any_topic():
    own = parse(
        'title = "X"\nkind = "apology"\nlanguage = "fr"\n[[paragraph]]\n'
        'say = ["Au sujet de {case.topic} et à propos de {case.topic}."]',
        key="own",
    )
    facts = LetterFacts(
        recipient=Recipient(name="Zoë"),
        sender=Sender(name="Le Fournil"),
        today=TODAY,
        case=CaseFacts(topic="Le pain trop cuit"),
    )
    assert compose(own, facts).body == "Au sujet du pain trop cuit et à propos du pain trop cuit."
