"""At which field of a note a problem is shown."""

from __future__ import annotations

from delight.domain.errors import DelightError, InputError

_FIELD_OF = {"name": "customer", "email": "customer"}
"""Fields of a new customer, by the field here that they were typed into."""


def at_field(error: BaseException) -> InputError:
    """Return an error with the field it is shown at: an unknown customer belongs to "Who?"."""
    if not isinstance(error, DelightError):
        return InputError("", "")
    details = dict(error.details)
    field = str(details.pop("field", error.code.split(".")[0]))
    return InputError(error.code, _FIELD_OF.get(field, field), **details)
