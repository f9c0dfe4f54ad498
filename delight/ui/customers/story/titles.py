"""What each entry of a customer's timeline is called."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.letters.answers import Answer
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import first_words
from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.kit.words.formats import counted, money_text
from delight.ui.kit.words.labels import label_of

_LONGEST = 600
_TITLES: dict[str, Any] = {
    "open": QT_TRANSLATE_NOOP("Story", "Promised"),
    "kept": QT_TRANSLATE_NOOP("Story", "Promise kept"),
    "broken": QT_TRANSLATE_NOOP("Story", "Promise not kept"),
    "check": QT_TRANSLATE_NOOP("Story", "Asked how it is"),
    "return": QT_TRANSLATE_NOOP("Story", "Looked whether they came back"),
    "planned": QT_TRANSLATE_NOOP("Story", "Surprise planned"),
    "given": QT_TRANSLATE_NOOP("Story", "Surprise"),
    "voucher-issued": QT_TRANSLATE_NOOP("Story", "Voucher issued"),
    "voucher-used": QT_TRANSLATE_NOOP("Story", "Voucher used"),
    "voucher-cancelled": QT_TRANSLATE_NOOP("Story", "Voucher cancelled"),
    "stamp-card-opened": QT_TRANSLATE_NOOP("Story", "Stamp card opened"),
    "stamp-card-rewarded": QT_TRANSLATE_NOOP("Story", "Full stamp card rewarded"),
    "stamp-card-cancelled": QT_TRANSLATE_NOOP("Story", "Stamp card cancelled"),
    "note": QT_TRANSLATE_NOOP("Story", "Note"),
    "merge": QT_TRANSLATE_NOOP("Story", "Was here twice, and is one now"),
}
_WORTH = frozenset({EntryKind.ACTION, EntryKind.VISIT, EntryKind.VOUCHER})
"""What has its amount in its title."""
_CODED = frozenset({EntryKind.VOUCHER, EntryKind.STAMP_CARD})
"""What has its code under its words."""
_STATES: dict[str, Any] = {
    "waiting": QT_TRANSLATE_NOOP("Story", "not out yet"),
    "never-sent": QT_TRANSLATE_NOOP("Story", "never sent"),
}
_ALLOWED: dict[str, Any] = {
    "letters given": QT_TRANSLATE_NOOP("Story", "Letters are welcome"),
    "letters refused": QT_TRANSLATE_NOOP("Story", "No letters, please"),
    "email given": QT_TRANSLATE_NOOP("Story", "E-mails are welcome"),
    "email refused": QT_TRANSLATE_NOOP("Story", "No e-mails, please"),
    "phone given": QT_TRANSLATE_NOOP("Story", "Calls are welcome"),
    "phone refused": QT_TRANSLATE_NOOP("Story", "No calls, please"),
    "birthday given": QT_TRANSLATE_NOOP("Story", "We may keep the birthday"),
    "birthday refused": QT_TRANSLATE_NOOP("Story", "We may not keep the birthday"),
    "health given": QT_TRANSLATE_NOOP("Story", "We may keep health notes"),
    "health refused": QT_TRANSLATE_NOOP("Story", "We may not keep health notes"),
}
_LINKS: dict[str, Any] = {
    "household": QT_TRANSLATE_NOOP("Story", "Lives with {name}"),
    "household from": QT_TRANSLATE_NOOP("Story", "Lives with {name}"),
    "works-at": QT_TRANSLATE_NOOP("Story", "Works at {name}"),
    "works-at from": QT_TRANSLATE_NOOP("Story", "{name} works here"),
    "brought": QT_TRANSLATE_NOOP("Story", "Brought {name}"),
    "brought from": QT_TRANSLATE_NOOP("Story", "Came through {name}"),
}


def title_of(entry: TimelineEntry, currency: str) -> str:
    """Return what an entry is called, with its amount where that matters."""
    title = _NAMED.get(entry.kind, _other)(entry)
    if entry.minor and entry.kind in _WORTH:
        return f"{title} · {money_text(entry.minor, currency)}"
    return title


def shown_text(entry: TimelineEntry) -> str:
    """Return the words of an entry; a letter that is called like its wording has its number instead."""
    if entry.kind is EntryKind.LINK:
        return ""
    if entry.kind in _CODED:
        return "\n".join(filter(None, (_short(entry.text), entry.reference)))
    same = entry.kind is EntryKind.LETTER and entry.text == _name(WordingKind, entry.code)
    return entry.reference if same else _short(entry.text)


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    lines = text[:_LONGEST].rsplit("\n", 1)
    return f"{lines[0]}\n{first_words(lines[1] + ' …', _LONGEST)}" if len(lines) > 1 else f"{lines[0]}…"


def _case(entry: TimelineEntry) -> str:
    return f"{_name(CaseKind, entry.code)} {entry.reference}"


def _action(entry: TimelineEntry) -> str:
    return _tr("What we did") if entry.code == ActionKind.OTHER else _name(ActionKind, entry.code)


def _letter(entry: TimelineEntry) -> str:
    title = _tr("Letter: {wording}").format(wording=_name(WordingKind, entry.code))
    return f"{title} · {_tr(_STATES[entry.state])}" if entry.state else title


def _reply(entry: TimelineEntry) -> str:
    return _tr("Answer: {ticked}").format(ticked=_name(Answer, entry.code))


def _consent(entry: TimelineEntry) -> str:
    return _tr(_ALLOWED.get(f"{entry.code} {entry.state}", entry.code))


def _link(entry: TimelineEntry) -> str:
    words = _LINKS.get(f"{entry.code} {entry.state}".strip(), "{name}")
    return _tr(words).format(name=entry.text)


def _stamp_card(entry: TimelineEntry) -> str:
    return counted(entry.count, _tr("1 stamp"), "%n stamps", "Story") if entry.count else _other(entry)


def _pulse(entry: TimelineEntry) -> str:
    return _tr("Would recommend us: {score} of 10").format(score="?" if entry.count is None else entry.count)


def _visit(_entry: TimelineEntry) -> str:
    return label_of(EntryKind.VISIT)


def _other(entry: TimelineEntry) -> str:
    return _tr(_TITLES.get(entry.code, entry.code))


_NAMED: dict[EntryKind, Callable[[TimelineEntry], str]] = {
    EntryKind.CASE: _case,
    EntryKind.ACTION: _action,
    EntryKind.LETTER: _letter,
    EntryKind.REPLY: _reply,
    EntryKind.CONSENT: _consent,
    EntryKind.LINK: _link,
    EntryKind.VISIT: _visit,
    EntryKind.STAMP_CARD: _stamp_card,
    EntryKind.PULSE: _pulse,
}


def _name(kind: type[StrEnum], code: str) -> str:
    return label_of(kind(code)) if code in set(kind) else code


def _tr(text: str) -> str:
    return QCoreApplication.translate("Story", text)
