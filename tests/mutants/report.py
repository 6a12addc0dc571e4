"""The end report: what was found, what was not, and which tests had looked at it."""

from collections.abc import Sequence

from tests.mutants.covering import CORE, MUTATED
from tests.mutants.hunt import Verdict

_OUTCOMES = ("killed", "timed out", "survived", "no test")


def report(verdicts: Sequence[Verdict], *, made: int, seed: int, seconds: float) -> str:
    """A page of Markdown: the figures by folder, then each mutant that nothing found."""
    lines = [
        "# Mutants",
        "",
        f"{len(verdicts):,} of {made:,} asked (seed {seed}), {seconds / 60:.0f} minutes this time.",
        "",
        "| folder | asked | killed | timed out | survived | no test |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for folder in MUTATED:
        inside = [each for each in verdicts if each.path.startswith(_prefix(folder))]
        counts = [sum(each.outcome == outcome for each in inside) for outcome in _OUTCOMES]
        lines.append("| " + " | ".join([folder, str(len(inside)), *map(str, counts)]) + " |")
    for outcome, title in (("survived", "Survived"), ("no test", "No test runs it")):
        found = sorted(
            (each for each in verdicts if each.outcome == outcome),
            key=lambda each: (each.path, each.line, each.what),
        )
        lines += ["", f"## {title} ({len(found)})", ""]
        lines += [_line(each) for each in found] or ["None."]
    return "\n".join([*lines, ""])


def _prefix(folder: str) -> str:
    return f"{CORE}/countersign/{folder}/"


def _line(verdict: Verdict) -> str:
    said = f"- {verdict.path.removeprefix(f'{CORE}/countersign/')}:{verdict.line}: {verdict.what}"
    if not verdict.asked:
        return said
    said += f" ({verdict.asked} tests, first of {', '.join(verdict.near)}"
    said += f"; {verdict.left} slower ones not asked" if verdict.left else ""
    return said + (f"; {verdict.by})" if verdict.by else ")")
