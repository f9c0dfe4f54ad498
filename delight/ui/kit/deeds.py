"""What each deed is called once it is done; apart from the other labels, since the frame needs it at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.changes import DeedName

DEEDS: dict[str, Any] = {
    "shop.opened": QT_TRANSLATE_NOOP("Labels", "Shop opened"),
    "shop.edited": QT_TRANSLATE_NOOP("Labels", "Shop changed"),
    "picture.changed": QT_TRANSLATE_NOOP("Labels", "Logo or signature changed"),
    "staff.added": QT_TRANSLATE_NOOP("Labels", "Colleague added"),
    "staff.edited": QT_TRANSLATE_NOOP("Labels", "Colleague changed"),
    "staff.deactivated": QT_TRANSLATE_NOOP("Labels", "Colleague left"),
    "customer.added": QT_TRANSLATE_NOOP("Labels", "Customer added"),
    "customer.edited": QT_TRANSLATE_NOOP("Labels", "Customer changed"),
    "customers.imported": QT_TRANSLATE_NOOP("Labels", "Customers imported"),
    "customers.tagged": QT_TRANSLATE_NOOP("Labels", "Customers tagged"),
    "customers.untagged": QT_TRANSLATE_NOOP("Labels", "Tag taken off"),
    "customers.merged": QT_TRANSLATE_NOOP("Labels", "Customers merged"),
    "customers.told-apart": QT_TRANSLATE_NOOP("Labels", "Customers told apart"),
    "customer.erased": QT_TRANSLATE_NOOP("Labels", "Customer erased"),
    "consent.noted": QT_TRANSLATE_NOOP("Labels", "Consent noted"),
    "link.added": QT_TRANSLATE_NOOP("Labels", "Link added"),
    "link.removed": QT_TRANSLATE_NOOP("Labels", "Link taken off"),
    "note.added": QT_TRANSLATE_NOOP("Labels", "Note added"),
    "note.edited": QT_TRANSLATE_NOOP("Labels", "Note changed"),
    "note.removed": QT_TRANSLATE_NOOP("Labels", "Note removed"),
    "group.saved": QT_TRANSLATE_NOOP("Labels", "Group saved"),
    "group.removed": QT_TRANSLATE_NOOP("Labels", "Group removed"),
    "cases.imported": QT_TRANSLATE_NOOP("Labels", "Cases imported"),
    "visits.imported": QT_TRANSLATE_NOOP("Labels", "Visits imported"),
    "letter.held": QT_TRANSLATE_NOOP("Labels", "Letter held back"),
    "retention.applied": QT_TRANSLATE_NOOP("Labels", "Old data removed"),
    "visit.added": QT_TRANSLATE_NOOP("Labels", "Visit noted"),
    "visits.added": QT_TRANSLATE_NOOP("Labels", "Visits noted"),
    "visit.edited": QT_TRANSLATE_NOOP("Labels", "Visit changed"),
    "visit.removed": QT_TRANSLATE_NOOP("Labels", "Visit removed"),
    "case.logged": QT_TRANSLATE_NOOP("Labels", "Case logged"),
    "case.edited": QT_TRANSLATE_NOOP("Labels", "Case changed"),
    "case.moved": QT_TRANSLATE_NOOP("Labels", "Case moved on"),
    "case.closed": QT_TRANSLATE_NOOP("Labels", "Case closed"),
    "case.snoozed": QT_TRANSLATE_NOOP("Labels", "Case snoozed"),
    "action.added": QT_TRANSLATE_NOOP("Labels", "Action added"),
    "action.done": QT_TRANSLATE_NOOP("Labels", "Action done"),
    "promise.made": QT_TRANSLATE_NOOP("Labels", "Promise made"),
    "promise.kept": QT_TRANSLATE_NOOP("Labels", "Promise kept"),
    "promise.broken": QT_TRANSLATE_NOOP("Labels", "Promise broken"),
    "follow-up.done": QT_TRANSLATE_NOOP("Labels", "Follow-up done"),
    "gesture.planned": QT_TRANSLATE_NOOP("Labels", "Surprise planned"),
    "gesture.given": QT_TRANSLATE_NOOP("Labels", "Surprise given"),
    "gesture.edited": QT_TRANSLATE_NOOP("Labels", "Surprise changed"),
    "letter.issued": QT_TRANSLATE_NOOP("Labels", "Letter issued"),
    "letter.put-out": QT_TRANSLATE_NOOP("Labels", "Letter printed"),
    "letter.never-sent": QT_TRANSLATE_NOOP("Labels", "Letter never sent"),
    "reply.logged": QT_TRANSLATE_NOOP("Labels", "Answer noted"),
    "wording.saved": QT_TRANSLATE_NOOP("Labels", "Wording changed"),
    "wording.restored": QT_TRANSLATE_NOOP("Labels", "Wording put back"),
    "undone": QT_TRANSLATE_NOOP("Labels", "Undone"),
}


def deed_label(name: DeedName) -> str:
    """Return what a deed is called, such as "Case logged"."""
    return QCoreApplication.translate("Labels", DEEDS[name.value])
