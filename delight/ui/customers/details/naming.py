"""How somebody is addressed in letters, with the line that follows from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.customers.customer import CustomerDraft
from delight.domain.letters.addressing import Formality
from delight.ui.customers.details.pairs import Pairs
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.ways import has_two_ways, way_words
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.services.letters.greeting import Greeting

_WAIT_MS = 60
_FIRST = ("language", "address_as", "title", "formality")
_PARTS = ("given", "family", "address_name", "reading")
_OF_PERSONS = frozenset({"address_as", "title", "formality", "given", "family"})
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Naming(QWidget):
    """Language, form of address and title; the salutation; and the parts of the name behind a button."""

    greeted = Signal(object)
    """How letters begin, a ``Greeting``, once it has been worked out."""

    def __init__(
        self, fields: Mapping[str, Field], tools: Tools, typed: Callable[[], CustomerDraft | None]
    ) -> None:
        """Arrange ``fields``; ``typed`` tells what they say now, or nothing while they are being filled."""
        super().__init__()
        self._fields, self._tools, self._typed = fields, tools, typed
        self._loader = Loader(tools.tasks, self)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self._language, self._is_open = "", False
        self._first, self._parts = (Pairs([fields[name] for name in names]) for names in (_FIRST, _PARTS))
        self.begins = label("", wrap=True, selectable=True)
        self.more = push_button(self.tr("The name in parts"), self._open, role="link")
        column(self, self._first, fields["salutation"], self.begins, self.more, self._parts, space=12)

    def start(self, stored: CustomerDraft) -> None:
        """Begin with somebody else: the parts of the name are open where any is known."""
        self._is_open = any(getattr(stored, name) for name in _PARTS)
        self._loader.drop()
        self._arrange(stored)

    def follow(self) -> None:
        """Work the line out again soon: something that it follows from has changed."""
        self._timer.start()

    def open_parts(self) -> None:
        """Show the parts of the name."""
        self._is_open = True
        draft = self._typed()
        if draft is not None:
            self._arrange(draft)

    def _open(self) -> None:
        self._is_open = True
        draft = self._typed()
        if draft is not None:
            self._arrange(draft)
        first = next(name for name in _PARTS if self._fields[name].isVisible())
        self._fields[first].widget.setFocus()

    def _ask(self) -> None:
        draft = self._typed()
        if draft is not None:
            self._arrange(draft)
            tools = self._tools
            self._loader.load(lambda: tools.services.letters.greeting(draft), self._show, self._not_known)

    def _show(self, greeting: Greeting) -> None:
        self.begins.setText(self.tr("Letters begin: {line}").format(line=greeting.line))
        self.greeted.emit(greeting)
        self._hint("salutation", greeting.worked_out)
        self._hint("address_name", greeting.envelope)
        if greeting.language != self._language:
            self._language = greeting.language
            self._speak()
            draft = self._typed()
            if draft is not None:
                self._arrange(draft)

    def _not_known(self, _error: Exception) -> None:
        self.begins.setText("")

    def _arrange(self, draft: CustomerDraft) -> None:
        """Show the fields that have a meaning for this customer."""
        of = {name for name in (*_FIRST, *_PARTS) if not draft.organisation or name not in _OF_PERSONS}
        if not has_two_ways(self._language) and not draft.formality:
            of.discard("formality")
        self._first.show_only([self._fields[name] for name in _FIRST if name in of])
        shown = [name for name in _PARTS if name in of and self._is_open]
        if "reading" not in shown and (draft.reading or self._is_read_apart(draft)):
            shown.append("reading")
        self._parts.show_only([self._fields[name] for name in shown])
        self.more.setVisible(not self._is_open)

    def _is_read_apart(self, draft: CustomerDraft) -> bool:
        """Return whether the name does not say how it is pronounced."""
        east = self._language.split("-")[0] in {"ja", "zh", "ko"}
        return east or _EAST_ASIAN.search(draft.name) is not None

    def _speak(self) -> None:
        """Say formal and familiar in the words of the letters' language."""
        choice = self._fields["formality"].widget
        if not isinstance(choice, Choice):
            return
        chosen = choice.value()
        ways = [(way, way_words(way, self._language)) for way in (Formality.FORMAL, Formality.FAMILIAR)]
        choice.set_values([(Formality.USUAL, label_of(Formality.USUAL)), *ways])
        choice.set_value(chosen)

    def _hint(self, name: str, words: str) -> None:
        widget = self._fields[name].widget
        if isinstance(widget, LineField):
            widget.setPlaceholderText(words)
