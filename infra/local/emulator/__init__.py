from typing import Protocol

from infra.local.settings import Settings


class Emulator(Protocol):
    """What stands in for AWS on this machine."""

    @property
    def reaches_sandbox(self) -> bool:
        """Whether its functions can call a server that listens on this machine's loopback only."""
        ...

    def running(self) -> bool: ...

    def start(self) -> bool: ...

    def stop(self) -> bool: ...

    def keep(self) -> None:
        """Put what is in memory on disk, if that is kept at all."""
        ...

    def require_free_port(self) -> None: ...


def emulator_for(settings: Settings) -> Emulator:
    if settings.cloud == "localstack":
        from infra.local.emulator.localstack import LocalStack

        return LocalStack(settings)
    from infra.local.emulator.ministack import MiniStack

    return MiniStack(settings)
