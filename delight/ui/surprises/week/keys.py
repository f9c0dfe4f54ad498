"""What can be done on this week's page by one key."""

from __future__ import annotations

from collections.abc import Callable

from delight.ui.kit.actions import ActionDef
from delight.ui.surprises.words.saying import tr


def definitions(
    start: Callable[[], object],
    rules: Callable[[], object],
    why: Callable[[], object],
    act: Callable[[str], object],
) -> list[ActionDef]:
    """Return the page's actions: a new surprise, the shop's rules, why not; and those of a card by name."""
    group = tr("Surprises")
    whole = (
        ("new", tr("Surprise someone"), "+", "plus", start),
        ("rules", tr("Change the budget, and how you surprise"), "B", "settings", rules),
        ("why", tr("Why is somebody not here?"), "W", "help", why),
    )
    of_card = (
        ("accept", tr("Accept a suggestion"), "A"),
        ("swap", tr("Something else for them"), "S"),
        ("swaps", tr("Choose something else for them"), "Shift+S"),
        ("skip", tr("Skip a suggestion, or take a planned surprise away"), "X"),
        ("skips", tr("Skip, and say why"), "Shift+X"),
        ("plan", tr("Plan it for a day, or move it"), "D"),
        ("given", tr("Given"), "G"),
        ("note", tr("Print the note"), "P"),
        ("change", tr("Change a surprise"), "E"),
    )
    return [
        *(ActionDef(name=n, text=t, key=k, icon=i, do=do, group=group) for n, t, k, i, do in whole),
        *(
            ActionDef(name=name, text=text, key=key, do=lambda name=name: act(name), group=group)
            for name, text, key in of_card
        ),
    ]
