"""What the words of a complaint tell: the ready-made lists, and the shop's own words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from delight.data.entities import GuessWord
from delight.data.queries import service_words as query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, InputError
from delight.domain.guessing.facts import FactAbout
from delight.domain.guessing.guess import GuessAbout, Mood
from delight.domain.guessing.reader import Reader
from delight.domain.guessing.telling import (
    SURE,
    Guess,
    TellingWord,
    WordRow,
    checked_telling,
    listed,
)
from delight.domain.guessing.tokens import key_of
from delight.paths import resource
from delight.services.context import Context

LANGUAGES = ("en", "de", "fr", "es", "pt")
"""Languages that there are ready-made lists in."""
VALUES: dict[GuessAbout, type[StrEnum]] = {
    GuessAbout.FAILURE: Failure,
    GuessAbout.SEVERITY: Severity,
    GuessAbout.CHANNEL: Channel,
    GuessAbout.MOOD: Mood,
}


class GuessService:
    """Guesses what went wrong, how bad it is, how it came and how they feel, always with the reasons."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._made: tuple[object, Reader] | None = None

    def guesser(self) -> Reader:
        """Return what reads texts, up to date with the shop; it can be asked on any thread."""
        with self._context.db.read() as session:
            words, shop = query.guess_words(session), shop_query.shop(session)
            people = [(one.id, one.name) for one in shop_query.staff(session, active_only=True)]
        state = (tuple(words), shop.language, shop.currency, tuple(people))
        if self._made is None or self._made[0] != state:
            self._made = state, _reader(words, shop.language.split("-")[0], shop.currency, people)
        return self._made[1]

    def guess(self, text: str) -> dict[GuessAbout, Guess]:
        """Return what the words of ``text`` tell; what they do not tell is missing."""
        return self.guesser().guess(text)

    def facts(self, text: str) -> dict[FactAbout, Guess]:
        """Return the facts that stand in ``text``, as ``FactReader`` reads them on the shop's day."""
        return self.guesser().facts(text, self._context.today())

    def words(self, about: GuessAbout, value: str) -> list[WordRow]:
        """Return what tells ``value``: the shop's own words first, then the ready-made ones, by language.

        Raises:
            InputError: ``guess-word.unknown_value``.
        """
        check_value(about, value)
        with self._context.db.read() as session:
            noted = [
                word for word in query.guess_words(session) if (word.about, word.value) == (about, value)
            ]
        off = {(word.language, key_of(word.word)) for word in noted if word.off}
        ready = [
            WordRow(
                about=about,
                value=value,
                word=word.word,
                language=language,
                sure=word.weight == SURE,
                off=(language, key_of(word.word)) in off,
            )
            for language in self._languages()
            for word in listed(_ready_made(language), language)
            if (word.about, word.value) == (about, value)
        ]
        return [*(word for word in noted if not word.off), *ready]

    def add(self, about: GuessAbout, value: str, word: str) -> Changes:
        """Note a word of the shop's own; it counts in every language, and twice.

        Raises:
            InputError: ``guess-word.missing``, ``guess-word.unknown_value``, ``text.too_long``.
            ConflictError: ``guess-word.there_already``.
        """
        check_value(about, value)
        kept = checked_telling(word)
        with self._context.deed(DeedName.GUESS_WORDS_EDITED) as deed:
            if query.same_word(deed.session, about, value, "", key_of(kept)) is not None:
                raise ConflictError("guess-word.there_already", word=kept)
            record = GuessWord(about=about, value=value, word=kept, word_key=key_of(kept))
            deed.add(record)
            deed.about(record)
        return deed.changes

    def remove(self, word_id: int) -> Changes:
        """Forget one of the shop's own words (``guess-word.unknown``)."""
        with self._context.deed(DeedName.GUESS_WORDS_EDITED) as deed:
            deed.session.delete(found(deed.session, GuessWord, word_id, "guess-word.unknown"))
        return deed.changes

    def switch(self, word: WordRow, *, off: bool) -> Changes:
        """Do without a ready-made word, or take it up again.

        Raises:
            InputError: ``guess-word.unknown_value``.
        """
        check_value(word.about, word.value)
        with self._context.deed(DeedName.GUESS_WORDS_EDITED) as deed:
            key = key_of(word.word)
            noted = query.same_word(deed.session, word.about, word.value, word.language, key)
            if off and noted is None:
                record = GuessWord(
                    about=word.about,
                    value=word.value,
                    language=word.language,
                    word=word.word,
                    word_key=key,
                    off=True,
                )
                deed.add(record)
                deed.about(record)
            elif not off and noted is not None:
                deed.session.delete(deed.session.get_one(GuessWord, noted))
        return deed.changes

    def _languages(self) -> Sequence[str]:
        """The shop's language first: its words are the ones people look for."""
        with self._context.db.read() as session:
            own = shop_query.shop(session).language.split("-")[0]
        return sorted(LANGUAGES, key=lambda one: one != own)


def check_value(about: GuessAbout, value: str) -> None:
    """Refuse what a word cannot tell (``guess-word.unknown_value``); "something else" is no guess."""
    known = [member.value for member in VALUES[about] if member is not Failure.OTHER]
    if value not in known:
        raise InputError("guess-word.unknown_value", "value", value=value, about=about.value, known=known)


def _reader(
    words: Sequence[WordRow], language: str, currency: str, people: Sequence[tuple[int, str]]
) -> Reader:
    off = {(word.about, word.value, word.language, key_of(word.word)) for word in words if word.off}
    own = [
        TellingWord(about=word.about, value=word.value, word=word.word, weight=SURE)
        for word in words
        if not word.off
    ]
    lists = {name: _ready_made(name) for name in LANGUAGES}
    return Reader(lists, own, language, off, currency=currency, people=people)


@cache
def _ready_made(language: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("guesses", f"{language}.toml").read_text(encoding="utf-8"))
