"""A guess that somebody has chosen and not noted yet: kept as what is half typed is, for each alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from delight.domain.customers.pulse import HIGHEST
from delight.ui.kit.files.unfinished_file import FORMAT, Kept, file_for, keep, read_for

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WHAT, _GUESS, _SCORE = "insight/guess", "guess", "score"


def guess_file(services: Services) -> Path:
    """Return the file of whoever is at the desk now."""
    return file_for(services, _WHAT)


def read_guess(services: Services) -> int | None:
    """Return what whoever is at the desk has chosen, on the worker."""
    said = read_for(services, _WHAT).get("forms", {}).get(_GUESS, {}).get("said", {})
    score = said.get(_SCORE)
    return score if type(score) is int and 0 <= score <= HIGHEST else None


def keep_guess(services: Services, file: Path, score: int | None) -> None:
    """Write it, on the worker; nothing chosen removes the file."""
    form = {"record": {}, "said": {_SCORE: score}, "before": {}}
    kept: Kept = {"format": FORMAT, "forms": {_GUESS: form}, "loose": ""} if score is not None else {}
    keep(services, file, kept, None)
