"""Calling Gmail through google-api-python-client: the service, one call, and what it answered."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from googleapiclient import discovery
from googleapiclient.discovery_cache import get_static_doc
from googleapiclient.errors import Error as ApiClientError
from googleapiclient.errors import HttpError

from countersign.adapters.google.errors import error_of
from countersign.adapters.google.transport import AtMostOnce
from countersign.domain.says import said
from countersign.ports.providers import OutcomeUnknown, ProviderError

Json = dict[str, Any]

ME = "me"


def users_of(transport: AtMostOnce, base_url: str | None) -> Any:
    """Gmail's `users` collection over this transport."""
    build: Any = discovery.build_from_document  # type: ignore[attr-defined] # not in the stubs
    service = build(_document(base_url), http=transport)
    return service.users()


def run(request: Any) -> Json:
    """Execute one call of the client library, which then does not retry anything itself."""
    try:
        answer = request.execute(num_retries=0)
    except HttpError as error:
        raise _error(error) from error
    except (ApiClientError, ValueError, RecursionError) as error:
        raise OutcomeUnknown(said("Gmail's answer cannot be read.")) from error
    if isinstance(answer, dict):
        return answer
    if answer in ("", b"", None):
        return {}
    raise OutcomeUnknown(said("Gmail's answer cannot be read."))


def _error(error: HttpError) -> ProviderError:
    return error_of(int(error.resp.status), error.content, error.resp.get("retry-after"))


def text_of(entry: Json, name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value:
        raise OutcomeUnknown(said("Gmail's answer has no {name}.", name=name))
    return value


def items_of(page: Json, name: str) -> list[Json]:
    listed = page.get(name)
    return [item for item in (listed if isinstance(listed, list) else []) if isinstance(item, dict)]


def pages(collection: Any, name: str, *, at_most: int, **query: Any) -> Iterator[Json]:
    """What a collection of mine lists under a name, from so many pages at most."""
    request = collection.list(userId=ME, **query)
    for _ in range(at_most):
        page = run(request)
        yield from items_of(page, name)
        request = collection.list_next(request, page)
        if request is None:
            return


@lru_cache(maxsize=4)
def _document(base_url: str | None) -> str:
    """Gmail's discovery document as it is shipped, pointing to `base_url` where one is given."""
    shipped: str | None = get_static_doc("gmail", "v1")  # type: ignore[no-untyped-call] # not in the stubs
    if shipped is None:
        raise RuntimeError("the discovery document of Gmail is not installed")
    if base_url is None:
        return shipped
    root = base_url.rstrip("/") + "/"
    return json.dumps(json.loads(shipped) | {"rootUrl": root, "baseUrl": root})
