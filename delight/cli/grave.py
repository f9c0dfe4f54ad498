"""Grave matters on the command line: said by ``--grave``, or guessed from the words and told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from delight.domain.cases.case import CaseDraft
from delight.domain.cases.grave import Grave, grave_guess
from delight.domain.cases.stages import CaseKind
from delight.domain.guards.words import MATTERS

NONE = "none"


def grave_option() -> Any:
    """Return the option that marks a case as grave, or says that it is not."""
    return click.option(
        "--grave",
        type=click.Choice([*map(str, Grave), NONE], case_sensitive=False),
        help="A grave matter, for the owner at once; none says that it is not.",
    )


def grave_of(said: str | None) -> Grave | None:
    """Return the matter that the option named, if it named one."""
    return Grave(said) if said and said != NONE else None


def with_guess(draft: CaseDraft, said: str | None) -> tuple[CaseDraft, str]:
    """Return a draft marked as its words tell, and the sentence that says so.

    Nothing is guessed where ``--grave`` was said.
    """
    guess = grave_guess(draft.what) if said is None and draft.kind is CaseKind.COMPLAINT else None
    if guess is None:
        return draft, ""
    matter = MATTERS[guess.kind]
    words = f"This sounds like {matter} (“{guess.words}”): the owner sees it at once. Not so? --grave none."
    return replace(draft, grave=guess.kind), words
