"""Numbers and addresses as they are shown, with the wish of whoever wants no calls or no e-mail."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from delight.ui.kit.words.formats import left_to_right


def phone_words(phone: str, *, no_calls: bool) -> str:
    """Return a number as it is shown; of somebody who wants no calls it says so."""
    words = _tr("{way} (wants no calls)") if phone and no_calls else "{way}"
    return words.format(way=left_to_right(phone))


def email_words(email: str, *, no_email: bool) -> str:
    """Return an address as it is shown; of somebody who wants no e-mail it says so."""
    words = _tr("{way} (wants no e-mail)") if email and no_email else "{way}"
    return words.format(way=left_to_right(email))


def _tr(text: str) -> str:
    return QCoreApplication.translate("People", text)
