"""`Idempotency-Key`: a call that creates may be repeated, and creates once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request
from pydantic import BaseModel, ValidationError

from countersign.api.deps import CurrentUser
from countersign.api.permissions import operation
from countersign.domain.errors import Conflict
from countersign.domain.identifiers import Prefix
from countersign.usecases.idempotency import Idempotent, IdempotentRequest
from http_api.deps import Services

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True)
class Repeatable:
    """This call of this person, with a key or without."""

    once: Idempotent
    user_id: str
    operation: str
    key: str | None

    def make(
        self,
        answer: type[Answer],
        body: BaseModel,
        prefix: Prefix,
        *,
        make: Callable[[str], Answer],
        find: Callable[[str], Answer | None],
    ) -> Answer:
        """What is made under the identifier given to `make`, or was under this key before.

        `find` says what there is under an identifier, if anything.

        Raises
        ------
        KeyReused, Conflict
        """
        if self.key is None:
            return make(self.once.ids.new(prefix))

        def found(identifier: str) -> str | None:
            there = find(identifier)
            return there.model_dump_json() if there else None

        wanted = IdempotentRequest(
            self.user_id, self.operation, self.key, body.model_dump_json().encode()
        )
        given = self.once(
            wanted, prefix, make=lambda identifier: make(identifier).model_dump_json(), find=found
        )
        try:
            return answer.model_validate_json(given)
        except ValidationError:
            # An earlier version kept it, and knew less of it.
            there = find(str(json.loads(given)["id"]))
        if there is None:
            raise Conflict("What was made under this key is gone. Take a new one.")
        return there


async def _repeatable(
    request: Request,
    user: CurrentUser,
    services: Services,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            pattern=r"^[!-~]{1,200}$",
            description="Names this request for 24 hours: repeated under it, it creates nothing.",
        ),
    ] = None,
) -> Repeatable:
    return Repeatable(services.idempotent, user.user_id, operation(request.scope["route"]), key)


Repeats = Annotated[Repeatable, Depends(_repeatable)]
"""For routes that create."""
