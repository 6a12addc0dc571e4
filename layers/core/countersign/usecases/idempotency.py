"""Make what a client asks for, once, however often and however simultaneously it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from countersign.domain.errors import DomainError, KeyReused
from countersign.domain.idempotency import KEPT, IdempotencyRecord
from countersign.domain.identifiers import Prefix
from countersign.ports.idempotency import IdempotencyRecords
from countersign.ports.system import Clock, Ids


@dataclass(frozen=True)
class IdempotentRequest:
    """What is asked for under a key; `content` is the whole of it."""

    user_id: str
    operation: str
    key: str
    content: bytes


@dataclass(frozen=True)
class Idempotent:
    idempotency_records: IdempotencyRecords
    clock: Clock
    ids: Ids

    def __call__(
        self,
        wanted: IdempotentRequest,
        prefix: Prefix,
        *,
        make: Callable[[str], str],
        find: Callable[[str], str | None],
    ) -> str:
        """The answer. `make` makes a thing with the identifier given, and refuses to make it twice;
        `find` answers for one that was made.

        What `make` refuses is not kept: the same request may be tried again.

        Raises
        ------
        KeyReused
            The key was used for something else in the last 24 hours.
        """
        record = self._claimed(wanted, prefix)
        if record.answer is not None:
            return record.answer
        answer = find(record.made_id)
        if answer is None:
            answer = self._made(record, make, find)
        self.idempotency_records.settle(record, answer)
        return answer

    def _claimed(self, wanted: IdempotentRequest, prefix: Prefix) -> IdempotencyRecord:
        now = self.clock.now()
        fingerprint = sha256(wanted.content).hexdigest()
        record = self.idempotency_records.record(
            IdempotencyRecord(
                user_id=wanted.user_id,
                mark=sha256(f"{wanted.operation}\n{wanted.key}".encode()).hexdigest(),
                fingerprint=fingerprint,
                made_id=self.ids.new(prefix),
                until=now + KEPT,
            ),
            now,
        )
        if record.fingerprint != fingerprint:
            raise KeyReused("This Idempotency-Key was used for another request. Take a new one.")
        return record

    def _made(
        self,
        record: IdempotencyRecord,
        make: Callable[[str], str],
        find: Callable[[str], str | None],
    ) -> str:
        try:
            return make(record.made_id)
        except DomainError:
            # Whoever asked at the same moment was faster, and left no room or no name.
            faster = find(record.made_id)
            if faster is None:
                raise
            return faster
