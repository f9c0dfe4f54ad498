"""French letters: grammar where facts meet words, vous and tu, length, typography; everybody is made up."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from delight.domain.cases.case import Failure
from delight.domain.cases.recovery import ActionKind
from delight.domain.gestures import GestureKind
from delight.domain.letters.addressing import Formality
from delight.domain.letters.letter import ActionFacts, CaseFacts, GestureFacts, LetterFacts, Recipient, Sender
from delight.domain.letters.wordings import ShortText, WordingKind
from delight.domain.money import Money
from delight.letters.advice.plainness import check
from delight.letters.words import phrases
from delight.letters.words.compose import compose, plain_text, short_text
from delight.letters.words.wording import Wording, parse

WORDINGS = Path(__file__).parents[3] / "resources" / "wordings" / "fr"
LETTERS = [kind.value for kind in WordingKind]
KEYS = [*LETTERS, *(f"{key}-card" for key in LETTERS)]
TODAY, DONE = date(2026, 6, 17), date(2026, 6, 14)
TOLD = (
    ("reason", "Notre four est trop petit pour une pièce de cette taille"),
    ("elsewhere", "la pâtisserie Meunier, rue du Moulin"),
    ("change", "Nous cuisons maintenant deux fois par jour."),
    ("brought", "Léa Moreau"),
    ("worth", "un petit-déjeuner pour deux"),
    ("code", "K7M-2PX"),
    ("until", "2026-12-31"),
)
CASE = CaseFacts(
    received=date(2026, 6, 13),
    topic="Le gâteau livré en retard",
    failure="late",
    promise="Vous livrer un nouveau gâteau.",
    promised_by=date(2026, 6, 26),
    handled_by="Tom",
    praised="Inès",
    resolved=date(2026, 6, 15),
)
FULL = LetterFacts(
    recipient=Recipient(
        name="Zoë van Dam", language="fr", since=date(2021, 6, 20), last_seen=date(2026, 3, 4)
    ),
    sender=Sender(name="Le Fournil d’Anaïs", country="FR", phone="04 65 71 00 12"),
    today=TODAY,
    writer="Anaïs Roux",
    case=CASE,
    actions=(
        ActionFacts(kind="refund", cost=Money(minor=1250, currency="EUR"), done=DONE),
        ActionFacts(kind="redo", done=DONE, note="Un nouveau gâteau."),
    ),
    gesture=GestureFacts(
        name="Un pot de confiture de prunes", note="Les prunes poussent derrière la boutique."
    ),
    personal="Une caresse au chien de ma part.",
    told=TOLD,
)
BARE = replace(
    FULL,
    recipient=Recipient(name="Zoë van Dam", language="fr", since=date(2025, 6, 20)),
    sender=Sender(name="Le Fournil d’Anaïs", country="FR"),
    case=CaseFacts(topic="L'accueil de samedi"),
    actions=(ActionFacts(kind="refund", done=DONE),),
    gesture=GestureFacts(name="Un pot de confiture"),
    personal="",
    told=tuple(pair for pair in TOLD if pair[0] not in {"brought", "until"}),
)
FAMILIAR = "\\b(?:tu|te|toi|ton|ta|tes|tien|tienne)\\b|\\bt’"
FORMAL = "\\b(?:vous|votre|vos|vôtre)\\b"


@lru_cache
def wording(key: str) -> Wording:
    return parse((WORDINGS / f"{key}.toml").read_text("utf-8"), key=key)


def familiar(facts: LetterFacts) -> LetterFacts:
    return replace(facts, recipient=replace(facts.recipient, formality=Formality.FAMILIAR))


def texts(key: str, facts: LetterFacts, seed: int) -> list[str]:
    short = (
        [] if key.endswith("-card") else [short_text(wording(key), facts, w, seed=seed) for w in ShortText]
    )
    return [plain_text(compose(wording(key), facts, seed=seed)), *short]


def test_every_kind_has_a_letter_and_a_card():
    assert sorted(path.stem for path in WORDINGS.glob("*.toml")) == sorted(KEYS)
    assert {wording(key).language for key in KEYS} == {"fr"}
    assert all(wording(key).message for key in LETTERS)


@pytest.mark.parametrize("facts", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("key", KEYS)
def test_every_wording_composes_without_a_hole(key, facts):
    for seed in range(8):
        for known in (facts, familiar(facts)):
            assert compose(wording(key), known, seed=seed).missing == ()
            for text in texts(key, known, seed):
                assert not set("{}[]|*'") & set(text)
                assert not re.search(" [\u00a0\u202f .,;!?:»]|[^\u202f][;!?]|[^\u00a0]:|« |«[^\u00a0]", text)
                assert "inconvénient" not in text.lower()
                assert "gêne occasionnée" not in text.lower()


@pytest.mark.parametrize("key", KEYS)
def test_vous_and_tu_are_never_mixed(key):
    for facts in (FULL, replace(BARE, case=replace(CASE, promise="", kind="suggestion", failure=""))):
        for seed in range(8):
            formal, close = texts(key, facts, seed), texts(key, familiar(facts), seed)
            assert not [t for t in formal if re.search(FAMILIAR, t, re.IGNORECASE)]
            assert not [
                t for t in close if re.search(FORMAL, t.replace("chez vous\u00a0»", ""), re.IGNORECASE)
            ]


@pytest.mark.parametrize("key", KEYS)
def test_letters_and_cards_are_short(key):
    least, most = (15, 75) if key.endswith("-card") else (80, 300)  # 75 with the right to object
    for kind in ("complaint", "compliment", "suggestion"):
        for facts, case in ((FULL, CASE), (BARE, CaseFacts(topic="L'accueil de samedi"))):
            known = replace(facts, case=replace(case, kind=kind))
            for seed in range(40):
                assert least <= len(compose(wording(key), known, seed=seed).body.split()) <= most


@pytest.mark.parametrize("key", LETTERS)
def test_short_texts_are_short(key):
    for seed in range(8):
        message = short_text(wording(key), FULL, ShortText.MESSAGE, seed=seed).split("\n\n")[1]
        public = short_text(wording(key), FULL, ShortText.PUBLIC, seed=seed)
        assert 25 <= len(message.split()) <= 90
        assert not public or 25 <= len(public.split()) <= 60
        assert "Zoë" not in public
        assert "gâteau" not in public


@pytest.mark.parametrize("seed", range(12))
def test_the_facts_stand_in_the_apology(seed):
    body = compose(wording("apology"), FULL, seed=seed).body
    assert "remboursé 12,50\u00a0€ et préparé un nouveau gâteau." in body
    assert "nous allons livrer un nouveau gâteau d’ici au vendredi 26 juin" in body
    assert "e samedi 13 juin" in body
    assert re.search("(?:le|du) gâteau livré en retard", body)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("kindly-no", "Notre four est trop petit pour une pièce de cette taille."),
        ("sent-elsewhere", "la pâtisserie Meunier, rue du Moulin."),
        ("you-said-we-did", "Nous cuisons maintenant deux fois par jour."),
        ("thank-you-referral", "Léa Moreau"),
        ("voucher", "un petit-déjeuner pour deux."),
        ("voucher", "31 décembre 2026."),
        ("anniversary", "cinq ans"),
        ("we-miss-you", "en mars"),
        ("what-we-did", "deux\u00a0jours."),
        ("seasons-greetings", "2027"),
        ("reply-to-compliment", "Inès"),
    ],
)
def test_what_is_told_stands_in_its_letter(key, words):
    assert all(words in compose(wording(key), FULL, seed=seed).body for seed in range(8))


@pytest.mark.parametrize("key", KEYS)
def test_our_own_letters_are_in_plain_words(key):
    for facts in (FULL, BARE, familiar(FULL)):
        for seed in range(4):
            assert check(compose(wording(key), facts, seed=seed).body, "fr") == ()


@pytest.mark.parametrize("failure", list(Failure))
def test_an_apology_says_a_sentence_more_for_each_failure(failure):
    plain = compose(wording("apology"), replace(FULL, case=replace(CASE, failure="")))
    named = compose(wording("apology"), replace(FULL, case=replace(CASE, failure=failure)))
    more = len(named.variants.split(".")) - len(plain.variants.split("."))
    assert more == (failure != Failure.OTHER)


@pytest.mark.parametrize("kind", [kind for kind in ActionKind if kind not in {"apology", "other"}])
def test_every_action_is_told(kind):
    facts = replace(FULL, actions=(ActionFacts(kind=kind, done=DONE),))
    for key in ("apology", "apology-card", "what-we-did", "what-we-did-card"):
        composed = compose(wording(key), facts, seed=3)
        assert composed.missing == ()
        assert re.search(f"ous avons (?:donc )?{phrases.deeds(facts.actions, 'fr_FR')}\\.", composed.body)


def test_a_note_promises_no_present():
    facts = replace(FULL, gesture=GestureFacts(name="Un mot écrit à la main", kind=GestureKind.NOTE))
    for key in KEYS:
        assert all("un mot écrit" not in text for seed in range(6) for text in texts(key, facts, seed))


def test_a_first_year_is_no_number():
    assert all("un an" in compose(wording("anniversary"), BARE, seed=seed).body for seed in range(8))
