"""What a rule covers is proposed approved; everything else asks."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.actions.action import Action
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.plans.quota import Count
from countersign.domain.rules.rule import Limits
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.body import Evidence
from countersign.domain.task.event_chain import verify
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.task.task import Status, Task
from countersign.domain.users.user import User
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import GMAIL, USER, agent, person, proposal, reply, rule, sent
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks

TODAY = "2026-11-22"


class Office:
    """Ada's email agent may act by rule, and one rule lets it answer Grace."""

    def __init__(self) -> None:
        self.tasks, self.clock = InMemoryTasks(), SettableClock()
        self.rules = InMemoryRules(self.tasks)
        self.propose = ProposeTasks(
            self.tasks, self.clock, CountingIds(), self.rules, RecordingDiagnostics()
        )
        self.keep()

    def keep(self, **fields: Any) -> None:
        self.tasks.rules[USER, fields.get("rule_id", "rul_1")] = rule(**fields)

    def offer(
        self,
        number: int = 1,
        *,
        user: User | None = None,
        action: Action | None = None,
        autonomy: str = "rules",
        never_touch: tuple[str, ...] = (),
        **fields: Any,
    ) -> Task:
        """Propose one; answers the task that came of it."""
        action = action or sent()
        known = tuple(Provenance(path=leaf.path, source=Origin.OWN) for leaf in action.recipients)
        made = proposal(
            **{"action": action, "source_ids": (f"message-{number}",), "provenance": known} | fields
        )
        before = set(self.tasks.heads)
        candidate = Candidate(made, agent(autonomy=autonomy), "ada@example.com")
        person_of_it = user or person(plan="pro")
        assert self.propose(person_of_it, [candidate], never_touch=never_touch) == 1
        (new,) = set(self.tasks.heads) - before
        return self.tasks.heads[new]

    def used(self, day: str = TODAY) -> int:
        return self.rules.used(USER, ["rul_1"], day).get("rul_1", 0)


@pytest.fixture
def office() -> Office:
    return Office()


def test_what_a_rule_covers_is_approved_by_it_and_still_cools(office: Office) -> None:
    task = office.offer(user=person(plan="pro", cooling_seconds=60))

    assert task.status is Status.APPROVED
    assert task.decided is not None
    assert (task.decided.by, task.decided.rule_id) == ("rule", "rul_1")
    assert task.decided.digest == task.digest
    assert task.act_not_before == office.clock.now() + timedelta(seconds=60)
    assert office.used() == 1
    verify(task, office.tasks.events(USER, task.task_id))


@pytest.mark.parametrize(
    "what",
    [
        {"user": person(plan="free")},
        {"user": person(plan="pro", paused=True)},
        {"user": person(plan="pro", closing=True)},
        {"autonomy": "ask"},
        {"never_touch": ("grace@example.org",)},
        {"never_touch": ("example.org",)},
        {"never_touch": ("org",)},
        {"action": reply()},
        {"action": sent(cc=("eve@evil.net",))},
        {"action": sent(to=("grace@example.com",))},
        {"provenance": (Provenance(path="to/0", source=Origin.UNKNOWN),)},
        {"provenance": ()},
        {"warnings": (Caution(path="to/0", code="first_contact"),)},
        {"alternatives": (Alternative(label="No", action=sent(body="No.")),)},
        {"action": sent(body="At ⟦what time⟧.")},
    ],
    ids=str,
)
def test_everything_else_asks(office: Office, what: dict[str, Any]) -> None:
    task = office.offer(**what)

    assert task.status is Status.AWAITING_APPROVAL
    assert task.decided is None
    assert office.used() == 0


def test_an_agent_that_asks_does_so_beside_one_that_acts_by_rule(office: Office) -> None:
    known = (Provenance(path="to/0", source=Origin.OWN),)
    asks, acts = (
        Candidate(
            proposal(action=sent(), provenance=known, source_ids=(f"message-{autonomy}",)),
            agent(agent_id=f"agt_{autonomy}", autonomy=autonomy),
            "ada@example.com",
        )
        for autonomy in ("ask", "rules")
    )

    office.propose(person(plan="pro"), [asks, acts])

    decided = {task.agent_id: task.status for task in office.tasks.heads.values()}
    assert decided == {"agt_ask": Status.AWAITING_APPROVAL, "agt_rules": Status.APPROVED}


def test_an_expired_rule_approves_nothing(office: Office) -> None:
    office.clock.move_to(rule().expires_at)

    assert office.offer().status is Status.AWAITING_APPROVAL


def test_nobodys_rule_approves_for_somebody_else(office: Office) -> None:
    stranger = person(user_id="usr_2", plan="pro")

    assert office.offer(user=stranger).status is Status.AWAITING_APPROVAL


def test_a_rule_that_is_spent_for_today_asks_and_has_room_tomorrow(office: Office) -> None:
    office.keep(limits=Limits(per_day=2))
    today = [office.offer(number).status for number in range(3)]
    office.clock.wait(hours=24)

    assert today == [Status.APPROVED, Status.APPROVED, Status.AWAITING_APPROVAL]
    assert office.offer(9).status is Status.APPROVED
    assert (office.used(), office.used("2026-11-23")) == (2, 1)


