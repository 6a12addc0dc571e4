"""Two linked tasks on the running cloud: what was carried out, and in which order."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from countersign.adapters.dynamodb.agents import DynamoAgents
from countersign.adapters.dynamodb.rules import DynamoRules
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.adapters.system import RandomIds, SystemClock
from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.relate import related
from countersign.domain.task.links import Link
from countersign.domain.task.proposal import Proposal
from countersign.usecases.tasks.propose import ProposeTasks
from infra.local.cloud import Cloud
from tests.fakes.notices import RecordingDiagnostics
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack

QUESTION = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"


def linked(cloud: Cloud, sam: Person, link: Link) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two replies that the agent proposed, proposed anew so that the second names the first."""
    agent = sam.settle_in()
    threads = [sam.receive(QUESTION, subject="One"), sam.receive(QUESTION, subject="Another")]
    sam.scan(agent)
    found = [sam.task_for(thread) for thread in threads]
    for task in found:
        assert sam.decide(task, "reject").status_code == 200
    _propose(cloud, sam, agent, [task["id"] for task in found], link)
    first, second = (sam.task_for(thread) for thread in threads)
    assert second[link] == [first["id"]]
    return first, second


def _propose(cloud: Cloud, sam: Person, agent: str, declined: Sequence[str], link: Link) -> None:
    client, table = cloud.aws.client("dynamodb"), cloud.outputs()["table"]
    tasks, rules = DynamoTasks(client, table), DynamoRules(client, table)
    user = DynamoUsers(client, table).get(sam.user_id)
    found = DynamoAgents(client, table).get(sam.user_id, agent)
    assert user is not None
    assert found is not None
    made: list[Candidate] = []
    for task_id in declined:
        filed = tasks.get_filed(sam.user_id, task_id)
        assert filed is not None
        body = filed.body
        proposal = Proposal(
            action=body.action,
            title=body.title,
            why=body.why,
            evidence=body.evidence,
            provenance=body.provenance,
            confidence=0.9,
            priority=50,
            source_ids=(f"anew {task_id}",),
            read_up_to=body.read_up_to,
        )
        if made:
            proposal = proposal.model_copy(update={link: (made[0].proposal.mark,)})
        made.append(Candidate(proposal, found, body.account))
    diagnostics = RecordingDiagnostics()
    propose = ProposeTasks(tasks, SystemClock(), RandomIds(), rules, diagnostics)
    assert propose(user, related(made)) == 2
    assert diagnostics.aside == []


def keys(sam: Person) -> list[str]:
    return [entry["key"] for entry in sam.effects() if entry["effect"] == "drafts.create"]


def asked_again(sam: Person, task: dict[str, Any], revision: int) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        now = sam.task(task["id"])
        waits = now["status"] == "AWAITING_APPROVAL" and now["revision"] == revision
        return now if waits else None

    return eventually(look, within=60, what=f"revision {revision} waits")


def test_what_depends_on_another_is_carried_out_after_it(cloud: Cloud, sam: Person) -> None:
    first, second = linked(cloud, sam, "depends_on")

    sam.decide(second, "approve")
    held = eventually(
        lambda: sam.task(second["id"])["blocked_by"], what="it says what it waits for"
    )
    assert held == f"It waits for: {first['summary']}"
    assert keys(sam) == []

    sam.decide(first, "approve")
    sam.becomes(second["id"], "COMPLETED", within=60)
    assert sam.task(first["id"])["status"] == "COMPLETED"
    assert keys(sam) == [f"{first['id']}.1.draft", f"{second['id']}.1.draft"]


def test_what_depends_on_something_that_was_declined_is_asked_about_again(
    cloud: Cloud, sam: Person
) -> None:
    first, second = linked(cloud, sam, "depends_on")
    sam.decide(second, "approve")
    eventually(lambda: sam.task(second["id"])["blocked_by"], what="it says what it waits for")

    sam.decide(first, "reject")

    again = asked_again(sam, second, 2)
    assert again["changed"] == f"{first['summary']}, which this needs, was declined."
    assert keys(sam) == []


def test_of_two_in_each_others_way_one_is_carried_out_however_often_both_are_approved(
    cloud: Cloud, sam: Person
) -> None:
    pair = linked(cloud, sam, "conflicts_with")

    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda task: sam.decide(task, "approve"), pair))

    def is_settled() -> list[dict[str, Any]] | None:
        now = [sam.task(task["id"]) for task in pair]
        over = {"COMPLETED", "AWAITING_APPROVAL"}
        return now if {task["status"] for task in now} == over else None

    settled = eventually(is_settled, within=60, what="one is done and one asks")
    (done,) = (task for task in settled if task["status"] == "COMPLETED")
    (other,) = (task for task in settled if task["status"] != "COMPLETED")
    assert other["changed"].endswith("was carried out, and only one of the two may be.")

    sam.decide(other, "approve")
    asked_again(sam, other, 3)
    assert keys(sam) == [f"{done['id']}.1.draft"]


def test_of_a_pair_the_one_left_over_is_carried_out_once_the_person_knows(
    cloud: Cloud, sam: Person
) -> None:
    first, second = linked(cloud, sam, "together_with")
    sam.decide(first, "reject")

    sam.decide(second, "approve")
    again = asked_again(sam, second, 2)
    assert again["changed"] == f"{first['summary']}, which goes with this, was declined."
    assert keys(sam) == []

    sam.decide(again, "approve")
    sam.becomes(second["id"], "COMPLETED")
    assert keys(sam) == [f"{second['id']}.2.draft"]
