"""What else can be done with a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from delight.domain.today import TaskKind, TodayRow
from delight.ui.kit.fields.days import natural_days
from delight.ui.kit.menus import add_heading
from delight.ui.today.deeds import SNOOZABLE, offer_of

Deed = Callable[[], object]
_NAMED = frozenset({TaskKind.PRINT, TaskKind.SUGGESTION})
"""What is not done by that, but seen or planned."""


def snooze_menu(
    parent: QWidget, words: str, today: date, on_day: Callable[[date], object], on_other: Deed
) -> QMenu:
    """Return the days until which a row may be put off, and that it may be another one.

    ``words`` say what they are for.
    """
    menu = _menu(parent)
    menu.setAccessibleName(words)
    add_heading(menu, words)
    for said, day in natural_days(today):
        if day > today:
            menu.addAction(said, lambda d=day: on_day(d))
    menu.addAction(_tr("Another day …"), on_other)
    return menu


def more_menu(
    parent: QWidget,
    task: TodayRow,
    *,
    done: Deed,
    declined: Deed,
    snooze: Deed,
    write: Deed,
    open_case: Deed,
    open_customer: Deed,
    besides: Sequence[tuple[str, Deed]] = (),
) -> QMenu:
    """Return everything that can be done with ``task``, with its keys; ``besides`` only with such a one."""
    suggested = task.kind is TaskKind.SUGGESTION
    entries: list[tuple[bool, str, str, Deed]] = [
        (task.kind not in _NAMED, _tr("Done"), "D", done),
        (task.kind in _NAMED, offer_of(task).button, "D", done),
        (suggested, _tr("Skip"), "N", declined),
        *((True, words, "", deed) for words, deed in besides),
        (task.kind is TaskKind.PROMISE, _tr("Could not keep it"), "N", declined),
        (task.kind is TaskKind.APPROVE, _tr("Decline"), "N", declined),
        (task.kind is TaskKind.RETURN, _tr("Not yet"), "N", declined),
        (task.kind in SNOOZABLE and task.case_id is not None, _tr("Snooze …"), "S", snooze),
        (task.kind is TaskKind.PROMISE, _tr("It takes longer …"), "S", snooze),
        (task.customer_id is not None and not suggested, _tr("Write the letter"), "L", write),
        (task.case_id is not None, _tr("Open {case}").format(case=task.reference), "O", open_case),
        (task.customer_id is not None, _tr("Open their page"), "", open_customer),
    ]
    menu = _menu(parent)
    for fits, words, key, deed in entries:
        if fits:
            menu.addAction(f"{words}\t{key}" if key else words, deed)
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
