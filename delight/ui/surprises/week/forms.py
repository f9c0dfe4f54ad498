"""The forms at the left of this week's page, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.gestures import GestureDraft, GestureRow
from delight.ui.kit.look.layouts import column, tab_chain, tab_where
from delight.ui.kit.work.page import Page
from delight.ui.surprises.week.form import SurpriseForm
from delight.ui.surprises.week.reading import Shown
from delight.ui.surprises.week.rules_form import RulesForm
from delight.ui.surprises.words.saying import tr

SURPRISE, RULES = "surprise", "rules"
AForm = TypeVar("AForm", SurpriseForm, RulesForm)


class WeekForms(QObject):
    """Who is surprised, and how the shop surprises; ``places`` is where they stand, by their names."""

    surprise_made = Signal(object)
    rules_made = Signal(object)
    stored = Signal()
    """A surprise is kept, and nothing else is asked about in its form."""

    def __init__(self, page: Page, behind: Callable[[str], QWidget]) -> None:
        """Make none yet; ``behind`` tells by a form's name after what Tab comes to it."""
        super().__init__(page)
        self._page, self._behind = page, behind
        self._shown: Shown | None = None
        self._surprise: SurpriseForm | None = None
        self._rules: RulesForm | None = None
        self.places = {name: column(None) for name in (SURPRISE, RULES)}

    @property
    def surprise(self) -> SurpriseForm:
        """Who is surprised, what with and when."""
        if self._surprise is None:
            tools = self._page.tools
            self._surprise = self._add(SURPRISE, SurpriseForm(tools, tools.today))
            self._surprise.logged.connect(self._keep)
            self.surprise_made.emit(self._surprise)
        return self._surprise

    @property
    def rules(self) -> RulesForm:
        """How much, how many and how often."""
        if self._rules is None:
            self._rules = self._add(RULES, RulesForm(self._page))
            self.rules_made.emit(self._rules)
        return self._rules

    def made(self, name: str) -> SurpriseForm | RulesForm | None:
        """Return a form by its name, if it was asked for."""
        return self._surprise if name == SURPRISE else self._rules

    def show(self, shown: Shown) -> None:
        """Ask in the shop's currency, and about what stands on record."""
        self._shown = shown
        for form in (self._surprise, self._rules):
            if form is not None:
                _tell(form, shown)

    def _add(self, name: str, form: AForm) -> AForm:
        form.hide()
        if self._shown is not None:
            _tell(form, self._shown)
        chain = tab_chain(form)
        self.places[name].addWidget(form)
        tab_where(self._behind(name), chain)
        return form

    def _keep(self, draft: GestureDraft) -> None:
        form, services = self.surprise, self._page.tools.services
        about = form.about
        form.hold()

        def work() -> Changes:
            if isinstance(about, GestureRow):
                return services.gestures.edit(about.id, draft)
            if about is not None:
                return services.referrals.thank(about.link_id, draft)
            return services.gestures.log(draft)

        said = tr("Planned.") if draft.planned_on else tr("Noted. That was kind.")
        said = tr("Changed.") if isinstance(about, GestureRow) else said
        self._page.do(work, said, lambda _changes: self._kept(), self._refuse)

    def _kept(self) -> None:
        form = self.surprise
        form.hide()
        form.kept()
        if form.isHidden():
            self.stored.emit()

    def _refuse(self, error: Exception) -> None:
        form = self.surprise
        form.stay()
        if not form.show_error(error):
            self._page.banner.show_error(error)


def _tell(form: SurpriseForm | RulesForm, shown: Shown) -> None:
    if isinstance(form, RulesForm):
        form.show_shop(shown.shop, shown.budget)
    else:
        form.set_currency(shown.shop.currency)
