"""The shop's pictures."""

import sqlalchemy as sa
from sqlmodel import Session, select

from delight.data.entities import ShopPicture
from delight.data.queries.common import table
from delight.domain.letters.paper import Picture
from delight.domain.shop import PictureUse

_P = table(ShopPicture)


def picture_uids(session: Session) -> dict[PictureUse, str]:
    """Return the uid of each picture there is, by its use."""
    return {PictureUse(row.use): row.uid for row in session.execute(sa.select(_P.c.use, _P.c.uid))}


def picture_record(session: Session, use: PictureUse) -> ShopPicture | None:
    """Return the stored picture of one use, if there is one."""
    return session.exec(select(ShopPicture).where(ShopPicture.use == use)).first()


def picture(session: Session, uid: str) -> Picture:
    """Return one picture."""
    row = session.execute(sa.select(_P.c.data, _P.c.width, _P.c.height).where(_P.c.uid == uid)).one()
    return Picture(data=row.data, width=row.width, height=row.height)
