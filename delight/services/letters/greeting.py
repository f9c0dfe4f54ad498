"""How letters to somebody would begin, while it is still being typed how they are addressed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from delight.data.entities import Customer
from delight.data.queries import shop as shop_query
from delight.domain.customers.customer import CustomerDraft
from delight.letters.words.names import address_name, salutation
from delight.services.context import Context
from delight.services.letters.facts import recipient_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """The first line of a letter, and the name on the envelope.

    Attributes:
        line: as the letter begins.
        worked_out: as it would begin without a line of the customer's own.
        envelope: the name on the envelope, without one of the customer's own.
        language: of their letters.
    """

    line: str
    worked_out: str
    envelope: str
    language: str


def greet(context: Context, draft: CustomerDraft) -> Greeting:
    """Return how letters to ``draft`` would begin; nothing is stored or checked."""
    with context.db.read() as session:
        recipient = recipient_of(session, Customer(**asdict(draft)), shop_query.shop(session))
    return Greeting(
        line=salutation(recipient),
        worked_out=salutation(replace(recipient, salutation="")),
        envelope=address_name(replace(recipient, address_name="")),
        language=recipient.language,
    )
