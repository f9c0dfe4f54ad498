"""A playbook in the list: its name, what is to be known of it, and the row itself opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from delight.domain.playbooks.playbook import PlaybookRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.touch import target
from delight.ui.kit.rows.pressable import HoverRow
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.settings.playbooks.lines import tr

_CHEVRON = 16


class PlaybookLine(HoverRow):
    """Enter or a click opens the playbook."""

    def __init__(self, one: PlaybookRow) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(target())
        self.setAccessibleName(tr("Change the playbook {title}").format(title=one.title))
        self.setToolTip(tr("Change it"))
        self.unsaved = Pill(tr("Not saved yet"), Tone.DUE)
        own = Pill(tr("Your own"), Tone.ACCENT) if one.readable else Pill(tr("Cannot be read"), Tone.OVERDUE)
        chevron = QLabel()
        chevron.setPixmap(pixmap("forward", "quiet", _CHEVRON))
        line = row(
            self,
            OneLine(one.title),
            self.unsaved,
            own,
            chevron,
            space=8,
            margins=(ROW_INSET, 0, ROW_INSET, 0),
        )
        line.setStretch(0, 1)
        own.setVisible(one.own)
        self.unsaved.hide()
