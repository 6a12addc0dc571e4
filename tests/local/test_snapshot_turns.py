"""When the emulator's memory is copied, and when there is nothing to copy."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from infra.local.emulator.snapshots import COPY_TRIES, Snapshots

WRITE = (b"POST", b"DynamoDB_20120810.PutItem", b"dynamodb")
READ = (b"POST", b"DynamoDB_20120810.Query", b"dynamodb")
DEPLOY = (b"POST", b"", b"cloudformation")


class Stacks:
    """As the emulator keeps them."""

    def __init__(self, status: str) -> None:
        self.status = status

    def all_items(self) -> list[tuple[str, dict[str, str]]]:
        return [("stack", {"StackStatus": self.status})]


def request(method: bytes, target: bytes, service: bytes) -> Mapping[str, Any]:
    credential = (
        b"AWS4-HMAC-SHA256 Credential=test/20261130/us-east-1/" + service + b"/aws4_request"
    )
    headers = [(b"x-amz-target", target), (b"authorization", credential)]
    return {"method": method.decode(), "headers": headers}


def saved_after(
    *requests: tuple[bytes, bytes, bytes],
    status: str = "CREATE_COMPLETE",
    logs: Callable[[], Any] = lambda: None,
) -> set[str]:
    """What is on disk after one turn."""
    saved: set[str] = set()

    async def turn() -> None:
        states = {
            "dynamodb": dict,
            "lambda": dict,
            "cloudformation": lambda: {"stacks": Stacks(status)},
            "logs": logs,
        }
        snapshots = Snapshots(lambda: states, lambda name, _: saved.add(name), every_seconds=30)
        for one in requests:
            snapshots.saw(request(*one))
        snapshots.now()
        await snapshots.keep(lambda: asyncio.sleep(0.2))

    asyncio.run(turn())
    return saved


def test_a_write_is_saved_and_big_code_that_did_not_change_is_not_written_again() -> None:
    assert saved_after(WRITE) == {"dynamodb", "cloudformation"}


@pytest.mark.parametrize("requests", [(), (READ,), (READ, (b"GET", b"", b"s3"))])
def test_where_nothing_was_written_nothing_is_saved(
    requests: tuple[tuple[bytes, bytes, bytes], ...],
) -> None:
    """An idle laptop rests: the clock's looks are reads."""
    assert saved_after(*requests) == set()


def test_what_is_deployed_is_saved_once_it_is_whole() -> None:
    assert saved_after(DEPLOY) == {"dynamodb", "lambda", "cloudformation"}
    assert saved_after(DEPLOY, status="CREATE_IN_PROGRESS") == set()


class WrittenToMeanwhile:
    """Logs, to which a function at work writes while they are copied, so many times."""

    def __init__(self, times: int) -> None:
        self._times = times

    def __call__(self) -> dict[str, int]:
        logs = dict.fromkeys("abc", 1)
        for _ in logs:
            if self._times > 0:
                self._times -= 1
                logs["d"] = 1
        return logs


def test_what_is_written_to_while_it_is_copied_is_copied_again() -> None:
    assert "logs" in saved_after(WRITE, logs=WrittenToMeanwhile(times=COPY_TRIES - 1))


def test_what_cannot_be_copied_now_costs_neither_the_rest_nor_the_emulator() -> None:
    assert saved_after(WRITE, logs=WrittenToMeanwhile(times=10**6)) == {
        "dynamodb",
        "cloudformation",
    }
