"""What all that a shop prints shares: the shop, how it signs, who works there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from delight.data.database import Session
from delight.data.queries import shop as shop_query
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import Picture
from delight.domain.shop import PictureUse, ShopDraft, ShopRow
from delight.services.context import Context
from delight.services.pictures import shop_pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What all papers of a shop share, read once for many: the shop, its letterhead, its staff by id."""

    shop: ShopRow
    sender: Sender
    staff: Mapping[int | None, str]


def house(context: Context, session: Session) -> House:
    """Return what all papers share."""
    shop = shop_query.shop(session)
    return House(
        shop=shop,
        sender=sender_of(shop, shop_pictures(context, session)),
        staff={row.id: row.name for row in shop_query.staff(session, active_only=False)},
    )


def sender_of(shop: ShopRow | ShopDraft, pictures: Mapping[PictureUse, Picture]) -> Sender:
    """Return how a shop signs, with those of its pictures that are given."""
    return Sender(
        name=shop.name,
        address=tuple(line for line in shop.address.split("\n") if line),
        country=shop.country,
        phone=shop.phone,
        email=shop.email,
        website=shop.website,
        accent=shop.accent,
        signing_name=shop.signed_by,
        logo=pictures.get(PictureUse.LOGO),
        signature=pictures.get(PictureUse.SIGNATURE),
    )
