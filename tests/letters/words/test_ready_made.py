"""Every ready-made wording of every language, with the facts that shops have, in several of its ways."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from delight.domain.cases.case import Failure
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import ActionFacts, CaseFacts, GestureFacts, LetterFacts, Recipient, Sender
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingKind
from delight.domain.money import Money
from delight.letters.advice import plainness, promising
from delight.letters.words.compose import Composed, compose, gap, plain_text, short_text
from delight.letters.words.fields import locale_of
from delight.letters.words.wording import Wording, parse

FOLDER = Path(__file__).parents[3] / "resources" / "wordings"
FILES = sorted(FOLDER.glob("*/*.toml"))
LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir())
KEYS = {f"{kind}{card}" for kind in WordingKind for card in ("", "-card")}
SEEDS = range(3)
PUBLIC = {
    *("acknowledgement", "apology", "what-we-did", "kindly-no", "thank-you-for-telling", "you-said-we-did"),
    *("thank-you", "reply-to-compliment", "takes-longer"),
}
NEVER_SAID = {
    "en": "inconvenience|valued customer|do not hesitate|don’t hesitate|going forward|apologise for any|"
    "rest assured|please be assured|at your earliest|reach out|we strive|policy|unfortunately|kindly be|"
    "per your|as per|feedback|touch base|customer journey|limited time|% off",
    "de": "unannehmlichkeit|zögern sie nicht|nicht zögern|geschätzter kunde|geschätzte kundin|"
    "sehr geehrter kunde|bedauern wir|zu unserem bedauern|diesbezüglich|zwecks|anbei|feedback|"
    "bitten um verständnis|ihr verständnis|bemüht|verbleiben",
    "fr": "désagrément|cher client|chère cliente|n’hésitez pas|aimable clientèle|suite à votre|"
    "gêne occasionnée|compréhension|feedback|meilleurs délais|regrettons",
    "es": "inconveniente|molestias|estimado cliente|estimada clienta|no dude en|lamentamos cualquier|"
    "rogamos|agradecemos su comprensión|feedback|a la mayor brevedad|atentamente",
}
SHOPS = {"en": ("GB", "GBP"), "de": ("DE", "EUR"), "fr": ("FR", "EUR"), "es": ("ES", "EUR")}
TYPED = {
    "en": {
        "topic": "the cold cappuccino",
        "promise": "Send a new filter.",
        "gift": "A jar of plum jam",
        "reason": "The oven is booked until the end of July",
        "elsewhere": "Miller’s Bakery in Mill Lane",
        "change": "We now bake twice a day",
    },
    "de": {
        "topic": "der kalte Cappuccino",
        "promise": "Ihnen einen neuen Filter schicken",
        "gift": "ein Glas Pflaumenmus",
        "reason": "Der Ofen ist bis Ende Juli belegt",
        "elsewhere": "die Bäckerei Müller in der Mühlgasse",
        "change": "Wir backen jetzt zweimal am Tag",
    },
    "fr": {
        "topic": "le cappuccino froid",
        "promise": "Vous envoyer un nouveau filtre",
        "gift": "un pot de confiture",
        "reason": "Notre four est pris jusqu’à fin juillet",
        "elsewhere": "la boulangerie Meunier, rue du Moulin",
        "change": "Nous cuisons deux fois par jour",
    },
    "es": {
        "topic": "el capuchino frío",
        "promise": "Enviarle un filtro nuevo",
        "gift": "un tarro de mermelada",
        "reason": "El horno está ocupado hasta finales de julio",
        "elsewhere": "la panadería Molina, en la calle del Molino",
        "change": "Ahora horneamos dos veces al día",
    },
}
MUST_BE_TOLD = ("reason", "elsewhere", "change", "worth")
UNKNOWN = {
    "no case": {"case.topic", "actions.done"},
    "no topic": {"case.topic"},
    "no actions": {"actions.done"},
    "next to nothing": {"actions.done"},
    "little known": set[str](),
    "no gesture": {"gesture.name"},
    "since unknown": {"customer.years"},
}
"""What may be asked for where the shop knows less."""


@cache
def ready(file: Path) -> Wording:
    return parse(file.read_text("utf-8"), key=file.stem)


def full(language: str) -> LetterFacts:
    typed, (home, currency), day = TYPED[language], SHOPS[language], date(2026, 6, 13)
    back = ActionFacts(kind="refund", cost=Money(minor=1250, currency=currency), done=day)
    told = {**typed, "brought": "Anna Koch", "worth": "10 €", "code": "K7M 2PX", "until": "2026-12-31"}
    return LetterFacts(
        recipient=Recipient(
            name="Zoë van Dam", language=language, since=date(2021, 6, 20), last_seen=date(2026, 3, 3)
        ),
        sender=Sender(
            name="Zum Kupferkessel", country=home, phone="01632 960 555", email="hallo@kessel.example"
        ),
        today=date(2026, 6, 17),
        writer="Maya Hollis",
        case=CaseFacts(
            received=day,
            topic=typed["topic"],
            failure="quality",
            remedy_wanted="-",
            promise=typed["promise"],
            promised_by=date(2026, 6, 26),
            handled_by="Tom",
            praised="Ben",
            resolved=date(2026, 6, 15),
        ),
        actions=(back, ActionFacts(kind="redo", done=day)),
        gesture=GestureFacts(name=typed["gift"], kind="gift"),
        told=tuple(told.items()),
    )


def variations(language: str) -> dict[str, LetterFacts]:
    """Return the facts as they vary from shop to shop, by what is special about them."""
    whole = full(language)
    case, person, shop = whole.case or CaseFacts(), whole.recipient, whole.sender
    must_be_told = tuple(pair for pair in whole.told if pair[0] in MUST_BE_TOLD)
    kinds = {kind: replace(whole, case=replace(case, kind=kind)) for kind in ("compliment", "suggestion")}
    people = {
        "familiar": replace(person, formality=Formality.FAMILIAR),
        "couple": replace(person, name="Dora und Ben Huber", address_as=AddressAs.COUPLE),
        "family": replace(person, name="Huber", address_as=AddressAs.FAMILY),
        "organisation": replace(person, name="Chor der Mühle", organisation=True),
        "ms": replace(person, address_as=AddressAs.MS, title="Dr."),
        "first year": replace(person, since=date(2025, 6, 20)),
        "many years": replace(person, since=date(2009, 6, 20)),
        "not seen": replace(person, last_seen=None),
        "since unknown": replace(person, since=None),
    }
    cases = {
        "no promise": replace(case, promise="", promised_by=None),
        "promise without a day": replace(case, promised_by=None),
        "no day": replace(case, received=None),
        "handled by the writer": replace(case, handled_by="Maya"),
        "nobody praised": replace(case, praised=""),
        "same day": replace(case, resolved=case.received),
        "no wish": replace(case, remedy_wanted=""),
        "no topic": replace(case, topic=""),
        "little known": CaseFacts(topic=case.topic),
    }
    return {
        "full": whole,
        **kinds,
        **{name: replace(whole, recipient=who) for name, who in people.items()},
        **{name: replace(whole, case=what) for name, what in cases.items()},
        "no case": replace(whole, case=None, actions=()),
        "no actions": replace(whole, actions=()),
        "one action": replace(whole, actions=whole.actions[:1]),
        "a note": replace(whole, gesture=GestureFacts(name="Handwritten note", kind="note")),
        "no gesture": replace(whole, gesture=None),
        "no telephone": replace(whole, sender=replace(shop, phone="")),
        "no telephone, no mail": replace(whole, sender=replace(shop, phone="", email="")),
        "only what must be told": replace(whole, told=must_be_told),
        "no code": replace(whole, told=tuple(pair for pair in whole.told if pair[0] != "code")),
        "next to nothing": replace(
            whole,
            recipient=replace(person, last_seen=None),
            sender=replace(shop, phone="", email=""),
            case=CaseFacts(kind="", topic=case.topic),
            actions=(),
            gesture=GestureFacts(name="X", kind="note"),
            told=must_be_told,
        ),
        **{f"failure {f}": replace(whole, case=replace(case, failure=f)) for f in Failure},
    }


def words(text: str) -> int:
    return sum(any(c.isalnum() for c in word) for word in text.split())


def faults(text: str, language: str) -> list[str]:
    """Return what is wrong with a text's typography and tone."""
    found = re.findall(r"  |[{}|]|\s[,.]|[.,;!?]{2,}|\( | \)", text.replace("...", "…"))
    spaced = r" [;:!?»]|« " if language == "fr" else r"\s[;:!?]"
    found += re.findall(spaced, text)
    found += re.findall(NEVER_SAID[language], text.lower())
    return found


