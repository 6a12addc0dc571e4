"""Check everything on record of one person. Runs in the environment `dev`."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from botocore.exceptions import ClientError

from countersign.adapters.aws.kms_signing import PublicKeys
from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.audit_trail import DynamoAuditTrail
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.adapters.dynamodb.table import Table
from countersign.domain.users.user import normal_address
from countersign.usecases.audit.verify import AuditReport, VerifyHistory
from infra.operate.stack import Stack
from infra.problem import CommandFailed

WITNESS_PAGES = 500


def check(stack: Stack, who: str) -> tuple[str, int, AuditReport]:
    """The person's id, how many checkpoints the log remembers, and what was found.

    Raises
    ------
    Problem
        There is no such person.
    """
    dynamodb = stack.client("dynamodb")
    user_id = _person(Table(dynamodb, stack.table), who)
    witnessed = dict(_witnessed(stack, user_id))
    verify = VerifyHistory(
        records=DynamoAuditTrail(dynamodb, stack.table),
        checkpoints=DynamoCheckpoints(dynamodb, stack.table),
        keys=PublicKeys.of(stack.client("kms"), stack.output("SealKeyId")),
    )
    verdict = verify(user_id, witnessed=witnessed)
    return user_id, len(witnessed), verdict


def report(user_id: str, witnessed: int, verdict: AuditReport) -> Iterator[str]:
    until = f", up to {verdict.sealed_until}" if verdict.checkpoints else ""
    yield f"{user_id}"
    yield f"  {verdict.tasks} tasks, {verdict.events} events, {verdict.effects} effects"
    yield f"  {verdict.checkpoints} checkpoints{until}; the log remembers {witnessed}"
    for one in verdict.breaks:
        yield f"  ! {one}"
    if verdict.breaks:
        yield f"  The record contradicts itself in {len(verdict.breaks)} places."
    else:
        yield "  The record holds."


def _person(table: Table, who: str) -> str:
    if "@" in who:
        row = table.get(keys.email(normal_address(who)))
        found = str(row["user_id"]) if row else ""
    else:
        rows = (table.get(key(who)) for key in (keys.profile, keys.checkpoint_state)) if who else ()
        found = who if any(rows) else ""
    if not found:
        raise CommandFailed(
            f"Nobody here is {who!r}.",
            why="No account has this address or id.",
            do="make history USER=<address or id of an account>",
        )
    return found


def _witnessed(stack: Stack, user_id: str) -> Iterator[tuple[int, str]]:
    """What the log of the jobs function says of this person's checkpoints."""
    logs = stack.client("logs")
    group = f"/aws/lambda/countersign-{stack.stage}-queue_jobs"
    pages = logs.get_paginator("filter_log_events").paginate(
        logGroupName=group, filterPattern=f'"{user_id}"'
    )
    try:
        for page in islice(pages, WITNESS_PAGES):
            for event in page["events"]:
                yield from _sealed(event["message"], user_id)
    except ClientError as trouble:
        if trouble.response["Error"]["Code"] != "ResourceNotFoundException":
            raise


def _sealed(line: str, user_id: str) -> Iterator[tuple[int, str]]:
    try:
        said: Any = json.loads(line)
    except ValueError:
        return
    if isinstance(said, dict) and (said.get("message"), said.get("user_id")) == ("sealed", user_id):
        yield int(said["seal"]), str(said["hash"])
