"""Spanish."""

from __future__ import annotations

from delight.letters.tongues.base import borrowing
from delight.letters.tongues.en import ENGLISH

SPANISH = borrowing(
    ENGLISH,
    dear="Hola, {}:",
    hello="Hola:",
    hello_all="Hola a todo el equipo de {}:",
    closings=("Un cordial saludo,", "Con un afectuoso saludo,"),
    everyone="Todo el equipo de {}",
    on_day="el {}",
    on_date="el {}",
    by_day="antes del {}",
    reference="Referencia {}",
)
