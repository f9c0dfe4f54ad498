"""The foot of a note: park it, say that it is sorted already, save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from delight.ui.kit.actions import ActionDef, action_button, add_actions, icon_button
from delight.ui.kit.look.layouts import label, row


class NoteFoot(QWidget):
    """Three buttons, and what is going on."""

    def __init__(self, attach: QAction, park: QAction, sorted_already: QAction, save: QAction) -> None:
        super().__init__()
        self.state = label(self.tr("Ctrl+Enter saves"), "small")
        self.sorted = action_button(sorted_already)
        self.save = action_button(save, role="primary")
        self.park = action_button(park, role="quiet")
        row(
            self,
            self.park,
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


def foot_deeds(
    page: QWidget, save: Callable[[], object], sorted_: Callable[[], object], park: Callable[[], object]
) -> Mapping[str, QAction]:
    """Return what the foot's buttons do, with their keys, which work all over ``page``."""
    group = page.tr("Log")
    deeds = add_actions(
        page,
        ActionDef(name="log-save", text=page.tr("Save"), do=save, key="Ctrl+Return", icon="check",
                  group=group),
        ActionDef(name="log-sorted", text=page.tr("Sorted already"), do=sorted_, key="Ctrl+D", icon="done",
                  tip=page.tr("It was put right at once"), group=group),
        ActionDef(name="log-park", text=page.tr("Park"), do=park, key="Ctrl+P", icon="park",
                  tip=page.tr("Put this note aside and serve the next person"), group=group),
    )  # fmt: skip
    deeds["log-save"].setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    return deeds
