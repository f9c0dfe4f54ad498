"""Sentences for problems with who is at the desk, who may do what, and PINs, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

STAFF: dict[str, tuple[str, str, str]] = {
    "pin.needed": (
        "{name} has a PIN.",
        "Nobody else sits down in the meantime.",
        "Type the PIN.",
    ),
    "pin.wrong": (
        "That is not the PIN of {name}.",
        "Who was at the desk before still is.",
        "Try again.",
    ),
    "pin.wait": (
        "After {failures} wrong PINs there is a short pause: {seconds} seconds.",
        "Who was at the desk before still is. Nobody is locked out.",
        "Then try again.",
    ),
    "pin.shape": (
        "A PIN has {least} to {most} digits.",
        TYPED,
        "Type only digits.",
    ),
    "pin.differs": (
        "The two PINs are not the same.",
        NOTHING,
        "Type the new PIN twice.",
    ),
    "pin.not_yours": (
        "Only {name} or an owner can change this PIN.",
        NOTHING,
        "Ask one of them to sit down at the desk for it.",
    ),
    "pin.none": (
        "{name} has no PIN.",
        NOTHING,
        "",
    ),
    "staff.last_owner": (
        "{name} is the only owner.",
        NOTHING,
        "Make somebody else an owner first.",
    ),
    "staff.name_taken": (
        "Somebody called {name} works here already.",
        TYPED,
        "Add a family name or an initial, so that history can tell them apart.",
    ),
    "staff.works_here": (
        "{name} works here already.",
        NOTHING,
        "",
    ),
    "staff.same_person": (
        "What somebody leaves behind goes to somebody else.",
        NOTHING,
        "Choose another person.",
    ),
}
