"""All services of one open shop, given to the window and the command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from delight.data.database import FILE_NAME, Database
from delight.data.entities import Shop, Staff
from delight.data.migrate import bring_up_to_date
from delight.data.place import check_place
from delight.domain.changes import DeedName
from delight.domain.shop import ShopDraft, checked_shop
from delight.domain.staff import Role, StaffDraft, checked_staff
from delight.services.backups import BackupService
from delight.services.cases import CaseService
from delight.services.context import Context
from delight.services.customers import CustomerService
from delight.services.due import DueLetterService
from delight.services.gestures import GestureService
from delight.services.history import HistoryService
from delight.services.imports import ImportService
from delight.services.letters import LetterService
from delight.services.recovery import RecoveryService
from delight.services.search import SearchService
from delight.services.shop import ShopService
from delight.services.staff import StaffService
from delight.services.today import TodayService

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return this machine's moment, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that can be done with one shop; each method is one deed or one read."""

    place: Path
    context: Context
    shop: ShopService
    staff: StaffService
    customers: CustomerService
    cases: CaseService
    recovery: RecoveryService
    gestures: GestureService
    letters: LetterService
    due: DueLetterService
    today: TodayService
    search: SearchService
    history: HistoryService
    imports: ImportService
    backups: BackupService

    @property
    def zone(self) -> tzinfo | None:
        """The shop's time zone; ``None`` is the one of this machine."""
        return self.context.zone

    def now(self) -> datetime:
        """Return the moment, aware."""
        return self.context.clock()

    def close(self) -> None:
        """Let go of the shop's file."""
        self.context.db.close()


def shop_exists(place: Path) -> bool:
    """Return whether there is a shop in the folder ``place``."""
    return (place / FILE_NAME).exists()


def open_services(place: Path, *, clock: Clock = system_clock, zone: tzinfo | None = None) -> Services:
    """Open the shop in the folder ``place``, bringing an older file up to date first.

    Raises:
        StorageError: one of the codes ``storage.*``.
    """
    check_place(place)
    path = place / FILE_NAME
    bring_up_to_date(path)
    return bundle(place, Database(path, clock=clock), zone)


def create_shop(
    place: Path,
    draft: ShopDraft,
    staff: Sequence[StaffDraft] = (),
    *,
    clock: Clock = system_clock,
    zone: tzinfo | None = None,
    durable: bool = True,
) -> Services:
    """Make a new shop in the folder ``place``; the first of ``staff`` owns it and sits at the desk.

    Raises:
        InputError: see ``checked_shop`` and ``checked_staff``; nothing was made then.
        StorageError: ``storage.exists`` and the other codes ``storage.*``.
    """
    shop, people = checked_shop(draft), [checked_staff(person) for person in staff]
    check_place(place)
    database = Database(place / FILE_NAME, clock=clock, create=True, durable=durable)
    services = bundle(place, database, zone)
    with database.deed(DeedName.SHOP_OPENED) as deed:
        record = Shop(**{name: getattr(shop, name) for name in ShopDraft.__dataclass_fields__})
        deed.add(record)
        for number, person in enumerate(people):
            role = Role.OWNER if number == 0 else person.role
            deed.add(Staff(name=person.name, role=role, authority_minor=person.authority_minor))
        deed.about(record)
    if people:
        services.staff.sit_down(services.staff.list()[0].id)
    return services


def bundle(place: Path, database: Database, zone: tzinfo | None) -> Services:
    """Return the services on an open file; whoever works here alone sits at the desk."""
    context = Context(db=database, clock=database.clock, zone=zone)
    letters = LetterService(context)
    services = Services(
        place=place,
        context=context,
        shop=ShopService(context),
        staff=StaffService(context),
        customers=CustomerService(context),
        cases=CaseService(context),
        recovery=RecoveryService(context),
        gestures=GestureService(context),
        letters=letters,
        due=DueLetterService(context, letters),
        today=TodayService(context),
        search=SearchService(context),
        history=HistoryService(context),
        imports=ImportService(context),
        backups=BackupService(context),
    )
    people = services.staff.list()
    if len(people) == 1:
        services.staff.sit_down(people[0].id)
    return services