def test_the_day_is_the_persons_own(office: Office) -> None:
    office.clock.move_to(office.clock.now().replace(hour=12))

    office.offer(user=person(plan="pro", timezone="Pacific/Auckland"))

    assert (office.used(), office.used("2026-11-23")) == (0, 1)


def test_another_rule_helps_out_where_one_is_spent(office: Office) -> None:
    office.keep(limits=Limits(per_day=1))
    office.keep(rule_id="rul_2", where={"to": "example.org"})

    decided = [office.offer(number).decided for number in range(2)]

    assert [found.rule_id for found in decided if found] == ["rul_1", "rul_2"]


def test_a_month_that_is_used_up_asks(office: Office) -> None:
    office.tasks.used[USER, "2026-11"] = 1_000

    assert office.offer().status is Status.AWAITING_APPROVAL
    assert office.used() == 0


def test_what_was_seen_before_is_neither_done_nor_counted_again(office: Office) -> None:
    office.offer()
    candidate = Candidate(
        proposal(
            action=sent(),
            provenance=(Provenance(path="to/0", source=Origin.OWN),),
            source_ids=("message-1",),
        ),
        agent(autonomy="rules"),
        "ada@example.com",
    )

    assert office.propose(person(plan="pro"), [candidate]) == 0

    assert len(office.tasks.heads) == 1
    assert office.used() == 1


def test_a_person_who_pauses_while_a_scan_goes_on_is_asked(office: Office) -> None:
    office.tasks.people = {USER: person(plan="pro", paused=True)}

    assert office.offer(user=person(plan="pro")).status is Status.AWAITING_APPROVAL
    assert office.used() == 0


def test_a_rule_removed_while_a_scan_goes_on_approves_nothing(office: Office) -> None:
    class Forgetful(InMemoryRules):
        """Lists what is removed a moment later."""

        def list(self, user_id: str) -> Any:
            found = super().list(user_id)
            self.tasks.rules.clear()
            return found

    rules = Forgetful(office.tasks)
    office.propose = ProposeTasks(
        office.tasks, office.clock, CountingIds(), rules, RecordingDiagnostics()
    )

    assert office.offer().status is Status.AWAITING_APPROVAL


def test_tasks_that_wait_are_not_touched_by_a_rule_made_later(office: Office) -> None:
    office.tasks.rules.clear()
    waiting = office.offer(1)
    office.keep()
    office.offer(2)

    assert office.tasks.heads[USER, waiting.task_id] == waiting


def test_rules_are_not_read_where_no_agent_may_act_by_one(office: Office) -> None:
    class Unreadable(InMemoryRules):
        def list(self, user_id: str) -> Any:
            raise AssertionError("nobody asked for this")

    office.propose = ProposeTasks(
        office.tasks, office.clock, CountingIds(), Unreadable(office.tasks), RecordingDiagnostics()
    )

    assert office.offer(autonomy="ask").status is Status.AWAITING_APPROVAL
    assert office.offer(2, user=person(plan="free")).status is Status.AWAITING_APPROVAL


def _news(*senders: str) -> Archive:
    items = tuple(
        PileItem(thread_id=f"t{n}", message_ids=(f"m{n}",), sender=sender, subject="News")
        for n, sender in enumerate(senders)
    )
    return Archive(integration_id=GMAIL, items=items)


def _offer_pile(
    office: Office, pile: Archive, *, unverified: tuple[int, ...] = (), **fields: Any
) -> list[Task]:
    vouched_for = tuple(
        Provenance(path=path, source=Origin.CORRESPONDENT)
        for at, path in enumerate(leaf.path for leaf in pile.with_origin)
        if at not in unverified
    )
    made = proposal(action=pile, provenance=vouched_for, source_ids=pile.message_ids, **fields)
    candidate = Candidate(made, agent(autonomy="rules"), "ada@example.com")
    office.propose(person(plan="pro"), [candidate])
    return sorted(office.tasks.heads.values(), key=lambda task: task.task_id)


def test_of_a_pile_the_part_that_a_rule_covers_is_done_and_the_rest_asks(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "shop.example"})

    done, asks = _offer_pile(
        office, _news("Shop <a@shop.example>", "b@bank.example", "c@shop.example")
    )

    assert (done.status, asks.status) == (Status.APPROVED, Status.AWAITING_APPROVAL)
    bodies = [office.tasks.bodies[USER, task.task_id, 1] for task in (done, asks)]
    assert [[item.sender for item in found.action.items] for found in bodies] == [  # type: ignore[attr-defined] # piles
        ["Shop <a@shop.example>", "c@shop.example"],
        ["b@bank.example"],
    ]
    assert done.summary == "Archive 2 conversations"
    assert office.used() == 1


