"""What a provider brings: its tables, its routes, its share of the control plane, its errors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ExceptionHandler

from infra.local.sandbox.settings import Settings
from infra.local.sandbox.store import Store


@dataclass(frozen=True)
class Provider:
    """`name` is the first segment of its paths and its word in journal and faults.

    `routes` lie below /{name}, `control` below /_sandbox. `error` turns a status and a
    sentence into an answer in the provider's own shape; `handlers` do so for its exceptions."""

    name: str
    schemas: Mapping[str, str]
    routes: Sequence[BaseRoute]
    control: Sequence[BaseRoute]
    error: Callable[[int, str], Response]
    handlers: Mapping[type[Exception], ExceptionHandler]


@dataclass(frozen=True)
class Sandbox:
    settings: Settings
    store: Store


def sandbox_of(connection: HTTPConnection) -> Sandbox:
    return cast("Sandbox", connection.app.state.sandbox)