def begins_and_ends(paragraph: str) -> bool:
    """Return whether a paragraph begins with a capital and ends with a mark."""
    begin = paragraph.lstrip('«„“"¡¿‚[*')[:1]
    return (paragraph[:1] == "[" or not begin.islower()) and paragraph.rstrip('»“”"*)')[-1:] in tuple(".!?…")


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if words(s) > 2]


@cache
def composed(file: Path) -> tuple[tuple[str, Composed], ...]:
    wording = ready(file)
    return tuple(
        (name, compose(wording, facts, seed=seed))
        for name, facts in variations(wording.language).items()
        for seed in SEEDS
        if not name.startswith("failure") or wording.kind is WordingKind.APOLOGY
    )


def by_file(*, card: bool | None = None, public: bool = False) -> pytest.MarkDecorator:
    files = [
        file
        for file in FILES
        if card is None or file.stem.endswith("-card") == card
        if not public or file.stem in PUBLIC
    ]
    return pytest.mark.parametrize("file", files, ids=[f"{f.parent.name}-{f.stem}" for f in files])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_letter_and_card(language):
    assert {file.stem for file in FOLDER.glob(f"{language}/*.toml")} == KEYS


@by_file()
def test_a_wording_says_what_it_is(file):
    wording = ready(file)
    assert wording.language == file.parent.name
    assert wording.kind == file.stem.removesuffix("-card")
    assert (wording.format is WordingFormat.CARD) == file.stem.endswith("-card")
    assert wording.title


