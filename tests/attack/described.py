"""The routes, as the API's own description has them: what is not described here is not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from countersign.usecases.services import HttpServices
from http_api.app import create_app

BASE = "/api/v1"
_DEEPEST = 6

Place = tuple[str | int, ...]
"""Where a value stands in a body."""


def _nothing() -> HttpServices:
    raise AssertionError("the description needs no services")


DOCUMENT: Mapping[str, Any] = create_app(_nothing).openapi()


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    about: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path.removeprefix(BASE)}"

    @property
    def statuses(self) -> frozenset[int]:
        return frozenset(map(int, self.about["responses"]))

    @property
    def is_open(self) -> bool:
        return "security" not in self.about

    def parameters(self, location: str) -> list[str]:
        listed = self.about.get("parameters", ())
        return [one["name"] for one in listed if one["in"] == location]

    @property
    def media_type(self) -> str | None:
        content = self.about.get("requestBody", {}).get("content", {})
        return next(iter(content), None)

    @property
    def schema(self) -> Mapping[str, Any] | None:
        """Of the body, where there is one."""
        if self.media_type is None:
            return None
        found: Mapping[str, Any] = self.about["requestBody"]["content"][self.media_type]["schema"]
        return found

    def filled(self, values: Mapping[str, str]) -> str:
        """The path with these values; one that is missing is a KeyError."""
        return self.path.format_map(values)


ROUTES = tuple(
    Route(method.upper(), path, operation)
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
)


def methods_at(path: str) -> frozenset[str]:
    """What an address takes, by its own routes and by those that take any id in its place:
    PATCH /tasks/counts changes a task of that name, if there is one."""
    return frozenset(route.method for route in ROUTES if _covers(route.path, path))


def _covers(pattern: str, path: str) -> bool:
    parts, others = pattern.split("/"), path.split("/")
    return len(parts) == len(others) and all(
        part == other or part.startswith("{") for part, other in zip(parts, others, strict=True)
    )


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _choices(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    schema = resolved(schema)
    several = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    return [found for one in several for found in _choices(one)] or [schema]


def texts(schema: Mapping[str, Any], place: Place = ()) -> Iterator[Place]:
    """Every place of a body where a text may stand."""
    if len(place) > _DEEPEST:
        return
    for choice in _choices(schema):
        if choice.get("type") == "string":
            yield place
        for name, inner in choice.get("properties", {}).items():
            yield from texts(inner, (*place, name))
        if "items" in choice:
            yield from texts(choice["items"], (*place, 0))


def placed(base: Any, schema: Mapping[str, Any], place: Place, value: object) -> Any:
    """`base` with another value at one place; what is missing on the way there is made up."""
    if not place:
        return value
    head, rest = place[0], place[1:]
    if isinstance(head, int):
        inner = _that_has(schema, head, base)["items"]
        items = list(base or [minimal(inner)])
        return [placed(items[0], inner, rest, value), *items[1:]]
    known = base if isinstance(base, dict) else minimal(_that_has(schema, head, base))
    inner = _that_has(schema, head, base)["properties"][head]
    return known | {head: placed(known.get(head), inner, rest, value)}


def minimal(schema: Mapping[str, Any]) -> Any:
    """What is required and nothing else; its form is right, its meaning may not be."""
    schema = _choices(schema)[0]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema.get("type")
    if kind == "object":
        properties = schema.get("properties", {})
        return {name: minimal(properties[name]) for name in schema.get("required", ())}
    if kind == "array":
        return [minimal(schema["items"])] if schema.get("minItems") else []
    if kind in ("integer", "number"):
        return schema.get("minimum", 1)
    if kind == "string":
        return "something like it"[: schema.get("maxLength", 20)]
    return {"boolean": True}.get(str(kind))


def _that_has(schema: Mapping[str, Any], head: str | int, base: Any) -> Mapping[str, Any]:
    """The alternative that has such a member; the one that `base` is of, if it is of one."""
    fitting = [
        choice
        for choice in _choices(schema)
        if ("items" in choice if isinstance(head, int) else head in choice.get("properties", {}))
    ]
    kind = base.get("kind") if isinstance(base, dict) else None
    of_its_kind = (
        choice
        for choice in fitting
        if choice.get("properties", {}).get("kind", {}).get("const") == kind
    )
    return next(of_its_kind, fitting[0])
