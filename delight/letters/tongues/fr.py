"""French."""

from __future__ import annotations

from delight.letters.tongues.base import borrowing
from delight.letters.tongues.en import ENGLISH

FRENCH = borrowing(
    ENGLISH,
    dear="Bonjour {},",
    hello="Bonjour,",
    hello_all="Bonjour à toute l’équipe – {},",
    closings=("Bien chaleureusement,", "Bien cordialement,"),
    everyone="Toute l’équipe – {}",
    on_day="le {}",
    on_date="le {}",
    by_day="d’ici au {}",
    reference="Référence {}",
)
