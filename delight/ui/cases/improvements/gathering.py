"""Cases without a cause, to be gathered: tick them, name what they come from, or drag them onto a cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from delight.domain.improvements.causes import CauseCase, CauseRow
from delight.domain.improvements.improvement import CAUSE_LONGEST
from delight.ui.cases.improvements.offers import CauseOffers
from delight.ui.cases.improvements.picking import CasePicker
from delight.ui.cases.improvements.words import cases_words, tr
from delight.ui.cases.parts import Do
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.files.unfinished_file import Kept
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.unfinished import Unfinished, Watched
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page

_WAIT_MS, _LONGEST_SEARCH = 150, 200
GATHERING = "cases/gathering"
"""What a cause is kept under that is typed and not given yet."""


@dataclass
class _Typed:
    """The one field whose words are kept; what is looked for and ticked is chosen anew."""

    cause: LineField

    @property
    def is_typed(self) -> bool:
        return bool(self.cause.text().strip())

    def isHidden(self) -> bool:  # noqa: N802, as Qt calls it; it waits while a cause is looked at
        return False

    def close_form(self) -> None:
        self.cause.clear()


class Gathering(QWidget):
    """The newest cases that nobody has said a cause of, and the line that says it."""

    def __init__(self, page: Page, do: Do, open_case: Callable[[int], object]) -> None:
        super().__init__()
        self._page, self._do = page, do
        self._causes: tuple[CauseRow, ...] = ()
        self.heading = label(tr("What do these come from?"), "title", wrap=True)
        self.about = label(
            tr("Tick the cases that have the same cause and name it, or drag them onto a cause."),
            "quiet",
            wrap=True,
        )
        self.search = LineField(name=tr("Find a case"), placeholder=tr("Find cases: soup, card reader …"))
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wanted = ""
        self.cases = CasePicker(self._fetch, page.tools, name=tr("Cases without a cause"))
        self.nothing = label(tr("No case without a cause fits."), "quiet", wrap=True)
        self.cause = LineField(placeholder=tr("Too few of us at noon"))
        self.cause.setMaxLength(CAUSE_LONGEST)
        self.field = Field(tr("Their cause, in a word or two"), self.cause)
        self.button = push_button(tr("Gather"), self.gather, role="primary")
        self.offers = CauseOffers()
        self.back = BackBar(inset=20)
        watched = {"cause": Watched(form=_Typed(self.cause), before=lambda: {"cause": ""})}
        self._unfinished = Unfinished(
            page.tools, watched, self.back, self, stored=lambda: [row_.words for row_ in self._causes]
        )
        self._build()
        self._connect(open_case)
        self._on_picked()

    def _build(self) -> None:
        foot = row(None, self.field, self.button, space=8)
        foot.setStretch(0, 1)
        foot.setAlignment(self.button, Qt.AlignmentFlag.AlignBottom)
        self.nothing.hide()
        inside = QWidget()
        column(self, self.back, scrolled(inside)).setStretch(1, 1)
        body = column(
            inside, self.heading, self.about, 6, self.search, 2, self.cases, self.nothing, 4, self.offers, 2,
            foot, space=4, margins=(20, 18, 20, 18),
        )  # fmt: skip
        body.setStretch(body.indexOf(self.cases), 1)

    def _connect(self, open_case: Callable[[int], object]) -> None:
        self.cases.opened.connect(lambda case: open_case(case.id))
        self.cases.picked.connect(self._on_picked)
        self.cases.rows.failed.connect(self._page.banner.show_error)
        self.cases.rows.loaded.connect(lambda count: self.nothing.setVisible(not count))
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self._timer.timeout.connect(self.reload)
        self.cause.textEdited.connect(lambda _text: self._offer())
        self.cause.returnPressed.connect(self.gather)
        self.offers.taken.connect(self._take)

    def show_kept(self, kept: Kept) -> None:
        """Put back, once, the cause that a crash left; one that names whom was erased goes."""
        self._unfinished.follow_erasing(kept)
        self._unfinished.show_kept(GATHERING, {}, kept)
        self._unfinished.touch()
        self._offer()

    def show_causes(self, causes: Sequence[CauseRow]) -> None:
        """Offer the causes that are there, the commonest first."""
        self._causes = tuple(causes)
        self._offer()

    def reload(self) -> None:
        """Read the cases again."""
        self._wanted = self.search.text()[:_LONGEST_SEARCH]
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
            self.cases.untick()
            self.cause.clear()
            self._offer()

        self._do(
            lambda services: services.improvements.gather(ids, cause),
            said,
            done,
            lambda error: self.field.show_problem(str(words_for(error))),
        )

    def _fetch(self, ask: Ask) -> Sequence[CauseCase]:
        improvements = self._page.tools.services.improvements
        return improvements.uncaused(ask.limit, search=self._wanted, offset=ask.offset)

    def _on_picked(self) -> None:
        count = len(self.cases.chosen_ids())
        self.button.setText(tr("Gather {cases}").format(cases=cases_words(count)) if count else tr("Gather"))
        self.button.setEnabled(count > 0)
        self.field.show_problem("")

    def _offer(self) -> None:
        self.offers.show_causes(self._causes, self.cause.text())

    def _take(self, words: str) -> None:
        self.cause.setText(words)
        self._offer()
        if self.cases.chosen_ids():
            self.gather()
        else:
            self.cause.setFocus(Qt.FocusReason.OtherFocusReason)
