"""A person's data: what erasing would do, erasing, letters under a legal hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from delight.data.belongings import Belongings, belongings
from delight.data.entities import Customer, Letter
from delight.data.erase import erase as erase_records
from delight.data.papers import still_good
from delight.data.queries import holds
from delight.data.queries import mentions as mention_query
from delight.data.queries.common import found
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.mentions import Mention, Named
from delight.domain.customers.privacy import ErasedReport, ErasePlan, HeldLetter, checked_hold
from delight.domain.errors import InputError, StorageError
from delight.domain.letters.paper import Rendered, paper_named
from delight.domain.progress import ProgressFn, share, silent
from delight.domain.staff.rights import OwnersView
from delight.letters.sheets.data_sheet import data_sheet
from delight.services.context import Context
from delight.services.erasing import erase_all, look_through_history, named_of, tidy_up
from delight.services.house import house
from delight.services.ours import Made, save_made
from delight.services.privacy import traces
from delight.services.privacy.person_data import PersonData, person_data
from delight.services.privacy.person_sheet import person_sheet, written_in

_FIGURES = (Noun.CASE, Noun.VISIT, Noun.PULSE, Noun.VOUCHER, Noun.STAMP_CARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What was found out before anything is erased."""

    theirs: Belongings
    who: Named
    mentions: list[Mention]
    held: tuple[HeldLetter, ...]


