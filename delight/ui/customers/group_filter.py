"""Which group the list shows: everybody, or one; out of the way where there are no groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox

from delight.domain.customers import TagRow
from delight.ui.kit.formats import number_text
from delight.ui.kit.forms import Choice
from delight.ui.kit.page import Tools
from delight.ui.kit.tasks import Loader


class GroupFilter(Choice):
    """Everybody, and each group with how many are in it."""

    def __init__(self, tools: Tools, on_picked: Callable[[], object]) -> None:
        super().__init__([("", "")], name=self.tr("Group"))
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._on_picked = on_picked
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._show(())
        self.picked.connect(lambda _value: on_picked())

    def group(self) -> str:
        """Return the group that is shown; empty is everybody."""
        return str(self.value() or "")

    def refresh(self) -> None:
        """Offer the groups there are now."""
        self._loader.load(lambda: self._tools.services.groups.tags(), self._show, lambda _error: None)

    def show_everybody(self) -> None:
        """Show everybody again, without telling."""
        self.set_value("")

    def _show(self, tags: Sequence[TagRow]) -> None:
        chosen = self.group()
        offered = [(tag.name, f"{tag.name}  ·  {number_text(tag.count)}") for tag in tags]
        self.set_values([("", self.tr("Everybody")), *offered])
        self.set_value(chosen if chosen in {tag.name for tag in tags} else "")
        self.setVisible(bool(tags))
        if self.group() != chosen:  # the last one has left it
            self._on_picked()
