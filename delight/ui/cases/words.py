"""What the page of a case says: its next step, and the moves from here."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.cases.case import CaseDetail, CaseRow
from delight.domain.cases.figures import is_figure
from delight.domain.cases.recovery import ActionKind, ActionRow, Approval
from delight.domain.cases.stages import REOPENED, Stage
from delight.domain.days.calendar import tonight
from delight.domain.text import beginning, first_words
from delight.ui.cases.file import CaseFile
from delight.ui.cases.next_step import NextStep, Step
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import due_words, money_text, sentence, target_words
from delight.ui.kit.words.labels import label_of

_STEPS: dict[Step, Any] = {
    Step.GET_BACK: QT_TRANSLATE_NOOP("Cases", "Get back to {who}"),
    Step.KEEP_PROMISE: QT_TRANSLATE_NOOP("Cases", "Keep the promise: {what}"),
    Step.ACT: QT_TRANSLATE_NOOP("Cases", "{what}"),
    Step.AGREE: QT_TRANSLATE_NOOP("Cases", "Waits for your word: {what}"),
    Step.AWAIT: QT_TRANSLATE_NOOP("Cases", "Waits for the owner: {what}"),
    Step.PLAYBOOK: QT_TRANSLATE_NOOP("Cases", "{what}"),
    Step.PROMISE: QT_TRANSLATE_NOOP("Cases", "{what}"),
    Step.FIND_REMEDY: QT_TRANSLATE_NOOP("Cases", "Decide what would put it right"),
    Step.RESOLVE: QT_TRANSLATE_NOOP("Cases", "All is done. Is it put right?"),
    Step.CHECK: QT_TRANSLATE_NOOP("Cases", "Ask {who} how it is now"),
    Step.CAME_BACK: QT_TRANSLATE_NOOP("Cases", "Did {who} come back?"),
    Step.CLOSE: QT_TRANSLATE_NOOP("Cases", "Close it: how did it end?"),
    Step.THANK: QT_TRANSLATE_NOOP("Cases", "Thank {who}"),
    Step.TELL: QT_TRANSLATE_NOOP("Cases", "They gave no name. Anything to pass on, or to do?"),
    Step.NOTHING: QT_TRANSLATE_NOOP("Cases", "Nothing is left to do."),
}
_BUTTONS: dict[Step, Any] = {
    Step.GET_BACK: QT_TRANSLATE_NOOP("Cases", "We have spoken"),
    Step.KEEP_PROMISE: QT_TRANSLATE_NOOP("Cases", "Kept"),
    Step.ACT: QT_TRANSLATE_NOOP("Cases", "Done"),
    Step.AGREE: QT_TRANSLATE_NOOP("Cases", "Approve"),
    Step.AWAIT: QT_TRANSLATE_NOOP("Cases", "Agreed by phone"),
    Step.PLAYBOOK: QT_TRANSLATE_NOOP("Cases", "Done"),
    Step.PROMISE: QT_TRANSLATE_NOOP("Cases", "Promise a day"),
    Step.FIND_REMEDY: QT_TRANSLATE_NOOP("Cases", "Add an action"),
    Step.RESOLVE: QT_TRANSLATE_NOOP("Cases", "Yes, resolved"),
    Step.CHECK: QT_TRANSLATE_NOOP("Cases", "How did it go?"),
    Step.CAME_BACK: QT_TRANSLATE_NOOP("Cases", "Answer"),
    Step.CLOSE: QT_TRANSLATE_NOOP("Cases", "Close"),
    Step.THANK: QT_TRANSLATE_NOOP("Cases", "Write a thank-you"),
    Step.TELL: QT_TRANSLATE_NOOP("Cases", "Done"),
}
_MOVES: dict[str, Any] = {
    Stage.ACKNOWLEDGED.value: QT_TRANSLATE_NOOP("Cases", "We have been in touch"),
    Stage.IN_PROGRESS.value: QT_TRANSLATE_NOOP("Cases", "We are on it"),
    Stage.RESOLVED.value: QT_TRANSLATE_NOOP("Cases", "It is put right"),
    Stage.FOLLOWED_UP.value: QT_TRANSLATE_NOOP("Cases", "We have checked on them"),
    Stage.THANKED.value: QT_TRANSLATE_NOOP("Cases", "We have thanked them"),
    Stage.DONE.value: QT_TRANSLATE_NOOP("Cases", "It is done"),
    REOPENED: QT_TRANSLATE_NOOP("Cases", "Open it again …"),
}


def step_words(step: NextStep, file: CaseFile) -> str:
    """Return what to do next, in one sentence."""
    what = ""
    if step.step is Step.KEEP_PROMISE:
        what = next((p.what for p in file.promises if p.id == step.record), "")
    if step.step in _OF_PLAYBOOK and file.playbook:
        what = next((row.say for row in file.playbook.steps if row.number == step.record), "")
        if what:
            return what
    if step.step in _OF_ACTION:
        what = next((action_words(a, file.currency) for a in file.actions if a.id == step.record), "")
    who = first_words(file.case.customer_name, 80) or tr("them")
    return tr(_STEPS[step.step]).format(who=who, what=shown(what, 160))


_OF_ACTION = frozenset({Step.ACT, Step.AGREE, Step.AWAIT})
_OF_PLAYBOOK = frozenset({Step.PLAYBOOK, Step.PROMISE, Step.FIND_REMEDY})
"""Steps that a playbook may put into words."""


def button_words(step: Step) -> str:
    """Return the words on the one button, nothing if there is nothing to do."""
    return tr(_BUTTONS[step]) if step in _BUTTONS else ""


def move_words(move: str) -> str:
    """Return what a move is called in the menu."""
    return tr(_MOVES[move])


def due_tone(due: datetime | None, now: datetime, zone: tzinfo | None) -> Tone:
    """Return the tone in which a deadline hurries."""
    if due is None:
        return Tone.ACCENT
    if due < now:
        return Tone.OVERDUE
    return Tone.DUE if due <= tonight(now, zone) else Tone.ACCENT


def due_of(case: CaseRow, now: datetime, zone: tzinfo | None) -> str:
    """Return by when something about a case is due: a promise to the hour that somebody was told."""
    if case.due_at is None:
        return ""
    words = due_words if case.due_for == "promise" else target_words
    return sentence(words(case.due_at, now, zone))


def when_words(due: datetime | None, file: CaseFile, *, promised: bool = False) -> str:
    """Return by when, "Today by 14:00", or nothing; the hour of what was ``promised`` is always told."""
    words = due_words if promised else target_words
    return sentence(words(due, file.now, file.zone)) if due else ""


def action_words(action: ActionRow, currency: str) -> str:
    """Return a recovery action in a few words: "Refund · £12.50"; its note where the kind says nothing."""
    kind = label_of(action.kind)
    if action.kind is ActionKind.OTHER and action.note:
        kind = action.note
    cost = money_text(action.cost_minor, currency) if action.cost_minor else ""
    return " · ".join(part for part in (kind, cost) if part)


_COLUMNS: dict[str, Any] = {
    "what": QT_TRANSLATE_NOOP("Cases", "what happened"),
    "customer_id": QT_TRANSLATE_NOOP("Cases", "who"),
    "topic": QT_TRANSLATE_NOOP("Cases", "words for the letter"),
    "failure": QT_TRANSLATE_NOOP("Cases", "what went wrong"),
    "severity": QT_TRANSLATE_NOOP("Cases", "how bad"),
    "grave": QT_TRANSLATE_NOOP("Cases", "a grave matter"),
    "playbook": QT_TRANSLATE_NOOP("Cases", "the playbook"),
    "channel": QT_TRANSLATE_NOOP("Cases", "how it reached us"),
    "remedy_wanted": QT_TRANSLATE_NOOP("Cases", "what would put it right"),
    "at_stake_minor": QT_TRANSLATE_NOOP("Cases", "what is at stake"),
    "place": QT_TRANSLATE_NOOP("Cases", "where"),
    "mood": QT_TRANSLATE_NOOP("Cases", "how they feel"),
    "owner_id": QT_TRANSLATE_NOOP("Cases", "who takes care of it"),
    "happened_at": QT_TRANSLATE_NOOP("Cases", "when"),
    "kind": QT_TRANSLATE_NOOP("Cases", "what we do"),
    "note": QT_TRANSLATE_NOOP("Cases", "the note"),
    "cost_minor": QT_TRANSLATE_NOOP("Cases", "what it costs"),
    "due_on": QT_TRANSLATE_NOOP("Cases", "by when"),
    "due_at": QT_TRANSLATE_NOOP("Cases", "by when"),
    "cause": QT_TRANSLATE_NOOP("Cases", "the cause"),
    "lacked": QT_TRANSLATE_NOOP("Cases", "what we lack"),
    "mood_after": QT_TRANSLATE_NOOP("Cases", "how they feel now"),
}


def whose_words(case: CaseRow | CaseDetail) -> str:
    """Return whose case it is."""
    if is_figure(case.reference):
        return tr("Somebody who was erased")
    return case.customer_name or tr("Somebody who gave no name")


def what_words(case: CaseRow | CaseDetail) -> str:
    """Return what happened; of somebody who was erased nothing but figures is kept."""
    return tr("Only figures are kept of it") if is_figure(case.reference) else case.what


def story_words(case: CaseDetail) -> str:
    """Return what is told of a case; of somebody who was erased, that it was and what stays."""
    if not is_figure(case.reference):
        return case.what
    return tr(
        "What was told here was erased for good, with whoever it was about. Only figures are kept: what kind "
        "of case it was, how long it took and what it cost, counted from the first of its month."
    )


def column_words(name: str) -> str:
    """Return what a field of a case is called."""
    return sentence(tr(_COLUMNS[name]))


def is_told(name: str) -> bool:
    """Return whether a field of a case, or of what belongs to it, has words of its own."""
    return name in _COLUMNS


def owners_word(approval: Approval, who: str) -> str:
    """Return what the owner said to an action, or that it waits for them; empty where nobody was asked."""
    said = {
        Approval.WAITING: tr("Waits for the owner"),
        Approval.BY_PHONE: tr("{name} agreed by phone"),
        Approval.APPROVED: tr("{name} agreed"),
        Approval.DECLINED: tr("{name} said no"),
    }
    return sentence(said[approval].format(name=who or tr("the owner"))) if approval in said else ""


def shown(text: str, most: int = 2000) -> str:
    """Return words as a row shows them: of very many the beginning, which says so; the form has them all."""
    return beginning(text, most)


def tr(text: str) -> str:
    """Return words of this page in the window's language."""
    return QCoreApplication.translate("Cases", text)
