"""What the shop does to put it right: each with cost and day, done by one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from delight.domain.cases.recovery import ActionRow, Approval
from delight.domain.days.calendar import end_of
from delight.domain.errors import DelightError
from delight.domain.text import first_words
from delight.ui.cases.detail.vouchers import lacks_voucher, takes_voucher, voucher_wish
from delight.ui.cases.file import CaseFile
from delight.ui.cases.forms.action_forms import ActionComposer
from delight.ui.cases.forms.action_settling import SettleComposer, Settling
from delight.ui.cases.forms.saving import PartSaver
from delight.ui.cases.late_form import LateForm
from delight.ui.cases.parts import Do, ItemRow, Section, mark, more_button
from delight.ui.cases.words import action_words, due_tone, owners_word, shown, tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.touch import target
from delight.ui.kit.menus import Deed
from delight.ui.kit.words.formats import due_words, money_text, relative_day, sentence
from delight.ui.kit.words.signing import by_whom
from delight.ui.kit.work.page import Tools

_ASKS_PHONE = frozenset({"action.waits", "action.above_authority"})


class ActionsSection(Section):
    """The recovery actions of a case, and a form for one more."""

    voucher_wanted = Signal(object)
    """A ``VoucherWish``: what was promised becomes a code."""
    failed = Signal(object)
    """Why an action could not be marked as done."""

    def __init__(self, tools: Tools, do: Do, saver: PartSaver, parent: QWidget | None = None) -> None:
        self.add_button = push_button(
            tr("Add"), self.add, role="quiet", icon="plus", tip=tr("Add an action  (A)")
        )
        self.add_button.setAccessibleName(tr("Add an action"))
        super().__init__(tr("What we do about it"), self.add_button, parent=parent)
        self._do = do
        self._file: CaseFile | None = None
        self.late_composer = LateForm(lambda: ActionComposer(tools, do, saver), ActionComposer.show_file)
        self.late_settling = LateForm(lambda: SettleComposer(do), SettleComposer.show_file)
        for late in self.forms:
            self.add_form(late)

    @property
    def composer(self) -> ActionComposer:
        """One more action, or another word about one."""
        return self.late_composer.get()

    @property
    def settling(self) -> SettleComposer:
        """What is asked about an action before it goes on."""
        return self.late_settling.get()

    @property
    def forms(self) -> tuple[LateForm[ActionComposer], LateForm[SettleComposer]]:
        """The places of its forms."""
        return self.late_composer, self.late_settling

    def show_file(self, file: CaseFile) -> None:
        """Show a case's actions."""
        self._file = file
        for late in self.forms:
            late.show_file(file)
        self.show_rows([ActionItem(action, file, self) for action in file.actions], self.tr("Nothing yet."))
        spent = file.case.cost_minor
        self.heading.count.setVisible(bool(spent))
        self.heading.count.setText(
            self.tr("{amount} so far").format(amount=money_text(spent, file.currency)) if spent else ""
        )

    def add(self) -> None:
        """Open the form for one more."""
        self._only(self.composer)
        self.composer.begin()

    def change(self, action: ActionRow) -> None:
        """Open the form to change an action, or to hand it over."""
        self._only(self.composer)
        self.composer.change(action)

    def ask(self, action: ActionRow, about: Settling, *, finish: bool = False) -> None:
        """Ask something about an action before it goes on."""
        self._only(self.settling)
        self.settling.ask(action, about, finish=finish)

    def done_next(self) -> None:
        """Mark the action that has the keyboard as done, or else the first that is open."""
        rows = [r for r in self.rows() if isinstance(r, ActionItem) and r.action.is_open]
        focus = QApplication.focusWidget()
        chosen = next((r for r in rows if focus is not None and r.isAncestorOf(focus)), None)
        if rows:
            self.done((chosen or rows[0]).action)

    def done(self, action: ActionRow) -> None:
        """Mark an action as done; what waits for the owner asks which owner agreed by phone."""
        words = action_words(action, self._file.currency if self._file else "")

        def refused(error: Exception) -> None:
            if isinstance(error, DelightError) and error.code in _ASKS_PHONE:
                self.ask(action, Settling.PHONED, finish=True)
            else:
                self.failed.emit(error)

        waits = action.approval is Approval.WAITING and not (self._file and self._file.sees_all)
        if waits:
            self.ask(action, Settling.PHONED, finish=True)
            return
        self._do(
            lambda services: services.recovery.action_done(action.id),
            self.tr("Done: {what}").format(what=first_words(words, 80)),
            None,
            refused,
        )

    def done_open(self, action_id: int) -> None:
        """Mark one of the open actions as done, by its id; the owner agrees first to what waits for them."""
        file = self._file
        for action in file.open_actions if file else ():
            if action.id == action_id:
                agrees = action.approval is Approval.WAITING and file is not None and file.sees_all
                (self.approve if agrees else self.done)(action)

    def remove(self, action: ActionRow) -> None:
        """Take an action off; Undo brings it back."""
        self._do(
            lambda services: services.recovery.remove_action(action.id),
            self.tr("Action removed."),
            None,
            None,
        )

    def ask_voucher(self, action: ActionRow) -> None:
        """Ask for the voucher that an action comes down to."""
        if self._file is not None:
            self.voucher_wanted.emit(voucher_wish(action, self._file))

    def approve(self, action: ActionRow) -> None:
        """Let the owner say yes."""
        self._do(lambda services: services.recovery.approve_action(action.id), self.tr("Agreed."), None, None)

    def _only(self, form: ActionComposer | SettleComposer) -> None:
        for other in (late.made for late in self.forms):
            if other and other is not form and not other.isHidden() and not other.is_typed:
                other.cancel()  # not what is being saved: why that fails has to be read


