"""How the proposals of a pass stand to each other."""

from dataclasses import replace
from typing import Any

import pytest

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.relate import (
    GROUP_AT_MOST,
    by_agent,
    grouped,
    related,
    with_partners,
)
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from tests.factories import GMAIL, agent, item, proposal, reply, sent


def named(name: str, **fields: Any) -> Candidate:
    """One about a message of its own, which its mark follows from."""
    action = fields.pop("action", reply(reply_to_message_id=name))
    made = proposal(action=action, source_ids=(name,), **fields)
    return Candidate(made, agent(), "ada@example.com")


def mark(name: str) -> str:
    return named(name).proposal.mark


def marks(*names: str) -> tuple[str, ...]:
    return tuple(map(mark, names))


def refused(*candidates: Candidate, known: tuple[str, ...] = ()) -> dict[str, str]:
    return dict(grouped(candidates, dict.fromkeys(known, "tsk_1")).refused)


def test_two_ways_to_answer_one_message_are_in_each_others_way() -> None:
    draft, mail = named("a"), named("b", action=sent(reply_to_message_id="a"))

    one, other = related([draft, mail])

    assert one.proposal.conflicts_with == (mail.proposal.mark,)
    assert other.proposal.conflicts_with == (draft.proposal.mark,)


def test_answers_to_two_messages_are_not() -> None:
    both = (named("a"), named("b", action=sent(reply_to_message_id="b")))

    assert related(both) == both


def test_a_mail_that_is_answered_is_filed_away_all_the_same() -> None:
    answered = named("a", action=reply(reply_to_message_id="message-1"))
    filed = named("b", action=Archive(integration_id=GMAIL, items=(item(1),)))

    assert related([answered, filed]) == (answered, filed)


def test_two_piles_do_different_things_to_one_mail_side_by_side() -> None:
    filed = named("a", action=Archive(integration_id=GMAIL, items=(item(1),)))
    labelled = named("b", action=Label(integration_id=GMAIL, items=(item(1),), label="Shop"))

    assert related([filed, labelled]) == (filed, labelled)


def test_what_an_agent_says_of_them_stands_before_what_follows_from_them() -> None:
    mail = named("b", action=sent(reply_to_message_id="a"))
    draft = named("a", depends_on=(mail.proposal.mark,))

    assert [one.proposal.conflicts_with for one in related([draft, mail])] == [(), ()]


@pytest.mark.parametrize("link", ["conflicts_with", "together_with"])
def test_what_goes_both_ways_is_said_by_both(link: str) -> None:
    one, other = related([named("a", **{link: marks("b")}), named("b")])

    assert getattr(one.proposal, link) == marks("b")
    assert getattr(other.proposal, link) == marks("a")


def test_what_goes_one_way_is_said_by_one() -> None:
    needs, needed = related([named("a", depends_on=marks("b")), named("b")])

    assert (needs.proposal.depends_on, needed.proposal.depends_on) == (marks("b"), ())


def test_what_hangs_together_is_grouped_however_far() -> None:
    chain = [named("c"), named("b", depends_on=marks("c")), named("a", together_with=marks("b"))]

    found = grouped([named("x"), *chain], {})

    assert found.groups == (tuple(chain),)
    assert found.alone == (named("x"),)
    assert found.refused == {}


def test_what_has_a_place_takes_along_what_it_is_linked_to() -> None:
    candidates = [named("a", depends_on=marks("b")), named("b"), named("c")]

    assert with_partners(marks("b"), candidates) == set(marks("a", "b"))
    assert with_partners(marks("c"), candidates) == set(marks("c"))


def test_what_two_agents_have_linked_is_made_as_one() -> None:
    """Each agent's are created by themselves, and what is linked is created together."""
    mine, also_mine = named("a"), named("b")
    other = replace(named("c", together_with=marks("a")), agent=agent(agent_id="agt_2"))
    alone = replace(named("d"), agent=agent(agent_id="agt_2"))

    assert by_agent([mine, also_mine, other, alone]) == {
        "agt_1": [mine, other, also_mine],
        "agt_2": [alone],
    }


def test_a_task_of_an_earlier_pass_can_be_needed() -> None:
    later = named("a", depends_on=marks("b"))

    found = grouped([later], {mark("b"): "tsk_1"})

    assert (found.groups, found.alone, found.refused) == ((), (later,), {})


def test_what_needs_something_that_nobody_proposed_is_refused_and_what_needs_that() -> None:
    orphan, child = named("a", depends_on=marks("nobody")), named("b", depends_on=marks("a"))

    found = grouped([child, named("c"), orphan], {})

    assert found.refused.keys() == set(marks("a", "b"))
    assert found.alone == (named("c"),)


def test_what_is_in_the_way_of_nothing_that_is_there_stands_alone() -> None:
    one = named("a", conflicts_with=marks("nobody"), together_with=marks("no one"))

    assert grouped([one], {}).alone == (one,)


@pytest.mark.parametrize(
    "members",
    [
        [("a", {"depends_on": marks("b")}), ("b", {"depends_on": marks("a")})],
        [
            ("a", {"depends_on": marks("b")}),
            ("b", {"depends_on": marks("c")}),
            ("c", {"depends_on": marks("a")}),
        ],
    ],
)
def test_those_that_need_each_other_are_refused(members: list[tuple[str, Any]]) -> None:
    candidates = [named(name, **links) for name, links in members]

    found = refused(*candidates, named("x"))

    assert found == dict.fromkeys(marks(*(name for name, _ in members)), "They need each other.")


def test_one_that_names_itself_is_refused() -> None:
    assert refused(named("a", depends_on=marks("a"))).keys() == {mark("a")}


def test_one_that_needs_what_is_in_its_way_is_refused_with_it() -> None:
    both = (named("a", depends_on=marks("b"), conflicts_with=marks("b")), named("b"))

    assert refused(*both).keys() == set(marks("a", "b"))


def test_so_many_hang_together_and_no_more() -> None:
    chain = [named("0"), *(named(str(n), depends_on=marks(str(n - 1))) for n in range(1, 11))]

    assert len(chain) == GROUP_AT_MOST + 1
    assert refused(*chain[:GROUP_AT_MOST]) == {}
    assert len(refused(*chain)) == len(chain)


@pytest.mark.parametrize("many", [8, 9])
def test_so_many_may_need_the_same_and_no_more(many: int) -> None:
    needing = [named(f"n{n}", depends_on=marks("a")) for n in range(many)]

    assert bool(refused(named("a"), *needing)) is (many > 8)


@pytest.mark.parametrize("many", [8, 9])
def test_so_many_may_be_named_and_no_more(many: int) -> None:
    names = [f"n{n}" for n in range(many)]
    others = [named(name) for name in names]

    assert bool(refused(named("a", depends_on=marks(*names)), *others)) is (many > 8)
