"""Another secret between the distribution and the API, without a call refused in between.

Three turns, some minutes apart; each looks how far it is and may be repeated. The API knows the
present secret and the one before: it learns the next before the distribution sends it, and forgets
the old one when nobody sends that any more.
"""

import secrets
import string
from datetime import datetime, timedelta
from typing import Any

from countersign.adapters.aws.secrets_manager import KEPT_SECONDS, PRESENT, PREVIOUS
from infra.operate.stack import Stack
from infra.problem import CommandFailed

HEADER = "X-Origin-Secret"
KNOWN_AFTER = timedelta(seconds=KEPT_SECONDS + 60)
"""When every instance of the API has read a secret that was put."""

_LETTERS = string.ascii_letters + string.digits
_LENGTH = 48


def turn(stack: Stack, now: datetime) -> str:
    """Do what comes next; answers what that was, and when to come again.

    Raises
    ------
    Problem
        Nothing was changed.
    """
    edge, vault = stack.client("cloudfront"), stack.client("secretsmanager")
    function = f"countersign-{stack.stage}-http_api"
    configured = stack.client("lambda").get_function_configuration(FunctionName=function)
    secret_id = configured["Environment"]["Variables"]["ORIGIN_SECRET_ID"]
    distribution = stack.output("DistributionId")
    sent = _header(edge.get_distribution_config(Id=distribution)["DistributionConfig"])
    present = vault.get_secret_value(SecretId=secret_id, VersionStage=PRESENT)
    previous = _previous(vault, secret_id)
    if sent["HeaderValue"] not in (present["SecretString"], previous):
        raise CommandFailed(
            "The distribution sends another secret than the API knows.",
            why="Both are set by the template; one of them was changed by hand.",
            do="Deploy the stack again, then come back.",
        )
    if sent["HeaderValue"] != present["SecretString"]:
        return _send(edge, distribution, present, now)
    if previous is None:
        return _begin(vault, secret_id)
    return _finish(edge, vault, distribution, secret_id)


def _begin(vault: Any, secret_id: str) -> str:
    following = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    vault.put_secret_value(SecretId=secret_id, SecretString=following)
    minutes = int(KNOWN_AFTER.total_seconds()) // 60
    return f"1 of 3: the API learns the next secret. Come again in {minutes} minutes."


def _send(edge: Any, distribution: str, present: dict[str, Any], now: datetime) -> str:
    known_at = present["CreatedDate"] + KNOWN_AFTER
    if now < known_at:
        return f"Not every instance knows it yet. Come again at {known_at:%H:%M:%S} UTC."
    answer = edge.get_distribution_config(Id=distribution)
    _header(answer["DistributionConfig"])["HeaderValue"] = present["SecretString"]
    edge.update_distribution(
        Id=distribution, IfMatch=answer["ETag"], DistributionConfig=answer["DistributionConfig"]
    )
    return "2 of 3: the distribution sends the next secret. Come again in ten minutes."


def _finish(edge: Any, vault: Any, distribution: str, secret_id: str) -> str:
    if edge.get_distribution(Id=distribution)["Distribution"]["Status"] != "Deployed":
        return "The distribution is not everywhere yet. Come again in some minutes."
    versions = vault.describe_secret(SecretId=secret_id)["VersionIdsToStages"]
    (old,) = (version for version, stages in versions.items() if PREVIOUS in stages)
    vault.update_secret_version_stage(
        SecretId=secret_id, VersionStage=PREVIOUS, RemoveFromVersionId=old
    )
    return "3 of 3: the old secret opens nothing any more, five minutes from now at the latest."


def _previous(vault: Any, secret_id: str) -> str | None:
    versions = vault.describe_secret(SecretId=secret_id)["VersionIdsToStages"]
    if not any(PREVIOUS in stages for stages in versions.values()):
        return None
    answer = vault.get_secret_value(SecretId=secret_id, VersionStage=PREVIOUS)
    return str(answer["SecretString"])


def _header(config: dict[str, Any]) -> dict[str, Any]:
    headers = [
        header
        for origin in config["Origins"]["Items"]
        for header in origin.get("CustomHeaders", {}).get("Items", ())
        if header["HeaderName"].lower() == HEADER.lower()
    ]
    if len(headers) != 1:
        raise CommandFailed(
            f"The distribution sends {HEADER} {len(headers)} times.",
            why="The template names it once.",
            do="Deploy the stack again, then come back.",
        )
    found: dict[str, Any] = headers[0]
    return found
