"""All that the page of one customer shows, read at one moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from delight.domain.customers.consents import ConsentAbout
from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.links import LinkRow
from delight.domain.customers.reaches import ReachKind, ReachRow
from delight.domain.timeline import EntryKind, TimelineEntry

if TYPE_CHECKING:
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A customer with everything the pane shows, read at one moment.

    Attributes:
        first_labels: what the first phone, e-mail and address are called, where they are called anything.
        entries: the newest of what happened, of the kinds that were asked for.
        kinds: of which kinds there is anything at all.
        merged: who was merged into them, the old id and the name, the latest first.
        health_allowed: they agreed that health notes are kept.
        answers_shown: whoever is at the desk may see what customers answered: the owner, or somebody alone.
    """

    who: CustomerDetail
    reaches: tuple[ReachRow, ...]
    first_labels: Mapping[ReachKind, str]
    links: tuple[LinkRow, ...]
    merged: tuple[tuple[int, str], ...]
    entries: tuple[TimelineEntry, ...]
    kinds: frozenset[EntryKind]
    health_allowed: bool
    answers_shown: bool
    currency: str
    now: datetime
    zone: tzinfo | None


def read_whole(
    services: Services, customer_id: int, kinds: Collection[EntryKind] = (), limit: int = 60
) -> Whole:
    """Read it; called on the worker."""
    allowed = {state.about: state.given for state in services.consents.of(customer_id)}
    return Whole(
        who=services.customers.get(customer_id),
        reaches=tuple(services.reaches.of(customer_id)),
        first_labels=services.reaches.first_labels(customer_id),
        links=tuple(services.links.of(customer_id)),
        merged=tuple(services.links.merged(customer_id)),
        entries=tuple(services.customers.timeline(customer_id, limit, kinds=kinds)),
        kinds=services.customers.timeline_kinds(customer_id),
        health_allowed=allowed.get(ConsentAbout.HEALTH) is True,
        answers_shown=services.context.sees_all,
        currency=services.shop.row().currency,
        now=services.now(),
        zone=services.zone,
    )
