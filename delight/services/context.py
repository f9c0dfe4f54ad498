"""What every deed needs: the file, the time, and who is at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from delight.data.database import Database
from delight.data.journal import Writer
from delight.data.queries.staff import works_here
from delight.domain.changes import DeedName
from delight.domain.days.calendar import local_day
from delight.domain.errors import ConflictError, DelightError
from delight.domain.letters.paper import Picture
from delight.domain.staff.rights import OWNERS_DEEDS, OwnersReason, OwnersView
from delight.domain.staff.staff import Role, StaffRow


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
        """Begin a deed, signed by whoever is at the desk.

        Raises:
            DelightError: ``owner.needed`` where it is the owner's alone.
            ConflictError: ``desk.left`` where whoever is at the desk does not work here any more, as when the
                command noted that meanwhile.
        """
        if name in OWNERS_DEEDS:
            self.check_owner(name)
        return self._signed(name, reverses)

    @contextmanager
    def _signed(self, name: DeedName, reverses: str | None) -> Iterator[Writer]:
        with self.db.deed(name, staff_uid=self.staff_uid, reverses=reverses) as writer:
            if self.at_desk is not None and not works_here(writer.session, self.staff_uid):
                raise ConflictError("desk.left", name=self.at_desk.name)
            yield writer

    def check_owner(self, why: DeedName | OwnersView | OwnersReason) -> None:
        """Refuse what is the owner's alone to the front desk; ``why`` tells them what it is.

        Raises:
            DelightError: ``owner.needed``.
        """
        if not self.sees_all:
            raise DelightError("owner.needed", why=why)

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
