"""Thirty mails that ask at once: 25 wait, five are held back and come up as places become free."""

from typing import Any

import pytest

from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack

ASKED = 30
WAITING = 25


def test_of_thirty_mails_25_wait_and_each_decision_lets_another_one_up(sam: Person) -> None:
    agent = sam.settle_in()
    for number in range(ASKED):
        sam.receive(
            "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n",
            subject=f"Contract {number}",
            sender=f"Ana Lima <ana{number}@lima.example>",
        )
    sam.scan(agent)

    counted(sam, ASKED - WAITING)
    first = every_waiting(sam)
    assert len({task["action"]["thread_id"] for task in first}) == WAITING
    threads = {task["action"]["thread_id"] for task in first}

    for left in (4, 3):
        task = every_waiting(sam)[0]
        assert sam.decide(task, "reject").json()["status"] == "REJECTED"
        counted(sam, left)
        threads |= {task["action"]["thread_id"] for task in every_waiting(sam)}

    assert len(threads) == WAITING + 2
    assert sam.effects() == []


def counted(sam: Person, held_back: int) -> None:
    """25 wait, and so many are held back."""

    def look() -> bool:
        counts = sam.ok("GET", "/tasks/counts")
        return (counts["waiting"], counts["held_back"]) == (WAITING, held_back)

    eventually(look, within=60, what=f"{WAITING} that wait and {held_back} held back")


def every_waiting(sam: Person) -> list[dict[str, Any]]:
    return list(sam.ok("GET", "/tasks", params={"limit": 50})["items"])
