"""Groups of customers: by hand, as tags, and by filter, as saved rules."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.entities import Customer, SavedGroup, Tag
from delight.data.queries import groups as rules
from delight.data.queries import tags as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.customer import TagRow
from delight.domain.customers.groups import GroupRow, Rule, checked_group, packed
from delight.domain.duplicates.contradictions import check_possible
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.text import clean_line, fold
from delight.services.context import Context

_LONGEST = 60


class GroupService:
    """A tag is a word that some customers carry; a saved group is a rule that some fit."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def tags(self) -> list[TagRow]:
        """Return every tag by name, with how many customers carry it."""
        with self._context.db.read() as session:
            return query.tags(session)

    def tagged(self, name: str) -> list[int]:
        """Return the ids of the customers who carry a tag."""
        with self._context.db.read() as session:
            return query.tagged(session, name)

    def saved(self) -> list[GroupRow]:
        """Return every saved group by name, with how many are in it today."""
        today, zone = self._context.today(), self._context.zone
        with self._context.db.read() as session:
            return [
                GroupRow(name=name, rule=rule, count=rules.count(session, rule, today, zone))
                for name, rule in rules.saved(session)
            ]

    def offered(self) -> list[TagRow]:
        """Return every group that can be chosen by name, by hand or by filter, with how many are in it."""
        saved = (TagRow(name=row.name, count=row.count) for row in self.saved())
        return sorted([*self.tags(), *saved], key=lambda row: fold(row.name))

    def members(self, name: str) -> list[int]:
        """Return the ids of those in a saved group, or who carry the tag of that name, by name."""
        with self._context.db.read() as session:
            return rules.members(session, name, self._context.today(), self._context.zone)

    def count(self, rule: Rule) -> int:
        """Return how many fit a rule today."""
        with self._context.db.read() as session:
            return rules.count(session, rule, self._context.today(), self._context.zone)

    def save(self, name: str, rule: Rule, *, before: str = "") -> Changes:
        """Save a group by filter; one of that name is changed.

        Args:
            name: of the group.
            rule: what its members have in common.
            before: the name it had, where it is another one now.

        Raises:
            InputError: see ``checked_group`` and ``contradiction``; ``group.is_a_tag`` where a tag of that
                name is in use.
            ConflictError: ``group.here_already`` where another group has that name.
        """
        name, rule = checked_group(name, rule)
        check_possible(rule)
        with self._context.deed(DeedName.GROUP_SAVED) as deed:
            if query.tagged(deed.session, name):
                raise InputError("group.is_a_tag", "name", name=name)
            same = rules.group_id(deed.session, name)
            known = rules.group_id(deed.session, before) if before else same
            if same is not None and same != known:
                raise ConflictError("group.here_already", name=name)
            record = deed.session.get_one(SavedGroup, known) if known else rules.group(name, rule)
            record.name, record.name_key, record.rule = name, fold(name), packed(rule)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def remove(self, name: str) -> Changes:
        """Forget a saved group; nobody in it is changed (``group.unknown``)."""
        with self._context.deed(DeedName.GROUP_REMOVED) as deed:
            known = rules.group_id(deed.session, name)
            if known is None:
                raise UnknownError("group.unknown", name=name)
            deed.session.delete(deed.session.get_one(SavedGroup, known))
        return deed.changes

    def tag(self, customer_ids: Sequence[int], name: str) -> Changes:
        """Give customers a tag; those who carry it already keep it.

        Raises:
            InputError: ``tag.name_missing``, ``text.too_long``; ``group.is_saved`` where a saved group has
                that name.
            UnknownError: ``customer.unknown``.
        """
        name = clean_line(name, field="tag", longest=_LONGEST)
        if not name:
            raise InputError("tag.name_missing", "tag")
        with self._context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
            if rules.group_id(deed.session, name) is not None:
                raise InputError("group.is_saved", "tag", name=name)
            for customer_id in customer_ids:
                customer: Customer = found(deed.session, Customer, customer_id, "customer.unknown")
                if query.tag_id(deed.session, customer_id, name) is None:
                    deed.add(Tag(customer_id=customer_id, name=name, name_key=fold(name)))
                deed.about(customer)
        return deed.changes

    def untag(self, customer_ids: Sequence[int], name: str) -> Changes:
        """Take a tag from customers."""
        with self._context.deed(DeedName.CUSTOMERS_UNTAGGED) as deed:
            for customer_id in customer_ids:
                tag_id = query.tag_id(deed.session, customer_id, name)
                if tag_id is not None:
                    deed.session.delete(deed.session.get_one(Tag, tag_id))
        return deed.changes
