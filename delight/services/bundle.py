"""All services of one open shop, given to the window and the command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from delight.data.database import Database
from delight.services.bundle_cases import CaseServices
from delight.services.bundle_insight import InsightServices
from delight.services.bundle_paper import PaperServices
from delight.services.bundle_surprises import SurpriseServices
from delight.services.cases.service import CaseService
from delight.services.context import Context
from delight.services.customers.consents import ConsentService
from delight.services.customers.service import CustomerService
from delight.services.days.clocks import follow_zone
from delight.services.news import NewsService
from delight.services.shop import ShopService
from delight.services.staff.service import StaffService

if TYPE_CHECKING:
    from delight.services.backups.service import BackupService
    from delight.services.cases.attachments import AttachmentService
    from delight.services.cases.recovery import RecoveryService
    from delight.services.customers.duplicates import DuplicateService
    from delight.services.customers.groups import GroupService
    from delight.services.customers.links import LinkService
    from delight.services.customers.notes import NoteService
    from delight.services.customers.reaches import ReachService
    from delight.services.customers.visits import VisitService
    from delight.services.exports.service import ExportService
    from delight.services.history import HistoryService
    from delight.services.hours import HoursService
    from delight.services.identities import IdentityService
    from delight.services.imports import ImportService
    from delight.services.privacy.retention import RetentionService
    from delight.services.privacy.service import PrivacyService
    from delight.services.reminders import ReminderService
    from delight.services.search import SearchService
    from delight.services.staff.pins import PinService
    from delight.services.today import TodayService

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return this machine's moment, aware."""
    return datetime.now(UTC)


class Services(CaseServices, PaperServices, SurpriseServices, InsightServices):
    """Everything that can be done with one shop; each method is one deed or one read.

    What is not needed to open the shop and to save what a customer said is imported when it is first asked
    for: it takes longer than all the rest.
    """

    def __init__(self, place: Path, context: Context) -> None:
        self.place = place
        self.context = context
        self.shop = ShopService(context)
        self.staff = StaffService(context)
        self.customers = CustomerService(context)
        self.consents = ConsentService(context)
        self.cases = CaseService(context)
        self.news = NewsService(context)

    @cached_property
    def today(self) -> TodayService:
        """The first page."""
        from delight.services.today import TodayService

        return TodayService(
            self.context, lambda: self.due.list(), lambda: self.catalogue.entries(include_off=True)
        )

    @cached_property
    def recovery(self) -> RecoveryService:
        """What puts a complaint right."""
        from delight.services.cases.recovery import RecoveryService

        return RecoveryService(self.context)

    @cached_property
    def attachments(self) -> AttachmentService:
        """Photos and files of cases."""
        from delight.services.cases.attachments import AttachmentService

        return AttachmentService(self.context)

    @cached_property
    def groups(self) -> GroupService:
        """Tags, and groups of customers."""
        from delight.services.customers.groups import GroupService

        return GroupService(self.context)

    @cached_property
    def search(self) -> SearchService:
        """One search over everything."""
        from delight.services.search import SearchService

        return SearchService(self.context)

    @cached_property
    def history(self) -> HistoryService:
        """Who did what, and Undo."""
        from delight.services.history import HistoryService

        return HistoryService(self.context)

    @cached_property
    def identities(self) -> IdentityService:
        """What the ids in unfinished words stand for, by uid."""
        from delight.services.identities import IdentityService

        return IdentityService(self.context)

    @cached_property
    def hours(self) -> HoursService:
        """When the shop is open."""
        from delight.services.hours import HoursService

        return HoursService(self.context)

    @cached_property
    def pins(self) -> PinService:
        """PINs of those who work here."""
        from delight.services.staff.pins import PinService

        return PinService(self.context)

    @cached_property
    def notes(self) -> NoteService:
        """Notes on customers."""
        from delight.services.customers.notes import NoteService

        return NoteService(self.context)

    @cached_property
    def links(self) -> LinkService:
        """Who belongs to whom."""
        from delight.services.customers.links import LinkService

        return LinkService(self.context)

    @cached_property
    def reaches(self) -> ReachService:
        """Further ways to reach a customer."""
        from delight.services.customers.reaches import ReachService

        return ReachService(self.context)

    @cached_property
    def visits(self) -> VisitService:
        """Visits that are noted already."""
        from delight.services.customers.visits import VisitService

        return VisitService(self.context)

    @cached_property
    def imports(self) -> ImportService:
        """Data of other programs."""
        from delight.services.imports import ImportService

        return ImportService(self.context)

    @cached_property
    def duplicates(self) -> DuplicateService:
        """Customers who are here twice."""
        from delight.services.customers.duplicates import DuplicateService

        return DuplicateService(self.context)

    @cached_property
    def reminders(self) -> ReminderService:
        """What the shop is reminded of."""
        from delight.services.reminders import ReminderService

        return ReminderService(
            self.context, lambda shop: self.hours.schedule(shop), lambda: self.backups.second()
        )

    @cached_property
    def backups(self) -> BackupService:
        """Back up and check."""
        from delight.services.backups.service import BackupService

        return BackupService(self.context)

    @cached_property
    def privacy(self) -> PrivacyService:
        """What people may ask about their data, erasing included."""
        from delight.services.privacy.service import PrivacyService

        return PrivacyService(self.context, before=self._before_erasing, remember=self._remember_erased)

    @cached_property
    def retention(self) -> RetentionService:
        """How long data is kept."""
        from delight.services.privacy.retention import RetentionService

        return RetentionService(self.context, before=self._before_erasing, remember=self._remember_erased)

    def _before_erasing(self) -> object:
        from delight.domain.backups import Reason

        return self.backups.before(Reason.BEFORE_ERASE)

    def _remember_erased(self) -> object:
        return self.backups.remember_erased()

    @cached_property
    def exports(self) -> ExportService:
        """Take everything along."""
        from delight.services.exports.service import ExportService

        return ExportService(self.context)

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


def bundle(place: Path, database: Database, zone: tzinfo | None) -> Services:
    """Return the services on an open file; whoever works alone, or owns the demo, sits at the desk."""
    services = Services(place, Context(db=database, clock=database.clock, zone=zone, home=zone))
    shop, people = services.shop.row(), services.staff.list()
    follow_zone(services.context, shop)
    if len(people) == 1 or (people and shop.is_demo):
        services.staff.sit_down(people[0].id)
    return services
