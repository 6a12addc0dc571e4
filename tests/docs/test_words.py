"""One word for one thing."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = ROOT / "layers/core/countersign"

TWICE = {
    "BodyTooLarge": "of the API and of the sandbox: two programs",
    "Changes": "what a source has new, what has changed in a list, and that on the wire",
    "Counts": "how many tasks there are in a view, and the same on the wire",
    "Settings": "of the functions, of the laptop, of the sandbox: three programs",
    "Undeclared": "a field of an action, or an operation of the API, that nobody declared",
    "_TooLarge": "private to the transport to a provider, and to the laptop's edge",
}


def classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for folder in ("layers/core", "functions", "infra"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(str(path.relative_to(ROOT)))
    return found


def test_no_class_name_stands_twice_without_a_reason() -> None:
    twice = {name: paths for name, paths in classes().items() if len(paths) > 1}

    assert {name: paths for name, paths in twice.items() if name not in TWICE} == {}
    assert TWICE.keys() <= twice.keys(), "stands once by now"


def words() -> Iterator[tuple[str, str]]:
    """Each word of the glossary, and where it stands."""
    page = (ROOT / "docs/glossary.md").read_text()
    for row in re.finditer(r"^\| ([a-z ]+) \| `([\w/]+)` \| \S.* \|$", page, re.MULTILINE):
        yield row[1], row[2]


def aliases() -> set[str]:
    """Names that a module gives to a type."""
    assigned = re.compile(r"^([A-Z]\w+) = ", re.MULTILINE)
    return {name for path in CORE.rglob("*.py") for name in assigned.findall(path.read_text())}


def test_each_word_is_a_class_a_file_or_a_folder_of_that_name() -> None:
    known = classes().keys() | aliases()
    files = {str(path.with_suffix("").relative_to(CORE)) for path in CORE.rglob("*")}

    assert len(list(words())) == (ROOT / "docs/glossary.md").read_text().count("\n| ") - 1
    for word, place in words():
        tail = f"/{place}"
        assert place in known or any(f"/{name}".endswith(tail) for name in files), word
        named = place.rpartition("/")[2].replace("_", "").lower()
        assert word.replace(" ", "") in named, f"{word} is called {place}"


def test_no_word_stands_twice() -> None:
    named = [word for word, _ in words()]

    assert len(named) == len(set(named))
