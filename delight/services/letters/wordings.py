"""The wordings: those that come with the app, and the shop's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import count

from delight.data.database import Session
from delight.data.entities import Wording as OwnWording
from delight.data.queries import shop as shop_query
from delight.data.queries.wordings import own_wording, own_wordings
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.languages import base
from delight.domain.errors import DelightError, InputError, UnknownError
from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.plainness import Finding
from delight.domain.letters.wordings import Unobjecting, WordingDraft, WordingFormat, WordingKind, WordingRow
from delight.domain.shop import is_language
from delight.domain.text import fold
from delight.letters.advice.objecting import objecting, owes_objection
from delight.letters.words.wording import Wording, parse
from delight.letters.words.wording_source import draft_of, source_of
from delight.paths import resource
from delight.services.context import Context
from delight.services.letters.facts import gather
from delight.services.letters.wording_trial import TriedOn, fitting, one_way, plain_words, sample

FALLBACK = "en"
_UNKEPT = re.compile("[\ud800-\udfff\ufeff]")
"""Halves of characters, which no file keeps, and marks of byte order."""
_KEY = re.compile(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?")


class Wordings:
    """The ready-made wordings by key and language, each read when it is first asked for."""

    @cached_property
    def sources(self) -> dict[tuple[str, str], str]:
        """Every wording's text."""
        files = sorted(resource("wordings").glob("*/*.toml"))
        return {(file.stem, file.parent.name): file.read_text(encoding="utf-8") for file in files}

    def rows(self) -> list[WordingRow]:
        """Return every wording for a list, by kind and language."""
        found = (_parsed(source, key) for (key, _), source in self.sources.items())
        return sorted((w.row() for w in found), key=lambda row: (row.kind, row.key, row.language))

    def wording(self, key: str, language: str) -> Wording:
        """Return a wording in ``language``, or in English where there is none yet (``wording.unknown``)."""
        for tongue in (language, base(language), FALLBACK):
            source = self.sources.get((key.strip().casefold(), tongue))
            if source is not None:
                return _parsed(source, key.strip().casefold())
        raise self.unknown(key)

    def of_kind(self, kind: WordingKind, form: WordingFormat, language: str) -> Wording | None:
        """Return the wording of a kind in a language; ``None`` where none comes with the app."""
        key = f"{kind}{'-card' if form is WordingFormat.CARD else ''}"
        source = self.sources.get((key, base(language)))
        return None if source is None else _parsed(source, key)

    def unknown(self, key: str) -> UnknownError:
        """Return the problem that there is no wording of this name."""
        return UnknownError("wording.unknown", name=key, known=sorted({key for key, _ in self.sources}))


