"""Making a shop and opening one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from delight.data.database import FILE_NAME, Database
from delight.data.entities import Shop, Staff
from delight.data.faults import plain_faults
from delight.data.place import check_place, clear, make_place, sync_folder
from delight.data.schema import SCHEMA_NO, identify
from delight.domain.changes import DeedName
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, share, silent
from delight.domain.shop import ShopDraft, checked_shop
from delight.domain.staff.staff import Role, StaffDraft, checked_staff
from delight.services.bundle import Clock, Services, bundle, system_clock

if TYPE_CHECKING:
    from delight.domain.letters.paper import Picture

_COPIED, _MIGRATED = 15, 45
"""Of a hundred parts of what opening an older file takes, so many are done with a copy, with the tables."""


def shop_exists(place: Path) -> bool:
    """Return whether there is a shop in the folder ``place``."""
    return (place / FILE_NAME).exists()


def has_copies(place: Path) -> bool:
    """Return whether there are copies of a shop in the folder ``place``, be the shop itself there or not."""
    from delight.services.backups.store import own_folder, stored_in

    return bool(stored_in(own_folder(place)))


def open_services(
    place: Path, *, clock: Clock = system_clock, zone: tzinfo | None = None, progress: ProgressFn = silent
) -> Services:
    """Open the shop in the folder ``place``, bringing an older file up to date first.

    Args:
        place: where it is.
        clock: tells the moment.
        zone: where the shop is; ``None`` for this machine's.
        progress: told of a hundred parts, and only where there is something to bring up to date: that may
            take a minute with a shop of many years. A kill or a stop loses nothing, the next time goes on.

    Raises:
        StorageError: one of the codes ``storage.*``.
        StoppedError: when ``progress`` asks to stop.
    """
    try:
        return _opened(place, clock, zone, progress)
    except StorageError:
        from delight.services.backups.store import naming_copies

        with naming_copies(place):
            raise


def _opened(place: Path, clock: Clock, zone: tzinfo | None, progress: ProgressFn) -> Services:
    check_place(place)
    path = place / FILE_NAME
    rest = share(progress, 0, 100)
    if identify(path) < SCHEMA_NO:
        from delight.data.migrate import bring_up_to_date
        from delight.services.backups.store import copy_before_upgrade

        copy_before_upgrade(place, clock(), zone, share(progress, 0, _COPIED))
        bring_up_to_date(path, progress=share(progress, _COPIED, _MIGRATED))
        rest = share(progress, _MIGRATED, 100)
    return bundle(place, Database(path, clock=clock, progress=rest), zone)


def create_shop(
    place: Path,
    draft: ShopDraft,
    staff: Sequence[StaffDraft] = (),
    *,
    clock: Clock = system_clock,
    zone: tzinfo | None = None,
    durable: bool = True,
    uid: str = "",
) -> Services:
    """Make a new shop in the folder ``place``; the first of ``staff`` owns it and sits at the desk.

    Its ``uid`` is a new one, unless it has to be the same each time, as the demo's.

    Raises:
        InputError: see ``checked_shop`` and ``checked_staff``; nothing was made then.
        StorageError: ``storage.exists`` and the other codes ``storage.*``.
    """
    shop, people = checked_shop(draft), [checked_staff(person) for person in staff]
    check_place(place)
    path = place / FILE_NAME
    if path.exists():
        raise StorageError("storage.exists", path=str(path))
    made = place / f".{FILE_NAME}.being-made"  # a shop that is made by half must not look like one
    make_place(place)
    clear(made)
    database = Database(made, clock=clock, create=True, durable=durable)
    with database.deed(DeedName.SHOP_OPENED) as deed:
        record = Shop(**{name: getattr(shop, name) for name in ShopDraft.__dataclass_fields__})
        record.uid = uid or record.uid
        deed.add(record)
        for number, person in enumerate(people):
            role = Role.OWNER if number == 0 else person.role
            deed.add(Staff(name=person.name, role=role, authority_minor=person.authority_minor))
        deed.about(record)
    database.close()
    with plain_faults(path):
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)  # it would undo the new shop
        made.rename(path)
        clear(made)
        sync_folder(place)
    services = bundle(place, Database(path, clock=clock, durable=durable), zone)
    if people:
        services.staff.sit_down(services.staff.list()[0].id)
    return services


def read_logo(file: Path) -> tuple[bytes, Picture]:
    """Return a file's bytes and the logo they would become, before there is a shop to keep it.

    Raises:
        StorageError: ``file.cannot_read``.
        DelightError: ``image.…`` as ``checked_picture``.
    """
    from delight.services.images import checked_picture
    from delight.services.pictures import picture_bytes

    data = picture_bytes(file)
    return data, checked_picture(data)
