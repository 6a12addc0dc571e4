"""What operators see: structured logs and counters (AWS Lambda Powertools), and no secrets.

The words of an exception may quote what it failed on: a token, a code, a mail. So exceptions are
logged by type and place; their words only where they are our own.
"""

import traceback
from typing import Any

from aws_lambda_powertools import Logger, single_metric
from aws_lambda_powertools.metrics import MetricUnit

from countersign.domain.errors import DomainError
from countersign.settings import SettingMissing

NAMESPACE = "Countersign"
_CAUSES = 5
_FRAMES = 12

logger = Logger()


def count(name: str, value: int = 1) -> None:
    """Add to a counter, by function."""
    _measured(name, MetricUnit.Count, value)


def seconds(name: str, value: float) -> None:
    """Note how long something is, by function."""
    _measured(name, MetricUnit.Seconds, value)


def failure(problem: BaseException) -> list[dict[str, Any]]:
    """What may be said of an exception and its causes, outermost first; for `extra=`."""
    told: list[dict[str, Any]] = []
    current: BaseException | None = problem
    while current is not None and len(told) < _CAUSES:
        told.append(_told(current))
        current = current.__cause__ or current.__context__
    return told


class LoggedCheckpointWitness:
    """`CheckpointWitness`: the log cannot be written to by whoever can write to the table."""

    def sealed(self, user_id: str, number: int, hash: str) -> None:
        logger.info("sealed", extra={"user_id": user_id, "seal": number, "hash": hash})
        count("Sealed")


class LoggedDiagnostics:
    """`ports.diagnostics.Diagnostics`."""

    def set_aside(self, what: str, ref: str, problem: Exception) -> None:
        logger.warning("set aside", extra={"what": what, "ref": ref, "failure": failure(problem)})
        count("SetAside")

    def broken(self, what: str, ref: str, problem: str) -> None:
        logger.error("broken record", extra={"what": what, "ref": ref, "problem": problem})
        count("BrokenRecord")


def _measured(name: str, unit: MetricUnit, value: float) -> None:
    with single_metric(
        name=name,
        unit=unit,
        value=value,
        namespace=NAMESPACE,
        default_dimensions={"service": logger.service},
    ):
        pass


def _told(problem: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(problem.__traceback__)[-_FRAMES:]
    told: dict[str, Any] = {
        "type": f"{type(problem).__module__}.{type(problem).__qualname__}",
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if isinstance(problem, DomainError):
        told |= {"code": problem.code, "detail": problem.detail}
    elif isinstance(problem, SettingMissing):
        told["detail"] = str(problem)
    answer = getattr(problem, "response", None)
    if isinstance(answer, dict) and isinstance(answer.get("Error"), dict):
        told |= {
            "code": answer["Error"].get("Code"),
            "operation": getattr(problem, "operation_name", None),
        }
    return told