class ActionItem(ItemRow):
    """One action; its circle is the button that marks it as done."""

    def __init__(self, action: ActionRow, file: CaseFile, section: ActionsSection) -> None:
        self.action, self._section = action, section
        title = action_words(action, file.currency)
        below = " · ".join(_facts(action, file, title))
        super().__init__(
            self._mark(action, title),
            title,
            below,
            self._more(action, file, title),
            pill=_pill(action, file),
            answers=self._answers(action, file, title),
        )

    def _mark(self, action: ActionRow, title: str) -> QWidget:
        if action.done_at is not None:
            return mark("done", Tone.DONE)
        if not action.is_open:
            return mark("close")
        button = QToolButton()
        put_icon(button, "circle", "quiet", 20)
        words = tr("Mark as done: {what}").format(what=title[:120])
        button.setAccessibleName(words)
        button.setToolTip(tr("Mark as done  (D)"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFixedSize(target(), target() + 2)
        button.clicked.connect(lambda _checked=False: self._section.done(action))
        return button

    def _answers(self, action: ActionRow, file: CaseFile, title: str) -> Sequence[QWidget]:
        """Return the buttons for the owner's word, where it is asked for."""
        section = self._section
        if not action.awaits_owner:
            return (self._voucher_button(action, title),) if lacks_voucher(action, file) else ()
        if not file.sees_all:
            if action.approval is Approval.BY_PHONE:
                return ()
            phoned = push_button(tr("Agreed by phone"), lambda: section.ask(action, Settling.PHONED))
            phoned.setAccessibleName(tr("Agreed by phone: {what}").format(what=title[:80]))
            return (phoned,)
        yes_words = tr("Confirm") if action.approval is Approval.BY_PHONE else tr("Approve")
        yes = push_button(yes_words, lambda: section.approve(action))
        no = push_button(tr("Say no"), lambda: section.ask(action, Settling.NO), role="quiet")
        yes.setAccessibleName(f"{yes_words}: {title[:80]}")
        no.setAccessibleName(tr("Say no: {what}").format(what=title[:80]))
        return (yes, no)

    def _voucher_button(self, action: ActionRow, title: str) -> QWidget:
        words, ask = tr("Issue a voucher for it"), self._section.ask_voucher
        button = push_button(words, lambda: ask(action), role="link")
        button.setProperty("flush", "true")
        button.setAccessibleName(f"{words}: {title[:80]}")
        return button

    def _more(self, action: ActionRow, file: CaseFile, title: str) -> QWidget:
        section = self._section
        waits = action.approval is Approval.WAITING and not file.sees_all
        cost = Deed(text=tr("Done, at another cost …"), do=lambda: section.ask(action, Settling.COST))
        change = Deed(text=tr("Change …"), do=lambda: section.change(action))
        hand_over = Deed(text=tr("Hand over …"), do=lambda: self._hand_over(action))
        voucher = Deed(text=tr("Issue a voucher for it …"), do=lambda: section.ask_voucher(action))
        remove = Deed(text=tr("Remove"), do=lambda: section.remove(action))
        deeds = [
            (action.is_open and not waits, cost),
            (True, change),
            (action.is_open and len(file.staff) > 1, hand_over),
            (takes_voucher(action), voucher),
            (True, remove),
        ]
        return more_button(title, [deed for sensible, deed in deeds if sensible])

    def _hand_over(self, action: ActionRow) -> None:
        self._section.change(action)
        self._section.composer.owner.setFocus(Qt.FocusReason.OtherFocusReason)


def _facts(action: ActionRow, file: CaseFile, title: str) -> list[str]:
    facts = [action.note] if action.note and action.note not in title else []
    if action.owner:
        left = tr("{name}, who no longer works here").format(name=action.owner)
        facts.append(left if action.owner_left and action.is_open else by_whom(action.owner))
    if action.done_at is not None:
        day = relative_day(action.done_at.astimezone(file.zone).date(), file.today)
        facts.append(tr("done {day}").format(day=day))
    return [shown(fact) for fact in (*facts, *_word(action)) if fact]


def _word(action: ActionRow) -> list[str]:
    """Return what the owner said."""
    words = owners_word(action.approval, action.approved_by)
    if action.approval is Approval.WAITING or not words:
        return []
    return [f"{words}: {action.approval_note}" if action.approval_note else words]


def _pill(action: ActionRow, file: CaseFile) -> Pill | None:
    if action.approval is Approval.WAITING:
        return Pill(tr("Waits for the owner"), Tone.DUE, "clock")
    if action.approval is Approval.BY_PHONE:
        return Pill(tr("To be confirmed"), Tone.PLAIN, "call")
    if action.approval is Approval.DECLINED and action.done_at is None:
        return Pill(tr("Declined"), Tone.PLAIN, "close")
    if action.done_at is not None or action.due_on is None:
        return None
    due = end_of(action.due_on, file.zone)
    tone = due_tone(due, file.now, file.zone)
    words = due_words(due, file.now, file.zone)
    return Pill(sentence(words), Tone.PLAIN if tone is Tone.ACCENT else tone, "clock")
