"""Copies of the open shop: by themselves, before something large, by hand; and how safe it is."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from pathlib import Path

from delight.data.backups.checks import table_counts
from delight.data.backups.compare import count_known, differences
from delight.data.backups.file import about, unpack
from delight.data.backups.folder import set_aside, stored_in
from delight.data.backups.side import beside
from delight.data.faults import plain_faults
from delight.data.queries import erased as erased_query
from delight.data.queries import shop as shop_query
from delight.domain.backups import (
    BackupReport,
    BackupRow,
    CheckReport,
    Difference,
    Preview,
    Reason,
    Safety,
    SecondPlace,
    is_due,
)
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, silent
from delight.domain.staff.rights import OwnersView
from delight.services.backups import erased, second
from delight.services.backups.checking import check
from delight.services.backups.restoring import safety_at
from delight.services.backups.rows import listed_rows, row_of
from delight.services.backups.store import (
    Order,
    holds_all,
    keep_copy,
    naming_copies,
    newest_that_holds,
    own_folder,
    write_copy,
)
from delight.services.context import Context
from delight.services.erasing import tidy_up


class BackupService:
    """Verified copies with everything in them, each one file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._place = context.db.path.parent

    def backup(
        self, path: Path | None = None, progress: ProgressFn = silent, *, replace: bool = False
    ) -> BackupReport:
        """Write the whole shop to one file and read it again.

        Args:
            path: a file, or a folder to put one in; without it the shop's own folder of copies, and the
                second place.
            progress: told after each step; may raise ``StoppedError``.
            replace: whatever file stands at ``path`` may go, not only an earlier copy of this shop.

        Raises:
            StorageError: ``backup.*``, ``storage.*``, ``file.not_ours``, ``file.is_shop``; what stood at
                ``path`` is still there then.
            DelightError: ``owner.needed`` where it is taken along, to ``path``.
        """
        if path is not None:
            self._context.check_owner(OwnersView.COPIES)
        order = self._order(Reason.BY_HAND, progress)
        with plain_faults(path or self._context.db.path), self._context.db.raw() as source:
            if path is not None:
                return write_copy(source, path, order, replace=replace)
            report = keep_copy(source, order)
        return dataclasses.replace(report, second=self.bring_second_up_to_date())

    def before(self, reason: Reason, progress: ProgressFn = silent) -> BackupReport | None:
        """Make a copy before something large is done; ``None`` if the newest one holds everything already.

        Raises:
            StorageError: as ``backup``.
        """
        report = self._copy_if_changed(reason, progress)
        self.bring_second_up_to_date()
        return report

    def tend(
        self, reason: Reason, progress: ProgressFn = silent, *, at_once: bool = True
    ) -> BackupReport | None:
        """Make the copy that is made by itself where the shop was changed.

        The second place is brought up to date as well, if it is there. What an erasure could not wipe out of
        the file at once is wiped first, so that no copy holds it.

        Args:
            reason: why it is made.
            progress: told after each step; may raise ``StoppedError``.
            at_once: else only if the newest copy is a day old.

        Raises:
            StorageError: as ``backup``.
            StoppedError: when ``progress`` asks to stop.
        """
        with suppress(StorageError, OSError):
            self.remember_erased()
        with suppress(StorageError):
            tidy_up(self._context)
        report = None
        if at_once or self._is_due():
            report = self._copy_if_changed(reason, progress)
        copied = self.bring_second_up_to_date()
        return dataclasses.replace(report, second=copied) if report else None

    def safety(self) -> Safety:
        """Return how safe the shop is: its copies in both places, the newest first.

        That can be told of a shop whose file cannot be read any more, too.
        """
        try:
            return self._safety()
        except StorageError:
            return safety_at(self._place)

    def _safety(self) -> Safety:
        folder, place = own_folder(self._place), self.second()
        with self._context.db.raw() as source:
            uid = about(source).shop_uid
            newest = next(iter(stored_in(folder, uid)), None)
            unchanged = newest is not None and holds_all(source, self._place, newest.manifest)
        rows = listed_rows(folder, place.folder, uid)
        aside = len(set_aside(folder)) + (len(set_aside(place.folder)) if place.folder else 0)
        return Safety(rows=tuple(rows), second=place, set_aside=aside, unchanged=unchanged)

    def second(self) -> SecondPlace:
        """Return how the second place is."""
        with self._context.db.raw() as source:
            return second.described(self._place, about(source).shop_uid)

    def choose_second(self, folder: Path) -> SecondPlace:
        """Keep copies in ``folder`` as well from now on, such as on a stick, and bring it up to date.

        Raises:
            StorageError: ``backup.second_is_here``, ``file.no_folder``, ``file.cannot_write``.
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(OwnersView.COPIES)
        second.choose(self._place, folder)
        self.bring_second_up_to_date()
        return self.second()

    def forget_second(self) -> SecondPlace:
        """Keep no more copies in a second place; those that are there stay (``owner.needed``)."""
        self._context.check_owner(OwnersView.COPIES)
        second.forget(self._place)
        return self.second()

    def bring_second_up_to_date(self) -> Path | None:
        """Copy the newest copy to the second place if that is there, and return where it lies then."""
        with self._context.db.raw() as source:
            uid = about(source).shop_uid
        newest = next(iter(stored_in(own_folder(self._place), uid)), None)
        return second.bring_up_to_date(self._place, newest, self.erased_uids(), uid)

    def newest(self) -> BackupRow | None:
        """Return the newest copy in the shop's own folder."""
        with self._context.db.raw() as source:
            uid = about(source).shop_uid
        stored = next(iter(stored_in(own_folder(self._place), uid)), None)
        return row_of(stored) if stored else None

    def preview(self, backup: Path) -> Preview:
        """Return what bringing ``backup`` back would do, record by record.

        Raises:
            StorageError: ``backup.*``, ``storage.newer`` …
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(OwnersView.RESTORE)
        uids = erased.listed([self._place, own_folder(self._place), backup.parent])
        with suppress(StorageError):
            uids |= self.erased_uids()
        with plain_faults(backup), beside(self._context.db.path, "look") as (part,):
            manifest = unpack(backup, part)
            shop, here, found, readable = self._beside(part, uids)
            return Preview(
                backup=row_of(backup, manifest),
                here=here,
                readable=readable,
                differences=tuple(found),
                other_shop=manifest.shop if readable and manifest.shop_uid not in {"", shop} else "",
                erased=count_known(part, uids),
            )

    def counts(self) -> dict[str, int]:
        """Return how many records there are by table, as a backup tells it."""
        with self._context.db.raw() as connection:
            return table_counts(connection)

    def erased_uids(self) -> frozenset[str]:
        """Return the uids of all that was erased for good, as the shop's file keeps them."""
        with self._context.db.read() as session:
            return frozenset(erased_query.uids(session))

    def remember_erased(self) -> None:
        """Keep the uids of all that was erased beside the shop and beside its copies, for every restore.

        Raises:
            StorageError: where the list beside the shop cannot be written.
        """
        uids = self.erased_uids()
        if not uids:
            return
        chosen = second.chosen(self._place)
        with plain_faults(self._place):
            erased.remember(self._place, uids)
            own_folder(self._place).mkdir(exist_ok=True)
            erased.remember(own_folder(self._place), uids)
        if chosen and second.is_there(chosen):
            with suppress(OSError):
                erased.remember(chosen.folder, uids)

    def check(self, progress: ProgressFn = silent) -> CheckReport:
        """Return whether the file, its history, its letters and its copies are whole."""
        with naming_copies(self._place):
            return check(self._context, progress)

    def _copy_if_changed(self, reason: Reason, progress: ProgressFn) -> BackupReport | None:
        if self._is_demo():
            return None
        order = self._order(reason, progress)
        with plain_faults(self._context.db.path), self._context.db.raw() as source:
            if newest_that_holds(source, self._place) is not None:
                return None
            return keep_copy(source, order)

    def _is_due(self) -> bool:
        newest = self.newest()
        return is_due(newest.made_at if newest else None, self._context.clock())

    def _is_demo(self) -> bool:
        with self._context.db.read() as session:
            return shop_query.shop(session).is_demo

    def _order(self, reason: Reason, progress: ProgressFn) -> Order:
        return Order(
            place=self._place,
            day=self._context.today(),
            now=self._context.clock(),
            reason=reason,
            progress=progress,
        )

    def _beside(self, part: Path, uids: frozenset[str]) -> tuple[str, dict[str, int], list[Difference], bool]:
        """Return whose shop is here, how much it holds, how ``part`` differs, whether it could be read."""
        try:
            with self._context.db.raw() as source:
                return about(source).shop_uid, table_counts(source), differences(source, part, uids), True
        except StorageError:
            return "", {}, [], False
