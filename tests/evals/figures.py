"""The figures of a run, the ones on record, and the page that shows them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.evals.jobs import JOBS
from tests.evals.playing import Played
from tests.evals.scores import Score

ON_RECORD = Path(__file__).parent / "figures.toml"
PAGE = Path(__file__).parents[2] / "docs/quality.md"
BEGINS, ENDS = "<!-- figures -->", "<!-- /figures -->"


@dataclass(frozen=True)
class Figure:
    """`value` of `of` mails; the `failing` ones by name. `precision` and `recall` of an F1."""

    name: str
    value: float
    of: int
    failing: tuple[str, ...]
    precision: float = 0.0
    recall: float = 0.0


def figures_of(played: Iterable[Played]) -> tuple[Figure, ...]:
    """A figure for each job, then for each set: the share of its mails that are wholly right."""
    everything = tuple(played)
    wrong: dict[str, set[str]] = {}
    figures = []
    for job in JOBS:
        scores = {one.case.id: score for one in everything if (score := job.score(one)) is not None}
        failing = tuple(name for name, score in scores.items() if not score.is_right)
        for name in failing:
            wrong.setdefault(name, set()).add(job.name)
        figures.append(_figure(job.name, job.measure == "F1", scores.values(), failing))
    for named in dict.fromkeys(one.case.set for one in everything):
        ids = [one.case.id for one in everything if one.case.set == named]
        failing = tuple(name for name in ids if name in wrong)
        right = Score(hits=len(ids) - len(failing), missed=len(failing))
        figures.append(Figure(f"set {named}", _share(right), len(ids), failing))
    return tuple(figures)


def _figure(name: str, is_f1: bool, scores: Iterable[Score], failing: tuple[str, ...]) -> Figure:
    listed = list(scores)
    total = sum(listed, start=Score())
    if not is_f1:
        return Figure(name, _share(total), len(listed), failing)
    found, wanted = total.hits + total.false, total.hits + total.missed
    precision = total.hits / found if found else 1.0
    recall = total.hits / wanted if wanted else 1.0
    f1 = 2 * total.hits / (found + wanted) if found + wanted else 1.0
    return Figure(name, round(f1, 3), len(listed), failing, round(precision, 3), round(recall, 3))


def _share(score: Score) -> float:
    counted = score.hits + score.missed
    return round(score.hits / counted, 3) if counted else 1.0


def on_record() -> tuple[Figure, ...]:
    entries = tomllib.loads(ON_RECORD.read_text())["figure"]
    return tuple(Figure(**entry | {"failing": tuple(entry["failing"])}) for entry in entries)


def fallen(before: Iterable[Figure], now: Iterable[Figure]) -> list[str]:
    """What each figure fell from and to, and which mails are wrong that were right."""
    present = {one.name: one for one in now}
    said = []
    for old in before:
        new = present.get(old.name)
        if new is None:
            said.append(f"{old.name} is not measured any more")
        elif new.value < old.value:
            changed = sorted(set(new.failing) - set(old.failing))
            said.append(f"{old.name} fell from {old.value} to {new.value}: {', '.join(changed)}")
    return said


def record(figures: Iterable[Figure]) -> None:
    lines = ["# Written by `make eval`. A figure here may only rise: test_ratchet.py holds it.\n"]
    for one in figures:
        failing = "".join(f'\n  "{name}",' for name in one.failing)
        lines += [
            "[[figure]]",
            f'name = "{one.name}"',
            f"value = {one.value}",
            f"of = {one.of}",
            *([f"precision = {one.precision}", f"recall = {one.recall}"] if one.recall else []),
            f"failing = [{failing}\n]\n" if failing else "failing = []\n",
        ]
    ON_RECORD.write_text("\n".join(lines))


def table_of(figures: Iterable[Figure]) -> str:
    """As it stands on the page."""
    listed = list(figures)
    means = {job.name: (job.measure, job.means) for job in JOBS}
    lines = ["", "| job | figure | mails | what it means |", "|---|---|---|---|"]
    for one in listed:
        if one.name in means:
            measure, said = means[one.name]
            both = f" (precision {one.precision:.2f}, recall {one.recall:.2f})"
            shown = f"F1 {one.value:.3f}{both}" if measure == "F1" else f"{one.value:.1%}"
            lines.append(f"| {one.name} | {shown} | {one.of} | {said} |")
    lines += ["", "| set | wholly right | mails |", "|---|---|---|"]
    for one in listed:
        if one.name not in means:
            lines.append(f"| {one.name.removeprefix('set ')} | {one.value:.1%} | {one.of} |")
    return "\n".join([*lines, ""])


def written_into(page: str, figures: Iterable[Figure]) -> str:
    before, _, rest = page.partition(BEGINS)
    return f"{before}{BEGINS}\n{table_of(figures)}\n{ENDS}{rest.partition(ENDS)[2]}"
