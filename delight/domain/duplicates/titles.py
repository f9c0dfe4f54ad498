"""Words before and after a name that are not the name: "Ms", "Dr.", "Sir", "Jr."."""

from __future__ import annotations

TITLES = frozenset("dr prof professor doctor docteur doktor dra profa dott dott.ssa prof.ssa".split())
COURTESY = frozenset(
    "mr mrs ms miss mx herr frau monsieur madame mme mlle señor señora sr sra signor signora sig sig.ra "
    "senhor senhora meneer mevrouw dhr mevr mw".split()
)
RANKS = frozenset("sir dame lord lady rev reverend father sister don doña dom dona sheikh rabbi".split())
AFTER = frozenset("jr sr jun sen ii iii iv phd md esq obe mbe".split())

_BEFORE = TITLES | COURTESY | RANKS


def bare_words(name: str) -> list[str]:
    """Return the words of a name without what stands before and after it; never none of some."""
    words = name.split()
    while len(words) > 1 and _plain(words[0]) in _BEFORE:
        words = words[1:]
    while len(words) > 1 and _plain(words[-1]) in AFTER:
        words = words[:-1]
    return words


def _plain(word: str) -> str:
    return word.strip(".,").lower()
