"""When the demo shop of the tests is made, and looked at."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

TODAY = date(2026, 3, 11)
NOW = datetime.combine(TODAY, time(9, 30), UTC)
