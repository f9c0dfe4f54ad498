"""The Settings page: groups at the side, one calm group of cards at a time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, DeedName
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row, scrolled, show_beginning
from delight.ui.kit.work.page import Page, Tools
from delight.ui.settings.accent import is_colour
from delight.ui.settings.group import Group
from delight.ui.settings.history_group import HistoryGroup
from delight.ui.settings.hours.group import HoursGroup
from delight.ui.settings.letter_group import LetterGroup
from delight.ui.settings.machine_group import MachineGroup
from delight.ui.settings.playbooks.group import PlaybooksGroup
from delight.ui.settings.privacy_group import PrivacyGroup
from delight.ui.settings.reminder_group import ReminderGroup
from delight.ui.settings.restoring import Restorer
from delight.ui.settings.safety_group import SafetyGroup
from delight.ui.settings.saving import ShopKeeper
from delight.ui.settings.scale import scaled
from delight.ui.settings.sheet_view import LiveSheet
from delight.ui.settings.shop_group import ShopGroup
from delight.ui.settings.staff_group import StaffGroup
from delight.ui.settings.standards.group import StandardsGroup
from delight.ui.settings.target_group import TargetGroup
from delight.ui.settings.words_group import WordsGroup

_SIDE, _INDENT = 184, 24
_UNSAVED = " •"


class SettingsPage(Page):
    """Everything that can be set; every deed is told here, so every deed reloads what is shown."""

    theme_changed = Signal()
    """Settings of this machine changed how the window looks."""
    rail_changed = Signal()
    """… or which pages the rail shows."""
    own_shop_wanted = Signal()
    """Somebody in the demo shop wants a shop of their own."""
    desk_wanted = Signal(int)
    """Somebody, known by an id, wants to sit down at the desk."""
    restored = Signal(object)
    """The ``Services`` of the shop that a backup brought back."""
    undo_requested = Signal(object)
    """Take back the deed of these ``Changes``."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.sheets = [LiveSheet(tools), LiveSheet(tools, shows_window=True)]
        self.restorer = Restorer(self)
        self._make_groups()
        cards = (
            (self.shop.details, self.tr("Your shop’s details are saved.")),
            (self.shop.where, self.tr("Where you are is saved.")),
            (self.letters.look, self.tr("Your letterhead is saved.")),
            (self.letters.signing, self.tr("Who signs is saved.")),
            (self.letters.address, self.tr("How you address customers is saved.")),
            (self.letters.paper, self.tr("Paper and envelope are saved.")),
            (self.hours.card, self.tr("Your opening hours are saved.")),
            (self.hours.kept, self.tr("Your holidays are saved.")),
            (self.targets.card, self.tr("How fast you want to be is saved.")),
            (self.reminders.card, self.tr("When you are reminded is saved.")),
        )
        self.keeper = ShopKeeper(self, cards)
        self._side = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        self._headings: list[tuple[QWidget, range]] = []
        self._stack = QStackedWidget()
        self._build()
        self._listen()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self._show_whose()
        self.keeper.load()
        if changes is not None and changes.name in {DeedName.PICTURE_CHANGED, DeedName.UNDONE}:
            for sheet in self.sheets:
                sheet.redraw()
        for group in self.groups:
            group.refresh()

    @override
    def focus_first(self) -> None:
        self._buttons[max(0, self._side.checkedId())].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_group(self, group: Group) -> None:
        """Show one group, the keyboard at its name."""
        self.button(group).setChecked(True)
        self.focus_first()

    def open_copies(self) -> None:
        """Show where copies of the shop are made and kept."""
        self.open_group(self.safety)

    def open_privacy(self) -> None:
        """Show what is older than the shop's rules, the keyboard at the button that names it."""
        self.open_group(self.privacy)
        self.privacy.look.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_export(self) -> None:
        """Show what can be taken along, the keyboard at the button that does it."""
        card = self.safety.export
        self.open_group(self.safety)
        card.export.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, card, lambda: show_beginning(self.safety.area, card))

    def button(self, group: Group) -> QPushButton:
        """Return the button at the side that shows a group."""
        return self._buttons[self.groups.index(group)]

    def _make_groups(self) -> None:
        self.shop = ShopGroup(self, self.sheets[0])
        self.letters = LetterGroup(self, self.sheets[1])
        self.hours = HoursGroup(self, lambda: self.keeper.draft())
        self.targets = TargetGroup(self, lambda: self.keeper.draft())
        self.places = self.targets.places
        self.playbooks = PlaybooksGroup(self)
        self.words = WordsGroup(self)
        self.reminders = ReminderGroup()
        self.standards = StandardsGroup(self)
        self.staff = StaffGroup(self, self.desk_wanted.emit)
        self.machine = MachineGroup(self, self.theme_changed.emit, self.rail_changed.emit)
        self.safety = SafetyGroup(self, self.restorer)
        self.privacy = PrivacyGroup(self)
        self.history = HistoryGroup(self, self.undo_requested.emit)
        self.groups: list[Group] = []

    def _named(self) -> tuple[tuple[str, tuple[tuple[Group, str, str], ...]], ...]:
        """Return what stands at the side: under each heading its groups, with their words and icons."""
        return (
            (self.tr("Your shop"), (
                (self.shop, self.tr("Shop"), "visit"),
                (self.letters, self.tr("Letterhead"), "letter"),
                (self.hours, self.tr("Opening hours"), "calendar"),
                (self.staff, self.tr("People"), "person"),
            )),
            (self.tr("Putting it right"), (
                (self.targets, self.tr("Targets"), "clock"),
                (self.standards, self.tr("Standards"), "star"),
                (self.playbooks, self.tr("Playbooks"), "check"),
                (self.words, self.tr("Guesses"), "idea"),
                (self.reminders, self.tr("Reminders"), "snooze"),
            )),
            (self.tr("Delight"), (
                (self.machine, self.tr("This computer"), "moon"),
                (self.safety, self.tr("Data"), "save"),
                (self.privacy, self.tr("Privacy"), "heart"),
                (self.history, self.tr("History"), "list"),
            )),
        )  # fmt: skip

    def _build(self) -> None:
        self._names = side = QWidget()
        box = column(side, label(self.tr("Settings"), "title"), 6, space=0, margins=(_INDENT, 16, 0, 0))
        for heading, named in self._named():
            box.addWidget(self._heading(heading, len(named)))
            for group, text, icon in named:
                box.addWidget(self._side_button(len(self.groups), group, text, icon))
                self.groups.append(group)
                self._stack.addWidget(group.placed())
        self._rest = label(
            self.tr("The other settings show when an owner sits down at the desk."), "small", wrap=True
        )
        self._rest.setContentsMargins(12, 8, 8, 0)
        self._rest.hide()
        box.addWidget(self._rest)
        box.addStretch(1)
        self._side_box = scrolled(side)
        self._fit_side()
        self._buttons[0].setChecked(True)
        row(self.content, self._side_box, self._stack, space=0).setStretch(1, 1)

    def _heading(self, words: str, count: int) -> QWidget:
        """Return the quiet words above the next ``count`` groups."""
        heading = label(words, "small")
        heading.setContentsMargins(12, 6, 0, 0)
        first = len(self._buttons)
        self._headings.append((heading, range(first, first + count)))
        return heading

    def _fit_side(self) -> None:
        """Make the side as wide as its longest name, and let it scroll rather than squeeze them."""
        needed = self._names.sizeHint()
        self._names.setMinimumHeight(needed.height())
        beside = self._side_box.verticalScrollBar().sizeHint().width()
        least = max((button.sizeHint().width() for button in self._buttons), default=0) + _INDENT + beside
        self._side_box.setFixedWidth(max((_SIDE + scaled(_SIDE)) // 2, least))

    def _show_whose(self) -> None:
        """Show the groups that are everybody's, and all of them to the owner."""
        sees_all = not self.tools.is_open or self.tools.services.context.sees_all
        shown = [group.for_everybody or sees_all for group in self.groups]
        for button, is_shown in zip(self._buttons, shown, strict=True):
            button.setVisible(is_shown)
        several = sum(any(shown[number] for number in its) for _heading, its in self._headings) > 1
        for heading, its in self._headings:
            heading.setVisible(several and any(shown[number] for number in its))
        self._rest.setHidden(sees_all)
        if not shown[max(0, self._side.checkedId())]:
            self._buttons[shown.index(True)].setChecked(True)

    def _side_button(self, number: int, group: Group, text: str, icon: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "side")
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        put_icon(button, icon)
        button.toggled.connect(lambda on: self._on_side(number, button, icon, on=on))
        group.typed_changed.connect(lambda: self._mark(button, group, text))
        self._side.addButton(button, number)
        self._buttons.append(button)
        return button

    def _on_side(self, number: int, button: QPushButton, icon: str, *, on: bool) -> None:
        put_icon(button, icon, "accent" if on else "ink")
        if on:
            self._stack.setCurrentIndex(number)
            self._side_box.ensureWidgetVisible(button, 0, 24)

    def _mark(self, button: QPushButton, group: Group, text: str) -> None:
        """Show at the side that something in a group waits to be saved."""
        button.setText(text + _UNSAVED if group.is_typed else text)
        spoken = self.tr("{group}, not saved yet").format(group=text) if group.is_typed else text
        button.setAccessibleName(spoken)

    def _listen(self) -> None:
        self.restorer.restored.connect(self.restored)
        self.safety.own_shop_wanted.connect(self.own_shop_wanted)
        self.keeper.shown.connect(lambda _shop: self._draw())
        for group in (self.shop, self.letters):
            group.typed_changed.connect(self._draw)

    def _draw(self) -> None:
        draft, shop = self.keeper.draft(), self.keeper.row
        if draft is not None and shop is not None:
            draft = draft if is_colour(draft.accent) else replace(draft, accent=shop.accent)
            for sheet in self.sheets:
                sheet.ask(draft)
            self.letters.speak(draft.language)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_side)  # once the names have their new letters

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        for sheet in self.sheets:
            sheet.fit(self.width() - self._side_box.width())
