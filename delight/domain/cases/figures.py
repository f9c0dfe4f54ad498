"""Cases of which figures alone are left."""

from __future__ import annotations

FIGURE = "E-"
"""What the references of cases begin with of which figures alone are left: their customer was erased."""


def is_figure(reference: str) -> bool:
    """Return whether a case is one of somebody who was erased."""
    return reference.startswith(FIGURE)
