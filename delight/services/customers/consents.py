"""What customers allow: noted with the day and where it was said, and followed at once."""

from __future__ import annotations

from delight.data.entities import Consent, Customer, Letter
from delight.data.journal import Writer
from delight.data.queries import consents as query
from delight.data.queries.common import found
from delight.data.queries.letters_waiting import waiting_for
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.consents import (
    ConsentAbout,
    ConsentDraft,
    ConsentState,
    checked_consent,
    may_keep_birthday,
    may_keep_health,
    states,
)
from delight.services.context import Context


class ConsentService:
    """May we write, e-mail, phone, keep the birthday, keep health notes: since when, and who said so."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, customer_id: int) -> tuple[ConsentState, ...]:
        """Return how things stand about each thing that can be allowed (``customer.unknown``)."""
        with self._context.db.read() as session:
            found(session, Customer, customer_id, "customer.unknown")
            return states(query.consents(session, customer_id))

    def note(self, customer_id: int, draft: ConsentDraft) -> Changes:
        """Note a yes or a no, and do what follows from it in the same deed.

        No birthday: the one that is kept goes. No health notes: they go. No letters: those at the printer
        never went, and no more are written. Undo brings all of it back.

        Raises:
            UnknownError: ``customer.unknown``.
            InputError: ``date.future``, ``text.too_long``.
        """
        checked = checked_consent(draft, self._context.today())
        with self._context.deed(DeedName.CONSENT_NOTED) as deed:
            record: Customer = found(deed.session, Customer, customer_id, "customer.unknown")
            deed.add(_record(customer_id, checked))
            follow(deed, record)
            deed.about(record)
        return deed.changes


def add_consent(deed: Writer, customer_id: int, draft: ConsentDraft) -> None:
    """Note a yes or a no within a deed; ``follow`` does what follows from it."""
    deed.add(_record(customer_id, draft))


def follow(deed: Writer, record: Customer) -> None:
    """Bring what is kept of a customer into step with what they allow."""
    answers = query.answers(deed.session, record.id)
    record.letters_welcome = answers.get(ConsentAbout.LETTERS, record.letters_welcome)
    if not may_keep_birthday(answers):
        record.birthday = ""
    if not may_keep_health(answers):
        record.health = ""
    if not record.letters_welcome:
        stop_letters(deed, record.id or 0)


def follow_undone(deed: Writer) -> None:
    """Keep no more of somebody than they allow after what they said was undone."""
    said = (row for line in deed.recorded(Noun.CONSENT) for row in (line.before, line.after) if row)
    for customer_id in query.out_of_step(deed.session, {row["customer_id"] for row in said}):
        follow(deed, deed.session.get_one(Customer, customer_id))


def stop_letters(deed: Writer, customer_id: int) -> None:
    """Letters at the printer that nobody has said of that they came out never went."""
    for letter_id in waiting_for(deed.session, customer_id):
        letter = deed.session.get_one(Letter, letter_id)
        letter.waiting, letter.never_sent = False, True


def _record(customer_id: int, draft: ConsentDraft) -> Consent:
    return Consent(
        customer_id=customer_id,
        about=draft.about,
        given=draft.given,
        day=draft.day,
        source=draft.source,
    )
