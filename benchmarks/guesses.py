"""How often the guess of what went wrong agrees with the category that public complaints were given.

``python -m benchmarks guesses FOLDER [MOST]``: each complaint is logged through the command, in a shop made
for it, and the guess that it tells is compared. The lists of words were tuned on one half of the complaints;
the other half is counted here. Which of our kinds a category stands for was decided before anything was
counted; categories that no kind of ours stands for are left out.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from delight.cli import run
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop

NO_GUESS = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A file of public complaints: its columns, and the kinds of ours that a category may stand for."""

    file: str
    text: str
    category: str
    kinds: Mapping[str, frozenset[str]]
    about: str


SAMPLES = (
    Sample(
        file="airline_complaints.csv",
        text="text",
        category="negativereason",
        about="complaints to airlines, in English",
        kinds={
            "Late Flight": frozenset({"late"}),
            "Customer Service Issue": frozenset({"rude", "waiting"}),
            "Bad Flight": frozenset({"quality"}),
            "Flight Booking Problems": frozenset({"booking-lost"}),
            "Flight Attendant Complaints": frozenset({"rude"}),
            "longlines": frozenset({"waiting"}),
            "Damaged Luggage": frozenset({"damaged"}),
        },
    ),
    Sample(
        file="RECLAMEAQUI_NAGEM.csv",
        text="DESCRICAO",
        category="CATEGORIA",
        about="complaints to an electronics shop, in Portuguese",
        kinds={
            "Produto com defeito": frozenset({"faulty"}),
            "Mau Atendimento": frozenset({"rude", "waiting"}),
            "Propaganda enganosa": frozenset({"not-as-described"}),
            "Produto errado": frozenset({"wrong-item"}),
            "Atraso na entrega": frozenset({"late"}),
            "Má qualidade": frozenset({"quality"}),
            "Estorno do valor pago": frozenset({"billing"}),
        },
    ),
)


def main(folder: str = "", most: str = "400") -> None:
    """Print a table for each sample in ``folder``, at most so many complaints of each."""
    if not folder:
        sys.exit("Please name the folder with the samples: python -m benchmarks guesses FOLDER")
    for sample in SAMPLES:
        file = Path(folder) / sample.file
        if file.exists():
            _show(sample, _counted(sample, file, int(most)))
        else:
            print(f"{sample.file} is not in {folder}.")


def held_out(text: str) -> bool:
    """Whether a complaint is of the half that nobody looked at while the lists were made."""
    return zlib.crc32(text.encode()) % 2 == 1


def _counted(sample: Sample, file: Path, most: int) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "shop"
        create_shop(place, ShopDraft(name="Samples", country="GB", language="en")).close()
        for category, text in list(_complaints(sample, file))[:most]:
            counts[category][_guess(place, text)] += 1
    return counts


def _complaints(sample: Sample, file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            named = {part.strip() for part in row[sample.category].split("<->")} & set(sample.kinds)
            if len(named) == 1 and row[sample.text].strip() and held_out(row[sample.text]):
                yield named.pop(), row[sample.text]


def _guess(place: Path, text: str) -> str:
    """Log a complaint through the command and return what it guessed."""
    said = io.StringIO()
    with redirect_stdout(said):
        code = run(
            ["--shop", str(place), "--json", "case", "add", f"--what={text}"], open_window=lambda _place: 0
        )
    told = json.loads(said.getvalue())
    if code != 0:
        sys.exit(f"The command refused a complaint: {told}")
    return told["guessed"].get("failure", {}).get("value", NO_GUESS)


def _show(sample: Sample, counts: Mapping[str, Counter[str]]) -> None:
    print(f"\n{sample.file}: {sample.about}\n")
    print(f"{'Category':<30} {'our kind':<22} {'cases':>6} {'guessed':>8} {'agree':>6} {'of guessed':>11}")
    for category, guesses in sorted(counts.items(), key=lambda one: -one[1].total()):
        kinds = sample.kinds[category]
        print(
            f"{category:<30} {' or '.join(sorted(kinds)):<22} {guesses.total():>6}"
            + _shares(guesses.total(), guesses.total() - guesses[NO_GUESS], sum(guesses[k] for k in kinds))
        )
    total = sum(guesses.total() for guesses in counts.values())
    guessed = total - sum(guesses[NO_GUESS] for guesses in counts.values())
    agreed = sum(guesses[k] for category, guesses in counts.items() for k in sample.kinds[category])
    if total:
        print(f"{'All':<30} {'':<22} {total:>6}" + _shares(total, guessed, agreed))
        print(
            f"By chance, guessing as often of each kind: {_chance(sample, counts, total):.0%} of the cases."
        )


def _shares(total: int, guessed: int, agreed: int) -> str:
    of_guessed = f"{agreed / guessed:.0%}" if guessed else "-"
    return f" {guessed / total:>8.0%} {agreed / total:>6.0%} {of_guessed:>11}"


def _chance(sample: Sample, counts: Mapping[str, Counter[str]], total: int) -> float:
    """Return the share that would agree if the same guesses were dealt out to the cases at random."""
    dealt = sum(counts.values(), Counter())
    fitting = {
        kind: sum(guesses.total() for category, guesses in counts.items() if kind in sample.kinds[category])
        for kind in dealt
    }
    return sum(dealt[kind] / total * fitting[kind] / total for kind in dealt)
