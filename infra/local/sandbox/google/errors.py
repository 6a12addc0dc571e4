"""Errors as Google's APIs send them."""

from typing import Any

from starlette.responses import JSONResponse, Response

_KINDS = {
    400: ("INVALID_ARGUMENT", "invalidArgument"),
    401: ("UNAUTHENTICATED", "authError"),
    403: ("PERMISSION_DENIED", "forbidden"),
    404: ("NOT_FOUND", "notFound"),
    409: ("ABORTED", "aborted"),
    412: ("FAILED_PRECONDITION", "failedPrecondition"),
    429: ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
    500: ("INTERNAL", "backendError"),
    503: ("UNAVAILABLE", "backendError"),
    504: ("DEADLINE_EXCEEDED", "backendError"),
}
NOT_FOUND = "Requested entity was not found."


class GoogleError(Exception):
    """An answer in Google's envelope: code, message, one reason, a canonical status."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        reason: str | None = None,
        status: str | None = None,
        location: str | None = None,
        details: list[dict[str, Any]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        usual_status, usual_reason = _KINDS.get(code, ("UNKNOWN", "unknown"))
        self.code = code
        self.headers = headers
        error: dict[str, Any] = {
            "message": message,
            "domain": "global",
            "reason": reason or usual_reason,
        }
        if location is not None:
            error |= {"location": location, "locationType": "header"}
        self.body: dict[str, Any] = {
            "code": code,
            "message": message,
            "errors": [error],
            "status": status or usual_status,
        }
        if details:
            self.body["details"] = details

    def response(self) -> Response:
        return JSONResponse({"error": self.body}, self.code, headers=self.headers)


def error_response(code: int, message: str) -> Response:
    """Any status in the envelope; a 401 with the challenge that clients look for."""
    if code == 401:
        return invalid_credentials().response()
    return GoogleError(code, message).response()


def not_found() -> GoogleError:
    return GoogleError(404, NOT_FOUND)


def invalid(message: str) -> GoogleError:
    return GoogleError(400, message)


def invalid_credentials() -> GoogleError:
    return GoogleError(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, "
        "login cookie or other valid authentication credential.",
        location="Authorization",
        headers={
            "WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'
        },
    )


def insufficient_scope(method_id: str, needed: list[str]) -> GoogleError:
    service = f"{method_id.split('.')[0]}.googleapis.com"
    return GoogleError(
        403,
        "Request had insufficient authentication scopes.",
        reason="insufficientPermissions",
        details=[
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                "domain": "googleapis.com",
                "metadata": {"service": service, "method": method_id},
            }
        ],
        headers={
            "WWW-Authenticate": (
                'Bearer realm="https://accounts.google.com/", '
                f'error="insufficient_scope", scope="{" ".join(needed)}"'
            )
        },
    )
