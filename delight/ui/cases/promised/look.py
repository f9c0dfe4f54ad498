"""How the promise list shows a promise."""

from __future__ import annotations

from datetime import datetime, tzinfo

from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.recovery import PromiseState
from delight.ui.cases.words import due_tone, tr
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.formats import ago, due_words, sentence
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.signing import by_whom

_TONES = {PromiseState.KEPT: Tone.DONE, PromiseState.BROKEN: Tone.OVERDUE}


def promise_look(promise: PromiseRow, now: datetime, zone: tzinfo | None) -> RowLook:
    """Return to whom what was promised, and how it stands: three lines, as a case has."""
    pill, tone, icon = standing(promise, now, zone)
    whose = promise.customer_name or tr("Somebody who gave no name")
    return RowLook(
        title=whose,
        subtitle=promise.what,
        meta=" · ".join(part for part in (promise.reference, by_whom(promise.owner)) if part),
        pill=pill,
        tone=tone,
        pill_icon=icon,
    )


def standing(promise: PromiseRow, now: datetime, zone: tzinfo | None) -> tuple[str, Tone, str]:
    """Return how a promise stands: words, tone and icon."""
    if promise.state is PromiseState.OPEN:
        tone = due_tone(promise.due_at, now, zone)
        words = sentence(due_words(promise.due_at, now, zone))
        return words, Tone.PLAIN if tone is Tone.ACCENT else tone, "clock"
    kept = promise.state is PromiseState.KEPT
    if promise.told_in_time:
        return tr("Told in time"), Tone.DUE, "warning"
    return label_of(promise.state), _TONES[promise.state], "check" if kept else "warning"


def settled_words(promise: PromiseRow, now: datetime, zone: tzinfo | None) -> str:
    """Return when it was settled; nothing for an open one."""
    return ago(promise.settled_at, now, zone) if promise.settled_at else ""
