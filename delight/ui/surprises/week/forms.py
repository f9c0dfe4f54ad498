"""The forms at the left of this week's page, each made when it is first asked for."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from delight.domain.changes import Changes
from delight.domain.gestures import GestureDraft, GestureRow
from delight.ui.kit.late import Late
from delight.ui.kit.work.page import Page
from delight.ui.surprises.week.form import SurpriseForm
from delight.ui.surprises.week.reading import Shown
from delight.ui.surprises.week.rules_form import RulesForm
from delight.ui.surprises.words.saying import tr

SURPRISE, RULES = "surprise", "rules"
AForm = TypeVar("AForm", SurpriseForm, RulesForm)


class WeekForms(QObject):
    """Who is surprised, and how the shop surprises."""

    stored = Signal()
    """A surprise is kept, and nothing else is asked about in its form."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._shown: Shown | None = None
        self.late_surprise = Late(lambda: self._told(SurpriseForm(page.tools, page.tools.today)))
        self.late_surprise.then(lambda form: form.logged.connect(self._keep))
        self.late_rules = Late(lambda: self._told(RulesForm(page)))

    @property
    def surprise(self) -> SurpriseForm:
        """Who is surprised, what with and when."""
        return self.late_surprise.get()

    @property
    def rules(self) -> RulesForm:
        """How much, how many and how often."""
        return self.late_rules.get()

    def show(self, shown: Shown) -> None:
        """Ask in the shop's currency, and about what stands on record."""
        self._shown = shown
        for form in (self.late_surprise.made, self.late_rules.made):
            if form is not None:
                _tell(form, shown)

    def _told(self, form: AForm) -> AForm:
        if self._shown is not None:
            _tell(form, self._shown)
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
