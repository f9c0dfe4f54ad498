"""What ready-made letters owe to those who read them, however the shop's facts and the choices fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from delight.domain.cases.stages import CaseKind
from delight.domain.guards.rules import remarks
from delight.domain.guards.situations import Situation
from delight.domain.guards.telltale import Told, tells
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import CaseFacts, LetterFacts
from delight.domain.letters.paper import Envelope, LetterStyle, PaperSize
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingKind
from delight.letters.render import render
from delight.letters.type.markup import plain
from delight.letters.words.compose import compose, short_text
from delight.letters.words.wording import Sentence, Wording
from tests.letters.words.test_ready_made import FOLDER, LANGUAGES, full, ready, variations

SEEDS = range(8)
TO_COMPLAINTS = (
    *(WordingKind.ACKNOWLEDGEMENT, WordingKind.TAKES_LONGER, WordingKind.APOLOGY, WordingKind.WHAT_WE_DID),
    *(WordingKind.KINDLY_NO, WordingKind.SENT_ELSEWHERE, WordingKind.THANK_YOU_FOR_TELLING),
    WordingKind.YOU_SAID_WE_DID,
)
ADVERTISING = (
    *(WordingKind.VOUCHER, WordingKind.WE_MISS_YOU, WordingKind.SEASONS_GREETINGS),
    *(WordingKind.BIRTHDAY, WordingKind.ANNIVERSARY, WordingKind.SMALL_SURPRISE),
)
"""Letters that nobody asked for: the law takes a shop's good wishes for advertising, too."""
OBJECTION = {
    "en": r"If you would rather not get \w+ like this one|Would you prefer to have no such \w+\?",
    "de": r"Wenn (Sie|du) solche \w+ lieber nicht bekommen möchte(n|st)|Lieber keine \w+ dieser Art\?",
    "fr": r"Si (vous préférez|tu préfères) ne plus recevoir de \w+ comme|"
    r"(Vous préféreriez|Tu préférerais) ne pas recevoir ce genre de",
    "es": r"Si prefiere[ns]? no recibir \w+ como|¿Mejor sin \w+ de este tipo\?",
}
WITHOUT_CODE = {"en": "code", "de": "code", "fr": "code", "es": "código"}


def wordings(*kinds: WordingKind) -> Iterator[Wording]:
    for language in LANGUAGES:
        for kind in kinds:
            for card in ("", "-card"):
                yield ready(FOLDER / language / f"{kind}{card}.toml")


def named(wording: Wording) -> str:
    return f"{wording.language}-{wording.key}"


def by_wording(*kinds: WordingKind) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("wording", list(wordings(*kinds)), ids=named)


def texts(wording: Wording, facts: LetterFacts) -> Iterator[str]:
    """Yield every text of a wording that goes to one customer: the letter or card, and the message."""
    for seed in SEEDS:
        yield plain(compose(wording, facts, seed=seed).body)
        if wording.message:
            yield short_text(wording, facts, ShortText.MESSAGE, seed=seed)


def endings(wording: Wording) -> Iterator[Sentence]:
    (last,) = wording.paragraphs[-1]
    yield last
    if wording.message:
        yield wording.message[-1]


@by_wording(*ADVERTISING)
def test_letters_that_advertise_end_with_the_right_to_object(wording):
    for sentence in endings(wording):
        assert not sentence.only_if
        assert not sentence.optional
        assert len(sentence.variants) == 2
        for variant in sentence.variants:
            assert len(variant.formal) == len(variant.familiar) == 1, "it depends on no fact"
            for said in (*variant.formal, *variant.familiar):
                assert re.match(OBJECTION[wording.language], said)


@by_wording(*ADVERTISING)
def test_every_customer_reads_of_the_right_to_object(wording):
    for name, facts in variations(wording.language).items():
        for text in texts(wording, facts):
            assert len(re.findall(OBJECTION[wording.language], text)) == 1, (name, text)


@by_wording(*ADVERTISING)
def test_the_right_to_object_can_be_read_on_the_paper(wording):
    card = wording.format is WordingFormat.CARD
    style = LetterStyle(paper=PaperSize.A6 if card else PaperSize.A4, envelope=Envelope.NONE)
    pdf = render(compose(wording, full(wording.language), seed=1), style).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        told = " ".join(page.get_textpage().get_text_range() for page in document)
    whole = re.sub(r"\s+", " ", told.replace("\N{SOFT HYPHEN}", "").replace("\ufffe", ""))
    assert len(re.findall(OBJECTION[wording.language], whole)) == 1, whole


