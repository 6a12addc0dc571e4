"""How well the tests hold the code: `make mutants [MINUTES=20] [SEED=1] [AT="domain/rule ..."]`.

A copy of the tree is measured once, then one small wrong change after another is asked of the tests
that run its line. What is known of a tree is kept in `.local/mutants`, so the next call goes on.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from tests.mutants import covering
from tests.mutants.hunt import VERDICTS, Verdict, every, verdicts
from tests.mutants.report import report

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".local" / "mutants"
TREE = STATE / "tree"
_SEEN = STATE / "seen.json"


def main() -> None:
    options = _options()
    STATE.mkdir(parents=True, exist_ok=True)
    _copy()
    again = _forget_what_changed()
    begun = time.monotonic()
    asked = {"places": options.at, "seed": options.seed, "minutes": options.minutes}
    _inside("hunt", str(STATE), json.dumps(asked | {"workers": options.workers, "again": again}))
    known, whole = verdicts(STATE), every(TREE, options.at)
    page = report(
        [known[mutant.name] for mutant in whole if mutant.name in known],
        made=len(whole),
        seed=options.seed,
        seconds=time.monotonic() - begun,
    )
    (STATE / "report.md").write_text(page)
    sys.stdout.write(f"{page}\n{STATE / 'report.md'}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("at", nargs="*")
    return parser.parse_args()


def _copy() -> None:
    """The tree as it is now; the bytecode of what did not change stays."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git is found as everywhere
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    names = {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}
    for name in names:
        source, target = ROOT / name, TREE / name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for file in [file for file in TREE.rglob("*.py") if str(file.relative_to(TREE)) not in names]:
        file.unlink()


def _forget_what_changed() -> list[str]:
    """Measure what is not known of this tree. Returns the survivors that are asked again.

    Changed files of tests are measured again, and what they killed is open again; where anything
    else changed, all is.
    """
    files = _files()
    seen: dict[str, str] = json.loads(_SEEN.read_text()) if _SEEN.exists() else {}
    changed = {name for name in files.keys() | seen.keys() if files.get(name) != seen.get(name)}
    if not all(_is_test(name) for name in changed):
        for name in ("covered.db", "tests.json", VERDICTS):
            (STATE / name).unlink(missing_ok=True)
        changed = set(files)
    seen = {
        name: digest for name, digest in files.items() if name not in changed or not _is_test(name)
    }
    for suite in covering.ASKED:
        fresh = [name for name in sorted(changed & files.keys()) if _is_test(name, suite)]
        _measure(fresh)
        seen |= {name: files[name] for name in fresh}
        _SEEN.write_text(json.dumps(seen))
    known = verdicts(STATE)
    kept = {n: v for n, v in known.items() if v.by.partition("::")[0] not in changed}
    _keep(kept.values())
    return [v.name for v in kept.values() if changed and v.outcome in {"survived", "no test"}]


def _files() -> dict[str, str]:
    """The digests of what a verdict rests on."""
    found = {
        str(path.relative_to(TREE)): hashlib.sha256(path.read_bytes()).hexdigest()
        for top in ("layers/core", "functions", "tests")
        for path in sorted((TREE / top).rglob("*.py"))
        if path.parent != TREE / "tests" / "mutants"
    }
    asked = tuple(f"tests/{suite}/" for suite in covering.ASKED)
    return {n: d for n, d in found.items() if not _is_test(n) or n.startswith(asked)}


def _measure(files: list[str]) -> None:
    if files:
        sys.stdout.write(f"Measuring what {len(files)} files of tests run.\n")
        sys.stdout.flush()
        _inside("covering", str(STATE), *files)


def _is_test(name: str, suite: str = "") -> bool:
    return name.startswith(f"tests/{suite}") and Path(name).name.startswith("test_")


def _keep(known: Iterable[Verdict]) -> None:
    (STATE / VERDICTS).write_text("".join(f"{json.dumps(asdict(v))}\n" for v in known))


def _inside(module: str, *arguments: str) -> None:
    """Run a module of this package in the copy, so that nobody's edits reach a run."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    places = [
        *(str(TREE / top) for top in (covering.CORE, "functions", ".")),
        env.get("PYTHONPATH"),
    ]
    subprocess.run(
        [sys.executable, "-m", f"tests.mutants.{module}", *arguments],
        cwd=TREE,
        env=env | {"PYTHONPATH": os.pathsep.join(filter(None, places))},
        check=True,
    )


if __name__ == "__main__":
    main()
