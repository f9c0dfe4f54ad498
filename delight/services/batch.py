"""Many letters in one go."""

from __future__ import annotations

from delight.domain.errors import DelightError
from delight.domain.letters import Composed, Missing
from delight.domain.paper import LetterStyle
from delight.domain.progress import ProgressFn, silent
from delight.domain.writing import DueLetter, DueLetters
from delight.letters.render import render, render_many
from delight.services.context import Context
from delight.services.due import DueLetterService
from delight.services.letters import LetterService, style_for


class BatchService:
    """The due letters as one file."""

    def __init__(self, context: Context, due: DueLetterService, letters: LetterService) -> None:
        self._context = context
        self._due = due
        self._letters = letters

    def write_due(self, progress: ProgressFn = silent) -> DueLetters:
        """Return every due letter in one PDF, without issuing any.

        A letter that lacks something, or has a character that no face can draw, is left out and named.

        Raises:
            DelightError: ``letters.none_due``, where none could be written.
            StoppedError: when the person pressed Cancel.
        """
        due = self._due.list()
        written: list[tuple[DueLetter, Composed, LetterStyle]] = []
        incomplete: list[tuple[DueLetter, tuple[Missing, ...]]] = []
        for number, letter in enumerate(due):
            progress(number, len(due))
            with self._context.db.read() as session:
                gathered, composed = self._letters.composed(session, letter.request)
            style = style_for(letter.request, composed, gathered)
            missing = composed.missing or _unprintable(composed, style)
            if missing:
                incomplete.append((letter, missing))
            else:
                written.append((letter, composed, style))
        if not written:
            raise DelightError("letters.none_due", incomplete=len(incomplete))
        rendered = render_many([(composed, style) for _, composed, style in written])
        return DueLetters(
            written=tuple(letter for letter, _, _ in written),
            incomplete=tuple(incomplete),
            pages=rendered.pages,
            pdf=rendered.pdf,
        )


def _unprintable(composed: Composed, style: LetterStyle) -> tuple[Missing, ...]:
    try:
        render(composed, style)
    except DelightError as error:
        return (Missing(field=error.code, where="customer"),)
    return ()
