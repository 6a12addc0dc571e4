"""The table by which languages are told apart, from a package of PyPI.

`python -m infra.language_grams` writes it anew (docs/decisions/0053-languages-told-apart.md).
"""

import ast
import gzip
import math
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from infra import venvs
from infra.problem import CommandFailed

TABLE = venvs.ROOT / "layers/core/countersign/analysis/mail/language_grams.gz"

PACKAGE = "eld==1.0.6"
HASH = "sha256:175f570537e8cdf65d48b6e3d2c14438e236d9e5ac5b5b5005d07cd8dab797b2"
"""Apache-2.0, by Nito T.M. Its database is read as data; none of its code is run or used."""

DATABASE = "eld/resources/ngrams/ngramsM60.py"

LATIN = (
    *("az", "ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fr", "hr", "hu", "is", "it"),
    *("lt", "lv", "ms", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tl", "tr", "vi"),
    "yo",
)
"""The languages of the database that are written in Latin letters. Others show by their script."""

FLOOR = 0.2
"""How often a fragment is taken to occur that the database lacks; the least in it is 1."""

STEPS = 8
"""A weight is kept in eighths."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _fetch(Path(folder))
        source = (Path(folder) / DATABASE).read_text(encoding="utf-8")
    database = ast.literal_eval(source.partition("ngrams_data =")[2].strip())
    TABLE.write_bytes(packed(database["languages"], database["ngrams"]))


def packed(languages: Mapping[int, str], grams: Mapping[bytes, Mapping[int, int]]) -> bytes:
    """First the languages; then a line a fragment, sorted: it, a tab, and for each language that
    has it two characters: which one, and by how much it is likelier there (`language_grams.py`)."""
    place = {code: LATIN.index(name) for code, name in languages.items() if name in LATIN}
    lines = [" ".join(LATIN).encode()]
    for gram in sorted(grams):
        pairs = [
            (place[code], round(STEPS * math.log(often / FLOOR)))
            for code, often in grams[gram].items()
            if code in place
        ]
        if pairs:
            row = "".join(f"{chr(65 + which)}{chr(48 + weight)}" for which, weight in sorted(pairs))
            lines.append(gram + b"\t" + row.encode())
    return gzip.compress(b"\n".join(lines), mtime=0)


def _fetch(folder: Path) -> None:
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{PACKAGE} --hash={HASH}\n")
    done = subprocess.run(
        [
            *(str(venvs.uv()), "pip", "install", "--quiet", "--no-deps", "--require-hashes"),
            *("--no-build", "--target", str(folder), "-r", str(wanted)),
        ],
        capture_output=True,
        text=True,
        timeout=venvs.INSTALL_SECONDS,
    )
    if done.returncode != 0:
        raise CommandFailed(
            f"{PACKAGE} could not be fetched.",
            why=done.stderr.strip()[-1500:],
            do="Check that uv reaches a package index, then run the same command again.",
        )


if __name__ == "__main__":
    main()
