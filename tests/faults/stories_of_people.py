"""What a person does with one task: declines it, takes it back, chooses, and thinks again."""

from datetime import timedelta

from countersign.domain.task.task import REVIEW_LOOKS, Status
from countersign.domain.task.transitions.looks import is_found
from tests.factories import TASK, USER
from tests.faults.stories import approved, asked, provider_refuses
from tests.faults.world import World


def person_declines(world: World) -> None:
    asked(world)
    world.tap_reject()
    world.run()


def nobody_decides(world: World) -> None:
    asked(world)
    world.clock.wait(hours=72)
    world.run()


def person_decides_too_late(world: World) -> None:
    """The clock has not been by yet to say that it has expired."""
    asked(world)
    world.clock.wait(hours=72)
    world.tap_approve()
    world.run()


def everything_restarts_right_after_the_approval(world: World) -> None:
    asked(world)
    world.tap_approve()
    world.restart_everything()
    world.run()


def person_takes_it_back(world: World) -> None:
    approved(world)
    world.tap_undo()
    world.run()


def answer_lost_while_it_is_taken_back(world: World) -> None:
    world.provider.take_back_faults.extend(("lost_after", "busy", "lost_before"))
    person_takes_it_back(world)


def run_is_lost_while_it_is_taken_back(world: World) -> None:
    approved(world)
    world.provider.take_back_faults.append("busy")
    world.tap_undo()
    world.run(timedelta(seconds=3))
    world.restart_everything()
    world.run()


def person_cancels_before_anything_happened(world: World) -> None:
    asked(world)
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
    asked(world)
    world.tap_approve()
    world.run(timedelta(seconds=2))
    world.provider.shows_nothing = False
    if world.task.status is Status.NEEDS_REVIEW:
        world.say_it_did_not_happen()
    world.tap_retry()
    world.run()


def person_writes_it_differently(world: World) -> None:
    asked(world)
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
    asked(world)
    world.tap_snooze(timedelta(hours=5))
    world.run()
    world.clock.wait(hours=5)
    world.run()
    world.tap_approve()
    world.run()


def person_puts_it_off_and_takes_it_up_again(world: World) -> None:
    asked(world)
    world.tap_snooze(timedelta(days=2))
    world.tap_unsnooze()
    world.run()
    world.tap_approve()
    world.run()


def person_approves_it_among_others(world: World) -> None:
    asked(world)
    world.tap_approve_among_others()
    world.run()


def person_saw_that_it_happened(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    approved(world)
    world.provider.shows_nothing = False
    world.say_what_is_there()
    world.run()


def person_thinks_again_before_it_is_done(world: World) -> None:
    asked(world)
    world.tap_approve()
    world.tap_put_back()
    world.run()
    world.tap_approve()
    world.run()


def person_puts_back_what_was_done_and_signs_again(world: World) -> None:
    approved(world)
    world.tap_put_back()
    world.run()
    world.tap_approve()
    world.run()


def person_puts_back_what_was_done_and_leaves_it(world: World) -> None:
    approved(world)
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
    """Refused, tried again and thought better of, and then offered anew."""
    world.provider.write_faults.append("refused")
    approved(world)
    world.tap_retry()
    world.tap_put_back()
    world.run()
    world.tap_approve()
    world.run()


def _left_open(world: World) -> None:
    """Its answer was lost, and the provider did not let us look either."""
    world.provider.shows_nothing = True
    approved(world)
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
    approved(world)
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
    asked(world)
    world.tap_choose(1)
    world.tap_choose(2)
    world.run()


def person_rewrites_one_of_several(world: World) -> None:
    asked(world)
    world.tap_edit("At noon, and not a minute later.")
    world.tap_choose(1)
    world.run()


def person_puts_it_back_and_chooses_another(world: World) -> None:
    asked(world)
    world.tap_choose(2)
    world.run()
    world.tap_put_back()
    world.run()
    world.tap_choose(3)
    world.run()


def person_signs_before_they_chose(world: World) -> None:
    asked(world)
    proposed = world.way(0)
    world.insist(lambda: world.decide.approve(world.person, TASK, proposed))
    world.run()


def another_is_chosen_after_a_try_that_was_refused(world: World) -> None:
    """Both would stand under one key, if it were the same revision."""
    world.provider.write_faults.append("refused")
    asked(world)
    world.tap_choose(1)
    world.run()
    world.tap_retry()
    world.tap_put_back()
    world.run()
    world.tap_choose(2)
    world.run()


def another_is_chosen_after_a_try_that_nobody_could_see(world: World) -> None:
    """The first is there. Under one key it would be found, and taken for the second."""
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    asked(world)
    world.tap_choose(1)
    world.run()
    world.provider.shows_nothing = False
    world.say_it_did_not_happen()
    world.tap_retry()
    world.tap_put_back()
    world.run()
    world.tap_choose(2)
    world.run()
