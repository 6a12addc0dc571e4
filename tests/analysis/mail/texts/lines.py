"""Labelled texts, a line each, tabs between what is wanted and the text.

Of each two files the second was written when what it measures was done.
"""

from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> list[tuple[str, ...]]:
    """`⏎` stands for the end of a line."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(one.replace("⏎", "\n") for one in line.split("\t")) for line in lines]
