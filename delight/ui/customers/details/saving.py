"""Saving what is typed into a customer's details, beside whoever else may be typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail, CustomerDraft, draft_of
from delight.domain.errors import ConflictError, InputError
from delight.ui.customers.details.conflict import Conflict
from delight.ui.customers.details.drafts import changed, merged, said_of
from delight.ui.customers.details.fields import CustomerFields
from delight.ui.kit.late import Late
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Page


class Saving:
    """Stores what the fields say; two saves in a row do not take each other for somebody else's.

    Somebody else's change in the meantime is shown beside mine. What is right is stored beside what is
    wrong. What was refused after somebody else was opened can be gone back to.
    """

    def __init__(
        self,
        page: Page,
        fields: Late[CustomerFields],
        conflict: Late[Conflict],
        open_again: Callable[[int], object],
    ) -> None:
        self._page, self._fields, self._conflict, self._open = page, fields, conflict, open_again
        fields.then(self._fill)
        self._who: CustomerDetail | None = None
        self._asked = 0
        self._running = 0
        self._versions: dict[int, int] = {}
        self._refused: tuple[int, CustomerDraft] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being stored just now."""
        return self._running > 0

    def asked_for(self, customer_id: int) -> None:
        """Take note of who was opened; what they look like comes later."""
        self._asked = customer_id

    def show(self, who: CustomerDetail, *, new: bool) -> None:
        """Put somebody into the fields; ``new`` where somebody else stood there before."""
        self._who = who
        fields, conflict = self._fields.made, self._conflict.made
        if new:
            self._conflict.hide()
            self._fields.hide()
        if new and fields is not None:
            fields.show_new(draft_of(who))
        elif fields is not None and not self._running and not (conflict and conflict.isVisible()):
            fields.show_draft(draft_of(who))
        if new or not self._running:
            self._versions[who.id] = who.version
        if self._refused and self._refused[0] == who.id:
            self._fields.get().show_typed(self._refused[1])
            self._fields.get().show()
            self._refused = None

    def _fill(self, fields: CustomerFields) -> None:
        """Put whoever is shown into fields that have just been made."""
        if self._who is not None:
            fields.show_new(draft_of(self._who))

    def save(self, draft: CustomerDraft, *, wrong: bool = False) -> None:
        """Store what was typed.

        With ``wrong`` something else was typed that cannot be stored, and stays as it is.
        """
        if self._who is None:
            return
        base, who, services = draft_of(self._who), self._who.id, self._page.tools.services
        self._running += 1

        def work() -> Changes:
            changes = services.customers.edit(who, draft, seen=self._versions[who])
            self._versions[who] = services.customers.get(who).version
            return changes

        def saved(_changes: Changes) -> None:
            self._running -= 1
            if not wrong:
                self._fields.get().form.clear_problems()
            self._open(self._asked)

        said = said_of(changed(base, draft), draft)
        self._page.do(work, said, saved, lambda error: self._not_saved(error, who, base, draft))

    def _not_saved(self, error: Exception, who: int, base: CustomerDraft, mine: CustomerDraft) -> None:
        self._running -= 1
        if self._asked != who:
            self._refused = who, mine
            self._page.banner.show_error(error, self._page.tr("Go back"), lambda: self._open(who))
            return
        fields = self._fields.get()
        fields.rethink(base)
        if isinstance(error, ConflictError):
            self._ask_which(who, base, mine)
        elif fields.form.show_error(error, go=False):  # somebody is typing into the next field
            announce(fields, words_for(error).what)
            self._save_the_rest(error, base, mine)
        else:
            self._page.banner.show_error(error)

    def _save_the_rest(self, error: Exception, base: CustomerDraft, mine: CustomerDraft) -> None:
        """Store what was right beside the field that was wrong, unless a later save does so already."""
        name = str(error.details["field"]) if isinstance(error, InputError) else ""
        rest = replace(mine, **{name: getattr(base, name)})
        if rest != base and not self._running:
            self.save(rest, wrong=True)

    def _ask_which(self, who: int, base: CustomerDraft, mine: CustomerDraft) -> None:
        def ask(now: CustomerDetail) -> None:
            theirs = draft_of(now)
            both = merged(base, mine, theirs)
            self._versions[who] = now.version
            names = changed(theirs, both)
            self._conflict.get().ask(both, theirs, names, lambda: self.save(both), self._take_theirs)

        self._page.load(lambda: self._page.tools.services.customers.get(who), ask)

    def _take_theirs(self) -> None:
        if self._who is not None:
            self._fields.get().show_new(draft_of(self._who))
        self._open(self._asked)
