"""The month of the team page as it is stored: what was put right, which kind words came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from delight.data.database import Session
from delight.data.queries.insight import team
from delight.data.queries.insight.known import stored
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.terms import NOT_OURS, Failure, Outcome
from delight.domain.customers.glance import WORD, folded
from delight.domain.days.calendar import local_day
from delight.domain.insight.period import Period
from delight.domain.insight.recovered import PUT_RIGHT
from delight.domain.insight.team.masking import compared
from delight.domain.insight.team.names import forms_of
from delight.domain.insight.team.stories import KindWords, Recovery
from delight.services.context import Context
from delight.services.improvements.counting import morning

_HOUR = 3_600
_LATEST_BACK = 60
"""Whoever came later than that is not told as having come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a month is told from; ``right`` and ``kept`` are how many of how many, grave matters aside."""

    recoveries: Sequence[Recovery]
    words: Sequence[KindWords]
    right: tuple[int, int] = (0, 0)
    kept: tuple[int, int] = (0, 0)


def read_month(context: Context, period: Period) -> Month:
    """Return what was put right, and which kind words came in, on some days."""
    start, until = (stored(morning(context, day)) for day in (period.first, period.last + timedelta(days=1)))
    with context.db.read() as session:
        put_right = [_Row(*row) for row in team.recoveries(session, start, until)]
        kind = [_Row(*row) for row in team.kind_words(session, start, until)]
        beside = _Beside(context, session, put_right, kind)
    ours = [row for row in put_right if not row.hidden and row.outcome not in NOT_OURS]
    promises = [beside.promises.get(row.id, (0, 0)) for row in ours]
    kept, broken = (sum(one[place] for one in promises) for place in (0, 1))
    return Month(
        recoveries=[beside.recovery(row) for row in put_right],
        words=[beside.kind_words(row) for row in kind if not row.hidden],
        right=(sum(row.outcome in PUT_RIGHT for row in ours), len(ours)),
        kept=(kept, kept + broken),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A case in the columns of ``queries.insight.team``."""

    id: int
    customer_id: int | None
    what: str
    failure: str | None
    outcome: str | None
    grave: int
    owner_only: int
    owner_id: int | None
    praised_id: int | None
    mood: int | None
    mood_after: int | None
    received: int
    resolved: int | None
    resolve_by: int | None

    @property
    def hidden(self) -> bool:
        """Whether it is grave, kept for the owner, or ended by parting ways: it is in no figure either."""
        return bool(self.grave or self.owner_only or self.outcome == Outcome.PARTED_WAYS)


class _Beside:
    """What belongs to the cases of a month."""

    def __init__(
        self, context: Context, session: Session, put_right: Sequence[_Row], kind: Sequence[_Row]
    ) -> None:
        self._context = context
        ids = [row.id for row in put_right if not row.hidden]
        self.promises = team.promises(session, ids)
        self._checks = team.checks(session, ids)
        self._deeds: defaultdict[int, list[ActionKind]] = defaultdict(list)
        for case, action in team.done(session, ids):
            self._deeds[case].append(ActionKind(action))
        self._back = team.back(session, [*map(self._asked, _of_somebody(put_right))])
        self._regulars = team.regulars(
            session, {row.customer_id for row in (*put_right, *kind) if row.customer_id is not None}
        )
        self._staff = compared([name for _id, name, _works in team.staff(session)])

    def recovery(self, row: _Row) -> Recovery:
        """Return a complaint with what was done about it."""
        resolved = row.resolved or row.received
        is_sound = resolved >= row.received
        kept, broken = self.promises.get(row.id, (0, 0))
        well, came = self._checks.get(row.id, (None, None))
        back = self._back.get(row.id)
        return Recovery(
            id=row.id,
            customer_id=row.customer_id,
            what=row.what,
            failure=Failure(row.failure) if row.failure else None,
            owner_id=row.owner_id,
            outcome=Outcome(row.outcome) if row.outcome else None,
            grave=bool(row.grave),
            owner_only=bool(row.owner_only),
            colleague=self._names_a_colleague(row.what),
            mood=row.mood,
            mood_after=row.mood_after,
            hours=(resolved - row.received) / _HOUR if is_sound else None,
            in_time=resolved <= row.resolve_by if is_sound and row.resolve_by is not None else None,
            deeds=tuple(self._deeds[row.id]),
            kept=kept,
            broken=broken,
            well=None if well is None else bool(well),
            back_days=back if back is not None and back <= _LATEST_BACK else None,
            came_back=bool(came),
            regular=row.customer_id in self._regulars,
        )

    def kind_words(self, row: _Row) -> KindWords:
        """Return a compliment."""
        return KindWords(
            id=row.id,
            customer_id=row.customer_id,
            what=row.what,
            praised_id=row.praised_id,
            grave=bool(row.grave),
            owner_only=bool(row.owner_only),
            regular=row.customer_id in self._regulars,
        )

    def _asked(self, row: _Row) -> tuple[int, int, str]:
        moment = datetime.fromtimestamp(row.resolved or row.received, UTC)
        return row.id, row.customer_id or 0, local_day(moment, self._context.zone).isoformat()

    def _names_a_colleague(self, text: str) -> bool:
        words: Any = (folded(match[0]) for match in WORD.finditer(text) if match[0][:1].isupper())
        return any(form in self._staff for word in words for form in forms_of(word))


def _of_somebody(rows: Sequence[_Row]) -> list[_Row]:
    return [row for row in rows if row.customer_id is not None]
