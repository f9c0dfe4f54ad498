"""What is known about it, at a glance; with a form in the same place to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.domain.cases.case import CaseDetail, Outcome, Severity
from delight.domain.cases.stages import CaseKind
from delight.domain.text import first_words
from delight.ui.cases.file import CaseFile
from delight.ui.cases.words import shown, tr
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone, type_sizes
from delight.ui.kit.words.formats import money_text, relative_day, time_text
from delight.ui.kit.words.labels import label_of, mood_label
from delight.ui.kit.words.signing import by_whom

_WELL = frozenset({Outcome.WON_BACK, Outcome.SETTLED, Outcome.SENT_ELSEWHERE})
"""How a case ends well: to be sent elsewhere is a success of its own kind (B7)."""
_LABEL_WIDTH = 132
_LONG_PLACE, _USUAL_TEXT = 48, 14
"""Letters of a place that a pill has room for in a narrow window, at the usual size of text in pixels."""


class FactsView(QWidget):
    """Pills for what has one word, lines for what has several; what is missing for a letter is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills = FlowLayout(space=6)
        self._lines = QWidget()
        self._box = column(self, self._pills, self._lines, space=10)

    def show_file(self, file: CaseFile) -> None:
        """Show a case's facts."""
        empty(self._pills)
        for pill in _pills(file.case):
            self._pills.addWidget(pill)
        fresh = _lines(_known(file))
        self._box.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh


def _pills(case: CaseDetail) -> list[Pill]:
    pills = [Pill(label_of(case.grave), Tone.OVERDUE, "warning")] if case.grave else []
    pills += [Pill(label_of(case.failure), Tone.PLAIN, "cases")] if case.failure else []
    if case.kind is CaseKind.COMPLAINT:
        grave = case.severity is Severity.HIGH
        pills.append(
            Pill(label_of(case.severity), Tone.OVERDUE if grave else Tone.PLAIN, "warning" if grave else "")
        )
    pills.append(Pill(label_of(case.channel), Tone.PLAIN, "message"))
    if case.place:
        letters = _LONG_PLACE * _USUAL_TEXT // max(_USUAL_TEXT, type_sizes().base)
        pills.append(Pill(first_words(case.place, letters), Tone.PLAIN, "pin"))
    if case.mood:
        pills.append(Pill(mood_label(case.mood), Tone.PLAIN, f"mood-{case.mood}"))
    if case.mood_after:
        words = tr("{mood} afterwards").format(mood=mood_label(case.mood_after))
        pills.append(Pill(words, Tone.DONE if case.mood_after > 3 else Tone.PLAIN, f"mood-{case.mood_after}"))
    if case.outcome:
        well = case.outcome in _WELL
        pills.append(Pill(label_of(case.outcome), Tone.DONE if well else Tone.PLAIN, "check" if well else ""))
    return pills


def _known(file: CaseFile) -> list[tuple[str, str]]:
    """Return what is known, as (question, answer)."""
    case = file.case
    known: list[tuple[str, str]] = []
    _add(known, tr("Would put it right"), shown(case.remedy_wanted))
    if case.at_stake_minor:
        _add(known, tr("At stake"), money_text(case.at_stake_minor, file.currency))
    if case.happened_at:
        day = relative_day(case.happened_at.astimezone(file.zone).date(), file.today)
        _add(known, tr("Happened"), f"{day}, {time_text(case.happened_at, file.zone)}")
    _add(known, tr("For the letter"), case.topic or _no_topic(case))
    _add(known, tr("Praised"), case.praised)
    _add(known, tr("Takes care of it"), by_whom(case.owner))
    _add(known, tr("Written down by"), by_whom(case.staff))
    _add(known, tr("Cause"), case.cause)
    return known


def _no_topic(case: CaseDetail) -> str:
    if case.kind is CaseKind.SUGGESTION:
        return ""
    return tr("Not said yet: what was it about, in a few words?")


def _add(known: list[tuple[str, str]], question: str, answer: str) -> None:
    if answer:
        known.append((question, answer))


def _lines(known: list[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for at, (question, answer) in enumerate(known):
        grid.addWidget(label(question, "quiet"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(answer, wrap=True, selectable=True), at, 1)
    return holder
