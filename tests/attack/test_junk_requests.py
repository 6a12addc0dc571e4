"""Junk by the thousand: refused, each time, with nothing changed and nobody's fault but theirs."""

import os
from collections import Counter
from itertools import islice
from random import Random

import pytest

from tests.attack.attacked import Attacked
from tests.attack.described import ROUTES, methods_at
from tests.attack.junk import METHODS, SORTS, junk
from tests.functions.http.schema import check_problem

REQUESTS = int(os.environ.get("ATTACK_REQUESTS", "400"))
BATCHES = 4


@pytest.mark.parametrize("seed", range(BATCHES))
def test_junk_is_refused_and_changes_nothing(attacked: Attacked, seed: int) -> None:
    answers: Counter[int] = Counter()
    sorts: Counter[str] = Counter()
    random = Random(seed)  # noqa: S311 -- the same junk each time is what a test needs
    for sent in islice(junk(random, attacked.mine), REQUESTS // BATCHES):
        answer = attacked.send(
            sent.route,
            method=sent.method,
            path=sent.path,
            content=sent.content,
            query=sent.query,
            headers=sent.headers,
        )
        assert 400 <= answer.status_code < 500, (sent, answer.text)
        if sent.sort not in ("path", "method"):
            assert answer.status_code in sent.route.statuses, (sent, answer.text)
        answers[answer.status_code] += 1
        sorts[sent.sort] += 1
    assert sorts.keys() == SORTS
    assert {401, 404, 405, 422} <= answers.keys()


@pytest.mark.parametrize("path", sorted({route.path for route in ROUTES}))
def test_a_wrong_method_is_told_the_right_ones(attacked: Attacked, path: str) -> None:
    here = [route for route in ROUTES if route.path == path]
    for method in METHODS:
        if method not in methods_at(path):
            answer = attacked.send(here[0], method=method)
            check_problem(answer, 405, "method_not_allowed")
            assert answer.headers["allow"].split(", ") == sorted(route.method for route in here)
