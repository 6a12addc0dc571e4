"""The model of English sentences: of the cues there are, small, made anew by its script."""

import gzip
from itertools import pairwise

import pytest

from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.requests import weigh
from countersign.analysis.mail.requests.sentence_model import BUCKETS, FILE, sentence_model
from infra import sentence_model as made

SENTENCES = "".join(
    f"{label}\t{sentence}\n"
    for label, sentence in [
        ("Yes", "Could you water the plants on Monday?"),
        ("Yes", "Please feed the cat on Monday."),
        ("No", "The plants were watered on Monday."),
        ("No", "The cat was fed on Monday."),
    ]
)


def test_it_knows_every_cue_and_is_small() -> None:
    model = sentence_model()

    assert set(model.of_cue) == {row.name for row in WORDS["en"].cues}, "make it again"
    assert len(model.of_bucket) == BUCKETS
    assert FILE.stat().st_size < 150_000
    assert FILE.with_suffix(".NOTICE").exists()


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        ("Could you water the plants?", "The plants were watered."),
        ("Please bring a chair.", "We brought a chair."),
        ("Let me know if you can come.", "He let them know."),
    ],
)
def test_what_asks_is_likelier_to_ask(asks: str, tells: str) -> None:
    assert weigh(asks, "en").answerable
    assert not weigh(tells, "en").asks


def test_made_of_sentences_it_tells_those_apart() -> None:
    known = made.read(SENTENCES)
    weights = made.fitted(known)
    odds = [made.log_odds(weights, one.seen) for one in known]

    assert [one.asks for one in known] == [True, True, False, False]
    assert min(odds[:2]) > max(odds[2:])


def test_made_twice_it_is_the_same() -> None:
    first, again = pairwise([made.packed(made.fitted(made.read(SENTENCES))) for _ in range(3)])

    assert first == again
    head, _, body = gzip.decompress(first[0]).partition(b"\n")
    assert b'"cues"' in head
    assert len(body) == BUCKETS
