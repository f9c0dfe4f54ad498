"""Which group the list shows: everybody, or one; out of the way where there are no groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox

from delight.domain.customers.customer import TagRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader


class GroupFilter(Choice):
    """Everybody, and each group with how many are in it."""

    def __init__(self, tools: Tools, on_picked: Callable[[], object]) -> None:
        super().__init__([("", "")], name=self.tr("Group"))
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._on_picked = on_picked
        self._next = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._show(())
        self.picked.connect(lambda _value: on_picked())

    def group(self) -> str:
        """Return the group that is shown; empty is everybody."""
        return str(self.value() or "")

    def refresh(self) -> None:
        """Offer the groups there are now."""
        self._loader.load(lambda: self._tools.services.groups.offered(), self._show, lambda _error: None)

    def show_group(self, name: str) -> None:
        """Show a group as soon as it is among those there are; no name is everybody."""
        self._next = name
        if not name:
            self.set_value("")
            self._on_picked()
        self.refresh()

    def show_everybody(self) -> None:
        """Show everybody again, without telling."""
        self.set_value("")

    def _show(self, groups: Sequence[TagRow]) -> None:
        before, chosen = self.group(), self._next or self.group()
        offered = [(group.name, f"{group.name}  ·  {number_text(group.count)}") for group in groups]
        self.set_values([("", self.tr("Everybody")), *offered])
        self.set_value(chosen if chosen in {group.name for group in groups} else "")
        if self.group() == self._next:
            self._next = ""
        self.setVisible(bool(groups))
        if self.group() != before:  # the last one has left it, or another is to be shown
            self._on_picked()
