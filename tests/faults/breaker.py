"""A process that stops dead at any of its calls to the outside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, cast

Stop = Literal["before", "after", "in_the_air"]
Port = TypeVar("Port")

PROVIDER_WRITES = frozenset(
    {
        "JournallingProvider.write",
        *(
            f"MailAtWork.{name}"
            for name in ("save_draft", "send_draft", "delete_draft", "change", "make_label")
        ),
    }
)
"""The calls that can be cut off while they are under way, and are carried out all the same."""


def stops_at(call: str) -> tuple[Stop, ...]:
    """Every way in which a process can stop at this call."""
    return ("before", "after", "in_the_air") if call in PROVIDER_WRITES else ("before", "after")


class StoppedDead(BaseException):
    """The process is gone. Nothing catches it, and what it does on its way out has no effect."""


@dataclass
class Breaker:
    """Counts every call that workers make through the ports it guards.

    `stop_at` names the calls at which the process stops, and whether the call still has its effect.
    `in_the_air` stops it in the middle of a provider's write, which the provider carries out later.
    `between` runs before the n-th call, as a second worker that is faster than the first.
    `before_each` runs before every call: whoever holds it back lets another worker go first.
    `asked_after` is how many calls it took until the person was asked.
    """

    stop_at: dict[int, Stop] = field(default_factory=dict)
    between: dict[int, Callable[[], None]] = field(default_factory=dict)
    before_each: Callable[[], None] | None = None
    calls: list[str] = field(default_factory=list)
    asked_after: int = 0
    stopped: bool = False
    paused: bool = False

    def guard(self, port: Port) -> Port:
        return cast("Port", _Guarded(port, self))

    def revive(self) -> None:
        """The next process begins."""
        self.stopped = False

    def pass_on(self, port: object, name: str, *args: Any, **kwargs: Any) -> Any:
        if self.stopped:
            raise StoppedDead(name)
        if self.paused:
            return getattr(port, name)(*args, **kwargs)
        if self.before_each is not None:
            self.before_each()
        self.calls.append(f"{type(port).__name__}.{name}")
        number = len(self.calls)
        self._let_the_other_run(number)
        stop = self.stop_at.get(number)
        if stop in ("before", "in_the_air"):
            if stop == "in_the_air":
                cast("Any", port).land_late(name, *args, **kwargs)
            self._die(name)
        answer = getattr(port, name)(*args, **kwargs)
        if stop == "after":
            self._die(name)
        return answer

    def _let_the_other_run(self, number: int) -> None:
        other = self.between.get(number)
        if other is not None:
            self.paused = True
            try:
                other()
            finally:
                self.paused = False

    def _die(self, name: str) -> None:
        self.stopped = True
        raise StoppedDead(name)


class _Guarded:
    """Hands everything on to the port, and tells the breaker of every call."""

    def __init__(self, port: object, breaker: Breaker) -> None:
        self.__dict__.update(_port=port, _breaker=breaker)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._port, name, value)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not callable(found):
            return found

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._breaker.pass_on(self._port, name, *args, **kwargs)

        return call
