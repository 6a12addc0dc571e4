import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from botocore.exceptions import BotoCoreError, ClientError

from infra.local.aws import Emulated
from infra.local.settings import STACK, Settings

SERVERS = ("emulator", "sandbox", "edge")
PAUSE_SECONDS = 1.0
FIRST_SECONDS = 600
OVERLAP_SECONDS = 30
PREFIX = f"{STACK}-"
_LINES_AT_FIRST = 20
_EVENTS_A_TURN = 500


def follow(settings: Settings) -> None:
    """Print what servers and functions write, until interrupted."""
    files = {name: _Tail(settings.logs / f"{name}.log") for name in SERVERS}
    functions = _Functions(Emulated(settings))
    while True:
        for name, tail in files.items():
            for line in tail.new_lines():
                print(f"[{name}] {line}", flush=True)
        for name, line in functions.new_lines():
            print(f"[{name}] {line}", flush=True)
        time.sleep(PAUSE_SECONDS)


class _Tail:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._rest = b""

    def new_lines(self) -> Iterator[str]:
        if self._file is None:
            if not self._path.exists():
                return
            self._file = self._path.open("rb")
            yield from _text(self._file.read().splitlines()[-_LINES_AT_FIRST:])
        *lines, self._rest = (self._rest + self._file.read()).split(b"\n")
        yield from _text(lines)


class _Functions:
    """The functions' log groups, read through the AWS API."""

    def __init__(self, aws: Emulated) -> None:
        self._logs = aws.client("logs")
        self._since = _now() - FIRST_SECONDS * 1000
        self._seen: set[tuple[int, str, str]] = set()

    def new_lines(self) -> Iterator[tuple[str, str]]:
        try:
            found = list(self._events())
        except (BotoCoreError, ClientError):
            return
        fresh = [event for event in found if event not in self._seen]
        for _, name, message in sorted(fresh, key=lambda event: event[0]):
            yield name, message
        self._seen = set(found)
        self._since = max(self._since, _now() - OVERLAP_SECONDS * 1000)

    def _events(self) -> Iterator[tuple[int, str, str]]:
        groups = self._logs.describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{PREFIX}")
        for group in groups["logGroups"]:
            name = group["logGroupName"]
            page = self._logs.filter_log_events(
                logGroupName=name, startTime=self._since, limit=_EVENTS_A_TURN
            )
            for event in page["events"]:
                short = name.removeprefix(f"/aws/lambda/{PREFIX}")
                yield event["timestamp"], short, event["message"].rstrip()


def _now() -> int:
    return int(time.time() * 1000)


def _text(lines: list[bytes]) -> Iterator[str]:
    return (line.decode(errors="replace") for line in lines)
