"""Keeps what lies beside the shop's file by uid: an older copy that is brought back may give its ids anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from delight.data.database import Session
from delight.data.queries import identities as query
from delight.domain.changes import Noun
from delight.services.context import Context

UIDS = "uids"
"""The uids beside the ids of a part, under the same names."""
NOUNS: Mapping[str, Noun] = {
    "customer_id": Noun.CUSTOMER,
    "case_id": Noun.CASE,
    "gesture_id": Noun.GESTURE,
    "link_id": Noun.LINK,
    "voucher_id": Noun.VOUCHER,
    "card_id": Noun.STAMP_CARD,
    "promise_id": Noun.PROMISE,
    "improvement_id": Noun.IMPROVEMENT,
    "owner_id": Noun.STAFF,
    "praised_id": Noun.STAFF,
    "phoned_id": Noun.STAFF,
    "taken_by": Noun.STAFF,
}
"""What ids in drafts are of, by their names."""
_Part = dict[str, Any]
K = TypeVar("K", int, str)
V = TypeVar("V", int, str)
"""An id and a uid, or the other way round."""


class IdentityService:
    """Uids for what is being typed, and what they stand for now."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def mark(self, value: Any, more: Mapping[str, Noun] | None = None) -> Any:
        """Return plain values with the uids beside every id; ``more`` names ids of this place alone.

        A part that has uids already is as it was read: its ids are not looked up again.
        """
        names = {**NOUNS, **(more or {})}
        wanted = [(names[name], number) for part in _parts(value) for name, number in _ids(part, names)]
        uids = self._look_up(wanted, query.uids)

        def marked(part: _Part) -> _Part:
            found = {
                name: uid for name, number in _ids(part, names) if (uid := uids.get((names[name], number)))
            }
            return {**part, UIDS: {**part.get(UIDS, {}), **found}} if found else part

        return _changed(value, marked)

    def resolve(self, value: Any, more: Mapping[str, Noun] | None = None) -> Any:
        """Return plain values with the ids that their uids have now, and ``None`` for what is gone.

        A part whose records are all here has no ``uids`` any more; of what is gone they stay.
        """
        names = {**NOUNS, **(more or {})}
        wanted = [(names[name], uid) for part in _parts(value) for name, uid in _marks(part, names)]
        ids = self._look_up(wanted, query.ids)

        def resolved(part: _Part) -> _Part:
            now = {name: ids.get((names[name], uid)) for name, uid in _marks(part, names)}
            rest = {name: found for name, found in part.items() if name != UIDS}
            gone = {name: uid for name, uid in _marks(part, names) if now[name] is None}
            return {**rest, **now, **({UIDS: gone} if gone else {})}

        return _changed(value, resolved)

    def is_known(self, noun: Noun, uid: str) -> bool:
        """Return whether a record of this uid is there."""
        return bool(self._look_up([(noun, uid)], query.ids))

    def _look_up(
        self, wanted: list[tuple[Noun, K]], ask: Callable[[Session, Noun, Iterable[K]], dict[K, V]]
    ) -> dict[tuple[Noun, K], V]:
        """Return what each is known by the other way round, asked for each kind of record at once."""
        found: dict[tuple[Noun, K], V] = {}
        if wanted:
            with self._context.db.read() as session:
                for noun in {noun for noun, _known in wanted}:
                    answers = ask(session, noun, {known for kind, known in wanted if kind is noun})
                    found |= {(noun, known): answer for known, answer in answers.items()}
        return found


def _parts(value: Any) -> Iterator[_Part]:
    """Yield every part that has names, however deep; what stands under ``UIDS`` is none."""
    if isinstance(value, dict):
        yield value
        for name, one in value.items():
            if name != UIDS:
                yield from _parts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _parts(one)


def _changed(value: Any, change: Callable[[_Part], _Part]) -> Any:
    """Return values with every part changed, the innermost first."""
    if isinstance(value, dict):
        within = {name: one if name == UIDS else _changed(one, change) for name, one in value.items()}
        return change(within)
    if isinstance(value, list | tuple):
        return [_changed(one, change) for one in value]
    return value


def _ids(part: _Part, names: Mapping[str, Noun]) -> Iterator[tuple[str, int]]:
    for name, found in part.items():
        if name in names and type(found) is int and 0 < found < 2**62:
            yield name, found


def _marks(part: _Part, names: Mapping[str, Noun]) -> Iterator[tuple[str, str]]:
    marks = part.get(UIDS)
    for name, uid in marks.items() if isinstance(marks, dict) else ():
        if name in names and isinstance(uid, str):
            yield name, uid
