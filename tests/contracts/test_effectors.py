"""What every kind does at every account that it can be carried out at."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any, get_args

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.capabilities import Capability
from countersign.domain.task.effect import UNDO_STEP
from countersign.effects.registry import EffectorsByKind
from countersign.ports.effects import Absent, Attempt, Ready, WorldChanged, Written
from tests.contracts.rigs import mail
from tests.contracts.rigs.mail import NOON
from tests.contracts.rigs.named import MAIL_RIGS, mail_rig
from tests.factories import account, body
from tests.kinds.example import EXAMPLES
from tests.sandbox.client import Sandbox

Opening = Callable[[str, Callable[[], Sandbox]], AbstractContextManager[Any]]

ACCOUNTS: dict[Capability, tuple[tuple[str, ...], Opening, tuple[str, ...]]] = {
    "mail": (MAIL_RIGS, mail_rig, get_args(mail.Wrote)),
}
"""For what a kind needs: the accounts there are, and every write that their journals show."""


class Bench:
    """An effector of one kind, and an account with what the action is about."""

    def __init__(self, kind: str, rig: Any, writes: tuple[str, ...]) -> None:
        self.example, self.rig, self.writes = EXAMPLES[kind], rig, writes
        self.action = self.example.before(rig, self.example.action)
        self.effector = EffectorsByKind()[kind]
        self.before = self.shown()

    def shown(self) -> Counter[str]:
        return Counter({write: self.rig.carried_out(write) for write in self.writes})

    @property
    def journal(self) -> Counter[str]:
        """What was written since."""
        return self.shown() - self.before

    def attempt(self, step: str, given: Mapping[str, Any] | None) -> Attempt[Any, Any]:
        approved = body(action=self.action, account=self.rig.address)
        return Attempt(
            action=self.action,
            session=self.rig.session,
            body=approved,
            decided_at=NOON - timedelta(hours=1),
            step=step,
            key=f"{approved.task_id}.{approved.revision}.{step}",
            given=given,
            opened_at=NOON - timedelta(hours=1),
        )

    def preflight(self) -> Ready | WorldChanged:
        first = self.attempt(self.steps[0], None)
        return self.effector.preflight(first, account(account=self.rig.address))

    @property
    def steps(self) -> tuple[str, ...]:
        return KINDS[self.action.kind].steps

    def planned(self, step: str, given: Mapping[str, Any] | None) -> Attempt[Any, Any]:
        bare = self.attempt(step, given)
        return self.attempt(step, {**(given or {}), **(self.effector.plan(bare) or {})})

    def carried_out(self) -> Written:
        """Every step, each found absent before it is written and present after it."""
        written = Written({}, None)
        for step in self.steps:
            attempt = self.planned(step, written.receipt)
            assert isinstance(self.effector.reconcile(attempt), Absent)
            written = self.effector.write(attempt)
            found = self.effector.reconcile(attempt)
            assert isinstance(found, Written)
            assert found.compensator == written.compensator
        return written


def at_accounts(kinds: Iterable[str]) -> pytest.MarkDecorator:
    cases = [(kind, rig) for kind in kinds for rig in ACCOUNTS[KINDS[kind].needs][0]]
    return pytest.mark.parametrize("bench", cases, ids="-".join, indirect=True)


@pytest.fixture
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    kind, name = request.param
    _, opened, writes = ACCOUNTS[KINDS[kind].needs]
    with opened(name, lambda: request.getfixturevalue("running")) as rig:
        yield Bench(kind, rig, writes)


@at_accounts(KINDS)
def test_it_is_carried_out_by_the_writes_that_its_example_names_and_taken_back(
    bench: Bench,
) -> None:
    assert bench.preflight() == Ready()
    written = bench.carried_out()
    assert bench.journal == Counter(bench.example.done)

    if not bench.example.undone:
        assert written.compensator is None
        return
    back = bench.attempt(f"{UNDO_STEP}{bench.steps[-1]}", written.compensator)
    for _ in range(2):
        bench.effector.take_back(back)
        assert bench.journal == Counter((*bench.example.done, *bench.example.undone))


@at_accounts(kind for kind, one in EXAMPLES.items() if one.overtaken)
def test_what_has_overtaken_it_is_seen_before_anything_is_written(bench: Bench) -> None:
    assert bench.example.overtaken is not None
    bench.example.overtaken(bench.rig, bench.action)

    assert isinstance(bench.preflight(), WorldChanged)