@by_file()
def test_only_declared_gaps_are_left(file):
    for name, letter in composed(file):
        missing = {m.field for m in letter.missing}
        assert missing <= UNKNOWN.get(name, set()), name
        gaps = {gap(field, locale_of(letter.facts)) for field in missing}
        assert set(re.findall(r"\[[^\]]*\]", letter.body)) == gaps, name


@by_file()
def test_letters_read_as_people_write(file):
    for name, letter in composed(file):
        text = plain_text(letter)
        assert not faults(text, letter.language), (name, text)
        paragraphs = letter.body.split("\n\n")
        if letter.language == "de":
            paragraphs[0] = paragraphs[0][:1].upper() + paragraphs[0][1:]
        assert all(map(begins_and_ends, paragraphs)), (name, text)
        said = sentences(letter.body.replace("\n\n", " "))
        assert len(said) == len(set(said)), (name, text)


@by_file()
def test_our_letters_pass_our_own_check_of_plain_words(file):
    for name, letter in composed(file):
        found = plainness.check(letter.body.replace("**", ""), letter.language, names=("Tom", "Ben"))
        codes = {finding.code for finding in found}
        may = {"promise-without-date"} if name == "promise without a day" else set[str]()
        assert codes <= may, (name, letter.body, codes)


@by_file()
def test_our_letters_promise_only_what_is_on_the_list_of_promises(file):
    for name, letter in composed(file):
        known = [letter.facts.case.promise] if letter.facts.case else []
        body = letter.body.replace("**", "")
        assert not promising.promises(body, letter.language, letter.facts.today, known), (name, body)


@by_file(card=False)
def test_letters_are_neither_short_nor_long(file):
    for name, letter in composed(file):
        assert 80 <= words(plain_text(letter)) <= 300, (name, plain_text(letter))


@by_file(card=True)
def test_cards_are_a_few_lines(file):
    for name, letter in composed(file):
        assert words(plain_text(letter)) >= 15, (name, letter.body)
        assert words(letter.body) <= 60, (name, letter.body)


@by_file(card=False)
def test_messages_are_short(file):
    wording = ready(file)
    for name, facts in variations(wording.language).items():
        for seed in SEEDS:
            text = short_text(wording, facts, ShortText.MESSAGE, seed=seed)
            assert 20 <= words(text) <= 85, (name, text)
            assert not faults(text, wording.language), (name, text)


@by_file(public=True)
def test_public_replies_tell_nothing_private(file):
    wording = ready(file)
    for name, facts in variations(wording.language).items():
        for seed in SEEDS:
            text = short_text(wording, facts, ShortText.PUBLIC, seed=seed)
            assert 20 <= words(text) <= 70, (name, text)
            assert begins_and_ends(text.removesuffix(" Maya Hollis, Zum Kupferkessel")), text
            assert not faults(text, wording.language), (name, text)
            private = (
                facts.recipient.name,
                TYPED[wording.language]["topic"],
                "12,50",
                "12.50",
                "13",
                "Tom",
                "Ben",
            )
            assert not [fact for fact in private if fact in text], (name, text)


@by_file(card=False)
def test_only_answers_to_reviews_are_public(file):
    assert bool(ready(file).public) == (file.stem in PUBLIC)


@by_file()
def test_a_second_letter_says_everything_that_can_be_said_otherwise_otherwise(file):
    wording = ready(file)
    facts = full(wording.language)
    first = compose(wording, facts)
    second = compose(wording, facts, avoid=[first.variants])
    twice = set(first.variants.split(".")) & set(second.variants.split("."))
    places = [s for p in wording.paragraphs for s in p] + [s for s in (wording.closing, wording.subject) if s]
    only = {w.mark for s in places if len(s.variants) == 1 for w in s.variants}
    assert twice <= only
