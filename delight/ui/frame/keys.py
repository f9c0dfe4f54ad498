"""What can be done everywhere in the window, and F1: every key on one sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.ui.frame.rail import DESK_KEY, ON_RAIL, place_words
from delight.ui.kit.actions import ActionDef, all_keys
from delight.ui.kit.keys import COUNTER_KEY, TALLY_KEYS, key_words, tally_key
from delight.ui.kit.look.layouts import hug, label, row, scrolled
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Place

_NARROW, _WIDE, _LEAST, _AROUND, _LARGE_BASE = 460, 820, 240, 150, 20
_DEEDS: tuple[Any, ...] = (
    (
        "log",
        QT_TRANSLATE_NOOP("Keys", "Log"),
        "Ctrl+N",
        "log",
        QT_TRANSLATE_NOOP("Keys", "Log what a customer said"),
    ),
    (
        "tally",
        QT_TRANSLATE_NOOP("Keys", "Count it"),
        "Ctrl+T",
        "plus",
        QT_TRANSLATE_NOOP("Keys", "Count a small thing not worth a case"),
    ),
    ("search", QT_TRANSLATE_NOOP("Keys", "Search everything"), "Ctrl+K", "", ""),
    ("undo", QT_TRANSLATE_NOOP("Keys", "Undo"), "Ctrl+Z", "", ""),
    ("desk", QT_TRANSLATE_NOOP("Keys", "Who is at the desk?"), DESK_KEY, "", ""),
    (
        "guest",
        QT_TRANSLATE_NOOP("Keys", "A guest sees the screen"),
        "Ctrl+H",
        "hide",
        QT_TRANSLATE_NOOP("Keys", "A guest sees the screen: hide other customers, standing and notes"),
    ),
    (
        "counter",
        QT_TRANSLATE_NOOP("Keys", "Counter mode"),
        COUNTER_KEY,
        "counter",
        QT_TRANSLATE_NOOP("Keys", "Counter mode: full screen, five big fields, nothing of other customers"),
    ),
    ("keys", QT_TRANSLATE_NOOP("Keys", "Show all keys"), "F1", "", ""),
    ("quit", QT_TRANSLATE_NOOP("Keys", "Close Delight"), "Ctrl+Q", "", ""),
)


def everywhere(deeds: dict[str, Callable[..., object]], go: Callable[[str], object]) -> list[ActionDef]:
    """Return what works on every page.

    Args:
        deeds: what ``log``, ``search``, ``undo``, ``keys`` and ``quit`` do; ``tally`` takes the number of a
            small thing.
        go: goes to a page.
    """
    group = _tr("Everywhere")
    own = [
        ActionDef(
            name=n,
            text=_tr(text),
            do=deeds[n],
            key=key,
            icon=icon,
            tip=_tr(tip) if tip else "",
            group=group,
            whole_window=True,
        )
        for n, text, key, icon, tip in _DEEDS
    ]
    goings = [
        ActionDef(
            name=f"go-{place}",
            text=place_words(place)[0],
            do=partial(go, place),
            key=place_words(place)[2],
            group=group,
            whole_window=True,
        )
        for place in (*ON_RAIL, Place.SETTINGS)
    ]
    own[2:2] = _countings(deeds["tally"], group)  # below the key of the sheet that tells of them
    return [*own, *goings]


def _countings(tally: Callable[..., object], group: str) -> list[ActionDef]:
    """Return the keys that count a small thing each; one line tells of all of them."""
    words = _tr("Count the first of your small things again; the ninth is {key}")
    return [
        ActionDef(
            name=f"tally-{number}",
            text=words.format(key=key_words(tally_key(TALLY_KEYS))),
            do=partial(tally, number),
            key=tally_key(number),
            group=group,
            whole_window=True,
            listed=number == 1,
        )
        for number in range(1, TALLY_KEYS + 1)
    ]


def show_keys(window: QWidget) -> Sheet:
    """Open the sheet with the keys that work now, by group."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for group, words, key in all_keys(window):
        groups[group].setdefault(key, words)
    beside = len(groups) > 1 and type_sizes().base < _LARGE_BASE
    body, halves = QWidget(), _halves(groups) if beside else [groups]
    beside_each_other = row(body, *(_keys_of(half) for half in halves), space=40, margins=(0, 0, 12, 0))
    for at in range(len(halves)):
        beside_each_other.setStretch(at, 1)
    area = scrolled(body)
    area.setMinimumHeight(min(max(_LEAST, window.height() - _AROUND), body.sizeHint().height() + 8))
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(window.tr("Keys"))
    sheet = Sheet(window.tr("Keys"), window, area, width=_WIDE if beside else _NARROW)
    sheet.add_button(window.tr("Close"), role="primary")
    sheet.open()
    area.setFocus()  # so that arrows and Page Down reach the last of them
    return sheet


def _halves(groups: dict[str, dict[str, str]]) -> list[dict[str, dict[str, str]]]:
    """Return the groups in two parts of about the same length, in their order."""
    total, so_far, first = sum(map(len, groups.values())), 0, {}
    for group, keys in groups.items():
        if so_far and so_far + len(keys) / 2 > total / 2:
            break
        first[group], so_far = keys, so_far + len(keys)
    return [first, {group: keys for group, keys in groups.items() if group not in first}]


def _keys_of(groups: dict[str, dict[str, str]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for group, keys in groups.items():
        _add_group(grid, group, keys)
    grid.setRowStretch(grid.rowCount(), 1)
    return part


def _add_group(grid: QGridLayout, group: str, keys: dict[str, str]) -> None:
    at = grid.rowCount()
    if at > 1:
        grid.setRowMinimumHeight(at, 12)
        at += 1
    grid.addWidget(label(group, "heading"), at, 0, 1, 2)
    for n, (key, words) in enumerate(keys.items(), at + 1):
        grid.addWidget(label(words, wrap=True), n, 0)
        grid.addWidget(hug(label(key, "key")), n, 1, Qt.AlignmentFlag.AlignTop)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
