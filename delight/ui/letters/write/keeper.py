"""Letters being written, on disk beside the shop: they outlive a crash and a closed window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from delight.domain.errors import DelightError
from delight.domain.guards.writing import LetterRequest
from delight.ui.kit.files.kept_file import read_kept, write_kept
from delight.ui.kit.work.page import Tools
from delight.ui.letters.desk.lost import LostLetter
from delight.ui.letters.write.draft import Drafts, LetterDraft
from delight.ui.letters.write.topic import topic_of

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WAIT_MS = 400
_LARGEST_FILE = 20_000_000
_NUMBERS = frozenset(f.name for f in fields(LetterRequest) if f.name.endswith("_id"))
_ABOUT = frozenset({"customer_id", "case_id", "gesture_id", "voucher_id"})
"""Without these a letter is to nobody."""
_ON_OR_OFF = frozenset(f.name for f in fields(LetterRequest) if isinstance(f.default, bool))
_SWITCHES = frozenset({"large", "letterhead"})
"""On, off, or as usual."""


class LetterKeeper(QObject):
    """Writes the drafts soon after each change, on the worker; reads them once, when the shop is open.

    They are kept by uid: where an older copy was brought back, an id may be somebody else's.
    """

    lost_changed = Signal(object)
    """The letters (``LostLetter``) to or about somebody who is not here any more."""

    def __init__(self, tools: Tools, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._drafts, self._read = tools, drafts, False
        self._lost: list[dict[str, Any]] = []
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def read_once(self) -> Found:
        """Return what was kept when this is first called, on the worker, and nothing later."""
        first, self._read = not self._read, True
        return find(self._tools.services) if first else Found()

    def restore(self, found: Found) -> None:
        """Go on with the letters that were found; those that are lost are kept, and told of."""
        self._drafts.restore(found.drafts)
        self._lost += found.lost
        self._tell_lost()

    def let_go(self) -> None:
        """The words of the first lost letter are not needed any more."""
        shown = next(iter(self._shown()), None)
        self._lost = [one for one in self._lost if one is not shown]
        self._tell_lost()
        self.touch()

    def _tell_lost(self) -> None:
        told = [LostLetter(whom=str(one.get("whom", "")), words=_words(one)) for one in self._shown()]
        self.lost_changed.emit(told)

    def _shown(self) -> list[dict[str, Any]]:
        """Return those with words; what was for the owner alone is theirs still."""
        sees_all = self._tools.is_open and self._tools.services.context.sees_all
        return [one for one in self._lost if _words(one) and (sees_all or one.get("owner_only") is False)]

    def touch(self) -> None:
        """Something was typed, or a letter went out."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write what is being written now; a full disk is told of when something is saved for good."""
        self._timer.stop()
        drafts, lost = self._drafts.all(), list(self._lost)

        def work() -> None:
            with suppress(OSError):
                write(self._tools.services, drafts, lost)

        self._tools.tasks.run(work, None, lambda _error: None, owner=self)

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()


def file_in(place: Path) -> Path:
    """Return the file for the letters being written in the shop at ``place``."""
    return place / "drafts" / "letters" / "letters.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The drafts that go on, and those of which a record is gone, as they are kept."""

    drafts: Sequence[LetterDraft] = ()
    lost: Sequence[dict[str, Any]] = ()


def find(services: Services) -> Found:
    """Return what is kept in the shop's folder, to and about whom it was when it was typed.

    Whatever in the file is no letter is left out.
    """
    kept = _stored(file_in(services.place))
    now = services.identities.resolve(kept)
    drafts, lost = [], []
    for one, found in zip(kept, now, strict=True):
        if _is_lost(found):
            lost.append(one)
        elif (draft := _draft(found)) is not None:
            drafts.append(draft)
    return Found(drafts=drafts, lost=lost)


def write(services: Services, drafts: Sequence[LetterDraft], lost: Sequence[dict[str, Any]] = ()) -> None:
    """Write letters so that a power cut leaves the old ones or the new ones; none removes the file.

    Raises:
        OSError: the disk is full, or the folder may not be written to.
    """
    write_kept(file_in(services.place), [*_marked(services, drafts), *lost])


def _stored(file: Path) -> list[Any]:
    stored = read_kept(file, _LARGEST_FILE)
    return stored if isinstance(stored, list) else []


def _plain(draft: LetterDraft) -> dict[str, Any]:
    return {"request": asdict(draft.request), "bodies": draft.bodies, "closed": sorted(draft.closed)}


def _marked(services: Services, drafts: Sequence[LetterDraft]) -> list[Any]:
    """Return drafts with the uids of whom they are to, and their names."""
    return [{**services.identities.mark(_plain(draft)), **_facts(services, draft)} for draft in drafts]


def _facts(services: Services, draft: LetterDraft) -> dict[str, Any]:
    """Return what has to be known of a letter once its case is gone; of what is hidden now, nothing."""
    case_id = draft.request.case_id
    try:
        owner_only = case_id is not None and services.cases.get(case_id).owner_only
        return {"whom": topic_of(services, draft.request).customer_name, "owner_only": owner_only}
    except DelightError:
        return {"whom": "", "owner_only": True}


def _is_lost(stored: Any) -> bool:
    """Return whether somebody or something that a letter cannot be without is gone."""
    request = stored.get("request") if isinstance(stored, dict) else None
    gone = request.get("uids") if isinstance(request, dict) else None
    return isinstance(gone, dict) and bool(_ABOUT & gone.keys())


def _words(stored: dict[str, Any]) -> str:
    """Return everything that was typed for a letter that is lost, a paragraph for each."""
    request, bodies = stored["request"], stored.get("bodies")
    told = [words for _name, words in _pairs(request.get("told")) or ()]
    texts = [*(bodies.values() if isinstance(bodies, dict) else ()), request.get("personal"), *told]
    return "\n\n".join(text for text in texts if isinstance(text, str) and text.strip())


def _draft(stored: Any) -> LetterDraft | None:
    if not isinstance(stored, dict):
        return None
    request, bodies = stored.get("request"), stored.get("bodies")
    if not isinstance(request, dict) or not isinstance(bodies, dict):
        return None
    known = {f.name: request.get(f.name, f.default) for f in fields(LetterRequest) if f.name != "body"}
    known["told"] = _pairs(known["told"])
    if not all(_fits(name, value) for name, value in known.items()) or not any(map(known.get, _NUMBERS)):
        return None
    if not all(isinstance(text, str) for text in [*bodies, *bodies.values()]):
        return None
    closed = _pairs(stored.get("closed", [])) or ()
    return LetterDraft(request=LetterRequest(**known), bodies=bodies, closed=frozenset(closed))


def _pairs(stored: Any) -> tuple[tuple[str, str], ...] | None:
    """Return pairs of words, or ``None`` where it is something else."""
    pairs = [tuple(pair) for pair in stored if isinstance(pair, list)] if isinstance(stored, list) else []
    fits = all(len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs)
    return tuple(pairs) if fits else None


def _fits(name: str, value: object) -> bool:
    if name in _NUMBERS:
        return value is None or (isinstance(value, int) and not isinstance(value, bool))
    if name in _SWITCHES:
        return value is None or isinstance(value, bool)
    if name in _ON_OR_OFF:
        return isinstance(value, bool)
    return isinstance(value, tuple if name == "told" else str)
