"""How likely an English sentence asks for something: a linear model over its words.

Its weights stand in `sentence_model.gz`, which `python -m infra.sentence_model` makes of labelled
sentences (docs/decisions/0057-sentences-that-ask.md): a line of JSON, then a signed byte a bucket.
"""

import gzip
import json
import math
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

FILE = Path(__file__).with_name("sentence_model.gz")
BUCKETS = 1 << 15
LONGEST_RUN = 3
_HEAD = 5
_WORDS_A_STEP = 20


@dataclass(frozen=True)
class SentenceModel:
    """`of_cue` are the weights of the rows of cues by name, `per_step` that of twenty words more;
    the runs of words have theirs in `of_bucket`, in units of `unit`."""

    bias: float
    per_step: float
    of_cue: dict[str, float]
    unit: float
    of_bucket: Sequence[int]

    def log_odds(self, words: Sequence[str], present: Collection[str]) -> float:
        """`words` as `requests.weigh` takes a sentence apart, `present` the names of its cues."""
        found = buckets(words)
        runs = sum(self.of_bucket[one] for one in found) * self.unit / math.sqrt(len(found) or 1)
        cued = sum(self.of_cue.get(name, 0.0) for name in present)
        return self.bias + self.per_step * steps(words) + cued + runs


def steps(words: Sequence[str]) -> float:
    return len(words) / _WORDS_A_STEP


def buckets(words: Sequence[str]) -> frozenset[int]:
    """Of each run of up to three words, of each pair with one between, and of how it begins."""
    ended = [*words, "$"]
    runs = [
        " ".join(ended[at : at + length])
        for length in range(1, LONGEST_RUN + 1)
        for at in range(len(ended) - length + 1)
    ]
    runs += [f"{one} _ {other}" for one, other in zip(ended, ended[2:], strict=False)]
    runs += [f"H:{word}" for word in ended[1:_HEAD]]
    return frozenset(crc32(run.encode()) % BUCKETS for run in runs)


@cache
def sentence_model() -> SentenceModel:
    head, _, body = gzip.decompress(FILE.read_bytes()).partition(b"\n")
    said = json.loads(head)
    return SentenceModel(
        said["bias"], said["per_step"], said["cues"], said["unit"], array("b", body)
    )
