"""Reading the facts of a period."""

from __future__ import annotations

from delight.data.queries import shop as shop_query
from delight.domain.insight.facts import Facts, Span
from delight.domain.insight.period import Against, Period
from delight.services.context import Context


def read(context: Context, period: Period, before: Period | None, against: Against) -> Facts:
    """Return the facts of a period and of what it is compared with."""
    with context.db.read() as session:
        shop = shop_query.shop(session)
    return Facts(
        now=Span(period=period),
        before=None if before is None else Span(period=before),
        against=against,
        today=context.today(),
        moment=int(context.clock().timestamp()),
        known_since=before.first if before else period.first,
        currency=shop.currency,
    )
