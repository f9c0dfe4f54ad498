"""One measured speed, and the table of all of them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

OUT = Path(__file__).parents[1] / "build" / "bench.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """A figure beside its limit (the bare thing, measured in the same run) and its peers.

    Attributes:
        ratio: ours divided by the limit.
        target: what the ratio may be at most, or must be at least where ``more_is_better``.
    """

    name: str
    ours: float
    unit: str
    limit: float
    ratio: float
    target: float
    peers: dict[str, float] = field(default_factory=dict)
    more_is_better: bool = False

    @property
    def held(self) -> bool:
        """Whether the promise is kept."""
        return self.ratio >= self.target if self.more_is_better else self.ratio <= self.target


def show(speeds: list[Speed]) -> None:
    """Print the table and write ``build/bench.json``."""
    print(f"{'':34}{'ours':>10}{'limit':>10}  unit     {'ratio':>7}{'target':>8}   peers")
    for s in speeds:
        peers = ", ".join(f"{name} {value:.3g}" for name, value in s.peers.items())
        sign = "≥" if s.more_is_better else "≤"
        row = f"{s.name:34}{s.ours:10.3f}{s.limit:10.3f}  {s.unit:8} {s.ratio:7.2f} {sign}{s.target:6.2f}"
        print(f"{row}   {'held  ' if s.held else 'MISSED'} {peers}")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps([asdict(s) for s in speeds], indent=1), encoding="utf-8")
    print(f"Written to {OUT.relative_to(OUT.parents[1])}")
