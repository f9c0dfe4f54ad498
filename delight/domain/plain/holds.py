"""What still holds after a problem, where many problems say the same of it, in plain English."""

from __future__ import annotations

NOTHING = "Nothing was changed."
TYPED = "Nothing was changed, and what you typed is still here."
