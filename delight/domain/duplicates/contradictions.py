"""Rules of groups that nobody can fit, whoever the shop knows: they are said before they are saved."""

from __future__ import annotations

from collections.abc import Callable

from delight.domain.customers.groups import Rule
from delight.domain.errors import InputError
from delight.domain.text import fold


def contradiction(rule: Rule) -> InputError | None:
    """Return what two conditions of a rule say against each other, so that it fits nobody; else ``None``.

    Codes: ``group.never_tagged``, ``never_here``, ``never_visits``, ``never_spent``, ``never_came``,
    ``never_lives``.
    """
    return next(filter(None, (against(rule) for against in _AGAINST)), None)


def check_possible(rule: Rule) -> None:
    """Refuse a rule that nobody can fit.

    Raises:
        InputError: see ``contradiction``.
    """
    if error := contradiction(rule):
        raise error


def _tags(rule: Rule) -> InputError | None:
    without = {fold(tag) for tag in rule.without_tags}
    both = [tag for tag in rule.tags if fold(tag) in without]
    return InputError("group.never_tagged", "rule", tag=both[0]) if both else None


def _days(rule: Rule) -> InputError | None:
    if rule.away_days is None or rule.here_days is None or rule.here_days > rule.away_days:
        return None
    return InputError("group.never_here", "rule", here=rule.here_days, away=rule.away_days)


def _visits(rule: Rule) -> InputError | None:
    if not _turned(rule.visits_least, rule.visits_most):
        return None
    return InputError("group.never_visits", "rule", least=rule.visits_least, most=rule.visits_most)


def _spent(rule: Rule) -> InputError | None:
    turned = _turned(rule.value_least_minor, rule.value_most_minor)
    return InputError("group.never_spent", "rule") if turned else None


def _never_came(rule: Rule) -> InputError | None:
    came = rule.here_days is not None or bool(rule.value_least_minor)
    return InputError("group.never_came", "rule") if came and rule.visits_most == 0 else None


def _nowhere(rule: Rule) -> InputError | None:
    return InputError("group.never_lives", "rule") if rule.places and rule.has_address is False else None


def _turned(least: int | None, most: int | None) -> bool:
    return least is not None and most is not None and least > most


_AGAINST: tuple[Callable[[Rule], InputError | None], ...] = (
    _tags, _days, _visits, _spent, _never_came, _nowhere,
)  # fmt: skip
