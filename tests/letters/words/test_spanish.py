"""Spanish letters: grammar where facts meet words, usted and tú, length, marks; everybody is made up."""

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
from delight.letters.words import phrases
from delight.letters.words.compose import compose, plain_text, short_text
from delight.letters.words.wording import Wording, parse

WORDINGS = Path(__file__).parents[3] / "resources" / "wordings" / "es"
LETTERS = [kind.value for kind in WordingKind]
KEYS = [*LETTERS, *(f"{key}-card" for key in LETTERS)]
TODAY, DONE = date(2026, 6, 17), date(2026, 6, 14)
TOLD = (
    ("reason", "El horno es pequeño para una pieza de ese tamaño"),
    ("elsewhere", "la pastelería Molino, en la calle del Agua"),
    ("change", "Ahora horneamos dos veces al día."),
    ("brought", "Marta Ruiz"),
    ("worth", "un desayuno para dos"),
    ("code", "K7M-2PX"),
    ("until", "2026-12-31"),
)
CASE = CaseFacts(
    received=date(2026, 6, 13),
    topic="El capuchino frío",
    failure="quality",
    promise="Le enviaremos una junta nueva.",
    promised_by=date(2026, 6, 26),
    handled_by="Tomás",
    praised="Lucía",
    resolved=date(2026, 6, 15),
)
FULL = LetterFacts(
    recipient=Recipient(
        name="Zoë van Dam", language="es", since=date(2021, 6, 20), last_seen=date(2026, 3, 4)
    ),
    sender=Sender(name="La Tetera de Cobre", country="ES", phone="910 555 012"),
    today=TODAY,
    writer="Marta Gil",
    case=CASE,
    actions=(
        ActionFacts(kind="refund", cost=Money(minor=1250, currency="EUR"), done=DONE),
        ActionFacts(kind="redo", done=DONE, note="Una tarta nueva."),
    ),
    gesture=GestureFacts(
        name="Un tarro de mermelada de ciruela", note="Las ciruelas crecen detrás de la tienda."
    ),
    personal="Un saludo al perro.",
    told=TOLD,
)
BARE = replace(
    FULL,
    recipient=Recipient(name="Zoë van Dam", language="es", since=date(2025, 6, 20)),
    sender=Sender(name="La Tetera de Cobre", country="ES"),
    case=CaseFacts(topic="El trato del sábado"),
    actions=(ActionFacts(kind="refund", done=DONE),),
    gesture=GestureFacts(name="Un tarro de mermelada"),
    personal="",
    told=tuple(pair for pair in TOLD if pair[0] not in {"brought", "until"}),
)
FAMILIAR = r"\b(?:tú|te|ti|tus?|tuy[oa]s?)\b|\b[^\W\d]{2,}(?:[aei]rás|[adjlnr]aste|[abcdhlrt]iste)\b"
FORMAL = r"\b(?:usted|le|sus?|suy[oa]s?)\b|\w[ae]rá usted"
OF_OTHERS = (
    r"quien le dice|le toque a|parte le toca|le (?:atiende|habría pasado|ha gustado|hace bien)|Le dimos|"
    r"le ocurre a|tienen su casa|"
    r"sus (?:propios|manos|madrugones|días buenos|cajas)|su (?:tiempo|palabra|balance|puerta)"
)
STIFF = "molestias ocasionadas|por la presente|lamentamos|estimado cliente|inconveniente|póngase en contacto"


@lru_cache
def wording(key: str) -> Wording:
    return parse((WORDINGS / f"{key}.toml").read_text("utf-8"), key=key)


def familiar(facts: LetterFacts) -> LetterFacts:
    return replace(facts, recipient=replace(facts.recipient, formality=Formality.FAMILIAR))


def body(key: str, facts: LetterFacts, seed: int) -> str:
    return compose(wording(key), facts, seed=seed).body


def texts(key: str, facts: LetterFacts, seed: int) -> list[str]:
    short = (
        [] if key.endswith("-card") else [short_text(wording(key), facts, w, seed=seed) for w in ShortText]
    )
    return [plain_text(compose(wording(key), facts, seed=seed)), *short]


def test_every_kind_has_a_letter_and_a_card():
    assert sorted(path.stem for path in WORDINGS.glob("*.toml")) == sorted(KEYS)
    assert {wording(key).language for key in KEYS} == {"es"}
    assert all(wording(key).message for key in LETTERS)


