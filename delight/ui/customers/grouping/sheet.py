"""Put a group together: plain sentences, each with a gap, and how many fit while it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from delight.domain.customers.groups import Rule
from delight.domain.duplicates.contradictions import contradiction
from delight.domain.errors import DelightError
from delight.ui.customers.grouping.kinds import KINDS, Kind, Offer
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row, scrolled, tab_where
from delight.ui.kit.menus import let_rest
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

_WAIT_MS, _WIDTH, _HIGHEST = 250, 620, 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the sheet starts with: an empty ``name`` begins a new group."""

    offer: Offer
    name: str = ""
    rule: Rule = field(default_factory=Rule)


class Condition(QWidget):
    """One sentence: words, a field, words, and a way to take it out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, kind: Kind, offer: Offer) -> None:
        super().__init__()
        self.kind, self.value = kind, kind.make(kind.name, offer)
        before, after = kind.sentence
        self.before = label(before)
        self.remove = QToolButton()
        put_icon(self.remove, "close", "quiet", 16)
        words = self.tr("Take out: {what}").format(what=kind.name)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)
        self.remove.clicked.connect(lambda _checked=False: self.removed.emit())
        self.value.changed.connect(self.changed)
        row(self, self.before, self.value.widget, label(after), None, self.remove, space=8)


class GroupSheet(Sheet):
    """Edits one saved group, or a new one."""

    saved = Signal(str)
    """The group of this name is kept now."""

    def __init__(self, page: Page, known: Known) -> None:
        title = page.tr("A group by filter") if not known.name else known.name
        super().__init__(title, page.window(), width=_WIDTH)
        self._page, self._known, self._loader = page, known, Loader(page.tools.tasks, self)
        self.conditions: list[Condition] = []
        self.name = LineField()
        self.name.setText(known.name)
        self.form = Form(name=Field(self.tr("Name of the group"), self.name))
        self._list = QWidget()
        self._column = column(self._list, space=8)
        self._area = scrolled(self._list)
        self.count = label("", "heading")
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.more = push_button("", role="quiet", icon="plus")
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        let_rest(self._menu, self.more)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._count)
        self._build()
        for kind in KINDS:
            told = getattr(known.rule, kind.field)
            if told is not None and told != ():
                self.add(kind).value.show(told)
        self._arrange()

    def rule(self) -> Rule:
        """Return what the sentences say; one that says nothing yet asks nothing."""
        asked: dict[str, Any] = {one.kind.field: one.value.read() for one in self.conditions}
        told = {name: value for name, value in asked.items() if value is not None}
        return replace(Rule(gone=self._known.rule.gone), **told)

    def add(self, kind: Kind) -> Condition:
        """Add a sentence."""
        condition = Condition(kind, self._known.offer)
        condition.changed.connect(self._timer.start)
        condition.removed.connect(partial(self._take_out, condition))
        self.conditions.append(condition)
        self._column.addWidget(condition)
        condition.show()
        return condition

    def _build(self) -> None:
        self.body.addWidget(self.form.fields["name"])
        self.body.addWidget(label(self.tr("All customers …"), "heading"))
        self.body.addWidget(self._area)
        self.body.addLayout(row(None, self.more, None))
        self.body.addWidget(self.count)
        self.body.addWidget(self.problem)
        self.body.addStretch()  # what is left when sentences are taken out again
        if self._known.name:
            self.add_button(self.tr("Forget this group"), self._forget, role="quiet")
        self.add_button(self.tr("Cancel"), role="quiet")
        self.add_button(self.tr("Save"), self._save, role="primary")

    def _arrange(self) -> None:
        """Let the sentences read on, offer what is not asked yet, and give the list the room it needs."""
        for number, condition in enumerate(self.conditions):
            before = condition.kind.sentence[0]
            joint = self.tr("who {words}") if number == 0 else self.tr("and who {words}")
            condition.before.setText(joint.format(words=before))
        self.more.setText(self.tr("and who …") if self.conditions else self.tr("who …"))
        self._menu.clear()
        asked = {condition.kind.field for condition in self.conditions}
        for kind in KINDS:
            if kind.field not in asked and (kind.field not in _BY_HAND or self._known.offer.tags):
                self._menu.addAction(kind.name).triggered.connect(lambda _on, kind=kind: self._add_new(kind))
        tab_where(self.name, [part for one in self.conditions for part in (one.value.widget, one.remove)])
        self._area.setVisible(bool(self.conditions))
        self._column.activate()
        self._area.setFixedHeight(min(_HIGHEST, self._column.sizeHint().height() + 4))
        self._timer.start()

    def _add_new(self, kind: Kind) -> None:
        condition = self.add(kind)
        self._arrange()
        condition.value.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(condition))

    def _take_out(self, condition: Condition) -> None:
        self.conditions.remove(condition)
        self._column.removeWidget(condition)
        condition.hide()
        condition.deleteLater()
        self._arrange()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        rule, tools = self.rule(), self._page.tools
        error = contradiction(rule)
        self.count.setVisible(error is None)
        self.problem.setVisible(error is not None)
        if error:
            self._show(error)
            return
        self._loader.load(lambda: tools.services.groups.count(rule), self._show_count, self._show)

    def _show_count(self, number: int) -> None:
        words = counted(number, self.tr("1 customer today"), "%n customers today", "GroupSheet")
        self.count.setText(words)

    def _save(self) -> None:
        name, rule, tools = self.name.text(), self.rule(), self._page.tools
        self.form.clear_problems()
        self.problem.hide()
        self._page.do(
            lambda: tools.services.groups.save(name, rule, before=self._known.name),
            self.tr("Group “{name}” saved.").format(name=" ".join(name.split())),
            lambda _changes: self._done(name),
            self._show,
        )

    def _forget(self) -> None:
        name, tools = self._known.name, self._page.tools
        self._page.do(
            lambda: tools.services.groups.remove(name),
            self.tr("Group “{name}” forgotten.").format(name=name),
            lambda _changes: self._done(""),
            self._show,
        )

    def _done(self, name: str) -> None:
        self.close()
        self.saved.emit(" ".join(name.split()))

    def _show(self, error: Exception) -> None:
        if isinstance(error, DelightError) and self.form.show_error(error):
            return
        self.problem.setText(words_for(error).what)
        self.problem.show()


_BY_HAND = frozenset({"tags", "without_tags"})


def read_known(page: Page, name: str = "") -> Callable[[], Known]:
    """Return what reads, on the worker, all that the sheet for a group needs."""

    def read() -> Known:
        services = page.tools.services
        tags = tuple(tag.name for tag in services.groups.tags())
        offer = Offer(currency=services.shop.row().currency, tags=tags)
        saved = {row_.name: row_.rule for row_ in services.groups.saved()}
        return Known(offer=offer, name=name, rule=saved.get(name, Rule()))

    return read
