"""What can happen to one task between its proposal and its end, as a person would tell it.

Each scenario plays in a world that may stop workers dead, and names the ends that are right for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.task.task import Status
from countersign.effects.registry import EffectorsByKind
from tests.faults.breaker import Breaker
from tests.faults.stories import (
    access_is_taken_back_in_mid_write,
    account_breaks_between_approval_and_act,
    account_is_broken_and_comes_back,
    answer_is_not_waited_for_and_the_write_lands_much_later,
    answer_lost_after_the_write,
    answer_lost_and_the_write_lands_late,
    answer_lost_before_the_write,
    answers_are_lost_again_and_again,
    approval_comes_before_the_question,
    nothing_goes_wrong,
    provider_is_busy,
    provider_is_silent_when_looked_at,
    provider_refuses,
    provider_refuses_to_be_looked_at,
    provider_takes_a_minute_to_settle,
    question_never_arrives,
    run_is_lost_while_it_acts,
    run_is_lost_while_it_asks,
    run_is_shed,
    world_changes_after_the_approval,
    world_changes_and_the_person_approves_again,
)
from tests.faults.stories_of_people import (
    another_device_chooses_first,
    another_is_chosen_after_a_try_that_nobody_could_see,
    another_is_chosen_after_a_try_that_was_refused,
    answer_lost_while_it_is_put_back,
    answer_lost_while_it_is_taken_back,
    everything_restarts_right_after_the_approval,
    left_open_and_found_absent_it_is_tried_again,
    left_open_and_found_by_the_clock,
    left_open_and_it_lands_after_the_first_look,
    left_open_and_not_to_be_seen_at_the_first_look,
    nobody_decides,
    person_approves_it_among_others,
    person_cancels_before_anything_happened,
    person_decides_too_late,
    person_declines,
    person_did_not_see_that_it_happened,
    person_looks_later,
    person_offers_again_what_expired,
    person_puts_back_what_was_done_and_leaves_it,
    person_puts_back_what_was_done_and_signs_again,
    person_puts_it_back_and_chooses_another,
    person_puts_it_off_and_takes_it_up_again,
    person_reopens_after_a_try_that_was_refused,
    person_reopens_what_they_had_cancelled,
    person_reopens_what_they_had_undone,
    person_rewrites_one_of_several,
    person_saw_that_it_happened,
    person_signs_before_they_chose,
    person_takes_it_back,
    person_thinks_again_before_it_is_done,
    person_thinks_better_of_it,
    person_tries_again_what_failed,
    person_writes_it_differently,
    run_is_lost_while_it_is_taken_back,
)
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
        if self.play in _LEFT_OPEN:
            return EffectorsByKind()[kind].finds_by_key
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
    Scenario(another_is_chosen_after_a_try_that_nobody_could_see, _DONE | _WAITS, ONCE_OR_TWICE),
)
"""Only for what there are several ways to do."""

AMONG_OTHERS = Scenario(person_approves_it_among_others, _DONE, ONCE)
"""Only for what can be taken back; `SCENARIOS` are for everything."""

_CONVERSATIONS = (
    world_changes_after_the_approval,
    world_changes_and_the_person_approves_again,
)
_LEFT_OPEN = (
    left_open_and_found_by_the_clock,
    left_open_and_found_absent_it_is_tried_again,
    left_open_and_it_lands_after_the_first_look,
    left_open_and_not_to_be_seen_at_the_first_look,
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
