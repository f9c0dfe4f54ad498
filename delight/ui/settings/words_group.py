"""The words that tell what went wrong: the shop's own, the ready-made ones, and a sentence to try them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.guessing.guess import GuessAbout, Mood
from delight.domain.guessing.telling import Guesser, WordRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label, row
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.settings.group import Group

_PAUSE_MS = 120
_KINDS = {
    GuessAbout.FAILURE: Failure,
    GuessAbout.SEVERITY: Severity,
    GuessAbout.CHANNEL: Channel,
    GuessAbout.MOOD: Mood,
}


class WordsGroup(Group):
    """Calm by default: one thing that can be told, its words as chips, a line for one more."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._guesser = page, None
        self._guesser: Guesser | None
        self._language = ""
        self._make()
        self.add(self._try_card(), self._words_card())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._try)
        self.sentence.textEdited.connect(lambda _text: self._timer.start())
        self.about.picked.connect(lambda _about: self._offer_values())
        self.value.picked.connect(lambda _value: self.refresh())
        self.word.returnPressed.connect(self._add)
        self.word.textEdited.connect(lambda _text: self.word_field.show_problem(""))

    @override
    def refresh(self) -> None:
        about, value = self._shown()
        tools = self._page.tools
        self._loader.load(
            lambda: (tools.services.guesses.guesser(), tools.services.guesses.words(about, value)),
            lambda found: self._show(*found),
            self._page.banner.show_error,
        )

    def chips(self) -> list[QPushButton]:
        """Return the chips of the words that are shown: own ones first."""
        return list(self._chips)

    def _make(self) -> None:
        self._loader = Loader(self._page.tools.tasks, self)
        self._chips: list[QPushButton] = []
        self.sentence = LineField(placeholder=self.tr("We waited an hour, and the waiter was rude"))
        self.told = label("", wrap=True)
        names = (
            (GuessAbout.FAILURE, self.tr("What went wrong")),
            (GuessAbout.SEVERITY, self.tr("How bad it is")),
            (GuessAbout.CHANNEL, self.tr("How it reached us")),
            (GuessAbout.MOOD, self.tr("How they feel")),
        )
        self.about = Choice(names, name=self.tr("What the words tell"))
        self.value = Choice(name=self.tr("Which"))
        self.word = LineField(placeholder=self.tr("A word or two; a star ends a beginning: wait*"))
        self.word_field = Field(self.tr("A word of your own"), self._with_button())
        self.word_field.label.setBuddy(self.word)
        self.own_title = label(self.tr("Yours"), "label")
        self.own, self.own_flow = self._row_of_chips(self.tr("Your own words"))
        self.ready, self.ready_flow = self._row_of_chips(self.tr("Ready-made words"))
        self._offer_values(quietly=True)

    def _with_button(self) -> QWidget:
        both = QWidget()
        row(both, self.word, push_button(self.tr("Add"), self._add, icon="plus")).setStretch(0, 1)
        both.setFocusProxy(self.word)
        self.word.setAccessibleName(self.tr("A word of your own"))
        return both

    def _row_of_chips(self, name: str) -> tuple[QWidget, FlowLayout]:
        place = QWidget()
        place.setAccessibleName(name)
        return place, FlowLayout(place)

    def _try_card(self) -> Card:
        rule = self.tr(
            "While somebody logs what a customer said, Delight guesses what it is about and always says why."
            " A sure word or two hints are enough; words after “not” do not count, and what they would like"
            " counts less than what happened."
        )
        return Card(
            label(self.tr("Guesses from words"), "heading"),
            label(rule, "quiet", wrap=True),
            Field(self.tr("Try it on a sentence"), self.sentence),
            self.told,
            space=12,
        )

    def _words_card(self) -> Card:
        ready = self.tr("Ready-made. Click a word that misleads in your shop, and it no longer counts.")
        return Card(
            label(self.tr("Which words tell what"), "heading"),
            row(None, self.about, self.value, None, space=12),
            self.word_field,
            column(None, self.own_title, self.own, space=6),
            column(None, label(ready, "small", wrap=True), self.ready, space=6),
            space=12,
        )

    def _shown(self) -> tuple[GuessAbout, str]:
        return GuessAbout(self.about.value()), str(self.value.value())

    def _offer_values(self, *, quietly: bool = False) -> None:
        kinds = _KINDS[GuessAbout(self.about.value())]
        told = [member for member in kinds if member is not Failure.OTHER]  # no guess says "something else"
        self.value.set_values([(member.value, label_of(member)) for member in told])
        if not quietly:
            self.refresh()

    def _show(self, guesser: Guesser, words: Sequence[WordRow]) -> None:
        self._guesser = guesser
        empty(self.own_flow)
        empty(self.ready_flow)
        self._chips = []
        language = next((word.language for word in words if word.id is None), "")
        for word in words:
            if word.id is not None:
                self._put(self._own_chip(word), self.own_flow)
            elif word.language == language:
                self._put(self._ready_chip(word), self.ready_flow)
        for widget in (self.own_title, self.own):
            widget.setVisible(any(word.id is not None for word in words))
        self._try()

    def _put(self, chip: QPushButton, flow: FlowLayout) -> None:
        chip.setProperty("role", "chip")
        self._chips.append(chip)
        flow.addWidget(chip)

    def _own_chip(self, word: WordRow) -> QPushButton:
        chip = QPushButton(word.word.replace("&", "&&"))
        put_icon(chip, "close", "quiet", 16)
        chip.setAccessibleName(self.tr("Forget {word}").format(word=word.word))
        chip.setToolTip(chip.accessibleName())
        tools = self._page.tools
        said = self.tr("“{word}” is forgotten.").format(word=word.word)
        chip.clicked.connect(
            lambda _on=False: self._page.do(lambda: tools.services.guesses.remove(word.id or 0), said)
        )
        return chip

    def _ready_chip(self, word: WordRow) -> QPushButton:
        chip = QPushButton(word.word)
        weight = self.tr("sure") if word.sure else self.tr("a hint")
        if word.off:
            weight = self.tr("does not count")
            put_icon(chip, "hide", "quiet", 16)
            font = chip.font()
            font.setStrikeOut(True)
            chip.setFont(font)
        chip.setAccessibleName(f"{word.word}, {weight}")
        chip.setToolTip(self.tr("{word}: {weight}").format(word=word.word, weight=weight))
        chip.clicked.connect(lambda _on=False: self._switch(word, on=word.off))
        return chip

    def _switch(self, word: WordRow, *, on: bool) -> None:
        said = self.tr("“{word}” counts again.") if on else self.tr("“{word}” no longer counts.")
        tools = self._page.tools
        self._page.do(lambda: tools.services.guesses.switch(word, off=not on), said.format(word=word.word))

    def _add(self) -> None:
        about, value = self._shown()
        word, tools = self.word.text(), self._page.tools
        self._page.do(
            lambda: tools.services.guesses.add(about, value, word),
            self.tr("“{word}” counts from now on.").format(word=word.strip()),
            lambda _changes: self.word.clear(),
            self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        self.word_field.show_problem(words_for(error).what)
        self.word.setFocus()

    def _try(self) -> None:
        text = self.sentence.text()
        told = self._guesser.guess(text) if self._guesser and text.strip() else {}
        because = self.tr("{what}, because of {words}")
        lines = [
            because.format(
                what=label_of(_KINDS[about](guess.value)),
                words=", ".join(f"“{word}”" for word in guess.because),
            )
            for about, guess in told.items()
        ]
        nothing = self.tr("These words tell nothing yet.") if text.strip() else ""
        self.told.setText("\n".join(lines) or nothing)
        self.told.setVisible(bool(self.told.text()))
