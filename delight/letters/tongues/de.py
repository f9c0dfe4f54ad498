"""German."""

from __future__ import annotations

from delight.letters.tongues.base import borrowing
from delight.letters.tongues.en import ENGLISH

GERMAN = borrowing(
    ENGLISH,
    dear="Guten Tag {},",
    hello="Guten Tag,",
    hello_all="Guten Tag an alle bei {},",
    closings=("Herzliche Grüße", "Mit herzlichen Grüßen"),
    everyone="Alle von {}",
    on_day="am {}",
    on_date="am {}",
    by_day="bis {}",
    reference="Zeichen {}",
)
