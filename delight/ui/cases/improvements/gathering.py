"""Cases without a cause, to be gathered: tick them, name what they come from, or drag them onto a cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.causes import CauseRow
from delight.domain.improvements import CAUSE_LONGEST
from delight.domain.text import first_words, fold
from delight.ui.cases.improvements.picking import CasePicker
from delight.ui.cases.improvements.words import cases_words, tr
from delight.ui.cases.parts import Do
from delight.ui.kit.cards import push_button
from delight.ui.kit.forms import Field, LineField
from delight.ui.kit.layouts import FlowLayout, column, empty, label, row
from delight.ui.kit.messages import words_for
from delight.ui.kit.page import Page

_OFFERED = 4


class Gathering(QWidget):
    """The newest cases that nobody has said a cause of, and the line that says it."""

    def __init__(self, page: Page, do: Do, open_case: Callable[[int], object]) -> None:
        super().__init__()
        self._do, self._causes = do, ()
        self.heading = label(tr("What do these come from?"), "title", wrap=True)
        self.about = label(
            tr("Tick the cases that have the same cause and name it, or drag them onto a cause."),
            "quiet",
            wrap=True,
        )
        self.cases = CasePicker(
            lambda: page.tools.services.improvements.uncaused(),
            page.tools.tasks,
            name=tr("Cases without a cause"),
        )
        self.cause = LineField(placeholder=tr("Too few of us at noon"))
        self.cause.setMaxLength(CAUSE_LONGEST)
        self.field = Field(tr("Their cause, in a word or two"), self.cause)
        self.button = push_button(tr("Gather"), self.gather, role="primary")
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, space=6)
        self._build()
        self.cases.opened.connect(lambda case: open_case(case.id))
        self.cases.picked.connect(self._on_picked)
        self.cases.rows.failed.connect(page.banner.show_error)
        self.cause.textEdited.connect(lambda _text: self._offer())
        self.cause.returnPressed.connect(self.gather)
        self._on_picked()

    def _build(self) -> None:
        foot = row(None, self.field, self.button, space=8)
        foot.setStretch(0, 1)
        foot.setAlignment(self.button, Qt.AlignmentFlag.AlignBottom)
        body = column(
            self, self.heading, self.about, 4, self.cases, 4, self._offers, foot,
            space=4, margins=(20, 18, 20, 18),
        )  # fmt: skip
        body.setStretch(body.indexOf(self.cases), 1)

    def show_causes(self, causes: Sequence[CauseRow]) -> None:
        """Offer the causes that are there, the commonest first."""
        self._causes = tuple(causes)
        self._offer()

    def reload(self) -> None:
        """Read the cases again."""
        self.cases.rows.reload()

    def focus_first(self) -> None:
        """Put the keyboard where choosing starts."""
        self.cases.setFocus(Qt.FocusReason.OtherFocusReason)

    def gather(self) -> None:
        """Give the ticked cases the cause that is typed."""
        ids, cause = self.cases.chosen_ids(), self.cause.text().strip()
        if not ids:
            self.field.show_problem(tr("Tick the cases first."))
        elif not cause:
            self.field.show_problem(tr("A word or two: what do they come from?"))
            self.cause.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.give(ids, cause)

    def give(self, ids: Sequence[int], cause: str) -> None:
        """Give cases a cause."""
        self.field.show_problem("")
        said = tr("{cases} gathered under “{cause}”.").format(cases=cases_words(len(ids)), cause=cause)

        def done(_changes: object) -> None:
            self.cases.clearSelection()
            self.cause.clear()
            self._offer()

        self._do(
            lambda services: services.improvements.gather(ids, cause),
            said,
            done,
            lambda error: self.field.show_problem(str(words_for(error))),
        )

    def _on_picked(self) -> None:
        count = len(self.cases.chosen_ids())
        self.button.setText(tr("Gather {cases}").format(cases=cases_words(count)) if count else tr("Gather"))
        self.button.setEnabled(count > 0)
        self.field.show_problem("")

    def _offer(self) -> None:
        """Offer causes that fit what is typed; a click takes one."""
        empty(self._flow)
        typed = fold(self.cause.text())
        fitting = [one for one in self._causes if typed in one.key and one.key != typed][:_OFFERED]
        for one in fitting:
            chip = push_button(
                first_words(one.words, 28), lambda words=one.words: self._take(words), role="quiet"
            )
            chip.setAccessibleName(tr("Take the cause {cause}").format(cause=one.words))
            self._flow.addWidget(chip)
        self._offers.setVisible(bool(fitting))

    def _take(self, words: str) -> None:
        self.cause.setText(words)
        self._offer()
        if self.cases.chosen_ids():
            self.gather()
        else:
            self.cause.setFocus(Qt.FocusReason.OtherFocusReason)