class WordingService:
    """Wordings to choose from and to change."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.ready_made = Wordings()

    def rows(self, language: str = "") -> list[WordingRow]:
        """Return the wordings, of one language or all; the shop's own take the place of ready-made ones.

        An own one that cannot be read is among them: what it was can be had again.
        """
        rows = {(row.key, row.language): row for row in self.ready_made.rows()}
        with self._context.db.read() as session:
            own = own_wordings(session)
        for key, language_of, source in own:
            rows[key, language_of] = _own_row(key, language_of, source, rows.get((key, language_of)))
        wanted = (row for row in rows.values() if not language or row.language == language)
        return sorted(wanted, key=lambda row: (list(type(row.kind)).index(row.kind), row.key, row.language))

    def wording(self, session: Session, key: str, language: str, usual: str = FALLBACK) -> Wording:
        """Return a wording in ``language``, the shop's own first.

        Where there is none yet it is the one in ``usual``, the shop's language, or in English.

        Raises:
            UnknownError: ``wording.unknown``.
            DelightError: ``wording.own_unreadable`` where the shop has one that cannot be read any more:
                another one in its place would not say what the shop wanted to say.
        """
        name = key.strip().casefold()
        tongues = (language, base(language), usual, base(usual), FALLBACK)
        for tongue in dict.fromkeys(tongues):
            own = own_wording(session, name, tongue)
            if own is not None:
                return _own_wording(own)
            if (name, tongue) in self.ready_made.sources:
                return self.ready_made.wording(name, tongue)
        raise self.ready_made.unknown(key)

    def source(self, key: str, language: str) -> str:
        """Return a wording's text as it is now (``wording.unknown``)."""
        with self._context.db.read() as session:
            own = own_wording(session, key, language)
        source = own.source if own else self.ready_made.sources.get((key, language))
        if source is None:
            raise UnknownError("wording.unknown", name=key, known=sorted(self.ready_made.sources))
        return source

    def save(self, key: str, source: str) -> Changes:
        """Keep a wording of the shop's own, in the language it says.

        Raises:
            InputError: ``wording.bad_name``, ``language.unknown``.
            DelightError: ``wording.…`` as ``parse``.
        """
        key, source = _checked_key(key), _UNKEPT.sub("", source)
        wording = parse(source, key=key)
        if not is_language(wording.language):
            raise InputError("language.unknown", "language", language=wording.language)
        with self._context.deed(DeedName.WORDING_SAVED) as deed:
            record = own_wording(deed.session, key, wording.language)
            record = record or OwnWording(key=key, language=wording.language)
            record.source = source
            deed.add(record)
            deed.about(record)
        return deed.changes

    def draft(self, key: str, language: str) -> WordingDraft:
        """Return a wording as it is edited (``wording.unknown``)."""
        return draft_of(_parsed(self.source(key, language), key))

    def save_draft(self, draft: WordingDraft) -> Changes:
        """Keep a wording as it was edited (see ``save``)."""
        return self.save(draft.key, source_of(draft))

    def unobjecting(self, draft: WordingDraft) -> Unobjecting | None:
        """Return that a wording advertises without saying that people may say no; ``None`` where all is well.

        Raises:
            DelightError: ``wording.…`` as ``parse``.
        """
        wording = self.read(draft)
        if not owes_objection(wording):
            return None
        lender = self.ready_made.of_kind(wording.kind, wording.format, wording.language)
        return objecting(wording, lender) if lender else Unobjecting()

    def read(self, draft: WordingDraft) -> Wording:
        """Return a wording that is still being edited, for a preview (``wording.…`` as ``parse``)."""
        return parse(source_of(draft), key=draft.key)

    def try_on(self, draft: WordingDraft, request: LetterRequest, turn: int = 0) -> Wording:
        """Return a wording that is being edited with one way for each sentence, for a preview.

        Args:
            draft: as it stands in the editor.
            request: the letter it is tried in.
            turn: takes the ``turn``-th of the ways that can be filled in.

        Raises:
            DelightError: ``wording.…`` as ``parse``.
            UnknownError: what ``gather`` raises.
        """
        wording = self.read(draft)
        with self._context.db.read() as session:
            facts = gather(self._context, session, request).facts
        return one_way(wording, facts, turn)

    def sample(self, draft: WordingDraft, turn: int = 0) -> LetterPreview:
        """Return a letter to somebody invented (``wording.…`` as ``parse``, and what ``render`` raises)."""
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
        return sample(self.read(draft), shop, self._context.today(), turn)

    def fitting(self, kind: WordingKind) -> TriedOn | None:
        """Return the newest case, surprise or customer that a letter of this kind could be about."""
        with self._context.db.read() as session:
            return fitting(session, kind, self._context)

    def plain_words(self, ways: Sequence[str], language: str) -> list[tuple[Finding, ...]]:
        """Return for each way what it could say better; ranges are those of its notation."""
        today = self._context.today()
        return [plain_words(way, language, today) for way in ways]

    def new_key(self, title: str, form: WordingFormat) -> str:
        """Return a key that no wording has yet: ``From the baker`` becomes ``from-the-baker``."""
        card = form is WordingFormat.CARD
        plain = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:40].strip("-") or "own"
        taken = {row.key for row in self.rows()}
        for number in count(1):
            key = f"{plain}{f'-{number}' if number > 1 else ''}{'-card' if card else ''}"
            if key not in taken:
                return key
        raise AssertionError

    def restore(self, key: str, language: str) -> Changes:
        """Take the ready-made wording again; one that only the shop has is gone with it."""
        with self._context.deed(DeedName.WORDING_RESTORED) as deed:
            record = own_wording(deed.session, key, language)
            if record is not None:
                deed.session.delete(record)
        return deed.changes


def _own_wording(own: OwnWording) -> Wording:
    try:
        return _parsed(own.source, own.key)
    except DelightError:
        raise DelightError("wording.own_unreadable", wording=own.key) from None


def _own_row(key: str, language: str, source: str, ready_made: WordingRow | None) -> WordingRow:
    """Return one of the shop's own for a list, under the language by which it is kept."""
    try:
        row = _parsed(source, key).row(own=True, ready_made=ready_made is not None)
    except DelightError:
        return replace(ready_made or _unread(key, language), own=True, readable=False)
    return replace(row, language=language)


def _unread(key: str, language: str) -> WordingRow:
    """Return what can be told of a wording by its name alone."""
    kind = key.removesuffix("-card")
    return WordingRow(
        key=key,
        kind=WordingKind(kind) if kind in set(WordingKind) else WordingKind.THANK_YOU,
        language=language,
        format=WordingFormat.LETTER if kind == key else WordingFormat.CARD,
        title=key,
        ready_made=False,
    )


def _checked_key(key: str) -> str:
    """Return the name by which a wording is asked for, as it is looked up."""
    name = key.strip().casefold()
    if not _KEY.fullmatch(name):
        raise InputError("wording.bad_name", "key", name=key)
    return name


@lru_cache(maxsize=512)
def _parsed(source: str, key: str) -> Wording:
    return parse(source, key=key)
