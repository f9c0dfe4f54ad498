"""A wording tried out while it is written: on a real customer, or on somebody invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from delight.data.database import Session
from delight.data.queries import cases as case_query
from delight.data.queries import gestures as gesture_query
from delight.data.queries import people as people_query
from delight.data.queries import vouchers as voucher_query
from delight.domain.cases.case import CaseFilter, CaseRow
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.codes import SAMPLE_VOUCHER, spaced
from delight.domain.gestures import GestureState
from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.letter import (
    ActionFacts,
    CaseFacts,
    GestureFacts,
    LetterFacts,
    Recipient,
    VoucherFacts,
)
from delight.domain.letters.paper import LetterStyle, PaperSize, Typeface
from delight.domain.letters.plainness import Finding
from delight.domain.letters.wordings import WordingFormat, WordingKind
from delight.domain.loyalty.vouchers import VoucherState
from delight.domain.money import Money
from delight.domain.shop import ShopRow
from delight.domain.text import first_words
from delight.letters.advice.plainness import check
from delight.letters.render import render
from delight.letters.type.markup import plain
from delight.letters.words.compose import compose
from delight.letters.words.fields import FIELDS
from delight.letters.words.names import is_familiar
from delight.letters.words.phrases import by_day
from delight.letters.words.wording import Sentence, Wording
from delight.services.context import Context
from delight.services.house import sender_of

_SHOWN_WORDS = 60
_BRACED = re.compile(r"\{([^{}]*)\}")
_DAYS = frozenset({"promise.by", "case.day", "today", "voucher.until"})

_ABOUT: dict[WordingKind, CaseKind] = {
    WordingKind.ACKNOWLEDGEMENT: CaseKind.COMPLAINT,
    WordingKind.TAKES_LONGER: CaseKind.COMPLAINT,
    WordingKind.APOLOGY: CaseKind.COMPLAINT,
    WordingKind.WHAT_WE_DID: CaseKind.COMPLAINT,
    WordingKind.KINDLY_NO: CaseKind.COMPLAINT,
    WordingKind.SENT_ELSEWHERE: CaseKind.COMPLAINT,
    WordingKind.PARTING_WAYS: CaseKind.COMPLAINT,
    WordingKind.THANK_YOU_FOR_TELLING: CaseKind.COMPLAINT,
    WordingKind.YOU_SAID_WE_DID: CaseKind.SUGGESTION,
    WordingKind.REPLY_TO_COMPLIMENT: CaseKind.COMPLIMENT,
}
"""Which cases a letter answers; the others need none."""
_PUT_RIGHT = frozenset({Stage.RESOLVED, Stage.FOLLOWED_UP, Stage.CLOSED})
_AFTERWARDS = frozenset({WordingKind.WHAT_WE_DID, WordingKind.YOU_SAID_WE_DID})

_SOMEBODY = {"de": "Zoë Beispiel", "fr": "Zoé Exemple", "es": "Zoé Ejemplo"}
_TOPIC = {
    "en": "the cold cappuccino",
    "de": "der kalte Cappuccino",
    "fr": "le cappuccino froid",
    "es": "el capuchino frío",
}
_THING = {
    "en": "a jar of plum jam",
    "de": "ein Glas Pflaumenmus",
    "fr": "un pot de confiture de prunes",
    "es": "un tarro de mermelada de ciruela",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedOn:
    """On whom a wording is tried: the request for the letter, their name, and what it is about."""

    request: LetterRequest
    name: str
    about: str = ""


def fitting(session: Session, kind: WordingKind, context: Context) -> TriedOn | None:
    """Return the newest case, surprise or customer that a letter of this kind could be about."""
    if kind in _ABOUT:
        return _newest_case(session, kind, context)
    if kind is WordingKind.SMALL_SURPRISE:
        planned = gesture_query.gestures(
            session, customer_id=None, state=GestureState.PLANNED, offset=0, limit=1
        )
        for row in planned:
            request = LetterRequest(wording="", gesture_id=row.id)
            return TriedOn(request=request, name=row.customer_name, about=row.name)
    if kind is WordingKind.VOUCHER and (tried := _newest_voucher(session, context)):
        return tried
    for row in people_query.customers(session, "", today=context.today(), limit=1):
        return TriedOn(request=LetterRequest(wording="", customer_id=row.id), name=row.name)
    return None


def _newest_voucher(session: Session, context: Context) -> TriedOn | None:
    rows = voucher_query.vouchers(
        session,
        today=context.today(),
        customer_id=None,
        case_id=None,
        state=VoucherState.OPEN,
        search="",
        offset=0,
        limit=50,
    )
    row = next((row for row in rows if row.customer_id), None)
    if row is None:
        return None
    request = LetterRequest(wording="", voucher_id=row.id)
    return TriedOn(request=request, name=row.customer_name, about=row.item or spaced(row.code))


def _newest_case(session: Session, kind: WordingKind, context: Context) -> TriedOn | None:
    which = CaseFilter(kinds=frozenset({_ABOUT[kind]}))
    rows = case_query.cases(session, which, now=context.clock(), offset=0, limit=200)
    known = sorted((row for row in rows if row.customer_id), key=lambda row: row.received_at, reverse=True)
    settled = [row for row in known if row.stage in _PUT_RIGHT]
    wanted = settled if kind in _AFTERWARDS and settled else known
    return _tried_on(wanted[0]) if wanted else None


def _tried_on(row: CaseRow) -> TriedOn:
    request = LetterRequest(wording="", case_id=row.id)
    return TriedOn(request=request, name=row.customer_name, about=first_words(row.what, _SHOWN_WORDS))


def one_way(wording: Wording, facts: LetterFacts, turn: int) -> Wording:
    """Return the wording with one way for each sentence: the ``turn``-th of those that can be filled in."""
    facts = replace(facts, recipient=replace(facts.recipient, language=wording.language))

    def chosen(sentence: Sentence) -> Sentence:
        familiar = is_familiar(facts.recipient)
        parts = {way: way.familiar if familiar else way.formal for way in sentence.variants}
        known = [way for way in sentence.variants if all(FIELDS[n][0](facts) for n in parts[way][1::2])]
        ways = known or list(sentence.variants)
        return replace(sentence, variants=(ways[turn % len(ways)],))

    return replace(
        wording,
        subject=chosen(wording.subject) if wording.subject else None,
        paragraphs=tuple(tuple(map(chosen, paragraph)) for paragraph in wording.paragraphs),
        closing=chosen(wording.closing) if wording.closing else None,
    )


def invented(wording: Wording, shop: ShopRow, today: date) -> LetterFacts:
    """Return facts in which everything is known, about somebody who does not exist."""
    language = wording.language.split("-")[0]
    kind = _ABOUT.get(wording.kind)
    topic, thing = (words.get(language, words["en"]) for words in (_TOPIC, _THING))
    case = CaseFacts(
        kind=kind or "",
        reference=f"C-{today.year}-0042",
        received=today - timedelta(days=3),
        resolved=today - timedelta(days=1),
        topic=topic,
    )
    refund = ActionFacts(kind="refund", cost=Money(minor=1250, currency=shop.currency), done=today)
    return LetterFacts(
        recipient=Recipient(
            name=_SOMEBODY.get(language, "Zoë Example"),
            language=wording.language,
            since=today.replace(year=today.year - 3, day=1),
            last_seen=today - timedelta(days=90),
        ),
        sender=sender_of(shop, {}),
        today=today,
        writer=shop.signed_by,
        case=case if kind else None,
        actions=(refund,) if kind is CaseKind.COMPLAINT else (),
        gesture=GestureFacts(name=thing) if wording.kind is WordingKind.SMALL_SURPRISE else None,
        told=(("worth", "10"), ("code", "DANKE-27"), ("brought", "Tom Okafor"), ("elsewhere", "…")),
        voucher=_invented_voucher(shop, today) if wording.kind is WordingKind.VOUCHER else None,
    )


def _invented_voucher(shop: ShopRow, today: date) -> VoucherFacts:
    value = Money(minor=1000, currency=shop.currency)
    return VoucherFacts(code=SAMPLE_VOUCHER, value=value, until=date(today.year + 1, 3, 31))


def sample(wording: Wording, shop: ShopRow, today: date, turn: int) -> LetterPreview:
    """Return a letter in this wording to somebody invented.

    Raises:
        DelightError: ``letters.characters`` and the like, as ``render``.
    """
    facts = invented(wording, shop, today)
    composed = compose(one_way(wording, facts, turn), facts)
    request = LetterRequest(wording=wording.key)
    card = wording.format is WordingFormat.CARD
    paper = PaperSize.A6 if card else PaperSize(shop.paper)
    style = LetterStyle(paper=paper, typeface=Typeface(shop.typeface))
    rendered = render(composed, style, preview=True)
    return LetterPreview(
        request=request,
        title=composed.title,
        salutation=composed.salutation,
        body=composed.body,
        missing=composed.missing,
        pages=rendered.pages,
        language=composed.language,
        words=len(plain(composed.body).split()),
        pdf=rendered.pdf,
    )


@lru_cache(maxsize=4096)
def plain_words(way: str, language: str, today: date) -> tuple[Finding, ...]:
    """Return what one way to say something could say better; ranges are those of its notation."""
    shown, places = _readable(way, language, today)
    return tuple(
        replace(found, start=places[found.start], end=places[found.end - 1] + 1)
        for found in check(shown, language)
        if found.end > found.start
    )


def _readable(way: str, language: str, today: date) -> tuple[str, list[int]]:
    """Return a way as somebody could read it, and for each character its place in the notation.

    A field that names a day stands as a day, so that a promise which has one is not asked for it.
    """
    parts: list[tuple[str, int]] = []
    at = 0
    for number, part in enumerate(_BRACED.split(way)):
        if number % 2 == 0:
            parts += [(c, at + n) for n, c in enumerate(part)]
            at += len(part)
            continue
        words = part.split("|")[0] if "|" in part else ""
        if part in _DAYS:
            words = by_day(today + timedelta(days=3), today, language)
        parts += [(c, at) for c in words or "…"]
        at += len(part) + 2
    return "".join(c for c, _ in parts), [place for _, place in parts]
