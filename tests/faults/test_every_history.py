"""Any order of what people, workers, providers and accidents do, over the real HTTP application."""

import logging
import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import tally
from tests.faults.machine import Histories, Steps
from tests.functions.http.services import PUBLIC_URL
from tests.share import FAULTS_ONE_IN

SEED = int(os.environ.get("COUNTERSIGN_FAULTS_SEED", "20261126"))
STEPS_AT_LEAST = int(os.environ.get("COUNTERSIGN_FAULTS_STEPS", "10000"))
PHASES = (Phase.generate, *((Phase.shrink,) if "COUNTERSIGN_FAULTS_SHRINK" in os.environ else ()))
"""A failure names its steps and its seed; looking for the shortest such history takes minutes."""

A_HISTORY = 60
AT_ONCE = 50


@pytest.fixture(autouse=True)
def _place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC_URL)
    monkeypatch.setenv("STAGE", "local")
    monkeypatch.setattr(logging.getLogger("mangum.http"), "disabled", True)
    monkeypatch.setattr(logging.getLogger("countersign"), "disabled", True)


def live(first_seed: int, steps: int) -> int:
    """Live through histories until so many steps are taken; answers how many were.

    The same seed lives through the same histories.
    """
    before = Steps.taken
    for number in range(1_000):
        seed(first_seed + number)(Histories)
        run_state_machine_as_test(
            Histories,
            settings=settings(
                deadline=None,
                database=None,
                print_blob=True,
                stateful_step_count=A_HISTORY,
                max_examples=AT_ONCE,
                suppress_health_check=list(HealthCheck),
                phases=PHASES,
            ),
        )
        if Steps.taken - before >= steps:
            break
    return Steps.taken - before


def test_whatever_happens_in_whatever_order_the_record_stays_true() -> None:
    steps = 1_000 // FAULTS_ONE_IN

    assert live(SEED, steps) >= steps


@pytest.mark.faults
def test_in_ten_thousand_steps_the_record_stays_true() -> None:
    taken = live(SEED + 1_000, STEPS_AT_LEAST)
    tally.say(f"COUNTERSIGN_FAULTS_SEED={SEED}: {taken:,} steps of any order")

    assert taken >= STEPS_AT_LEAST
