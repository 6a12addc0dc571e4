"""What a person leaves: everything that stands under their name, to be copied or erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from countersign.domain.users.export import Export
from countersign.domain.users.user import User


@dataclass(frozen=True)
class PersonalRecord:
    """One row that is the person's own, without keys and secrets. `position` goes on behind it."""

    section: str
    fields: dict[str, Any]
    position: str


@dataclass(frozen=True)
class Head:
    """A task of which the head is still there, and its latest run."""

    task_id: str
    run: int


class PersonalData(Protocol):
    def belongings(self, user_id: str, after: str | None) -> Iterator[PersonalRecord]:
        """Section by section, read as it is come to, consistent."""
        ...

    def acting(self, user_id: str) -> tuple[str, ...]:
        """The tasks of which an effect is open: a provider may be writing."""
        ...

    def heads(self, user_id: str, *, at_most: int) -> tuple[Head, ...]: ...

    def drop_head(self, user_id: str, task_id: str) -> None:
        """The task is gone from every list, and no run can be answered any more."""
        ...

    def drop_rows(self, user_id: str, *, at_most: int) -> bool:
        """Erase rows beside the account itself, its data key and its jobs; False if some are
        left."""
        ...

    def drop_account(self, user: User) -> None:
        """Account, address, data key and durable job: all or nothing, and only if it is closing.

        Raises
        ------
        Conflict
            The account is not the one that was read.
        """
        ...

    def drop_orphans(self, user_id: str, *, at_most: int) -> bool:
        """Erase whatever stands under somebody who has no account any more; False if some is
        left."""
        ...


class Exports(Protocol):
    """How far a person's export is; one at a time."""

    def get(self, user_id: str) -> Export | None: ...

    def begin(self, before: Export | None, after: Export) -> bool:
        """In the place of the one that was read; False when somebody else began one."""
        ...

    def advance(self, before: Export, after: Export) -> bool:
        """False when somebody else has written this part."""
        ...


class ExportFiles(Protocol):
    """Where the files lie: private, sealed at rest, and gone after `KEPT_FOR`."""

    def put(self, export: Export, number: int, file: BinaryIO) -> None: ...

    def drop(self, user_id: str) -> None:
        """All files of a person."""
        ...


class ExportLinks(Protocol):
    def link(self, export: Export, number: int) -> str:
        """An address that lets whoever has it download the part for a few minutes."""
        ...


class ErasureLog(Protocol):
    """Who was erased, kept apart from the table: a restored table has them again."""

    def enter(self, user_id: str, at: datetime) -> None:
        """Once more changes nothing that matters."""
        ...

    def holds(self, user_id: str) -> bool: ...
