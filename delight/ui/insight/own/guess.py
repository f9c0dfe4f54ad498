"""How we see ourselves: a guess of what customers answer, asked for before their answers are shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.days.calendar import local_day
from delight.domain.insight.guesses import GuessRow
from delight.ui.insight.kept_guess import guess_file, keep_guess
from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.told_answer import ScoreRow
from delight.ui.kit.words.formats import date_text, number_text
from delight.ui.kit.work.page import Page


class GuessPart(OwnPart):
    """0 to 10, and one's last guess; who would rather not guess can look all the same."""

    for_owner = False
    let_through = Signal()
    """Somebody wants to see the answers without a guess."""

    def __init__(self, page: Page) -> None:
        title = tr("What do your customers answer?")
        about = tr("“How gladly would you recommend us, from 0 to 10?” Guess what they say on average.")
        super().__init__(page, title, about)
        self._shown: tuple[int | None, GuessRow | None] | None = None
        self.score = ScoreRow(title)
        self.done = push_button(tr("Note my guess"), self._save, role="primary")
        self.skip = push_button(tr("Show it without a guess"), self.let_through.emit, role="link")
        self.last = label("", "small", wrap=True)
        self.score.changed.connect(self._on_score)
        self.body.addWidget(self.score)
        self.body.addLayout(row(None, self.done, self.skip, None, space=12))
        self.body.addWidget(self.last)

    @override
    def show_own(self, own: Own) -> None:
        mine = own.mine
        self.skip.setVisible(own.holds)
        self.last.setVisible(mine is not None)
        if mine is not None:
            day = date_text(local_day(mine.at, self._page.tools.zone), self._page.tools.today())
            words = tr("You guessed {score}, {day}.").format(score=number_text(mine.score), day=day)
            self.last.setText(words)
        if self._shown != (own.who, mine):  # else what somebody is choosing stays
            self._shown = own.who, mine
            shown = own.begun if own.begun is not None else mine.score if mine is not None else None
            self.score.choose(*([shown] if shown is not None else []))
        self._enable()

    def _on_score(self) -> None:
        """Keep what was chosen, so that it is there after the window was killed, until it is noted."""
        tools, score = self._page.tools, self.score.score()
        services = tools.services
        file = guess_file(services)  # of whoever chose it
        tools.tasks.run(lambda: keep_guess(services, file, score), None, lambda _error: None)
        self._enable()

    def _enable(self) -> None:
        self.done.setEnabled(self.score.score() is not None)

    def _save(self) -> None:
        score, tools = self.score.score(), self._page.tools
        if score is None:
            return
        services = tools.services
        file = guess_file(services)

        def note() -> Changes:
            changes = services.ourselves.guess(score)
            keep_guess(services, file, None)
            return changes

        self._page.do(note, tr("Your guess is noted."))
