"""The small files in which unfinished words lie: for each case, cause or list, of whoever is at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delight.domain.changes import Noun
from delight.domain.errors import DelightError
from delight.domain.staff.staff import Role
from delight.ui.kit.files.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from delight.services.bundle import Services

FORMAT = 1
_RECORDS = {
    "action": Noun.ACTION,
    "settling": Noun.ACTION,
    "promise": Noun.PROMISE,
    "answering": Noun.PROMISE,
    "check": Noun.FOLLOW_UP,
    "idea": Noun.IDEA,
}
"""What the ``id`` of a form's record is of, by the form's name."""
_ALONE = "all"
_LARGEST_FILE = 8_000_000
Kept = dict[str, Any]
"""``format``, what it is about by ids, ``forms`` by name, ``loose`` words that no form takes any more, and
``aside``, if anything is, the words of forms that are about something else now, each with its ``name``."""


def file_for(services: Services, what: str) -> Path:
    """Return the file for ``what``, such as ``cases/case-12``, of whoever is at the desk now.

    A colleague's words, and the owner's, lie in files of their own: nobody else is shown them.
    """
    return services.place / "drafts" / f"{what}-{_desk(services)}.json"


def read_for(services: Services, what: str) -> Kept:
    """Return what whoever is at the desk had not finished about ``what``, on the worker."""
    file = file_for(services, what)
    _take_over(services, file, services.place / "drafts" / f"{what}-{_ALONE}.json")
    return _by_uid(services, read(file))


def read_unsaved(services: Services, what: str, made: Mapping[str, Noun]) -> Kept:
    """Read as ``read_for`` does, without what was saved just before the power went.

    Args:
        services: of the shop.
        what: as for ``file_for``.
        made: what is made of words, by the form's name: a record of the ``uid`` that they are typed under.
    """
    kept, known = read_for(services, what), services.identities.is_known

    def is_new(name: str, form: dict[str, Any]) -> bool:
        uid = form["record"].get("uid")
        return name not in made or not isinstance(uid, str) or not known(made[name], uid)

    if not kept:
        return {}
    forms = {name: form for name, form in kept["forms"].items() if is_new(name, form)}
    return {
        **kept,
        "forms": forms,
        "aside": [one for one in kept.get("aside", ()) if is_new(one["name"], one)],
    }


def of_case(uid: str) -> str:
    """Return what the words on a case are kept under; after a restore its id may be another case's."""
    return f"cases/case-{uid}"


def of_cause(key: str) -> str:
    """Return what the words on a cause are kept under; its own words may be no name for a file."""
    return f"cases/cause-{sha256(key.encode()).hexdigest()[:24]}"


def _with_uids(services: Services | None, kept: Kept) -> Kept:
    with suppress(DelightError):
        return _each(kept, services.identities.mark) if services else kept
    return kept


def _by_uid(services: Services, kept: Kept) -> Kept:
    """Return words with the ids that are meant now; of what is gone the record's ids are 0, and no form's."""

    def now(value: Any, more: Mapping[str, Noun]) -> Any:
        return services.identities.resolve(value, more)

    found = _each(kept, now)
    for form in (*found.get("forms", {}).values(), *found.get("aside", ())):
        form["record"] |= dict.fromkeys(form["record"].get("uids", {}), 0)
    return found


def _each(kept: Kept, change: Callable[[Any, Mapping[str, Noun]], Any]) -> Kept:
    """Return what is kept with every form changed; ``id`` is of whatever the form is about."""
    if not kept:
        return kept
    forms = {name: change(form, _about(name)) for name, form in kept["forms"].items()}
    rest = {name: part for name, part in kept.items() if name not in {"forms", "aside"}}
    aside = [change(form, _about(form["name"])) for form in kept.get("aside", ())]
    return {**change(rest, {}), "forms": forms, **({"aside": aside} if aside else {})}


def _about(form: str) -> Mapping[str, Noun]:
    return {"id": _RECORDS[form]} if form in _RECORDS else {}


def read(file: Path) -> Kept:
    """Return what was unfinished, on the worker; nothing where the file cannot be understood."""
    return _understood(file) or {}


def write(file: Path, kept: Kept) -> None:
    """Write it whole or not at all; nothing unfinished removes the file.

    A file that cannot be understood, as one of a newer Delight, is put aside and not written over.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    if file.exists() and _understood(file) is None:
        if not kept:
            return
        file.replace(_aside(file))
    write_kept(file, kept)


def _understood(file: Path) -> Kept | None:
    stored = read_kept(file, _LARGEST_FILE)
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        return None
    forms, loose = stored.get("forms"), stored.get("loose")
    if not isinstance(forms, dict) or not isinstance(loose, str):
        return None
    aside = stored.get("aside", [])
    if not isinstance(aside, list) or not all(_is_form(one) and "name" in one for one in aside):
        return None
    return stored if all(map(_is_form, forms.values())) else None


def _is_form(one: Any) -> bool:
    return isinstance(one, dict) and all(
        isinstance(one.get(name), dict) for name in ("record", "said", "before")
    )


def _aside(file: Path) -> Path:
    """Return a free name beside a file; it ends as drafts do, so that erasing somebody finds it."""
    tries = (file.with_name(f"{file.stem}.unread-{n}.json") for n in range(1, 1000))
    return next(one for one in tries if not one.exists())


def _take_over(services: Services, file: Path, alone: Path) -> None:
    """Let the first owner have what was typed before anybody was named, when they were alone."""
    desk = services.context.at_desk
    if desk is None or desk.role is not Role.OWNER or file.exists() or not alone.exists():
        return
    if desk.id == min(one.id for one in services.staff.list() if one.role is Role.OWNER):
        with suppress(OSError):
            alone.replace(file)


def _desk(services: Services) -> str:
    context = services.context
    if context.staff_uid:
        return context.staff_uid
    return _ALONE if context.sees_all else "nobody"


def keep(services: Services | None, file: Path | None, kept: Kept, left: Path | None) -> None:
    """Write on the worker; ``left`` is the file they stood in before, as of whoever sat there then.

    Beside every id stands its uid: in an older copy that is brought back the id may be another record's.

    A full disk is told of when something is saved for good.
    """
    with suppress(OSError):
        if file is not None:
            write(file, _with_uids(services, kept))
        if left is not None and left != file:
            write(left, {})
