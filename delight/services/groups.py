"""Groups of customers by hand: tags."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.entities import Customer, Tag
from delight.data.queries import tags as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.customers import TagRow
from delight.domain.errors import InputError
from delight.domain.text import clean_line, fold
from delight.services.context import Context

_LONGEST = 60
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Marks of direction and joining: nobody could tell a tag of these alone from none."""


class GroupService:
    """A tag is a word that some customers carry."""

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

    def tag(self, customer_ids: Sequence[int], name: str) -> Changes:
        """Give customers a tag; those who carry it already keep it.

        Raises:
            InputError: ``tag.name_missing``, ``text.too_long``.
            UnknownError: ``customer.unknown``.
        """
        name = clean_line(name, field="tag", longest=_LONGEST)
        if not name.strip(_INVISIBLE + " "):
            raise InputError("tag.name_missing", "tag")
        with self._context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
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
