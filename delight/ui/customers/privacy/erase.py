"""The sheet that asks before somebody is erased for good: what goes, what stays, where others name them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes, Noun
from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.mentions import Mention, named, places
from delight.domain.customers.privacy import ErasedReport, ErasePlan
from delight.domain.progress import ProgressFn
from delight.ui.customers.privacy.erase_words import (
    done_words,
    goes_words,
    held_words,
    place_words,
    reach_words,
    stays_words,
)
from delight.ui.kit import machine
from delight.ui.kit.fields.check import Check
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, line, row, scrolled
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.working_sheet import WorkingSheet

_WIDTH, _HEIGHT, _MARGINS = 600, 400, 48


class MentionRow(QWidget):
    """One entry of somebody else: ticked, it is blacked out."""

    def __init__(self, mention: Mention) -> None:
        super().__init__()
        self.mention = mention
        where = place_words(mention)
        self.check = Check(where)
        self.check.setChecked(mention.sure)
        self.check.setAccessibleDescription(mention.excerpt)
        words = label(f"“{mention.excerpt}”", "small", wrap=True)
        inner = column(None, words, margins=(26, 0, 0, 4))
        column(self, self.check, inner, space=0)


class Mentions(QWidget):
    """The entries that name somebody; all can be ticked at once."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        super().__init__()
        self.rows = [MentionRow(mention) for mention in mentions]
        self.all = push_button(self.tr("Black out all"), lambda: self._tick(on=True), role="link")
        self.none = push_button(self.tr("None"), lambda: self._tick(on=False), role="link")
        links = row(None, self.all, self.none, None)
        column(self, *self.rows, *([links] if len(self.rows) > 1 else []), space=2)
        for made in (self.all, self.none):
            made.setVisible(len(self.rows) > 1)

    def chosen(self) -> list[tuple[Noun, int]]:
        """Return which are ticked."""
        return [(made.mention.noun, made.mention.record) for made in self.rows if made.check.isChecked()]

    def _tick(self, *, on: bool) -> None:
        for made in self.rows:
            made.check.setChecked(on)


class EraseSheet(WorkingSheet):
    """Looks first, then asks, then erases; Escape leaves everything as it is."""

    erased = Signal(object, object)
    """The ``Changes`` and the words for the bar."""

    def __init__(self, page: Page, who: CustomerDetail, today: date) -> None:
        self._looking = label(_say("Looking where else they are named …"), "quiet", wrap=True)
        title = _say("Erase {name} for good?").format(name=who.name)
        super().__init__(title, page, self._looking, width=_WIDTH)
        self._page, self._who, self._today = page, who, today
        self.mentions = Mentions(())
        self.add_button(self.tr("Cancel"), role="quiet")
        self._look()

    def _look(self) -> None:
        tools, who = self._page.tools, self._who.id

        def work(progress: ProgressFn) -> ErasePlan:
            return tools.services.privacy.plan([who], progress)

        self.look(work, self._show)

    def _show(self, plan: ErasePlan) -> None:
        self._looking.hide()
        self.bar.hide()
        content = QWidget()
        column(content, *self._parts(plan), None, space=4, margins=(0, 0, 8, 0))
        area = scrolled(content)
        area.setMinimumHeight(min(_HEIGHT, content.heightForWidth(_WIDTH - _MARGINS)))
        self.body.addWidget(area)
        self.add_button(self.tr("Erase for good"), self._erase, role="danger", icon="trash")

    def _parts(self, plan: ErasePlan) -> list[QWidget]:
        parts = [
            *_told(self.tr("This goes"), goes_words(plan)),
            *_told(self.tr("This stays"), stays_words(plan)),
        ]
        if plan.held:
            parts += _told(
                self.tr("Under a legal hold, and kept for now"),
                "\n".join(held_words(held, self._today) for held in plan.held),
            )
        if plan.mentions:
            parts += _told(
                self.tr("Others’ entries that name them"),
                self.tr("What is ticked is blacked out. What may mean somebody else is not ticked."),
            )
            self.mentions = Mentions(plan.mentions)
            parts.append(self.mentions)
        parts += _told(self.tr("Out of our reach"), reach_words(plan))
        return [*parts, line(), label(self.tr("This cannot be undone."), "small")]

    def _erase(self) -> None:
        tools, who, chosen = self._page.tools, self._who.id, self.mentions.chosen()

        def work(progress: ProgressFn) -> tuple[Changes, ErasedReport]:
            return tools.services.privacy.erase([who], chosen, progress)

        self.carry_out(work, self._erased, called=self.tr("Erasing {name}").format(name=self._who.name))

    def _erased(self, answer: tuple[Changes, ErasedReport]) -> None:
        changes, report = answer
        _forget_folders(self._who)
        self.close()
        self.erased.emit(changes, done_words(self._who.name, report))


def _forget_folders(who: CustomerDetail) -> None:
    """Forget where files were chosen last in a folder that is called like somebody."""
    theirs = named([who.name, f"{who.given} {who.family}"], [], [])
    folders = machine.load().folders
    kept = {purpose: folder for purpose, folder in folders.items() if not places(folder, theirs)}
    if kept != folders:
        machine.change(folders=kept)


def _told(heading: str, words: str) -> list[QWidget]:
    head = label(heading, "heading")
    head.setContentsMargins(0, 8, 0, 0)
    return [head, label(words, wrap=True)]


def _say(text: str) -> str:
    return QCoreApplication.translate("EraseSheet", text)
