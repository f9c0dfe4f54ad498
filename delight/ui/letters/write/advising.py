"""Advice on the letter being written: never while somebody types, one thing at a time, closed for good."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QObject, QTimer, Signal

from delight.domain.cases.promises import PromiseDraft
from delight.domain.days.calendar import at_local
from delight.domain.guards.rules import NO_OBJECTION, Remark
from delight.domain.guards.writing import Advice, LetterPreview
from delight.domain.letters.offers import Offered
from delight.domain.text import fold
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.remarks import count_closed
from delight.ui.kit.work.page import Page
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.desk.strips import MEND_KEY, PROMISE_KEY
from delight.ui.letters.write.draft import LetterDraft, Mark
from delight.ui.letters.write.editor import LetterEditor
from delight.ui.letters.write.topic import LetterTopic

PAUSE_MS = 700
"""Advice waits until nobody has typed for so long: a half sentence has no day yet."""
_LAST_MINUTE = time(23, 59)


class Advising(QObject):
    """Shows remarks, findings and offers; what was closed stays closed for its letter."""

    closed = Signal(object)
    """The ``LetterDraft`` without what was closed."""

    def __init__(self, page: Page, desk: Desk, editor: LetterEditor) -> None:
        super().__init__(page)
        self._page, self._desk, self._editor = page, desk, editor
        self._preview: LetterPreview | None = None
        self._draft: LetterDraft | None = None
        self._topic: LetterTopic | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show)
        desk.offer.today = page.tools.today
        desk.remark.dismissed.connect(self.dismiss)
        desk.remark.mend_wanted.connect(self._put_back)
        desk.offer.dismissed.connect(self.dismiss)
        desk.offer.accepted.connect(self._promise)
        editor.escaped.connect(self._on_escape)
        keep = ActionDef(
            name="keep_promise",
            text=self.tr("Put the promise on the list"),
            do=desk.offer.accept,
            key=PROMISE_KEY,
            group=self.tr("Letters"),
        )
        mend = ActionDef(
            name="put_back",
            text=self.tr("Put back how people can say no"),
            do=desk.remark.mend,
            key=MEND_KEY,
            group=self.tr("Letters"),
        )
        add_actions(page, keep)
        add_actions(editor, mend)

    def typed(self) -> None:
        """Somebody types: say nothing new until they pause."""
        self._pause.start()

    def take(self, preview: LetterPreview, draft: LetterDraft, topic: LetterTopic) -> None:
        """Take the advice of the newest preview."""
        self._preview, self._draft, self._topic = preview, draft, topic
        if not self._pause.isActive():
            self._show()

    def clear(self) -> None:
        """Say nothing: the letter is off the desk."""
        self._pause.stop()
        self._preview = self._draft = self._topic = None
        self._show()

    def dismiss(self) -> bool:
        """Close what is shown, for this letter for good; ``False`` where nothing is shown."""
        shown = self._first()
        if shown is None or self._draft is None:
            return False
        had_keyboard = self._desk.remark.close_button.hasFocus() or self._desk.offer.no_button.hasFocus()
        self._close(shown)
        if had_keyboard:
            self._editor.go_to_text()
        return True

    def _close(self, shown: Remark | Offered) -> None:
        if self._draft is not None:
            self._draft = self._draft.closing(_mark(shown))
            self.closed.emit(self._draft)
        if isinstance(shown, Remark):
            count_closed(self._page.tools, shown.code, self._topic.case_id if self._topic else None)
        self._show()

    def _on_escape(self) -> None:
        if not self.dismiss():
            self._editor.left.emit()

    def _show(self) -> None:
        shown = self._first()
        if isinstance(shown, Remark):
            lacks = shown.code == NO_OBJECTION and self._preview is not None
            self._desk.remark.show_remark(
                shown, mended_by=self._preview.advice.objection if lacks and self._preview else ""
            )
        if isinstance(shown, Offered):
            self._desk.offer.show_offer(shown, self._reference())
        else:
            self._desk.offer.forget()
        self._desk.remark.setVisible(isinstance(shown, Remark))
        self._show_findings()

    def _show_findings(self) -> None:
        """Findings are about somebody's own words; their places are those of the very text on the screen."""
        preview, draft = self._preview, self._draft
        own = preview is not None and draft is not None and draft.is_edited
        fits = preview is not None and preview.body == self._editor.body.text()
        self._editor.plainer.show_findings(preview.advice.findings if own and fits and preview else ())

    def _first(self) -> Remark | Offered | None:
        """Return what is worth saying first and was not closed; what is missing comes before all advice."""
        if self._draft is None or self._preview is None or self._preview.missing:
            return None
        advice: Advice = self._preview.advice
        noted = self._topic.noted if self._topic else frozenset()
        offers = [one for one in advice.offers if fold(one.what) not in noted]
        closed = self._draft.closed
        return next((one for one in (*advice.remarks, *offers) if _mark(one) not in closed), None)

    def _put_back(self) -> None:
        """Let the text end with how its reader can say no to more such letters."""
        if self._preview is not None and self._preview.advice.objection:
            self._editor.add_paragraph(self._preview.advice.objection)

    def _reference(self) -> str:
        """Return the case for a promise: empty for the letter's own, and where there is none."""
        topic = self._topic
        if topic is None or topic.kept_with is None:
            return ""
        return "" if topic.kept_with.id == topic.case_id else topic.kept_with.reference

    def _promise(self, offered: Offered, day: date | None) -> None:
        topic = self._topic
        due = at_local(day, _LAST_MINUTE, self._page.tools.zone, last=True) if day else None
        if topic is not None and due is not None:
            draft = PromiseDraft(
                case_id=topic.kept_with.id if topic.kept_with else None,
                customer_id=None if topic.kept_with else topic.customer_id,
                what=offered.what,
                due_at=due,
            )
            self._page.do(
                lambda: self._page.tools.services.recovery.make_promise(draft),
                self.tr("On the promise list: {what}.").format(what=offered.what),
            )


def _mark(shown: Remark | Offered) -> Mark:
    return ("offer", fold(shown.what)) if isinstance(shown, Offered) else ("remark", shown.code)
