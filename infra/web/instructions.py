"""The sentences that an agent understands, as the web app and docs/instructions.md list them.

python -m infra.web.instructions           writes them into the page
python -m infra.web.instructions --check   fails if the page has others
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from countersign.analysis.instructions.by_language import INSTRUCTION_WORDS
from countersign.analysis.instructions.form import Told
from countersign.analysis.instructions.forms import FORMS, NOT_BY_WORDS, SO_ALREADY
from countersign.analysis.instructions.understanding import understood
from infra.venvs import ROOT

PAGE = ROOT / "docs/instructions.md"
BEGIN, END = "<!-- sentences -->\n", "<!-- /sentences -->"


def examples() -> dict[str, dict[Told, Sequence[str]]]:
    """By form and language."""
    return {
        name: {
            language: row.examples
            for language, words in INSTRUCTION_WORDS.items()
            for row in words.phrasings
            if row.form == name
        }
        for name in FORMS
    }


def listed() -> Mapping[str, Mapping[str, object]]:
    """What changes, and sentences for it, by form."""
    return {name: {"does": FORMS[name].does, "examples": rows} for name, rows in examples().items()}


def sections() -> str:
    """A section a form, with what each example tells an agent."""
    return "\n".join(
        f"### {FORMS[name].does}\n\n| sentence | what it tells it |\n|---|---|\n{_rows(rows)}"
        for name, rows in examples().items()
    )


def _rows(examples: Mapping[Told, Sequence[str]]) -> str:
    return "".join(f"| {one} | {_says(one)} |\n" for told in examples.values() for one in told)


def main(arguments: list[str], page: Path = PAGE) -> int:
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    written = f"{before}{BEGIN}\n{sections()}\n{END}{rest.partition(END)[2]}"
    if "--check" in arguments:
        return int(written != text)
    page.write_text(written, encoding="utf-8")
    return 0


def _says(example: str) -> str:
    (one,) = understood(example)
    otherwise = NOT_BY_WORDS if one.heard and one.heard.refused else SO_ALREADY
    return "; ".join(told.text for told in one.directives) or next(iter(otherwise.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
