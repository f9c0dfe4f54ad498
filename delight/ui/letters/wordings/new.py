"""A wording of one's own: which kind, what it is called, in which language, from what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.letters.wordings import WordingDraft, WordingFormat, WordingKind, WordingRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.letters.wordings.shelf import language_name

if TYPE_CHECKING:
    from delight.services.letters.wordings import WordingService

_LANGUAGES = (
    "bg ca cs cy da de el en es et eu fi fr ga gl he hi hr hu is it ja ko lt lv mk mt nb nl pl pt ro ru "
    "sk sl sq sr sv th tr uk vi zh ar"
).split()
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWording:
    """What somebody wants to write; ``start`` is the language of the ready-made one, empty for none."""

    kind: WordingKind
    format: WordingFormat
    language: str
    title: str
    start: str


class NewSheet(Sheet):
    """Asks what a new wording is for."""

    def __init__(
        self,
        parent: QWidget,
        rows: Sequence[WordingRow],
        on_new: Callable[[NewWording], object],
        *,
        kind: WordingKind,
        form: WordingFormat,
        language: str,
    ) -> None:
        self._rows, self._on_new = rows, on_new
        self.kind = Choice([(one, label_of(one)) for one in WordingKind])
        self.name = LineField(placeholder=label_of(kind))
        self.name.setMaxLength(_LONGEST_NAME)
        self.format = Choice(WordingFormat)
        self.language = Choice(_languages({row.language for row in rows}))
        self.start = Choice()
        super().__init__(
            parent.tr("New wording"),
            parent,
            Field(parent.tr("What is it for?"), self.kind),
            Field(parent.tr("Name"), self.name),
            Field(parent.tr("Letter or card"), self.format),
            Field(parent.tr("Language"), self.language),
            Field(parent.tr("Begin with"), self.start),
        )
        self.kind.set_value(kind)
        self.format.set_value(form)
        self.language.set_value(language)
        for choice in (self.kind, self.format, self.language):
            choice.picked.connect(lambda _value: self._offer_starts())
        self._offer_starts()
        self.add_button(self.tr("Cancel"), role="quiet")
        self.add_button(self.tr("Write it"), self._agree, role="primary")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_starts(self) -> None:
        """Offer the ready-made one of this kind, in the language asked for first, or an empty sheet."""
        wanted = str(self.language.value())
        there = {
            row.language
            for row in self._rows
            if row.kind is self.kind.value() and row.format is self.format.value() and row.ready_made
        }
        ordered = sorted(there, key=lambda code: (code != wanted, code != "en", code))
        ready = self.tr("The ready-made one in {language}")
        starts = [(code, ready.format(language=language_name(code))) for code in ordered]
        self.start.set_values([*starts, ("", self.tr("An empty sheet"))])
        self.start.set_value(wanted if wanted in there else "")
        self.name.setPlaceholderText(label_of(self.kind.value()))

    def _agree(self) -> None:
        kind: WordingKind = self.kind.value()
        new = NewWording(
            kind=kind,
            format=self.format.value(),
            language=str(self.language.value()),
            title=" ".join(self.name.text().split()) or label_of(kind),
            start=str(self.start.value() or ""),
        )
        self.close()
        self._on_new(new)


def first_draft(service: WordingService, new: NewWording, rows: Sequence[WordingRow]) -> WordingDraft:
    """Return what a new wording begins with, called on a worker.

    In a language that has none of its kind it takes the place that letters look in by themselves.
    """
    usual = f"{new.kind}{'-card' if new.format is WordingFormat.CARD else ''}"
    taken = {(one.key, one.language) for one in rows}
    free = (usual, new.language) not in taken
    key = usual if free else service.new_key(new.title, new.format)
    if new.start:
        return replace(service.draft(usual, new.start), key=key, language=new.language, title=new.title)
    return WordingDraft(key=key, kind=new.kind, format=new.format, language=new.language, title=new.title)


def with_new(rows: Sequence[WordingRow], drafts: Sequence[WordingDraft]) -> list[WordingRow]:
    """Return the rows with those that were begun and never saved: neither own yet nor ready-made."""
    known = {(one.key, one.language) for one in rows}
    new = [
        WordingRow(
            key=draft.key,
            kind=draft.kind,
            language=draft.language,
            format=draft.format,
            title=draft.title,
            ready_made=False,
        )
        for draft in drafts
        if (draft.key, draft.language) not in known
    ]
    return [*rows, *new]


def _languages(known: set[str]) -> list[tuple[str, str]]:
    """Return the languages to choose from, those that have wordings first."""
    codes = sorted(known | set(_LANGUAGES), key=lambda code: (code not in known, language_name(code)))
    return [(code, language_name(code)) for code in codes]
