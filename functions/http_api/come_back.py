"""A browser that a provider sends back, with the outcome in the address.

What it brings decides nothing: there is no bearer. It is exchanged for a ticket, which the page
that opens next redeems; the ticket stands in the fragment, which no server is told.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query
from starlette.responses import RedirectResponse

from countersign.domain.errors import DomainError

_ERROR_CODE = re.compile(r"[a-z_]{1,64}")


@dataclass(frozen=True)
class ProviderAnswer:
    """What it has in its query (RFC 6749 section 4.1.2, RFC 9207)."""

    state: str
    code: str
    error: str
    issuer: str | None

    def sent_on(
        self, page: str, take: Callable[["ProviderAnswer"], Mapping[str, str]]
    ) -> RedirectResponse:
        """On to the page, with what `take` makes of the answer, or with the error's code."""
        return RedirectResponse(f"{page}#{urlencode(self._outcome(take))}", status_code=302)

    def _outcome(self, take: Callable[["ProviderAnswer"], Mapping[str, str]]) -> Mapping[str, str]:
        if self.error:
            known = _ERROR_CODE.fullmatch(self.error)
            return {"error": self.error if known else "provider_error"}
        if not (self.state and self.code):
            return {"error": "invalid_request"}
        try:
            return take(self)
        except DomainError as refused:
            return {"error": refused.code}


async def _answer(
    state: Annotated[str, Query(max_length=1_024)] = "",
    code: Annotated[str, Query(max_length=2_048)] = "",
    error: Annotated[str, Query(max_length=512)] = "",
    iss: Annotated[str | None, Query(max_length=512)] = None,
) -> ProviderAnswer:
    return ProviderAnswer(state, code, error, iss)


Answered = Annotated[ProviderAnswer, Depends(_answer)]
