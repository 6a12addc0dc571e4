"""What can happen to one task between its proposal and its end, as a person would tell it.

Each scenario plays in a world that may stop workers dead, and names the ends that are right for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.task.task import REVIEW_LOOKS, Status
from countersign.domain.task.transitions.looks import is_found
from tests.factories import TASK, USER
from tests.faults.breaker import Breaker
from tests.faults.world import World
from tests.kinds.example import EXAMPLES, UNDOABLE

NEVER, ONCE, AT_MOST_ONCE = range(1), range(1, 2), range(2)
TWICE, ONCE_OR_TWICE = range(2, 3), range(1, 3)


@dataclass(frozen=True)
class Scenario:
    """`effects`: how often each step may have been carried out at the end."""

    play: Callable[[World], None]
    ends: frozenset[Status]
    effects: range

    @property
    def name(self) -> str:
        return self.play.__name__

    def fits(self, kind: str) -> bool:
        """Whether it can happen to an action of this kind."""
        if self.play in _CONVERSATIONS:
            return EXAMPLES[kind].overtaken is not None
        return kind in UNDOABLE or self.play not in _TAKEN_BACK


def calls_of(
    scenario: Scenario, action: Action | None = None, **more: Any
) -> list[tuple[int, str]]:
    """Every call that workers make when nobody stops them, numbered from 1.

    Until the person is asked they are the same in all scenarios: only the plain one has those.
    """
    breaker = Breaker()
    scenario.play(World(breaker, action=action, **more))
    numbered = list(enumerate(breaker.calls, start=1))
    return numbered if scenario.play is nothing_goes_wrong else numbered[breaker.asked_after :]


def _asked(world: World) -> None:
    world.propose()
    world.run()
    world.breaker.asked_after = len(world.breaker.calls)


def _approved(world: World) -> None:
    _asked(world)
    world.tap_approve()
    world.run()


def nothing_goes_wrong(world: World) -> None:
    _approved(world)


def answer_lost_after_the_write(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    _approved(world)


def answer_lost_before_the_write(world: World) -> None:
    world.provider.write_faults.append("lost_before")
    _approved(world)


def answer_lost_and_the_write_lands_late(world: World) -> None:
    world.provider.write_faults.append("lands_late")
    _approved(world)


def answer_is_not_waited_for_and_the_write_lands_much_later(world: World) -> None:
    world.provider.write_faults.append("times_out")
    _approved(world)


def answers_are_lost_again_and_again(world: World) -> None:
    world.provider.write_faults.extend(("lost_before", "lost_after", "lands_late", "lost_after"))
    _approved(world)


def provider_takes_a_minute_to_settle(world: World) -> None:
    world.provider.settling = timedelta(seconds=60)
    world.provider.write_faults.append("lands_late")
    _approved(world)


def provider_is_silent_when_looked_at(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.read_faults.extend(("silent", "silent", "busy"))
    _approved(world)


def provider_is_busy(world: World) -> None:
    world.provider.write_faults.extend(("busy", "busy"))
    _approved(world)


def provider_refuses(world: World) -> None:
    world.provider.write_faults.extend(["refused"] * 9)
    _approved(world)


def provider_refuses_to_be_looked_at(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    _approved(world)


def access_is_taken_back_in_mid_write(world: World) -> None:
    world.provider.write_faults.extend(("lost_before", "broken"))
    _approved(world)


def run_is_lost_while_it_asks(world: World) -> None:
    _asked(world)
    world.restart_everything()
    world.tap_approve()
    world.run()


def run_is_lost_while_it_acts(world: World) -> None:
    world.provider.write_faults.extend(("lost_before", "busy", "lost_after"))
    _asked(world)
    world.tap_approve()
    world.run(timedelta(seconds=20))
    world.restart_everything()
    world.run()


def run_is_shed(world: World) -> None:
    world.workflow.sheds_until = world.clock.now() + timedelta(seconds=90)
    _approved(world)


def approval_comes_before_the_question(world: World) -> None:
    world.propose()
    world.tap_approve()
    world.run()


def question_never_arrives(world: World) -> None:
    world.loses_questions = True
    _approved(world)
    world.run()


def world_changes_after_the_approval(world: World) -> None:
    _asked(world)
    world.provider.somebody_writes()
    world.tap_approve()
    world.run()


def world_changes_and_the_person_approves_again(world: World) -> None:
    world_changes_after_the_approval(world)
    world.tap_approve()
    world.run()


def account_is_broken_and_comes_back(world: World) -> None:
    _asked(world)
    world.disconnect()
    world.tap_approve()
    world.run()
    world.clock.wait(hours=2)
    world.reconnect()
    world.run()


def account_breaks_between_approval_and_act(world: World) -> None:
    _asked(world)
    world.tap_approve()
    world.disconnect()
    world.run()
    world.clock.wait(hours=2)
    world.reconnect()
    world.run()


def person_declines(world: World) -> None:
    _asked(world)
    world.tap_reject()
    world.run()


def nobody_decides(world: World) -> None:
    _asked(world)
    world.clock.wait(hours=72)
    world.run()


def person_decides_too_late(world: World) -> None:
    """The clock has not been by yet to say that it has expired."""
    _asked(world)
    world.clock.wait(hours=72)
    world.tap_approve()
    world.run()


def everything_restarts_right_after_the_approval(world: World) -> None:
    _asked(world)
    world.tap_approve()
    world.restart_everything()
    world.run()


def person_takes_it_back(world: World) -> None:
    _approved(world)
    world.tap_undo()
    world.run()


def answer_lost_while_it_is_taken_back(world: World) -> None:
    world.provider.take_back_faults.extend(("lost_after", "busy", "lost_before"))
    person_takes_it_back(world)


def run_is_lost_while_it_is_taken_back(world: World) -> None:
    _approved(world)
    world.provider.take_back_faults.append("busy")
    world.tap_undo()
    world.run(timedelta(seconds=3))
    world.restart_everything()
    world.run()


def person_cancels_before_anything_happened(world: World) -> None:
    _asked(world)
    world.tap_approve()
    world.tap_cancel()
    world.run()


def person_tries_again_what_failed(world: World) -> None:
    provider_refuses(world)
    world.provider.write_faults.clear()
    world.tap_retry()
    world.run()


def person_did_not_see_that_it_happened(world: World) -> None:
    world.provider.write_faults.append("lands_late")
    world.provider.shows_nothing = True
    _asked(world)
    world.tap_approve()
    world.run(timedelta(seconds=2))
    world.provider.shows_nothing = False
    if world.task.status is Status.NEEDS_REVIEW:
        world.say_it_did_not_happen()
    world.tap_retry()
    world.run()


def person_writes_it_differently(world: World) -> None:
    _asked(world)
    world.tap_edit("At one, please.")
    world.tap_approve()
    world.run()


def person_thinks_better_of_it(world: World) -> None:
    person_declines(world)
    world.tap_reopen()
    world.run()
    world.tap_approve()
    world.run()


def person_looks_later(world: World) -> None:
    _asked(world)
    world.tap_snooze(timedelta(hours=5))
    world.run()
    world.clock.wait(hours=5)
    world.run()
    world.tap_approve()
    world.run()


def person_puts_it_off_and_takes_it_up_again(world: World) -> None:
    _asked(world)
    world.tap_snooze(timedelta(days=2))
    world.tap_unsnooze()
    world.run()
    world.tap_approve()
    world.run()


def person_approves_it_among_others(world: World) -> None:
    _asked(world)
    world.tap_approve_among_others()
    world.run()


def person_saw_that_it_happened(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    _approved(world)
    world.provider.shows_nothing = False
    world.say_what_is_there()
    world.run()


def person_thinks_again_before_it_is_done(world: World) -> None:
    _asked(world)
    world.tap_approve()
    world.tap_put_back()
    world.run()
    world.tap_approve()
    world.run()


def person_puts_back_what_was_done_and_signs_again(world: World) -> None:
    _approved(world)
    world.tap_put_back()
    world.run()
    world.tap_approve()
    world.run()


def person_puts_back_what_was_done_and_leaves_it(world: World) -> None:
    _approved(world)
    world.tap_put_back()
    world.run()


def answer_lost_while_it_is_put_back(world: World) -> None:
    world.provider.take_back_faults.extend(("lost_after", "busy", "lost_before"))
    person_puts_back_what_was_done_and_signs_again(world)


def person_reopens_what_they_had_undone(world: World) -> None:
    person_takes_it_back(world)
    world.tap_reopen()
    world.run()
    world.tap_approve()
    world.run()


def person_reopens_what_they_had_cancelled(world: World) -> None:
    person_cancels_before_anything_happened(world)
    world.tap_reopen()
    world.run()
    world.tap_approve()
    world.run()


def person_reopens_after_a_try_that_was_refused(world: World) -> None:
    """Refused, tried again and thought better of, and then offered anew, as another revision."""
    world.provider.write_faults.append("refused")
    _approved(world)
    world.tap_retry()
    world.tap_put_back()
    world.run()
    world.tap_approve()
    world.run()


def _left_open(world: World) -> None:
    """Its answer was lost, and the provider did not let us look either."""
    world.provider.shows_nothing = True
    _approved(world)
    world.provider.shows_nothing = False


def _looked_for(world: World) -> None:
    """Time passes until a look is due. The person says nothing, and is told if it is found."""
    world.clock.wait(seconds=REVIEW_LOOKS[world.task.looks].total_seconds())
    world.run()
    events = world.tasks.events(USER, TASK)
    if is_found(events[-1].type):
        told = world.notifications.page(USER, limit=9, position=None).items
        assert [one.kind for one in told].count("task_settled") == 1, "nobody was told"
    if world.task.status is Status.FAILED:
        world.tap_retry()
        world.run()


def left_open_and_found_by_the_clock(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    _left_open(world)
    _looked_for(world)


def left_open_and_found_absent_it_is_tried_again(world: World) -> None:
    world.provider.write_faults.append("lost_before")
    _left_open(world)
    _looked_for(world)


def left_open_and_it_lands_after_the_first_look(world: World) -> None:
    world.provider.settling = timedelta(minutes=30)
    world.provider.write_faults.append("lands_late")
    _left_open(world)
    _looked_for(world)
    _looked_for(world)
    world.run(timedelta(hours=2))


def left_open_and_not_to_be_seen_at_the_first_look(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    _approved(world)
    _looked_for(world)
    world.provider.shows_nothing = False
    _looked_for(world)


def person_offers_again_what_expired(world: World) -> None:
    nobody_decides(world)
    world.tap_reopen()
    world.run()
    world.tap_approve()
    world.run()


def another_device_chooses_first(world: World) -> None:
    _asked(world)
    world.tap_choose(1)
    world.tap_choose(2)
    world.run()


def person_rewrites_one_of_several(world: World) -> None:
    _asked(world)
    world.tap_edit("At noon, and not a minute later.")
    world.tap_choose(1)
    world.run()


def person_puts_it_back_and_chooses_another(world: World) -> None:
    _asked(world)
    world.tap_choose(2)
    world.run()
    world.tap_put_back()
    world.run()
    world.tap_choose(3)
    world.run()


def person_signs_before_they_chose(world: World) -> None:
    _asked(world)
    proposed = world.way(0)
    world.insist(lambda: world.decide.approve(world.person, TASK, proposed))
    world.run()


def another_is_chosen_after_a_try_that_was_refused(world: World) -> None:
    """Both would stand under one key, if it were the same revision."""
    world.provider.write_faults.append("refused")
    _asked(world)
    world.tap_choose(1)
    world.run()
    world.tap_retry()
    world.tap_put_back()
    world.run()
    world.tap_choose(2)
    world.run()


_DONE = frozenset({Status.COMPLETED})
_FAILED = frozenset({Status.FAILED})
_WAITS = frozenset({Status.AWAITING_APPROVAL})
_TOLD = frozenset({Status.NEEDS_REVIEW, Status.COMPLETED})
_GIVEN_BACK = frozenset({Status.FAILED, Status.NEEDS_REVIEW})

SCENARIOS = (
    Scenario(nothing_goes_wrong, _DONE, ONCE),
    Scenario(answer_lost_after_the_write, _DONE, ONCE),
    Scenario(answer_lost_before_the_write, _DONE, ONCE),
    Scenario(answer_lost_and_the_write_lands_late, _DONE, ONCE),
    Scenario(answer_is_not_waited_for_and_the_write_lands_much_later, _DONE, ONCE),
    Scenario(answers_are_lost_again_and_again, _DONE, ONCE),
    Scenario(provider_takes_a_minute_to_settle, _DONE, ONCE),
    Scenario(provider_is_silent_when_looked_at, _DONE, ONCE),
    Scenario(provider_is_busy, _DONE, ONCE),
    Scenario(provider_refuses, _FAILED, NEVER),
    Scenario(provider_refuses_to_be_looked_at, _TOLD, AT_MOST_ONCE),
    Scenario(access_is_taken_back_in_mid_write, _GIVEN_BACK, NEVER),
    Scenario(run_is_lost_while_it_asks, _DONE, ONCE),
    Scenario(run_is_lost_while_it_acts, _DONE, ONCE),
    Scenario(run_is_shed, _DONE, ONCE),
    Scenario(approval_comes_before_the_question, _DONE, ONCE),
    Scenario(question_never_arrives, _DONE, ONCE),
    Scenario(world_changes_after_the_approval, _WAITS, NEVER),
    Scenario(world_changes_and_the_person_approves_again, _DONE, ONCE),
    Scenario(account_is_broken_and_comes_back, _DONE, ONCE),
    Scenario(account_breaks_between_approval_and_act, _DONE, ONCE),
    Scenario(everything_restarts_right_after_the_approval, _DONE, ONCE),
    Scenario(person_declines, frozenset({Status.REJECTED}), NEVER),
    Scenario(nobody_decides, frozenset({Status.EXPIRED}), NEVER),
    Scenario(person_decides_too_late, frozenset({Status.EXPIRED}), NEVER),
    Scenario(person_takes_it_back, frozenset({Status.UNDONE}), ONCE),
    Scenario(answer_lost_while_it_is_taken_back, frozenset({Status.UNDONE}), ONCE),
    Scenario(run_is_lost_while_it_is_taken_back, frozenset({Status.UNDONE}), ONCE),
    Scenario(
        person_cancels_before_anything_happened,
        frozenset({Status.CANCELLED, Status.COMPLETED}),
        AT_MOST_ONCE,
    ),
    Scenario(person_tries_again_what_failed, _DONE, ONCE),
    Scenario(person_did_not_see_that_it_happened, _DONE, ONCE),
    Scenario(person_writes_it_differently, _DONE, ONCE),
    Scenario(person_thinks_better_of_it, _DONE, ONCE),
    Scenario(person_looks_later, _DONE, ONCE),
    Scenario(person_puts_it_off_and_takes_it_up_again, _DONE, ONCE),
    Scenario(person_saw_that_it_happened, _DONE, ONCE),
    Scenario(left_open_and_found_by_the_clock, _DONE, ONCE),
    Scenario(left_open_and_found_absent_it_is_tried_again, _DONE, ONCE),
    Scenario(left_open_and_it_lands_after_the_first_look, _DONE, ONCE),
    Scenario(left_open_and_not_to_be_seen_at_the_first_look, _DONE, ONCE),
    Scenario(person_offers_again_what_expired, _DONE, ONCE),
    Scenario(person_thinks_again_before_it_is_done, _DONE, ONCE_OR_TWICE),
    Scenario(person_puts_back_what_was_done_and_signs_again, _DONE, TWICE),
    Scenario(person_puts_back_what_was_done_and_leaves_it, _WAITS, ONCE),
    Scenario(answer_lost_while_it_is_put_back, _DONE, TWICE),
    Scenario(person_reopens_what_they_had_undone, _DONE, TWICE),
    Scenario(person_reopens_what_they_had_cancelled, _DONE, ONCE),
    Scenario(person_reopens_after_a_try_that_was_refused, _DONE, ONCE_OR_TWICE),
)

OF_SEVERAL_WAYS = (
    Scenario(another_device_chooses_first, _DONE, ONCE),
    Scenario(person_rewrites_one_of_several, _DONE, ONCE),
    Scenario(person_puts_it_back_and_chooses_another, _DONE, TWICE),
    Scenario(person_signs_before_they_chose, _WAITS, NEVER),
    Scenario(another_is_chosen_after_a_try_that_was_refused, _DONE, ONCE_OR_TWICE),
)
"""Only for what there are several ways to do."""

AMONG_OTHERS = Scenario(person_approves_it_among_others, _DONE, ONCE)
"""Only for what can be taken back; `SCENARIOS` are for everything."""

_CONVERSATIONS = (
    world_changes_after_the_approval,
    world_changes_and_the_person_approves_again,
)
_TAKEN_BACK = (
    person_takes_it_back,
    answer_lost_while_it_is_taken_back,
    run_is_lost_while_it_is_taken_back,
    person_approves_it_among_others,
    person_puts_back_what_was_done_and_signs_again,
    person_puts_back_what_was_done_and_leaves_it,
    answer_lost_while_it_is_put_back,
    person_reopens_what_they_had_undone,
)
