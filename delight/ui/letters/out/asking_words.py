"""What is asked about letters that went out, and the answers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.letters.out.ways import How, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The words on the buttons."""

    yes: str
    again: str
    never: str


def question(outcome: Outcome) -> str:
    """Return what is asked; where something went wrong, what happened, what is kept and what is still due."""
    if not outcome.is_out:
        return _trouble(outcome)
    return _one(outcome) if len(outcome.letters) == 1 else _many(outcome)


def answers(outcome: Outcome) -> Answers:
    """Return the words for yes, for trying again and for no."""
    many = len(outcome.letters)
    if outcome.how is How.EMAILED:
        again = _tr("Open it again") if outcome.is_out else _tr("Try again")
        return Answers(yes=_tr("I sent it"), again=again, never=_tr("I did not send it"))
    if many == 1 and outcome.how in {How.SAVED, How.EARLIER}:
        return Answers(yes=_tr("It went out"), again=_tr("Print it …"), never=_tr("It never went out"))
    if outcome.how is How.EARLIER:
        again = _tr("Again from …")
        return Answers(yes=_tr("All {n} went out").format(n=many), again=again, never=_tr("None went out"))
    if many == 1:
        return Answers(yes=_tr("It came out"), again=_tr("Print again …"), never=_tr("It never went out"))
    again = _tr("Again from …") if outcome.is_out else _tr("Print them …")
    return Answers(yes=_tr("All {n} came out").format(n=many), again=again, never=_tr("None came out"))


def thanks(outcome: Outcome) -> str:
    """Return what is said once they came out."""
    first, many = outcome.letters[0], len(outcome.letters)
    if outcome.sure and outcome.how is How.SAVED and many == 1:
        return _tr("{number} is in the archive and saved as {name}.").format(
            number=first.number, name=outcome.place
        )
    if outcome.how is How.EMAILED and not first.waiting:
        return _tr("{number} is a draft in your mail program.").format(number=first.number)
    if many == 1:
        return _tr("{number} is in the archive.").format(number=first.number)
    return _tr("{count} are in the archive.").format(count=_letters(many))


def left_words(outcome: Outcome) -> str:
    """Return how many are still due, or nothing."""
    return (
        counted(outcome.due, _tr("1 is still owed."), "%n are still owed.", "Letters") if outcome.due else ""
    )


def _one(outcome: Outcome) -> str:
    letter = outcome.letters[0]
    sentences = {
        How.PRINTED: _tr("{number} to {name} went to the printer. Did it come out?"),
        How.SAVED: _tr("{number} to {name} is saved as {place}, not printed. Did it go out?"),
        How.EMAILED: _tr("{number} to {name} is a draft in your mail program. Did you send it?"),
        How.EARLIER: _tr("{number} to {name} was printed or saved earlier. Did it go out?"),
    }
    words = sentences[outcome.how].format(
        number=letter.number, name=letter.customer_name, place=outcome.place
    )
    if outcome.unasked:
        return f"{words} {_tr('Nobody has noted yet that they may be e-mailed.')}"
    return words


def _many(outcome: Outcome) -> str:
    sentences = {
        How.PRINTED: _tr("{count} went to the printer. Did all {n} come out?"),
        How.SAVED: _tr("{count} are saved in {place}. Once they are printed: did all {n} come out?"),
        How.EARLIER: _tr("{count} were printed or saved earlier. Did all {n} go out?"),
    }
    many = len(outcome.letters)
    return sentences.get(outcome.how, sentences[How.PRINTED]).format(
        count=_letters(many), n=many, place=outcome.place
    )


def _trouble(outcome: Outcome) -> str:
    why = words_for(outcome.problem).what if outcome.problem else _tr("Stopped.")
    letter, many = outcome.letters[0], len(outcome.letters)
    if outcome.lacks_program:
        words = _tr(
            "No mail program came up. {number} to {name} is kept in the archive, "
            "and its pages can be sent from elsewhere."
        )
        return words.format(number=letter.number, name=letter.customer_name)
    if many == 1:
        kept = _tr("{number} to {name} is kept in the archive.").format(
            number=letter.number, name=letter.customer_name
        )
    else:
        kept = _tr("{count} are written and kept in the archive.").format(count=_letters(many))
    return " ".join(part for part in (why, kept, left_words(outcome)) if part)


def _letters(many: int) -> str:
    return counted(many, _tr("1 letter"), "%n letters")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
