"""The model that tells which English sentences ask for something, made of labelled sentences.

`python -m infra.sentence_model SENTENCES` writes it anew; with `--folds` it is only measured, by
five folds. SENTENCES has a line a sentence: `Yes` or `No`, a tab, the sentence, as the training
part of ParakweetLabs/EmailIntentDataSet has it (Apache-2.0).
"""

import argparse
import gzip
import json
import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.requests import THRESHOLD, phrases_of, words_of
from countersign.analysis.mail.requests.sentence_model import BUCKETS, FILE, buckets, steps

FOLDS = 5
ROUNDS = 60
STRENGTH = 3.0
"""How much the sentences weigh against weights that stay small."""

LARGEST = 127

CUES = [row.name for row in WORDS["en"].cues]
_BIAS = len(CUES) + 1
_FIRST_BUCKET = len(CUES) + 2
WIDTH = _FIRST_BUCKET + BUCKETS

Sparse = list[tuple[int, float]]


@dataclass(frozen=True)
class Labelled:
    """What of it the model sees, and whether it asks."""

    seen: Sparse
    asks: bool


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.sentence_model", description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--folds", action="store_true", help="measure it, and write nothing")
    said = parser.parse_args(arguments)
    known = read(said.sentences.read_text(encoding="utf-8", errors="replace"))
    if said.folds:
        sys.stdout.write(f"F1 {measured(known):.3f} over {len(known)} sentences\n")
        return 0
    FILE.write_bytes(packed(fitted(known)))
    return 0


def read(text: str) -> list[Labelled]:
    pairs = (line.split("\t", 1) for line in text.split("\n") if "\t" in line)
    return [Labelled(seen(sentence), label == "Yes") for label, sentence in pairs]


def seen(sentence: str) -> Sparse:
    words = words_of(sentence)
    phrases = phrases_of(words)
    runs = buckets(words)
    each = 1 / math.sqrt(len(runs) or 1)
    cues = enumerate(WORDS["en"].cues)
    return [
        *((at, 1.0) for at, row in cues if not row.phrases.isdisjoint(phrases)),
        (len(CUES), steps(words)),
        (_BIAS, 1.0),
        *((_FIRST_BUCKET + one, each) for one in sorted(runs)),
    ]


def fitted(known: Sequence[Labelled]) -> list[float]:
    """Logistic regression with small weights: dual coordinate descent, the order drawn from a
    fixed seed (Yu, Huang and Lin, Machine Learning 85, 2011)."""
    weights = [0.0] * WIDTH
    duals = [min(1e-3 * STRENGTH, 1e-8)] * len(known)
    sizes = [sum(value * value for _, value in one.seen) for one in known]
    for one, dual in zip(known, duals, strict=True):
        _add(weights, one, dual)
    order = list(range(len(known)))
    draw = random.Random(1)  # noqa: S311 - the order is to be the same each time
    for _ in range(ROUNDS):
        draw.shuffle(order)
        for at in order:
            one = known[at]
            margin = log_odds(weights, one.seen) * (1 if one.asks else -1)
            after = _next(duals[at], margin, sizes[at])
            _add(weights, one, after - duals[at])
            duals[at] = after
    return weights


def log_odds(weights: Sequence[float], found: Sparse) -> float:
    return sum(weights[at] * value for at, value in found)


def measured(known: Sequence[Labelled]) -> float:
    """F1 of those that ask, each judged by a model that has not seen its fold."""
    order = list(range(len(known)))
    random.Random(1).shuffle(order)  # noqa: S311 - as above
    right = said = 0
    for fold in range(FOLDS):
        weights = fitted([known[at] for at in order if at % FOLDS != fold])
        for one in (known[at] for at in order if at % FOLDS == fold):
            yes = log_odds(weights, one.seen) > THRESHOLD
            said += yes
            right += yes and one.asks
    return 2 * right / (said + sum(one.asks for one in known))


def packed(weights: Sequence[float]) -> bytes:
    runs = weights[_FIRST_BUCKET:]
    unit = max(map(abs, runs)) / LARGEST
    head = {
        "bias": round(weights[_BIAS], 3),
        "per_step": round(weights[len(CUES)], 3),
        "unit": round(unit, 6),
        "cues": {name: round(weights[at], 2) for at, name in enumerate(CUES)},
    }
    body = bytes(round(one / unit) % 256 for one in runs)
    return gzip.compress(json.dumps(head).encode() + b"\n" + body, mtime=0)


def _add(weights: list[float], one: Labelled, dual: float) -> None:
    step = dual if one.asks else -dual
    for at, value in one.seen:
        weights[at] += step * value


def _next(dual: float, margin: float, size: float) -> float:
    """The dual that is best with all others held: Newton's method on a concave slope."""
    found = dual
    for _ in range(8):
        slope = size * (found - dual) + margin + math.log(found / (STRENGTH - found))
        bend = size + STRENGTH / (found * (STRENGTH - found))
        step = found - slope / bend
        if step <= 0:
            step = found / 10
        if step >= STRENGTH:
            step = found + (STRENGTH - found) * 0.9
        if abs(step - found) < 1e-9:
            break
        found = step
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
