"""Days of a customer's own that make a surprise timely."""

from __future__ import annotations

from delight.domain.gestures import Occasion

__all__ = ["Occasion"]
