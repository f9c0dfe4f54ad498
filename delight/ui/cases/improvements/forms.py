"""Small forms about a cause: what was changed and since when, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.errors import ConflictError
from delight.domain.improvements.causes import CauseRow
from delight.domain.improvements.improvement import (
    CAUSE_LONGEST,
    WHAT_LONGEST,
    ImprovementRow,
)
from delight.domain.text import fold
from delight.ui.cases.improvements.offers import CauseOffers
from delight.ui.cases.improvements.words import cases_words, tr
from delight.ui.cases.parts import Do
from delight.ui.kit.composer import Composer
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader


class ChangeComposer(Composer):
    """What the shop changed about a cause, and since when; without a day it is only planned."""

    kept = Signal()
    """What was typed is stored."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._tools, self._do, self._cause = tools, do, ""
        self._base: tuple[str, date | None] = ("", None)
        self._seen = 0
        self._loader = Loader(tools.tasks, self)
        self.what = SentenceField(placeholder=tr("We now bake twice a day."), longest=WHAT_LONGEST)
        self.since = DayField(name=tr("Since when?"), today=tools.today, past=True)
        what = Field(
            tr("What did you change?"), self.what, hint=tr("As a letter to your customers tells it.")
        )
        since = Field(tr("Since when?"), self.since, hint=tr("Leave it empty while you only plan it."))
        self.fill(what, since, form=Form(what=what, since=since))

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self._cause}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and (self.what.text(), self.since.day()) != self._base

    def show_cause(self, row: CauseRow) -> None:
        """Ask about this cause."""
        self._cause, said = row.words, row.improvement
        self._base = (said.what if said else "", said.changed_on if said else None)
        self._seen = said.version if said else 0
        self.clear()

    @override
    def first_field(self) -> QWidget:
        return self.what

    @override
    def clear(self) -> None:
        self.what.setText(self._base[0])
        self.since.set_day(self._base[1])

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        cause, what, since, seen = self._cause, self.what.text(), self.since.day(), self._seen
        self._do(
            lambda services: services.improvements.save(cause, what, since, seen),
            tr("What you changed is kept."),
            lambda changes: self._stored(then, changes),
            fail,
        )

    @override
    def failed(self, error: Exception) -> None:
        super().failed(error)
        if isinstance(error, ConflictError):
            cause, tools = self._cause, self._tools
            self._loader.load(
                lambda: tools.services.improvements.cause(cause).row.improvement,
                self._show_theirs,
                super().failed,
            )

    def _show_theirs(self, said: ImprovementRow | None) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self._seen = said.version if said else 0
        theirs = said.what if said else ""
        words = tr("Meanwhile somebody wrote: “{theirs}” Save again, and yours stands.").format(theirs=theirs)
        gone = tr("Meanwhile somebody took it back. Save again, and yours stands.")
        self.say_problem(words if said else gone)

    def _stored(self, then: Callable[[Any], None], changes: object) -> None:
        self.kept.emit()
        then(changes)


class NameComposer(Composer):
    """What a cause is called; by the name of another one it becomes that one."""

    renamed = Signal(str)
    """The key of the cause that the cases have now."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._do = do
        self._row: CauseRow | None = None
        self._causes: tuple[CauseRow, ...] = ()
        self.words = LineField()
        self.words.setMaxLength(CAUSE_LONGEST)
        self.offers = CauseOffers()
        self.about = label("", "small", wrap=True)
        field = Field(tr("What it is called"), self.words)
        self.fill(field, self.offers, self.about, form=Form(cause=field))
        self.words.textChanged.connect(lambda _text: self._follow())
        self.offers.taken.connect(self._take)

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self._row.key if self._row else ""}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and self._row is not None and self.words.text() != self._row.words

    @property
    def other(self) -> CauseRow | None:
        """The other cause that is called what is typed."""
        key = fold(self.words.text())
        return next(
            (one for one in self._causes if one.key == key and self._row and one.key != self._row.key), None
        )

    def show_cause(self, row: CauseRow, causes: Sequence[CauseRow]) -> None:
        """Ask about this cause; ``causes`` are all there are."""
        self._row, self._causes = row, tuple(one for one in causes if one.key != row.key)
        self.clear()

    def show_others(self, causes: Sequence[CauseRow]) -> None:
        """Take note of which causes there are now; what is typed stays."""
        self._causes = tuple(one for one in causes if self._row is None or one.key != self._row.key)
        self._follow()

    @override
    def first_field(self) -> QWidget:
        self.words.selectAll()
        return self.words

    @override
    def clear(self) -> None:
        self.words.setText(self._row.words if self._row else "")

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        row, other, words = self._row, self.other, self.words.text()
        if row is None:
            return
        if other is not None:
            said = tr("“{gone}” is “{kept}” now.").format(gone=row.words, kept=other.words)
            self._do(
                lambda services: services.improvements.merge(row.key, other.key),
                said,
                lambda changes: self._named(other.key, then, changes),
                fail,
            )
            return
        said = tr("It is called “{words}” now.").format(words=words.strip())
        self._do(
            lambda services: services.improvements.rename(row.key, words),
            said,
            lambda changes: self._named(fold(words), then, changes),
            fail,
        )

    def _named(self, key: str, then: Callable[[Any], None], changes: object) -> None:
        self.renamed.emit(key)
        then(changes)

    def _take(self, words: str) -> None:
        self.words.setText(words)
        self.save_button.setFocus()

    def _follow(self) -> None:
        """Say what saving does, and offer the other causes while another name is typed."""
        row, other, typed = self._row, self.other, self.words.text()
        if row is None:
            return
        self.save_button.setText(tr("Put them together") if other else tr("Save"))
        if other is not None:
            counts = cases_words(row.cases + other.cases)
            self.about.setText(tr("“{kept}” has {cases} then.").format(kept=other.words, cases=counts))
        else:
            self.about.setText(tr("Or choose the cause that it really is: its cases go there."))
        self.offers.show_causes(self._causes, "" if typed == row.words else typed)
