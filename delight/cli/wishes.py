"""What was asked for beside the deed itself: which shop, which kind of answer, who is at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli import OpenWindow, open_shop
from delight.cli.bars import late_bar, on_terminal
from delight.domain.days.dates import Typing, read_deadline
from delight.domain.days.spoken.days import read_said
from delight.domain.errors import InputError, StorageError, UnknownError
from delight.domain.money import group_mark, parse_amount
from delight.paths import shop_folder

if TYPE_CHECKING:
    from delight.services.bundle import Services

_READYING = "Getting the shop ready for this version"


@dataclass(slots=True, kw_only=True)
class Wishes:
    """The global options, which may stand before and after the command, and ``--replace``."""

    open_window: OpenWindow
    shop: Path = field(default_factory=shop_folder)
    as_json: bool = False
    quiet: bool = False
    replace: bool = False
    staff: str = ""

    @property
    def hears(self) -> bool:
        """Whether somebody at a terminal wants to hear how far long work is."""
        return not (self.quiet or self.as_json) and on_terminal()


def wishes() -> Wishes:
    """Return what the running command was asked for."""
    return click.get_current_context().find_object(Wishes) or _unheard()


@contextmanager
def opened() -> Iterator[Services]:
    """Yield the services of the shop that is meant, with whoever does it at the desk.

    Raises:
        StorageError: one of the codes ``storage.*``.
        UnknownError: ``staff.unknown``.
    """
    wanted = wishes()
    if not wanted.shop.exists():
        raise StorageError("storage.missing", path=str(wanted.shop))
    with late_bar(_READYING, heard=wanted.hears) as progress:
        services = open_shop(wanted.shop, progress)
    try:
        if wanted.staff:
            services.staff.sit_down(services.staff.by_name(wanted.staff).id)
        yield services
    finally:
        services.close()


def typing(services: Services) -> Typing:
    """Return what typed days depend on in this shop."""
    return Typing(now=services.now(), zone=services.zone, country=services.shop.row().country)


def deadline(services: Services, text: str, *, field: str = "by") -> datetime:
    """Return the moment that was named, as scripts write it or as people say it (``date.*``)."""
    now = typing(services)
    try:
        return read_deadline(text, now, field=field)
    except InputError as error:
        try:
            return read_said(text, now, services.shop.row().language.split("-")[0]).at
        except InputError:
            raise error from None


def minor(services: Services, text: str | None, *, field: str) -> int | None:
    """Return a typed amount in the smallest units of the shop's currency (``amount.*``)."""
    if text is None:
        return None
    shop = services.shop.row()
    return parse_amount(text, shop.currency, groups=group_mark(shop.country), field=field).minor


def case_id(services: Services, text: str) -> int:
    """Return the id of the case meant by its reference or id (``case.unknown``)."""
    bare = text.strip()
    if bare.isascii() and bare.isdecimal() and len(bare) < 18:
        return services.cases.get(int(bare)).id
    return services.cases.find(bare)


def staff_id(services: Services, name: str | None) -> int | None:
    """Return the id of the member of staff with this name (``staff.unknown``)."""
    return services.staff.by_name(name).id if name else None


def praised_id(services: Services, name: str | None) -> int | None:
    """Return whom a kind word names: somebody who works here, else somebody who did (``staff.unknown``)."""
    try:
        return staff_id(services, name)
    except UnknownError:
        return services.staff.by_name(name or "", active_only=False).id


def _unheard() -> Wishes:
    raise click.UsageError("No shop was chosen.")