@by_wording(WordingKind.VOUCHER)
def test_a_voucher_without_a_code_names_none_and_asks_for_none(wording):
    whole = full(wording.language)
    uncoded = replace(whole, told=(("worth", "10 €"),))
    familiar = replace(uncoded, recipient=replace(whole.recipient, formality=Formality.FAMILIAR))
    for facts in (uncoded, familiar):
        assert not compose(wording, facts).missing
        for text in texts(wording, facts):
            assert "10 €" in text.replace("\N{NO-BREAK SPACE}", " ")
            assert WITHOUT_CODE[wording.language] not in text.lower()
            assert "[" not in text


@by_wording(WordingKind.VOUCHER)
def test_a_voucher_after_a_complaint_need_not_name_it(wording):
    whole = full(wording.language)
    facts = replace(whole, case=replace(whole.case or CaseFacts(), topic=""))
    assert not compose(wording, facts).missing
    for text in texts(wording, facts):
        assert not re.search(r"[\[\]]|  |[,:–] *[.,]", text), text


@by_wording(WordingKind.VOUCHER)
def test_a_voucher_asks_for_what_it_is_worth(wording):
    bare = compose(wording, replace(full(wording.language), told=()))
    assert {missing.field for missing in bare.missing} == {"voucher.worth"}


@by_wording(WordingKind.YOU_SAID_WE_DID)
def test_you_said_we_did_goes_to_many_without_a_case(wording):
    whole = full(wording.language)
    known = whole.case or CaseFacts()
    for case in (None, replace(known, topic=""), replace(known, topic="", received=None)):
        for address_as in (AddressAs.UNKNOWN, AddressAs.COUPLE):
            recipient = replace(whole.recipient, address_as=address_as)
            facts = replace(whole, case=case, actions=(), recipient=recipient)
            assert not compose(wording, facts).missing
            for text in texts(wording, facts):
                assert dict(whole.told)["change"] in text
                assert not re.search(r"[\[\]]|  |\( ?\)|–|[,:] *[.,]", text), text


@by_wording(WordingKind.KINDLY_NO, WordingKind.SENT_ELSEWHERE)
def test_what_was_asked_for_need_not_be_named_to_say_no(wording):
    whole = full(wording.language)
    for case in (None, replace(whole.case or CaseFacts(), topic="")):
        facts = replace(whole, case=case, actions=())
        assert not compose(wording, facts).missing
        for text in texts(wording, facts):
            assert not re.search(r"[\[\]]|  |[,:–] *[.,]", text), text


@by_wording(WordingKind.THANK_YOU)
@pytest.mark.parametrize("kind", list(CaseKind))
def test_a_thank_you_need_not_name_what_it_is_for(wording, kind):
    whole = full(wording.language)
    facts = replace(whole, case=replace(whole.case or CaseFacts(), kind=kind, topic=""))
    for formality in (Formality.FORMAL, Formality.FAMILIAR):
        seen = replace(facts, recipient=replace(facts.recipient, formality=formality))
        assert not compose(wording, seen).missing
        for text in texts(wording, seen):
            assert not re.search(r"[\[\]{}|]|  |[,:–] *[.,]", text), text


@by_wording(WordingKind.TAKES_LONGER)
def test_whoever_waits_reads_why_where_the_shop_has_said_it(wording):
    whole = full(wording.language)
    for text in texts(wording, whole):
        assert dict(whole.told)["reason"] in text
    for text in texts(wording, replace(whole, told=())):
        assert "[" not in text


@by_wording(WordingKind.ANNIVERSARY, WordingKind.BIRTHDAY)
def test_a_gift_that_goes_with_a_letter_is_named_in_it(wording):
    whole = full(wording.language)
    gift = whole.gesture.name if whole.gesture else ""
    for seed in SEEDS:
        assert gift.lower() in compose(wording, whole, seed=seed).body.lower()
        assert gift.lower() not in compose(wording, replace(whole, gesture=None), seed=seed).body.lower()


@by_wording(*TO_COMPLAINTS)
def test_no_answer_of_ours_to_a_complaint_lacks_thanks(wording):
    for name, facts in variations(wording.language).items():
        for seed in SEEDS:
            text = plain(compose(wording, facts, seed=seed).body)
            assert tells(Told.THANKS, text, wording.language), (name, text)
            edited = Situation(
                kind=wording.kind,
                text=text,
                language=wording.language,
                complaint="It was cold.",
                own_words=True,
            )
            assert "no-thanks" not in {remark.code for remark in remarks(edited)}
