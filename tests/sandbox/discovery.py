"""Google's own description of Gmail, as JSON Schemas that refuse whatever it does not name."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import googleapiclient
import jsonschema

_DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
_INTEGERS = {"int32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1)}
_TEXTS = {"int64": r"^-?[0-9]+$", "uint64": r"^[0-9]+$", "byte": r"^[A-Za-z0-9_-]*=*$"}
_ERROR_ITEM = {
    "type": "object",
    "required": ["message", "domain", "reason"],
    "additionalProperties": False,
    "properties": {
        name: {"type": "string"}
        for name in ("message", "domain", "reason", "location", "locationType")
    },
}
ERROR_SCHEMA = {
    "type": "object",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "errors", "status"],
            "additionalProperties": False,
            "properties": {
                "code": {"type": "integer"},
                "message": {"type": "string"},
                "status": {"type": "string", "pattern": "^[A-Z_]+$"},
                "errors": {"type": "array", "minItems": 1, "items": _ERROR_ITEM},
                "details": {"type": "array", "items": {"type": "object"}},
            },
        }
    },
}


@cache
def gmail_document() -> dict[str, Any]:
    text = (_DOCUMENTS / "gmail.v1.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


@cache
def gmail_methods() -> dict[str, dict[str, Any]]:
    return {method["id"]: method for method in _methods(gmail_document())}


def _methods(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from resource.get("methods", {}).values()
    for child in resource.get("resources", {}).values():
        yield from _methods(child)


@cache
def _definitions() -> dict[str, Any]:
    return {name: _converted(schema) for name, schema in gmail_document()["schemas"].items()}


def _converted(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return {"$ref": f"#/$defs/{schema['$ref']}"}
    converted: dict[str, Any] = {"type": schema["type"]}
    if schema["type"] == "object":
        converted["properties"] = {
            name: _converted(child) for name, child in schema.get("properties", {}).items()
        }
        extra = schema.get("additionalProperties")
        converted["additionalProperties"] = _converted(extra) if extra else False
    if schema["type"] == "array":
        converted["items"] = _converted(schema["items"])
    if "enum" in schema:
        converted["enum"] = schema["enum"]
    if schema.get("format") in _INTEGERS:
        converted["minimum"], converted["maximum"] = _INTEGERS[schema["format"]]
    if schema.get("format") in _TEXTS:
        converted["pattern"] = _TEXTS[schema["format"]]
    return converted


def method_called(verb: str, url: str) -> dict[str, Any] | None:
    """The Gmail method behind a sandbox address, or None if it is no Gmail call."""
    path = urlsplit(url).path.removeprefix("/google/").removeprefix("upload/")
    if not path.startswith("gmail/v1/"):
        return None
    for method in gmail_methods().values():
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(method["path"]))
        if method["httpMethod"] == verb and re.fullmatch(pattern, path):
            return method
    return None


def check_answer(verb: str, url: str, status: int, content: bytes) -> None:
    """Raises unless the answer is what Google's document promises for that call."""
    method = method_called(verb, url)
    if method is None:
        return
    if status >= 400:
        jsonschema.validate(json.loads(content), ERROR_SCHEMA)
    elif "response" in method:
        schema = {**_converted(method["response"]), "$defs": _definitions()}
        jsonschema.Draft202012Validator(schema).validate(json.loads(content))
    else:
        assert content == b"", f"{method['id']} answers nothing"
