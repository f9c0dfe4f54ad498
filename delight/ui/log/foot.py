"""The foot of a note: park it, say that it is sorted already, save it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from delight.ui.kit.actions import action_button, icon_button
from delight.ui.kit.layouts import label, row


class NoteFoot(QWidget):
    """Three buttons, and what is going on."""

    def __init__(self, attach: QAction, park: QAction, sorted_already: QAction, save: QAction) -> None:
        super().__init__()
        self.state = label(self.tr("Ctrl+Enter saves"), "small")
        self.sorted = action_button(sorted_already)
        self.save = action_button(save, role="primary")
        row(
            self,
            action_button(park, role="quiet"),
            icon_button(attach),
            None,
            self.state,
            4,
            self.sorted,
            self.save,
        )

    def show_saving(self, *, saving: bool) -> None:
        """Say that it is being saved, or how to."""
        self.state.setText(self.tr("Saving …") if saving else self.tr("Ctrl+Enter saves"))

    def show_sorted(self, *, opened: bool) -> None:
        """Say what saving does now."""
        self.save.setText(self.tr("Save as sorted") if opened else self.tr("Save"))
        self.sorted.setText(self.tr("Not yet") if opened else self.tr("Sorted already"))
        self.state.setVisible(not opened)
