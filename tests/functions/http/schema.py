"""What every problem document looks like (RFC 9457, and API.md's additions)."""

from typing import Any

import jsonschema

from tests.functions.gateway import Answer

PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "params", "request_id"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string", "minLength": 1},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "minLength": 1},
        "code": {"type": "string", "pattern": "^[a-z_]+$"},
        "params": {"type": "object"},
        "request_id": {"type": "string", "minLength": 1},
        "errors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["loc", "msg", "code", "params"],
                "additionalProperties": False,
                "properties": {
                    "loc": {"type": "array", "items": {"type": ["string", "integer"]}},
                    "msg": {"type": "string", "pattern": r"^\S.*[.?!]$"},
                    "code": {"type": "string", "pattern": "^[a-z_]+$"},
                    "params": {"type": "object"},
                },
            },
        },
        "current": {"type": "object"},
    },
}
OF_A_PROBLEM = jsonschema.Draft202012Validator(PROBLEM)
"""Made once: a check of the schema itself with each answer took most of the attacks' time."""


def check_problem(answer: Answer, status: int, code: str | None = None) -> dict[str, Any]:
    """The document, after all that holds for each of them was checked."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    document: dict[str, Any] = answer.json()
    OF_A_PROBLEM.validate(document)
    assert document["status"] == status
    assert document["request_id"] == answer.headers["x-request-id"]
    assert code in (None, document["code"])
    assert ("www-authenticate" in answer.headers) == (status == 401)
    return document