class PrivacyService:
    """What people may ask of a shop that keeps data on them."""

    def __init__(
        self, context: Context, *, before: Callable[[], object], remember: Callable[[], object]
    ) -> None:
        """Take what keeps a copy before an erasure, and what remembers beside the copies what was erased."""
        self._context, self._before, self._remember = context, before, remember

    def data(self, customer_id: int, *, files: bool = True) -> PersonData:
        """Return everything that is kept on a customer, the names of others blacked out.

        Raises:
            UnknownError: ``customer.unknown``.
            DelightError: ``owner.needed``: it tells what only the owner sees.
        """
        self._context.check_owner(OwnersView.PERSON_DATA)
        with self._context.db.read() as session:
            return person_data(self._context, session, customer_id, files=files)

    def sheet(self, customer_id: int) -> tuple[Rendered, PersonData]:
        """Return the same as a PDF to read, in the customer's language where there are words in it.

        Raises:
            UnknownError: ``customer.unknown``.
            DelightError: ``letters.letterhead_too_long``, ``owner.needed``.
        """
        self._context.check_owner(OwnersView.PERSON_DATA)
        with self._context.db.read() as session:
            data = person_data(self._context, session, customer_id, files=False)
            shared = house(self._context, session)
        shop = shared.shop
        language = written_in(data.document["person"]["language"], shop.language)
        told = person_sheet(data, language, shop.country, self._context.today(), self._context.zone)
        return data_sheet(told, shared.sender, paper_named(shop.paper), shop.typeface), data

    def save(self, customer_id: int, path: Path, *, replace: bool = False) -> PersonData:
        """Write a person's data to a file: JSON where it is called so, else a PDF.

        Raises:
            StorageError: ``file.cannot_write``; ``file.not_ours`` without ``replace``, ``file.is_shop``.
            UnknownError: ``customer.unknown``.
        """
        if path.suffix.lower() == ".json":
            data = self.data(customer_id)
            save_made(path, _as_json(data), Made.PERSON, replace=replace)
        else:
            rendered, data = self.sheet(customer_id)
            save_made(path, rendered.pdf, Made.PDF, replace=replace)
        return data

    def document(self, customer_id: int) -> bytes:
        """Return everything on a customer as the JSON of a file (``customer.unknown``)."""
        return _as_json(self.data(customer_id))

    def plan(self, customer_ids: Sequence[int], progress: ProgressFn = silent) -> ErasePlan:
        """Return what erasing customers would do (``customer.unknown``); it may take seconds.

        Raises:
            DelightError: ``owner.needed``.
            StoppedError: when the person pressed Cancel.
        """
        self._context.check_owner(DeedName.CUSTOMER_ERASED)
        looked = self._look(customer_ids, progress)
        theirs = looked.theirs
        return ErasePlan(
            names=tuple(row["name"] for row in theirs.of(Noun.CUSTOMER)),
            counts={noun.value: len(theirs.ids(noun)) for noun in Noun if theirs.ids(noun)},
            figures=sum(len(theirs.ids(noun)) for noun in _FIGURES)
            + sum(1 for row in theirs.of(Noun.GESTURE) if row["given_at"]),
            open_complaints=sum(1 for row in theirs.of(Noun.CASE) if _is_open(row)),
            open_promises=sum(1 for row in theirs.of(Noun.PROMISE) if row["state"] == PromiseState.OPEN),
            still_good=still_good(theirs, self._context.today().isoformat()),
            held=looked.held,
            mentions=tuple(looked.mentions),
            drafts=traces.count_drafts(self._place, _ids(theirs), looked.who),
            copies=traces.copies(self._place),
        )

    def erase(
        self,
        customer_ids: Sequence[int],
        black_out: Iterable[tuple[Noun, int]] | None = None,
        progress: ProgressFn = silent,
    ) -> tuple[Changes, ErasedReport]:
        """Erase customers for good, with all that is theirs; their figures stay, without a person.

        Args:
            customer_ids: whom.
            black_out: which entries of others are blacked out, by kind and id; ``None`` means all that
                name them beyond doubt.
            progress: hears how far the search for names is, and may stop it; then nothing happened.

        Raises:
            UnknownError: ``customer.unknown``.
            StoppedError: when the person pressed Cancel.
            StorageError: ``storage.*``; nothing is erased then.
        """
        looked = self._look(customer_ids, share(progress, 0, 60))
        seen = look_through_history(self._context, looked.who)
        wanted = None if black_out is None else set(black_out)
        chosen = [one for one in looked.mentions if _is_chosen(one, wanted)]
        with suppress(StorageError):  # what was asked for is done even where no copy can be made first
            self._before()
        with self._context.deed(DeedName.CUSTOMER_ERASED) as deed:
            seeds = {Noun.CUSTOMER: list(customer_ids)}
            theirs, count = erase_all(
                self._context, deed, seeds, chosen, looked.who, seen, share(progress, 60, 100)
            )
        left = self._sweep(theirs, looked.who)
        report = ErasedReport(
            deed=deed.changes.deed,
            people=len(theirs.ids(Noun.CUSTOMER)),
            records=sum(len(theirs.ids(noun)) for noun in Noun),
            blacked_out=count,
            held=looked.held,
            left=tuple(left),
        )
        return deed.changes, report

    def hold(self, letter_id: int, until: date | None, why: str = "") -> Changes:
        """Keep a letter until a day, whatever is erased; no day lifts the hold.

        Raises:
            UnknownError: ``letter.unknown``.
            InputError: ``hold.past``, ``hold.why_missing``, ``text.too_long``.
        """
        day, reason = checked_hold(until, why, self._context.today())
        with self._context.deed(DeedName.LETTER_HELD) as deed:
            record: Letter = found(deed.session, Letter, letter_id, "letter.unknown")
            record.hold_until, record.hold_why = day, reason
            deed.about(record)
        return deed.changes

    def held(self) -> list[HeldLetter]:
        """Return the letters under a legal hold, and those of erased people whose hold is over."""
        with self._context.db.read() as session:
            return holds.held(session)

    def let_go(self, letter_ids: Sequence[int]) -> Changes:
        """Remove letters of people who were erased, once nothing holds them any more.

        Raises:
            InputError: ``hold.lasts`` with the ``number`` of one that is held, or somebody's.
        """
        today = self._context.today()
        with self._context.deed(DeedName.RETENTION_APPLIED) as deed:
            for letter_id in letter_ids:
                record: Letter = found(deed.session, Letter, letter_id, "letter.unknown")
                lasts = record.hold_until is not None and record.hold_until >= today
                if lasts or record.customer_id is not None:
                    raise InputError("hold.lasts", "letter", number=record.number)
            erase_records(deed, {Noun.LETTER: letter_ids}, today.isoformat())
        self._finish()
        return deed.changes

    def tidy(self) -> None:
        """Rewrite the file if an erasure could not do so at once (``storage.*``)."""
        tidy_up(self._context)

    @property
    def _place(self) -> Path:
        return self._context.db.path.parent

    def _look(self, customer_ids: Sequence[int], progress: ProgressFn) -> _Looked:
        today, db = self._context.today().isoformat(), self._context.db
        with db.read() as session:
            for customer_id in customer_ids:
                found(session, Customer, customer_id, "customer.unknown")
            theirs = belongings(session, {Noun.CUSTOMER: customer_ids}, today)
            held = tuple(row for row in holds.held(session) if row.id in theirs.held)
        who = named_of(theirs)
        mentions = mention_query.mentions(db.read, who, theirs, progress)
        return _Looked(theirs=theirs, who=who, mentions=mentions, held=held)

    def _sweep(self, theirs: Belongings, who: Named) -> list[str]:
        """Remove what lies outside the shop's file; return what could not be done."""
        left = traces.sweep(self._place, _ids(theirs), who)
        try:
            self._finish()
        except StorageError:
            left.append("file-not-tidied")
        return left

    def _finish(self) -> None:
        self._remember()
        tidy_up(self._context)


def _ids(theirs: Belongings) -> traces.Ids:
    by_name = {
        "customer_id": theirs.ids(Noun.CUSTOMER),
        "case_id": theirs.ids(Noun.CASE),
        "gesture_id": theirs.ids(Noun.GESTURE),
        "link_id": theirs.ids(Noun.LINK),
        "voucher_id": theirs.ids(Noun.VOUCHER),
        "promise_id": theirs.ids(Noun.PROMISE),
    }
    return traces.Ids(by_name=by_name, uids=theirs.uids)


def _is_open(row: dict[str, object]) -> bool:
    return row["kind"] == CaseKind.COMPLAINT and row["stage"] in {stage.value for stage in OPEN_STAGES}


def _is_chosen(mention: Mention, wanted: set[tuple[Noun, int]] | None) -> bool:
    return mention.sure if wanted is None else (mention.noun, mention.record) in wanted


def _as_json(data: PersonData) -> bytes:
    return json.dumps(data.document, ensure_ascii=False, indent=1).encode()
