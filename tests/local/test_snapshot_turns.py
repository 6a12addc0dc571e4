"""When the emulator's memory is copied, and when there is nothing to copy."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from infra.local.emulator.snapshots import Snapshots

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


def saved_after(*requests: tuple[bytes, bytes, bytes], status: str = "CREATE_COMPLETE") -> set[str]:
    """What is on disk after one turn."""
    saved: set[str] = set()

    async def turn() -> None:
        states = {
            "dynamodb": dict,
            "lambda": dict,
            "cloudformation": lambda: {"stacks": Stacks(status)},
            "never used": lambda: None,
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