def test_each_part_of_a_pile_shows_what_it_rests_on_and_nothing_of_the_other(
    office: Office,
) -> None:
    office.keep(kind="email.archive", where={"sender": "shop.example"})
    evidence = tuple(Evidence(provider="google", ref=f"m{n}", quote=f"News {n}") for n in range(3))

    parts = _offer_pile(
        office, _news("a@shop.example", "b@bank.example", "c@shop.example"), evidence=evidence
    )

    shown = [
        [entry.ref for entry in office.tasks.bodies[USER, part.task_id, 1].evidence]
        for part in parts
    ]
    assert shown == [["m0", "m2"], ["m1"]]
    titles = [office.tasks.bodies[USER, part.task_id, 1].title for part in parts]
    assert titles == ["Archive 2 conversations", "Archive 1 conversation"]


def test_a_pile_of_an_agent_that_asks_stays_in_one_piece(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "shop.example"})
    office.keep(rule_id="rul_2", kind="email.send_reply", where={"to": "a@shop.example"})
    news = _news("a@shop.example", "b@bank.example")
    pile = Candidate(
        proposal(action=news, provenance=(), source_ids=news.message_ids),
        agent(autonomy="ask"),
        "ada@example.com",
    )
    reply_by_rule = Candidate(
        proposal(source_ids=("m9",)), agent(autonomy="rules"), "ada@example.com"
    )

    office.propose(person(plan="pro"), [pile, reply_by_rule])

    assert len(office.tasks.heads) == 2


def test_a_pile_that_a_rule_covers_whole_is_done_whole(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "shop.example"})

    (done,) = _offer_pile(office, _news("a@shop.example", "b@shop.example"))

    assert done.status is Status.APPROVED


def test_a_spoof_of_the_sender_is_asked_about_and_uses_up_nothing(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "news@shop.example"})

    (asks,) = _offer_pile(
        office, _news("news@shop.example", "news@shop.example"), unverified=(0, 1)
    )

    assert (asks.status, asks.decided, office.used()) == (Status.AWAITING_APPROVAL, None, 0)


def test_of_a_pile_with_a_spoof_only_the_genuine_part_is_done(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "news@shop.example"})

    done, asks = _offer_pile(
        office,
        _news("news@shop.example", "news@bank.example", "news@shop.example"),
        unverified=(0,),
    )

    parts = [office.tasks.bodies[USER, task.task_id, 1] for task in (done, asks)]
    assert [[one.thread_id for one in part.action.items] for part in parts] == [  # type: ignore[attr-defined] # piles
        ["t2"],
        ["t0", "t1"],
    ]
    assert [[entry.path for entry in part.provenance] for part in parts] == [
        ["items/0/sender"],
        ["items/1/sender"],
    ]
    assert (done.status, asks.status) == (Status.APPROVED, Status.AWAITING_APPROVAL)
    assert office.used() == 1


@pytest.mark.parametrize(
    "why_not",
    [
        {"kind": "email.mark_read", "where": {"sender": "shop.example"}},
        {"kind": "email.archive", "where": {"sender": "else.example"}},
    ],
    ids=str,
)
def test_a_pile_that_no_rule_covers_in_part_stays_in_one_piece(
    office: Office, why_not: dict[str, Any]
) -> None:
    office.keep(**why_not)

    (asks,) = _offer_pile(office, _news("a@shop.example", "b@bank.example"))

    assert asks.status is Status.AWAITING_APPROVAL


def test_a_pile_with_a_warning_stays_in_one_piece_and_asks(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "shop.example"})
    warning = Caution(path="items/1", code="dmarc_fail")

    (asks,) = _offer_pile(office, _news("a@shop.example", "b@bank.example"), warnings=(warning,))

    assert asks.status is Status.AWAITING_APPROVAL


def test_two_rules_take_their_parts_of_a_pile(office: Office) -> None:
    office.keep(kind="email.archive", where={"sender": "shop.example"})
    office.keep(rule_id="rul_2", kind="email.archive", where={"sender": "b@bank.example"})

    tasks = _offer_pile(office, _news("a@shop.example", "b@bank.example", "c@club.example"))

    decided = [task.decided.rule_id if task.decided else None for task in tasks]
    assert decided == ["rul_1", "rul_2", None]


def test_a_full_counter_says_what_is_full() -> None:
    month = Count("month", "2026-11", 50, SettableClock().now(), "free")

    assert month.refusal.params == {"plan": "free", "limit": 50}
    assert "50 tasks a month" in month.refusal.detail


def test_a_pile_that_is_linked_to_another_task_stays_whole_and_asks(office: Office) -> None:
    """What it needs would otherwise hold up one part, and say nothing of the other."""
    office.keep(kind="email.archive", where={"sender": "shop.example"})
    needed = office.offer(autonomy="ask")
    ((_, mark),) = office.tasks.marks

    _offer_pile(office, _news("a@shop.example", "b@bank.example"), depends_on=(mark,))

    (pile,) = (task for task in office.tasks.heads.values() if task.kind == "email.archive")
    assert (pile.status, pile.depends_on) == (Status.AWAITING_APPROVAL, (needed.task_id,))
    assert pile.summary == "Archive 2 conversations"
