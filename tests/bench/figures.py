"""Repeated measurements, and how they are shown."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """In milliseconds."""

    values: Sequence[float]

    def shown(self) -> list[str]:
        found = (min(self.values), statistics.median(self.values), max(self.values))
        return [f"{value:.1f}" if value < 100 else f"{value:.0f}" for value in found]


def timed(act: Callable[[], object], runs: int) -> Figures:
    """What passes on the wall for each of so many runs, after one that does not count."""
    act()
    return Figures([_once(act) for _ in range(runs)])


def _once(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1_000


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as what stands in them; numbers to the right."""
    widths = [max(len(line[column]) for line in (heads, *rows)) for column in range(len(heads))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in (heads, *rows)
    ]
    return "\n".join([title, *(f"  {line.rstrip()}" for line in lines), ""])
