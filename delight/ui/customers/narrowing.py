"""Which customers the list shows and in which order: a group, those who stand somehow or came with a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from delight.domain.customers.customer import CustomerSort
from delight.domain.customers.standing import Standing
from delight.ui.customers.grouping.filter import GroupFilter
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.late import Late
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.only_bar import OnlyBar
from delight.ui.kit.work.page import Tools

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """What was chosen."""

    tag: str = ""
    standings: frozenset[Standing] = frozenset()
    narrowed: Narrowed | None = None
    sort: CustomerSort = CustomerSort.NAME


class Narrowing(QWidget):
    """The file they came with, the group and the order in one line, how things stand below."""

    def __init__(self, tools: Tools, on_picked: Callable[[], object]) -> None:
        super().__init__()
        self._only = Late(OnlyBar)
        self._only.then(lambda only: only.changed.connect(on_picked))
        self.group = GroupFilter(tools, on_picked)
        self.sort = Choice(CustomerSort, name=self.tr("Order"))
        self._sort = CustomerSort.NAME
        self.sort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sort.setMinimumContentsLength(8)
        self.sort.picked.connect(self._pick_sort)
        self._on_picked = on_picked
        self.standings = ChipRow(_chips(), tabs=True, name=self.tr("How things stand"))
        self.standings.changed.connect(on_picked)
        line = row(None, self.group, self.sort, space=8)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        column(self, self._only.place, line, self.standings, space=8)

    @property
    def only(self) -> OnlyBar:
        """The file they came with or the figure they are behind, made when it is first asked for."""
        return self._only.get()

    def which(self) -> Narrow:
        """Return what is chosen."""
        chosen = self.standings.chosen()
        return Narrow(
            tag=self.group.group(),
            standings=frozenset(standing for standing in Standing if standing in chosen),
            narrowed=self._only.made.which() if self._only.made else None,
            sort=self._sort,
        )

    def is_narrow(self) -> bool:
        """Return whether somebody may be missing from the list."""
        which = self.which()
        return bool(which.tag or which.standings or which.narrowed)

    def show_sought(self, *, is_sought: bool) -> None:
        """Say in which order the list stands: what fits the words best while there are some."""
        if is_sought is not self.sort.isEnabled():
            return
        self.sort.setEnabled(not is_sought)
        self.sort.set_values([(None, self.tr("Best first"))] if is_sought else CustomerSort)
        self.sort.set_value(None if is_sought else self._sort)
        tip = self.tr("What fits your words best comes first. Your own order is back once they are gone.")
        self.sort.setToolTip(tip if is_sought else "")

    def show_everybody(self) -> None:
        """Show everybody again, without telling."""
        if self._only.made is not None:
            self._only.made.show_only(None)
        self.group.show_everybody()
        self.standings.choose()

    def _pick_sort(self, sort: CustomerSort) -> None:
        self._sort = sort
        self._on_picked()


def _chips() -> list[tuple[Standing, str]]:
    """Return the standings that somebody looks for, in few words: four of them fit in a line."""
    words = {
        Standing.AT_RISK: QCoreApplication.translate("Narrowing", "At risk"),
        Standing.DRIFTING: QCoreApplication.translate("Narrowing", "Drifting"),
        Standing.PROMOTER: QCoreApplication.translate("Narrowing", "Recommend us"),
        Standing.NEW: QCoreApplication.translate("Narrowing", "New"),
    }
    return list(words.items())
