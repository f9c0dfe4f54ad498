"""Going to what is listed, and making one of it."""

from delight.ui.surprises.loyalty.kinds import Kind
from tests.qt_helpers import press


def new(view, kind: Kind):
    """List vouchers or stamp cards, and press the key that makes one."""
    view.kind.chip(kind.value).click()
    press(view.list, "+")
