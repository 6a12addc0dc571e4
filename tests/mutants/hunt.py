"""The hunt, inside the copy of the tree: `python -m tests.mutants.hunt STATE OPTIONS`."""

import json
import os
import random
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.mutants.asking import IMPORT, Answer, ask, preload
from tests.mutants.changes import Mutant, mutants
from tests.mutants.covering import CORE, Covering, sources

QUICK_SECONDS = 2.0
ASKED_SECONDS = 40.0
VERDICTS = "verdicts.jsonl"


@dataclass(frozen=True)
class Verdict:
    """What came of a mutant: `asked` tests were to find it, `left` slower ones were not asked."""

    name: str
    path: str
    line: int
    what: str
    outcome: str
    by: str
    asked: int
    left: int
    near: tuple[str, ...]


def verdicts(state: Path) -> dict[str, Verdict]:
    """The last word on each mutant so far."""
    path = state / VERDICTS
    lines = path.read_text().splitlines() if path.exists() else []
    found = (json.loads(line) for line in lines)
    return {each["name"]: Verdict(**{**each, "near": tuple(each["near"])}) for each in found}


def every(root: Path, places: list[str]) -> list[Mutant]:
    """All mutants at these places (`domain/rule`, `usecases/tasks/act.py:120`), or everywhere."""
    found: list[Mutant] = []
    asked = [place.partition(":") for place in places]
    for path in sources(root):
        short = path.removeprefix(f"{CORE}/countersign/")
        wanted = [line for file, _, line in asked if short.startswith(file)]
        if places and not wanted:
            continue
        lines = {int(line) for line in wanted if line}
        some = mutants(path, (root / path).read_bytes())
        found += [mutant for mutant in some if not lines or mutant.line in lines]
    return found


def hunt(root: Path, state: Path, todo: list[Mutant], until: float) -> None:
    """Ask the tests of one mutant after another; each verdict is kept at once."""
    covering = Covering(root, state)
    preload(covering.tests.modules)
    trusted: dict[str, bool] = {}
    with (state / VERDICTS).open("a") as kept:
        for mutant in todo:
            if time.monotonic() > until:
                return
            verdict = _judge(root, covering, mutant, trusted)
            kept.write(f"{json.dumps(asdict(verdict))}\n")
            kept.flush()


def _judge(root: Path, covering: Covering, mutant: Mutant, trusted: dict[str, bool]) -> Verdict:
    tests = covering.of(mutant.path, mutant.first, mutant.last)
    seconds = covering.tests.seconds
    batches: list[list[str]] = [[], []]
    spent = 0.0
    for test in tests:
        spent += seconds[test]
        if spent <= ASKED_SECONDS:
            batches[spent > QUICK_SECONDS].append(test)
    answer = Answer("survived" if tests else "no test")
    for batch in filter(None, batches):
        expected = sum(seconds[test] for test in batch)
        answer = ask(root, mutant, batch, expected)
        if answer.outcome == "killed" and not _passes(root, batch, answer.by, expected, trusted):
            answer = Answer("survived", f"{answer.by} fails without it as well")
        if answer.outcome != "survived":
            break
    asked = sum(map(len, batches))
    return Verdict(
        name=mutant.name,
        path=mutant.path,
        line=mutant.line,
        what=mutant.what,
        outcome=answer.outcome,
        by=answer.by,
        asked=asked,
        left=len(tests) - asked,
        near=tuple(dict.fromkeys(test.partition("::")[0] for test in tests))[:3],
    )


def _passes(
    root: Path, batch: list[str], by: str, seconds: float, trusted: dict[str, bool]
) -> bool:
    """Whether the test that failed passes where nothing is changed, run in the same company."""
    asked = by if by != IMPORT else f"{by} {batch[0]} {batch[-1]}"
    if asked not in trusted:
        trusted[asked] = ask(root, None, batch, seconds).outcome == "survived"
    return trusted[asked]


def main() -> None:
    state, options = Path(sys.argv[1]), json.loads(sys.argv[2])
    root = Path.cwd()
    known = verdicts(state)
    todo = every(root, options["places"])
    random.Random(options["seed"]).shuffle(todo)  # noqa: S311  # a sample, no secret
    again = set(options["again"])
    todo = [mutant for mutant in todo if mutant.name not in known or mutant.name in again]
    todo.sort(key=lambda mutant: mutant.name not in again)
    until = time.monotonic() + 60 * options["minutes"]
    workers = [todo[number :: options["workers"]] for number in range(options["workers"])]
    children = []
    for part in workers[1:]:
        child = os.fork()
        if child == 0:
            hunt(root, state, part, until)
            os._exit(0)
        children.append(child)
    hunt(root, state, workers[0], until)
    for child in children:
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
