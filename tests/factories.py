"""Valid drafts with sensible defaults; a test names only what it is about."""

from __future__ import annotations

from typing import Any

from delight.domain.cases.case import CaseDraft, Failure
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.customers.customer import CustomerDraft
from delight.domain.gestures import GestureDraft
from delight.services.bundle import Services

_WORDING = 'kind = "apology"\n[[paragraph]]\nsay = ["We are sorry."]\n'


def customer(services: Services, name: str = "Zoë Brontë", **fields: Any) -> int:
    """Add a customer with an address and return the id."""
    fields = {"address": "4 High Street\nSandmouth\nSM1 4XY", "email": "zoe@example.org", **fields}
    return services.customers.add(CustomerDraft(name=name, **fields)).record


def case(services: Services, customer_id: int | None = None, **fields: Any) -> int:
    """Log a complaint about a cold cappuccino and return its id."""
    fields = {
        "what": "The cappuccino was cold",
        "failure": Failure.QUALITY,
        "topic": "the cold cappuccino",
        **fields,
    }
    return services.cases.log(CaseDraft(customer_id=customer_id, **fields)).record


def action(services: Services, case_id: int, kind: ActionKind = ActionKind.REFUND, **fields: Any) -> int:
    """Add a recovery action and return its id."""
    return services.recovery.add_action(ActionDraft(case_id=case_id, kind=kind, **fields)).record


def gesture(services: Services, customer_id: int, **fields: Any) -> int:
    """Log a surprise and return its id."""
    fields = {"name": "a jar of plum jam", **fields}
    return services.gestures.log(GestureDraft(customer_id=customer_id, **fields)).record


def unreadable_wording(
    services: Services, key: str, language: str = "en", source: str = "new = 1", *, kept_as: str = ""
) -> None:
    """Keep an own wording as another program could have changed it in the shop's file."""
    services.wordings.save(key, f'language = "{language}"\n{_WORDING}')
    with services.context.db.raw() as connection:
        connection.execute(
            "UPDATE wordings SET source = ?, language = ? WHERE key = ? AND language = ?",
            (source, kept_as or language, key, language),
        )
