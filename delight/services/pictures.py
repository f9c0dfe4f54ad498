"""The shop's logo and signature."""

from __future__ import annotations

from pathlib import Path

from delight.data.database import Session
from delight.data.entities import ShopPicture
from delight.data.queries.pictures import picture, picture_record, picture_uids
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import StorageError
from delight.domain.letters.paper import Picture
from delight.domain.shop import PictureUse
from delight.services.context import Context
from delight.services.images import MOST_BYTES, checked_picture, signature_picture


class PictureService:
    """Pictures on letters; each was checked and drawn anew before it is kept."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def get(self, use: PictureUse) -> Picture | None:
        """Return the picture, if the shop has one."""
        with self._context.db.read() as session:
            return shop_pictures(self._context, session).get(use)

    def look(self, use: PictureUse, data: bytes) -> Picture:
        """Return what a file's bytes would be kept as; nothing is stored (``image.…``)."""
        return (signature_picture if use is PictureUse.SIGNATURE else checked_picture)(data)

    def put(self, use: PictureUse, data: bytes) -> Changes:
        """Keep the picture that a file's bytes hold, in place of the one before (``image.…``)."""
        made = self.look(use, data)
        with self._context.deed(DeedName.PICTURE_CHANGED) as deed:
            _remove(deed.session, use)
            record = ShopPicture(use=use, width=made.width, height=made.height, data=made.data)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def put_file(self, use: PictureUse, path: Path) -> Changes:
        """Keep the picture in a file (``file.cannot_read``, ``image.…``)."""
        return self.put(use, picture_bytes(path))

    def remove(self, use: PictureUse) -> Changes:
        """Do without the picture."""
        with self._context.deed(DeedName.PICTURE_CHANGED) as deed:
            _remove(deed.session, use)
        return deed.changes


def picture_bytes(path: Path) -> bytes:
    """Return what is in a file, as far as a picture may be large (``file.cannot_read``)."""
    try:
        if not path.is_file():  # a pipe would be waited for
            raise StorageError("file.cannot_read", path=str(path))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise StorageError("file.cannot_read", path=str(path)) from error


def shop_pictures(context: Context, session: Session) -> dict[PictureUse, Picture]:
    """Return the shop's pictures; their bytes are read once."""
    uids = picture_uids(session)
    for uid in uids.values():
        if uid not in context.pictures:
            context.pictures[uid] = picture(session, uid)
    return {use: context.pictures[uid] for use, uid in uids.items()}


def _remove(session: Session, use: PictureUse) -> None:
    record = picture_record(session, use)
    if record is not None:
        session.delete(record)
        session.flush()
