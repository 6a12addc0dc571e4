"""The running laptop cloud, from outside: a new person with a mailbox of their own."""

from collections.abc import Callable
from typing import Any

from infra.local import http, servers
from infra.local import settings as local_settings
from infra.local.cloud import Cloud
from infra.problem import CommandFailed
from tests.bench.figures import table, timed
from tests.stack.person import PASSWORD, Person, Place, eventually

A_PAGE = 25
QUESTION = "Hello,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"
_SECONDS = 180


def running(runs: int) -> str:
    cloud = Cloud(local_settings.from_environment())
    missing = _missing(cloud)
    if missing:
        return f"The running cloud is left out: {missing}\n"
    outputs = cloud.outputs()
    place = Place(outputs["api_url"], outputs["web_url"], outputs["sandbox_url"])
    sam = Person(place)
    try:
        return _measured(cloud, sam, runs)
    finally:
        sam.leave()


def _missing(cloud: Cloud) -> str | None:
    """Why there is nothing to measure; a stranger on our port is not measured either."""
    settings = cloud.settings
    if not servers.edge(settings).running():
        if http.answers(settings.web_url, timeout=5) or http.answers(f"{settings.api_url}/healthz"):
            return f"something else answers on port {settings.edge_port}. Stop it, then make up."
        return "nothing answers there. make up, then make bench."
    if not http.answers(f"{settings.api_url}/healthz", timeout=20):
        return "its API does not answer. make down && make up, then make bench."
    try:
        cloud.outputs()
    except CommandFailed as problem:
        return f"{problem.why} {problem.do}, then make bench."
    return None


def _measured(cloud: Cloud, sam: Person, runs: int) -> str:
    agent = sam.settle_in()
    for number in range(A_PAGE):
        sam.receive(QUESTION, subject=f"Question {number}", sender=f"ana{number}@lima.example")
    tasks = _tasks(sam, agent)
    login = {"email": sam.email, "password": PASSWORD}
    waiting = iter(tasks)
    calls: dict[str, Callable[[], object]] = {
        "sign in": lambda: sam.ok("POST", "/auth/login", json=login),
        "a read": lambda: sam.ok("GET", "/users/me"),
        f"a list of {len(tasks)}": lambda: sam.ok("GET", "/tasks"),
        "one task": lambda: sam.task(tasks[-1]["id"]),
    }
    rows = [[name, *timed(call, runs).shown()] for name, call in calls.items()]
    approvals = min(runs, len(tasks) - 2)
    approve = timed(lambda: sam.decide(next(waiting), "approve"), approvals)
    rows.append(["approve", *approve.shown()])
    acted = tasks[0]["id"]
    sam.becomes(acted, "COMPLETED", within=_SECONDS)
    title = "The running cloud, on the wall in ms"
    told = table(title, ["call", "min", "median", "max"], rows)
    return f"{told}\nWorkflow transitions of one task: {_transitions(cloud, acted)} (at most 8)\n"


def _tasks(sam: Person, agent: str) -> list[dict[str, Any]]:
    sam.scan(agent)

    def enough() -> list[dict[str, Any]] | None:
        found = sam.waiting()
        return found if len(found) >= A_PAGE else None

    return eventually(enough, within=_SECONDS, what=f"{A_PAGE} waiting tasks")


def _transitions(cloud: Cloud, task_id: str) -> int:
    """States entered in the run that acted."""
    client = cloud.aws.client("stepfunctions")
    machine = cloud.outputs()["state_machine_arn"]
    arn = f"{machine.replace(':stateMachine:', ':execution:')}:{task_id}-r1"
    events = client.get_execution_history(executionArn=arn)["events"]
    return sum(event["type"].endswith("StateEntered") for event in events)
