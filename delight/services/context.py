"""What every deed needs: the file, the time, and who is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from delight.data.database import Database
from delight.data.journal import Writer
from delight.domain.calendar import local_day
from delight.domain.changes import DeedName
from delight.domain.errors import DelightError
from delight.domain.paper import Picture
from delight.domain.rights import OWNERS_DEEDS
from delight.domain.staff import Role, StaffRow


@dataclass(slots=True, kw_only=True)
class Context:
    """Shared by the services of one open shop; ``at_desk`` changes while it is open.

    Attributes:
        zone: the shop's time zone; ``None`` is the one of this machine.
        home: the zone that counts where the shop has named none (``services.clocks.follow_zone``).
        asks_who: the window asks who is at the desk, since several people work here: until somebody says so,
            what is the owner's alone stays hidden. The command never asks: whoever has the file has all.
        pictures: the shop's pictures by uid, read once: a new picture has a new uid.
    """

    db: Database
    clock: Callable[[], datetime]
    zone: tzinfo | None = None
    home: tzinfo | None = None
    at_desk: StaffRow | None = None
    asks_who: bool = False
    pictures: dict[str, Picture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Have everything that is read go past the eyes of whoever is at the desk."""
        self.db.hides = lambda: not self.sees_all

    def today(self) -> date:
        """Return the shop's day."""
        return local_day(self.clock(), self.zone)

    def deed(self, name: DeedName, *, reverses: str | None = None) -> AbstractContextManager[Writer]:
        """Begin a deed of whoever is at the desk (``owner.needed`` where it is the owner's alone)."""
        if name in OWNERS_DEEDS:
            self.check_owner()
        return self.db.deed(name, staff_uid=self.staff_uid, reverses=reverses)

    def check_owner(self) -> None:
        """Refuse what is the owner's alone to the front desk.

        Raises:
            DelightError: ``owner.needed``.
        """
        if not self.sees_all:
            raise DelightError("owner.needed")

    @property
    def sees_all(self) -> bool:
        """Whether the owner's own matters are shown: to the owner, to somebody alone, and to the command."""
        if self.at_desk is None:
            return not self.asks_who
        return self.at_desk.role is Role.OWNER

    @property
    def staff_id(self) -> int | None:
        """Id of whoever is at the desk."""
        return self.at_desk.id if self.at_desk else None

    @property
    def staff_uid(self) -> str:
        """Uid of whoever is at the desk, by which a deed is signed; empty for nobody."""
        return self.at_desk.uid if self.at_desk else ""
