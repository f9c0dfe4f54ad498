"""What a customer allows, as quiet lines: since when and where it was said; one key changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from typing_extensions import override

from delight.domain.customers.consents import ConsentAbout, ConsentDraft, ConsentRow, ConsentState
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.menus import Deed, add_heading
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

_WORDS: dict[ConsentAbout, tuple[Any, Any, Any]] = {
    ConsentAbout.LETTERS: (
        QT_TRANSLATE_NOOP("Consents", "May be written to"),
        QT_TRANSLATE_NOOP("Consents", "No letters, please"),
        QT_TRANSLATE_NOOP("Consents", "Letters: nobody asked"),
    ),
    ConsentAbout.EMAIL: (
        QT_TRANSLATE_NOOP("Consents", "May be e-mailed"),
        QT_TRANSLATE_NOOP("Consents", "No e-mail, please"),
        QT_TRANSLATE_NOOP("Consents", "E-mail: nobody asked"),
    ),
    ConsentAbout.PHONE: (
        QT_TRANSLATE_NOOP("Consents", "May be phoned"),
        QT_TRANSLATE_NOOP("Consents", "No calls, please"),
        QT_TRANSLATE_NOOP("Consents", "Calls: nobody asked"),
    ),
    ConsentAbout.BIRTHDAY: (
        QT_TRANSLATE_NOOP("Consents", "We may keep their birthday"),
        QT_TRANSLATE_NOOP("Consents", "We may not keep their birthday"),
        QT_TRANSLATE_NOOP("Consents", "Birthday: nobody asked"),
    ),
    ConsentAbout.HEALTH: (
        QT_TRANSLATE_NOOP("Consents", "We may keep health notes"),
        QT_TRANSLATE_NOOP("Consents", "We may not keep health notes"),
        QT_TRANSLATE_NOOP("Consents", "Health notes: nobody asked"),
    ),
}
"""Of each: yes, no, and not asked yet."""
_SAID: tuple[Any, ...] = (
    QT_TRANSLATE_NOOP("Consents", "said at the counter"),
    QT_TRANSLATE_NOOP("Consents", "said on the phone"),
    QT_TRANSLATE_NOOP("Consents", "in writing"),
)
_KEYS = frozenset({Qt.Key.Key_Y, Qt.Key.Key_N})
_ICONS = {True: ("check", "done"), False: ("close", "overdue"), None: ("help", "quiet")}
_GONE_WITH: dict[ConsentAbout, Any] = {
    ConsentAbout.BIRTHDAY: QT_TRANSLATE_NOOP("Consents", "The birthday is not kept any more."),
    ConsentAbout.HEALTH: QT_TRANSLATE_NOOP("Consents", "The health notes are not kept any more."),
    ConsentAbout.LETTERS: QT_TRANSLATE_NOOP("Consents", "Letters that waited are stopped."),
}
"""What a no takes away with it."""


class ConsentLine(QuietRow):
    """One thing that is allowed or not; Y and N change it, Enter or a click offers both and tells history."""

    def __init__(self, state: ConsentState, today: date, note: Callable[[bool, str], object]) -> None:
        self._state, self._today, self._note = state, today, note
        words, since = consent_words(state), since_words(state.counts, today)
        picture, tint = _ICONS[state.given]
        mark = QLabel()
        mark.setPixmap(pixmap(picture, tint, 16))
        mark.setFixedSize(20, 32)
        told = label(words, "quiet" if state.given is None else "", wrap=True)
        texts = column(None, told, space=0, margins=(0, 6, 0, 6))
        if since:
            texts.addWidget(label(since, "small", wrap=True))
        content = QWidget()
        line = row(content, mark, texts, space=10)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        deeds = [
            Deed(text=_tr("Yes"), do=self._yes, key=Qt.Key.Key_Y),
            Deed(text=_tr("No"), do=self._no, key=Qt.Key.Key_N),
        ]
        super().__init__(content, deeds, spoken=", ".join(p for p in (words, since) if p), name=words)
        self.pressed.disconnect()
        self.pressed.connect(self.open_menu)
        self.setToolTip(_tr("Y: they agree.  N: they do not."))

    @override
    def open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for source in _SAID:
            menu.addAction(_tr("Yes, {where}").format(where=_tr(source)), self._sayer(source))
        menu.addAction(_tr("No"), self._no)
        if self._state.history:
            add_heading(menu, _tr("So far"))
        for told in self._state.history:
            answer = _tr("Yes") if told.given else _tr("No")
            since = since_words(told, self._today)
            menu.addAction(f"{answer}, {since}" if since else answer).setEnabled(False)
        self.pop(menu)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _KEYS)  # N writes a note elsewhere on the page
            return True
        return super().event(event)

    def _sayer(self, source: str) -> Callable[[], object]:
        return lambda: self._note(True, _tr(source))  # noqa: FBT003 - yes

    def _yes(self) -> None:
        self._note(True, _tr(_SAID[0]))  # noqa: FBT003 - yes

    def _no(self) -> None:
        self._note(False, _tr(_SAID[0]))  # noqa: FBT003 - no


class ConsentBlock(QWidget):
    """The lines of what somebody has said, and a link that shows what nobody asked yet."""

    unfolded = Signal(QWidget)
    """All of it is shown, and should be seen."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._who, self._today = 0, date.min
        self._all = False
        self._again: ConsentAbout | None = None
        self._states: Sequence[ConsentState] = ()
        self.lines: dict[ConsentAbout, ConsentLine] = {}
        self._box = column(None, space=0)
        self.more = push_button(_tr("What do they allow?"), self._show_all, role="link", icon="plus")
        column(self, self._box, row(None, self.more, None), space=4)

    def show_customer(self, customer_id: int, today: date, *, new: bool) -> None:
        """Show what a customer allows; ``new`` where somebody else was shown before."""
        self._who, self._today = customer_id, today
        if new:
            self._all = False
            self._states = ()
            self._arrange()
        self._loader.load(
            lambda: self._page.tools.services.consents.of(customer_id),
            self._show,
            self._page.banner.show_error,
        )

    def start(self) -> None:
        """Show everything that can be allowed, with the keyboard on the first."""
        self._show_all()

    def _show(self, states: Sequence[ConsentState]) -> None:
        if states != self._states:
            self._states = states
            self._arrange()

    def _arrange(self) -> None:
        at = next((about for about, line in self.lines.items() if line.hasFocus()), self._again)
        empty(self._box)
        shown = [state for state in self._states if self._all or state.counts is not None]
        self.lines = {state.about: self._line(state) for state in shown}
        for line in self.lines.values():
            self._box.addWidget(line)
            line.show()  # or it could not take the keyboard yet
        if at is not None and at in self.lines:
            self.lines[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._again = None
        if not self._all:
            self.more.setVisible(len(shown) < len(self._states))

    def _line(self, state: ConsentState) -> ConsentLine:
        return ConsentLine(state, self._today, lambda given, source: self._note(state.about, given, source))

    def _show_all(self) -> None:
        self._all = True
        self._arrange()
        first = next((line for about, line in self.lines.items() if not self._has(about)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.hide()  # last, or hiding would hand the keyboard on
        self.unfolded.emit(self)

    def _has(self, about: ConsentAbout) -> bool:
        return any(state.about is about and state.counts for state in self._states)

    def _note(self, about: ConsentAbout, given: bool, source: str) -> None:  # noqa: FBT001 - the answer itself
        who, tools = self._who, self._page.tools
        self._again = about
        draft = ConsentDraft(about=about, given=given, source=source)
        words = _tr(_WORDS[about][0 if given else 1])
        gone = "" if given else _tr(_GONE_WITH.get(about, ""))
        self._page.do(
            lambda: tools.services.consents.note(who, draft),
            _tr("Noted: {answer}.").format(answer=words.removesuffix(".")) + (f" {gone}" if gone else ""),
        )


def consent_words(state: ConsentState) -> str:
    """Return how things stand about one thing."""
    return _tr(_WORDS[state.about][2 if state.given is None else 0 if state.given else 1])


def since_words(counts: ConsentRow | None, today: date) -> str:
    """Return since when an answer holds and where it was said, as far as that is known."""
    if counts is None:
        return ""
    since = _tr("since {day}").format(day=date_text(counts.day, today)) if counts.day else ""
    return ", ".join(part for part in (since, counts.source) if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Consents", text) if text else ""
