"""What is worked out of the records and kept beside them, so that lists and searches need not count."""

from delight.data.derived.facts import facts
from delight.data.derived.keeping import KEY, is_in_step, keep, mark, rebuild, renew
from delight.data.derived.names import is_derived

__all__ = ["KEY", "facts", "is_derived", "is_in_step", "keep", "mark", "rebuild", "renew"]
