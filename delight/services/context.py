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
from delight.domain.paper import Picture
from delight.domain.staff import Role, StaffRow


@dataclass(slots=True, kw_only=True)
class Context:
    """Shared by the services of one open shop; ``at_desk`` changes while it is open.

    Attributes:
        zone: the shop's time zone; ``None`` is the one of this machine.
        pictures: the shop's pictures by uid, read once: a new picture has a new uid.
    """

    db: Database
    clock: Callable[[], datetime]
    zone: tzinfo | None = None
    at_desk: StaffRow | None = None
    pictures: dict[str, Picture] = field(default_factory=dict)

    def today(self) -> date:
        """Return the shop's day."""
        return local_day(self.clock(), self.zone)

    def deed(self, name: DeedName) -> AbstractContextManager[Writer]:
        """Begin a deed of whoever is at the desk."""
        return self.db.deed(name, staff_uid=self.at_desk.uid if self.at_desk else "")

    @property
    def sees_all(self) -> bool:
        """Whether the owner's own matters are shown: to the owner, and where nobody said who is at the desk."""
        return self.at_desk is None or self.at_desk.role is Role.OWNER

    @property
    def staff_id(self) -> int | None:
        """Id of whoever is at the desk."""
        return self.at_desk.id if self.at_desk else None
