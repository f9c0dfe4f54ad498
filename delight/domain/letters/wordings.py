"""Wordings as values: what letters are for, and in which shapes they come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class WordingKind(StrEnum):
    """What a letter is for."""

    ACKNOWLEDGEMENT = "acknowledgement"
    TAKES_LONGER = "takes-longer"
    APOLOGY = "apology"
    WHAT_WE_DID = "what-we-did"
    KINDLY_NO = "kindly-no"
    SENT_ELSEWHERE = "sent-elsewhere"
    PARTING_WAYS = "parting-ways"
    THANK_YOU_FOR_TELLING = "thank-you-for-telling"
    YOU_SAID_WE_DID = "you-said-we-did"
    THANK_YOU = "thank-you"
    THANK_YOU_REFERRAL = "thank-you-referral"
    REPLY_TO_COMPLIMENT = "reply-to-compliment"
    SMALL_SURPRISE = "small-surprise"
    VOUCHER = "voucher"
    ANNIVERSARY = "anniversary"
    BIRTHDAY = "birthday"
    SEASONS_GREETINGS = "seasons-greetings"
    WE_MISS_YOU = "we-miss-you"


ADVERTISING = frozenset(
    {
        WordingKind.VOUCHER,
        WordingKind.WE_MISS_YOU,
        WordingKind.SEASONS_GREETINGS,
        WordingKind.BIRTHDAY,
        WordingKind.ANNIVERSARY,
        WordingKind.SMALL_SURPRISE,
    }
)
"""Letters that nobody asked for: the law takes a shop's good wishes for advertising, too.

They tell their readers that they may say no to more of them (GDPR, article 21).
"""


class WordingFormat(StrEnum):
    """A full letter, or the few lines of a note card."""

    LETTER = "letter"
    CARD = "card"


class ShortText(StrEnum):
    """A text to copy: a message to the customer, or a public reply without anything private."""

    MESSAGE = "message"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """A wording in a list: ``own`` where the shop wrote or changed it, ``ready_made`` if the app has one.

    An own one that is not ``readable`` asks for something that this Delight does not know.
    """

    key: str
    kind: WordingKind
    language: str
    format: WordingFormat
    title: str
    own: bool = False
    ready_made: bool = True
    readable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One place in a wording as it is edited.

    Attributes:
        ways: the ways to say it, with fields in braces (``{case.topic}``), ``{formal|familiar}`` choices,
            ``**bold**`` and ``*italic*``.
        only_if: fields that must be filled and conditions that must hold; ``not x`` turns one round.
        optional: left out where a field is empty, instead of asking for it.
    """

    ways: tuple[str, ...]
    only_if: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingDraft:
    """A wording as it is edited; ``message`` and ``public`` are its short texts."""

    key: str
    kind: WordingKind
    format: WordingFormat = WordingFormat.LETTER
    language: str = "en"
    title: str = ""
    subject: Passage | None = None
    paragraphs: tuple[tuple[Passage, ...], ...] = ()
    closing: tuple[str, ...] = ()
    message: tuple[Passage, ...] = ()
    public: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unobjecting:
    """A wording that advertises and does not say that people may say no to more such letters.

    All is empty in a language in which Delight has no such sentence, and cannot tell whether it is said.

    Attributes:
        letter: what says it at the end of the letter; empty where the letter says it.
        message: what says it at the end of the message to copy; empty where there is none, or it says it.
        sentence: one way to say it, to be read.
    """

    letter: tuple[Passage, ...] = ()
    message: tuple[Passage, ...] = ()
    sentence: str = ""

    def mend(self, draft: WordingDraft) -> WordingDraft:
        """Return the wording as it says it."""
        paragraphs = (*draft.paragraphs, self.letter) if self.letter else draft.paragraphs
        return replace(draft, paragraphs=paragraphs, message=(*draft.message, *self.message))
