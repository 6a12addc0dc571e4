"""What can happen to one task by itself: to its run, its provider, its account, and its world."""

from datetime import timedelta

from tests.faults.world import World


def asked(world: World) -> None:
    world.propose()
    world.run()
    world.breaker.asked_after = len(world.breaker.calls)


def approved(world: World) -> None:
    asked(world)
    world.tap_approve()
    world.run()


def nothing_goes_wrong(world: World) -> None:
    approved(world)


def answer_lost_after_the_write(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    approved(world)


def answer_lost_before_the_write(world: World) -> None:
    world.provider.write_faults.append("lost_before")
    approved(world)


def answer_lost_and_the_write_lands_late(world: World) -> None:
    world.provider.write_faults.append("lands_late")
    approved(world)


def answer_is_not_waited_for_and_the_write_lands_much_later(world: World) -> None:
    world.provider.write_faults.append("times_out")
    approved(world)


def answers_are_lost_again_and_again(world: World) -> None:
    world.provider.write_faults.extend(("lost_before", "lost_after", "lands_late", "lost_after"))
    approved(world)


def provider_takes_a_minute_to_settle(world: World) -> None:
    world.provider.settling = timedelta(seconds=60)
    world.provider.write_faults.append("lands_late")
    approved(world)


def provider_is_silent_when_looked_at(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.read_faults.extend(("silent", "silent", "busy"))
    approved(world)


def provider_is_busy(world: World) -> None:
    world.provider.write_faults.extend(("busy", "busy"))
    approved(world)


def provider_refuses(world: World) -> None:
    world.provider.write_faults.extend(["refused"] * 9)
    approved(world)


def provider_refuses_to_be_looked_at(world: World) -> None:
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    approved(world)


def access_is_taken_back_in_mid_write(world: World) -> None:
    world.provider.write_faults.extend(("lost_before", "broken"))
    approved(world)


def run_is_lost_while_it_asks(world: World) -> None:
    asked(world)
    world.restart_everything()
    world.tap_approve()
    world.run()


def run_is_lost_while_it_acts(world: World) -> None:
    world.provider.write_faults.extend(("lost_before", "busy", "lost_after"))
    asked(world)
    world.tap_approve()
    world.run(timedelta(seconds=20))
    world.restart_everything()
    world.run()


def run_is_shed(world: World) -> None:
    world.workflow.sheds_until = world.clock.now() + timedelta(seconds=90)
    approved(world)


def approval_comes_before_the_question(world: World) -> None:
    world.propose()
    world.tap_approve()
    world.run()


def question_never_arrives(world: World) -> None:
    world.loses_questions = True
    approved(world)
    world.run()


def world_changes_after_the_approval(world: World) -> None:
    asked(world)
    world.provider.somebody_writes()
    world.tap_approve()
    world.run()


def world_changes_and_the_person_approves_again(world: World) -> None:
    world_changes_after_the_approval(world)
    world.tap_approve()
    world.run()


def account_is_broken_and_comes_back(world: World) -> None:
    asked(world)
    world.disconnect()
    world.tap_approve()
    world.run()
    world.clock.wait(hours=2)
    world.reconnect()
    world.run()


def account_breaks_between_approval_and_act(world: World) -> None:
    asked(world)
    world.tap_approve()
    world.disconnect()
    world.run()
    world.clock.wait(hours=2)
    world.reconnect()
    world.run()
