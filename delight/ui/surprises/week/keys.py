"""What can be done on this week's page by one key."""

from __future__ import annotations

from collections.abc import Callable

from delight.ui.kit.actions import ActionDef
from delight.ui.surprises.words.saying import tr


def definitions(
    act: Callable[[str], object],
    *,
    start: Callable[[], object],
    rules: Callable[[], object],
    why: Callable[[], object],
    gestures: Callable[[], object],
) -> list[ActionDef]:
    """Return the page's actions.

    Args:
        act: does something with the card that has the keyboard, by its name.
        start: asks about a new surprise.
        rules: asks how the shop wants to surprise.
        why: asks why somebody is not here.
        gestures: goes to the catalogue.
    """
    group = tr("Surprises")
    whole = (
        ("new", tr("Surprise someone"), "+", "plus", start),
        ("rules", tr("Change the budget, and how you surprise"), "B", "settings", rules),
        ("why", tr("Why is somebody not here?"), "W", "help", why),
        ("gestures", tr("Go to the gestures"), "C", "gift", gestures),
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
