"""What stands in the fields of a form, as plain values for a file, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox

from delight.domain.errors import InputError
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import DayField, MomentField
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import AmountField
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.fields.suggest import SuggestBox

Said = dict[str, Any]
"""Plain values by the names of a form's fields."""


class Remembered(QObject):
    """What belongs to a form and stands in none of its fields; plain values, as a file holds them."""

    changed = Signal()

    def __init__(self, value: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.value = value

    def put(self, value: Any) -> None:
        """Remember something else."""
        self.value = value
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class _Kind:
    field: type[QObject]
    signal: str
    read: Callable[[Any], Any]
    put: Callable[[Any, Any], object]


def _choose(row: ChipRow, said: list[Any]) -> None:
    chosen = [value for value in row.offered if _plain(value) in said]
    if isinstance(row, OneOf):
        row.take(*chosen)
    else:
        row.choose(*chosen)
    row.changed.emit()  # what goes with the answer is asked, too


def _taken(box: SuggestBox) -> Said:
    """Return who was chosen, named as erasing somebody looks for them, and the words."""
    value = box.value()
    return {"customer_id": value if type(value) is int else None, "text": box.text()}


def _take(box: SuggestBox, said: Said) -> None:
    value, text = said.get("customer_id"), said.get("text")
    if isinstance(text, str):
        box.set_taken(value if type(value) is int else None, text)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _iso(moment: date | datetime | None) -> str:
    return moment.isoformat() if moment else ""


_KINDS = (
    _Kind(SentenceField, "textChanged", lambda w: w.text(), lambda w, said: w.setText(said)),
    _Kind(SuggestBox, "textChanged", _taken, _take),
    _Kind(QLineEdit, "textChanged", lambda w: w.text(), lambda w, said: w.setText(said)),
    _Kind(QPlainTextEdit, "textChanged", lambda w: w.toPlainText(), lambda w, said: w.setPlainText(said)),
    _Kind(
        Choice,
        "currentIndexChanged",
        lambda w: _plain(w.value()),
        lambda w, said: w.set_value(_offered(w, said)),
    ),
    _Kind(
        DayField,
        "changed",
        lambda w: _iso(w.day()),
        lambda w, said: w.set_day(date.fromisoformat(said) if said else None),
    ),
    _Kind(
        MomentField,
        "changed",
        lambda w: _iso(w.moment()),
        lambda w, said: w.set_moment(datetime.fromisoformat(said) if said else None),
    ),
    _Kind(ChipRow, "changed", lambda w: sorted(map(_plain, w.chosen()), key=str), _choose),
    _Kind(QSpinBox, "valueChanged", lambda w: w.value(), lambda w, said: w.setValue(said)),
    _Kind(Remembered, "changed", lambda w: w.value, lambda w, said: w.put(said)),
    _Kind(Check, "toggled", lambda w: w.isChecked(), lambda w, said: w.setChecked(said)),
)


def _offered(choice: Choice, said: Any) -> Any:
    """Return what was chosen, if it can still be chosen."""
    held = (choice.itemData(n).value for n in range(choice.count()))
    return next((value for value in held if _plain(value) == said), choice.value())


def said_in(form: object) -> Said:
    """Return what stands in the fields that are attributes of a form."""
    return {name: kind.read(field) for name, field, kind in _fields(form)}


def say_in(form: object, said: Mapping[str, Any]) -> None:
    """Put values into the fields; what makes no sense for a field is left out."""
    for name, field, kind in _fields(form):
        if name in said:
            with suppress(TypeError, ValueError, AttributeError, OverflowError):
                kind.put(field, said[name])


def listen_to(form: object, touched: Callable[[], object]) -> None:
    """Call ``touched`` whenever something in the fields changes."""
    for _name, field, kind in _fields(form):
        getattr(field, kind.signal).connect(lambda *_values: touched())


def words_of(form: object, said: Mapping[str, Any]) -> str:
    """Return the words among the values, a paragraph for each; of an unknown form everything that is text."""
    fields = vars(form) if form is not None else {}
    texts = [
        _words(fields.get(name), value)
        for name, value in said.items()
        if form is None or isinstance(fields.get(name), QLineEdit | QPlainTextEdit | QSpinBox)
    ]
    return "\n\n".join(text for text in texts if isinstance(text, str) and text.strip())


def _words(field: object, value: Any) -> Any:
    if isinstance(field, QSpinBox) and type(value) is int:
        return field.textFromValue(value)
    return value.get("text") if isinstance(value, dict) else value


def figures_in(form: object) -> set[str]:
    """Return the names of the fields that hold figures: on record they are written otherwise than typed."""
    return {name for name, field, _kind in _fields(form) if isinstance(field, AmountField | QSpinBox)}


def means_same(form: object, name: str, one: Any, other: Any) -> bool:
    """Return whether two values of a field are stored as the same: white space and ``2.2`` for ``2.20``."""
    if not isinstance(one, str) or not isinstance(other, str):
        return bool(one == other)
    field = vars(form).get(name)
    if isinstance(field, AmountField):
        with suppress(InputError):
            return field.minor_of(one) == field.minor_of(other)
    return plain(one) == plain(other)


def plain(words: str) -> str:
    """Return words for comparing what was typed with what is stored: white space counts as one space."""
    return " ".join(words.split())


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in frozen values, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for field in dataclass_fields(value):
            yield from texts_in(getattr(value, field.name))


def _fields(form: object) -> list[tuple[str, Any, _Kind]]:
    known = ((name, field, _kind_of(field)) for name, field in vars(form).items())
    return [(name, field, kind) for name, field, kind in known if kind is not None]


def _kind_of(field: object) -> _Kind | None:
    return next((kind for kind in _KINDS if isinstance(field, kind.field)), None)