@pytest.mark.parametrize("facts", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("key", KEYS)
def test_every_wording_composes_without_a_hole(key, facts):
    for seed in range(8):
        for known in (facts, familiar(facts)):
            assert compose(wording(key), known, seed=seed).missing == ()
            for text in texts(key, known, seed):
                assert not set("{}[]|*") & set(text)
                assert not re.search(r"[ \u00a0] | [.,;:!?]|[.,]{2}|\b(?:a|de) el [a-zá-ú]", text)
                assert not re.search(STIFF, text, re.IGNORECASE)


@pytest.mark.parametrize("key", KEYS)
def test_questions_exclamations_and_quotes_open_and_close(key):
    pairs = re.compile(r"¿[^¿?!¡]+\?|¡[^¿?!¡]+!|«[^«»]+»")
    for seed in range(8):
        for text in texts(key, familiar(FULL), seed):
            assert not set("¿?¡!«»\"“”'") & set(pairs.sub("", text))
            assert not re.search(r"!.{0,60}!", text)


@pytest.mark.parametrize("key", KEYS)
def test_usted_and_tú_are_never_mixed(key):
    for facts in (FULL, replace(BARE, case=replace(CASE, promise="", kind="suggestion", failure=""))):
        for seed in range(8):
            for text in texts(key, facts, seed):
                assert not re.search(FAMILIAR, text, re.IGNORECASE)
            for text in texts(key, familiar(facts), seed):
                assert not re.search(FORMAL, re.sub(OF_OTHERS, "", text), re.IGNORECASE)


@pytest.mark.parametrize("key", KEYS)
def test_letters_and_cards_are_short(key):
    least, most = (15, 75) if key.endswith("-card") else (80, 300)  # 75 with the right to object
    for kind in ("complaint", "compliment", "suggestion"):
        for facts, case in ((FULL, CASE), (BARE, CaseFacts(topic="El trato del sábado"))):
            known = replace(facts, case=replace(case, kind=kind))
            for seed in range(40):
                assert least <= len(body(key, known, seed).split()) <= most
    alone = replace(BARE, case=None, actions=())
    assert all(len(body(key, alone, seed).split()) >= least for seed in range(40))


@pytest.mark.parametrize("key", LETTERS)
def test_short_texts_are_short(key):
    for seed in range(8):
        message = short_text(wording(key), FULL, ShortText.MESSAGE, seed=seed).split("\n\n")[1]
        public = short_text(wording(key), FULL, ShortText.PUBLIC, seed=seed)
        assert 25 <= len(message.split()) <= 90
        assert not public or 25 <= len(public.split()) <= 60
        assert "Zoë" not in public
        assert "capuchino" not in public


@pytest.mark.parametrize("seed", range(12))
def test_the_facts_stand_in_the_apology(seed):
    formal, close = body("apology", FULL, seed), body("apology", familiar(FULL), seed)
    assert re.search("[Ll]e hemos devuelto 12,50\u00a0€ y hecho una tarta nueva\\.", formal)
    assert re.search("[Tt]e hemos devuelto 12,50\u00a0€ y hecho una tarta nueva\\.", close)
    assert "vamos a enviar una junta nueva a más tardar el viernes 26 de\u00a0junio" in formal
    assert re.search("[Ee]l sábado 13 de\u00a0junio", formal)
    assert "el capuchino frío" in formal


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("kindly-no", "El horno es pequeño para una pieza de ese tamaño."),
        ("sent-elsewhere", ": la pastelería Molino, en la calle del Agua."),
        ("you-said-we-did", "Ahora horneamos dos veces al día."),
        ("thank-you-referral", "conocer a Marta Ruiz|conocido a Marta Ruiz"),
        ("voucher", "un vale por un desayuno para dos\\."),
        ("voucher", ": 31 de\u00a0diciembre de 2026\\."),
        ("anniversary", "cinco años"),
        ("we-miss-you", "en marzo"),
        ("seasons-greetings", "2027"),
        ("reply-to-compliment", "Lucía"),
    ],
)
def test_what_is_told_stands_in_its_letter(key, words):
    assert all(re.search(words, body(key, FULL, seed)) for seed in range(8))


def test_how_long_it_took_is_told_once_all_is_done():
    done = replace(FULL, case=replace(CASE, promise=""))
    for seed in range(8):
        assert re.search(r"(?:tardamos|nos llevó) dos\sdías\.", body("what-we-did", done, seed))
        assert not re.search(r"dos\sdías", body("what-we-did", FULL, seed))


@pytest.mark.parametrize("failure", list(Failure))
def test_an_apology_names_each_failure(failure):
    for seed in range(6):
        paragraph = body("apology", replace(FULL, case=replace(CASE, failure=failure)), seed).split("\n\n")[1]
        plain = body("apology", replace(FULL, case=replace(CASE, failure="other")), seed).split("\n\n")[1]
        assert (paragraph == plain) == (failure == Failure.OTHER)


@pytest.mark.parametrize("kind", [kind for kind in ActionKind if kind not in {"apology", "other"}])
def test_every_action_is_told(kind):
    action = ActionFacts(kind=kind, done=DONE)
    for key in ("apology", "apology-card", "what-we-did", "what-we-did-card"):
        composed = compose(wording(key), replace(FULL, actions=(action,)), seed=3)
        assert composed.missing == ()
        assert re.search(f"[Ll]e hemos {phrases.deeds([action], 'es_ES')}\\.", composed.body)


def test_a_note_promises_no_present():
    facts = replace(FULL, gesture=GestureFacts(name="Una nota escrita a mano", kind=GestureKind.NOTE))
    for key in KEYS:
        assert all("una nota escrita" not in text for seed in range(6) for text in texts(key, facts, seed))


def test_a_first_year_is_no_number():
    assert all("un año" in body("anniversary", BARE, seed).lower() for seed in range(8))
