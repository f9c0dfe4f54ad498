"""What lies beside the shop's file and may hold somebody's data: drafts, lent copies, older files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from delight.data.backups.swap import kept_files
from delight.data.database import FILE_NAME
from delight.domain.customers.mentions import Named, places
from delight.domain.customers.privacy import Copies
from delight.services.backups import second
from delight.services.backups.store import own_folder
from delight.services.identities import UIDS
from delight.services.lending import take_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """What is theirs: ids by what drafts call them, ``customer_id``, ``case_id`` …, and uids of any kind."""

    by_name: Mapping[str, Set[int]]
    uids: Set[str] = frozenset()


IsAbout = Callable[[Any], bool]
Tell = Callable[[int], None]
_DRAFTS, _ASIDE = "drafts", "aside"
_LARGEST = 32 * 1024 * 1024


def copies(place: Path) -> Copies:
    """Return what copies there are besides the shop's file."""
    chosen = second.chosen(place)
    return Copies(
        kept_beside=len(kept_files(place / FILE_NAME)),
        backups=len(list(own_folder(place).glob("*.delightbackup"))),
        second=str(chosen.folder) if chosen else "",
    )


def count_drafts(place: Path, ids: Ids, who: Named) -> int:
    """Return how many notes and letters are being written to or about somebody."""
    counts: list[int] = []
    for file in _drafts(place):
        value = _read(file)
        _without(value, file, lambda part: _is_about(part, ids, who), counts.append)
    return sum(counts)


def sweep(place: Path, ids: Ids, who: Named) -> list[str]:
    """Remove drafts about somebody, copies lent to other programs, and older files beside the shop's.

    Returns:
        What could not be removed, as codes: ``draft``, ``kept-file``.
    """
    left = ["draft" for file in _drafts(place) if not _sweep_draft(file, ids, who)]
    _clear_thrown_away(place)
    take_back()
    for file in kept_files(place / FILE_NAME):
        try:
            for part in (file, file.with_name(f"{file.name}-journal")):
                part.unlink(missing_ok=True)
        except OSError:
            left.append("kept-file")
    return sorted(set(left))


def _clear_thrown_away(place: Path) -> None:
    """Remove photos and files of notes that were logged or discarded: they wait only for an Undo."""
    with suppress(OSError):
        for thrown in (place / _DRAFTS).rglob("*.gone"):
            _remove(thrown)


def _remove(path: Path) -> None:
    """Remove a folder with all in it, or a file, if it is there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _drafts(place: Path) -> list[Path]:
    with suppress(OSError):
        return [file for file in (place / _DRAFTS).rglob("*") if file.suffix in {".json", ".tmp"}]
    return []


def _sweep_draft(file: Path, ids: Ids, who: Named) -> bool:
    """Take what is about somebody out of a file of drafts; return whether that could be done."""
    value = _read(file)
    counts: list[int] = []
    rest = _without(value, file, lambda part: _is_about(part, ids, who), counts.append)
    try:
        if value is _UNREADABLE:
            file.unlink(missing_ok=True)  # half a draft nobody can read, and nobody can tell whose
        elif sum(counts):
            _write(file, rest)
    except OSError:
        return False
    return True


def _write(file: Path, rest: Any) -> None:
    if rest in (None, [], {}):
        _remove(file.with_suffix(""))  # the photos and files of a note lie in a folder beside it
        file.unlink(missing_ok=True)
        return
    beside = file.with_name(f".{file.name}.swept")
    beside.write_text(json.dumps(rest), encoding="ascii")
    beside.replace(file)


def _without(value: Any, file: Path, is_about: IsAbout, tell: Tell) -> Any:
    """Return a file of drafts without those about somebody, each of which is told of; the others stay.

    A list loses them, and so do the forms of a page and the fields of the settings; anything else goes whole.
    """
    if isinstance(value, list):
        return _others(value, is_about, tell)
    if isinstance(value, dict) and isinstance(value.get("forms"), dict):
        return _page_without(value, is_about, tell)
    if isinstance(value, dict) and file.parent.name == "settings":
        return _settings_without(value, is_about, tell)
    if value is not _UNREADABLE and is_about(value):
        tell(1)
        return None
    return value


def _others(parts: list[Any], is_about: IsAbout, tell: Tell) -> list[Any]:
    rest = [part for part in parts if not is_about(part)]
    tell(len(parts) - len(rest))
    return rest


def _page_without(value: dict[str, Any], is_about: IsAbout, tell: Tell) -> dict[str, Any] | None:
    """Return the unfinished words of a page without the forms about somebody; all go where the page is."""
    whole = {name: part for name, part in value.items() if name not in {"forms", "loose", _ASIDE}}
    if is_about(whole):
        tell(1)
        return None
    forms = {name: form for name, form in value["forms"].items() if not is_about(form)}
    loose = "" if is_about(value.get("loose")) else value.get("loose", "")
    tell(len(value["forms"]) - len(forms) + (loose != value.get("loose", "")))
    aside = _others(_list(value.get(_ASIDE)), is_about, tell)
    kept = {**whole, "forms": forms, "loose": loose, **({_ASIDE: aside} if aside else {})}
    return kept if forms or loose or aside else None


def _settings_without(value: dict[str, Any], is_about: IsAbout, tell: Tell) -> dict[str, Any]:
    """Return unsaved settings without the rows and fields about somebody."""
    fields = {name: part for name, part in value.items() if name != _ASIDE}
    is_row = "id" in fields or "person" in fields
    row = {name: part for name, part in fields.items() if is_row and name != "newcomer"}
    parts = [row, *({name: part} for name, part in fields.items() if name not in row)]
    rest = {name: part for one in _others(parts, is_about, tell) for name, part in one.items()}
    aside = _others(_list(value.get(_ASIDE)), is_about, tell)
    return {**rest, **({_ASIDE: aside} if aside else {})}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_about(value: Any, ids: Ids, who: Named) -> bool:
    """Return whether a draft is to or about somebody, by id or by name."""
    if isinstance(value, dict):
        if any(_is_theirs(value, name, wanted, ids.uids) for name, wanted in ids.by_name.items()):
            return True
        return any(_is_about(part, ids, who) for part in (*value.keys(), *value.values()))
    if isinstance(value, list):
        return any(_is_about(part, ids, who) for part in value)
    return isinstance(value, str) and bool(places(value, who))


def _is_theirs(value: Mapping[str, Any], name: str, wanted: Set[int], uids: Set[str]) -> bool:
    """Return whether an id is theirs; where its uid is known, that alone says so: ids may be given anew."""
    marks = value.get(UIDS)
    uid = marks.get(name) if isinstance(marks, dict) else None
    if isinstance(uid, str):
        return uid in uids
    return isinstance(found := value.get(name), int) and found in wanted


_UNREADABLE = object()


def _read(file: Path) -> Any:
    try:
        if file.stat().st_size > _LARGEST:
            return _UNREADABLE
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return _UNREADABLE
