"""What can go wrong, as codes with details; the window and the command put them into words."""

from __future__ import annotations

from typing import Any


class DelightError(Exception):
    """An expected problem: nothing was changed, and a person can do something about it.

    Attributes:
        code: stable, dotted name of the problem, such as ``customer.unknown``; every code has its
            sentence in ``delight.domain.plain.sentences``.
        details: values that the sentence may name. Never personal data that the person did not just type.
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class InputError(DelightError):
    """Something typed cannot be taken as it is; ``details["field"]`` names the field."""

    def __init__(self, code: str, field: str, **details: Any) -> None:
        super().__init__(code, field=field, **details)


class StorageError(DelightError):
    """The shop's file could not be read or written."""


class UnknownError(DelightError):
    """What was asked for is not in the shop."""


class ConflictError(DelightError):
    """Somebody changed the same thing in the meantime, or it may not be done any more."""


class StoppedError(Exception):
    """The person pressed Cancel; nothing of the work was kept."""
