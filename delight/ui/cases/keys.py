"""The keys of the Cases page: what they do to the case that is looked at, and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from delight.ui.cases.words import tr
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.only_bar import AWAY_KEY
from delight.ui.kit.rows.playbook_rows import STEP_KEY

if TYPE_CHECKING:
    from delight.ui.cases.page import CasesPage


def add_keys(page: CasesPage) -> dict[str, QAction]:
    """Give the page its keys and those of its views; return the page's own by their names."""
    group, away = tr("Cases"), tr("No longer only those of the file or the figure")
    definitions = [
        ("add", tr("Add an action"), "A", "plus", lambda: page.view.add_action()),
        ("done", tr("Mark the action as done"), "D", "done", lambda: page.view.done()),
        ("step", tr("Do the next step"), STEP_KEY, "list", lambda: page.view.playbook.do_next()),
        ("promise", tr("Add a promise"), "P", "promise", lambda: page.view.add_promise()),
        ("move", tr("Move on"), "M", "forward", lambda: page.view.move_on()),
        ("letter", tr("Letter"), "L", "letter", lambda: page.view.write_letter()),
        ("snooze", tr("Snooze"), "S", "snooze", lambda: page.view.snooze()),
        ("close", tr("Close"), "C", "check", lambda: page.view.close_case()),
        ("edit", tr("Edit"), "E", "edit", lambda: page.view.edit()),
        ("photos", tr("Add photos or files"), "F", "paperclip", lambda: page.view.photos.choose()),
        ("customer", tr("Open the customer"), "O", "person", lambda: page.view.open_customer()),
        ("find", tr("Find a case"), "Ctrl+F", "search", lambda: page.filters.search.setFocus()),
        ("everything", away, AWAY_KEY, "close", lambda: page.filters.only.take_away()),
    ]
    keys = add_actions(
        page,
        *(
            ActionDef(name=name, text=text, key=key, icon=icon, do=do, group=group)
            for name, text, key, icon, do in definitions
        ),
    )
    add_actions(page, *page.views.definitions(group))
    return keys
