"""The user's staff."""

from collections.abc import Sequence

from fastapi import APIRouter

from countersign.api.deps import CurrentUser, Id, Page
from countersign.api.pagination import SealedCursors, sliced
from countersign.api.problems import documented
from countersign.contracts.http.agents import AgentChange, AgentOut, NewAgent
from countersign.contracts.http.learned import LearnedOut
from countersign.contracts.http.lists import Listed
from countersign.domain.agent import Agent
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.usecases.services import HttpServices
from http_api.deps import Services
from http_api.idempotency import Repeats

router = APIRouter(prefix="/agents", tags=["agents"])


@router.get("", name="list", responses=documented(401, 422))
def list_agents(user: CurrentUser, services: Services, paging: Page) -> Listed[AgentOut]:
    """Oldest first."""
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "agents"})
    agents = services.agents.list(user.user_id)
    page, cursor = sliced(agents, paging, seal, lambda agent: agent.agent_id)
    return Listed(items=_all_shown(services, user, page), next_cursor=cursor)


@router.post("", name="create", status_code=201, responses=documented(401, 402, 409, 422))
def create_agent(
    body: NewAgent, user: CurrentUser, services: Services, repeats: Repeats
) -> AgentOut:
    """Active at once if there is an account that it can read."""

    def make(agent_id: str) -> AgentOut:
        agent = services.manage_agents.create(
            user,
            body.type,
            name=body.name,
            instructions=body.instructions,
            scan_interval_minutes=body.scan_interval_minutes,
            autonomy=body.autonomy,
            agent_id=agent_id,
        )
        return _shown(services, user, agent)

    def find(agent_id: str) -> AgentOut | None:
        agent = services.agents.get(user.user_id, agent_id)
        return _shown(services, user, agent) if agent else None

    return repeats.make(AgentOut, body, "agt", make=make, find=find)


@router.get("/{agent_id}", name="get", responses=documented(401, 404, 422))
def get_agent(agent_id: Id, user: CurrentUser, services: Services) -> AgentOut:
    return _shown(services, user, services.manage_agents.get(user, agent_id))


@router.patch("/{agent_id}", name="change", responses=documented(401, 402, 404, 422))
def change_agent(
    agent_id: Id, body: AgentChange, user: CurrentUser, services: Services
) -> AgentOut:
    agent = services.manage_agents.change(
        user,
        agent_id,
        name=body.name,
        instructions=body.instructions,
        scan_interval_minutes=body.scan_interval_minutes,
        paused=None if body.status is None else body.status == "paused",
        autonomy=body.autonomy,
    )
    return _shown(services, user, agent)


@router.delete("/{agent_id}", name="remove", status_code=204, responses=documented(401, 404, 422))
def remove_agent(agent_id: Id, user: CurrentUser, services: Services) -> None:
    """Dismiss the agent; what it proposed stays, what it learned goes."""
    services.manage_agents.get(user, agent_id)
    services.manage_agents.remove(user, agent_id)


@router.post("/{agent_id}/scan", name="scan", status_code=202, responses=documented(401, 404, 422))
def scan_now(agent_id: Id, user: CurrentUser, services: Services) -> AgentOut:
    """Have the agent look at what is new now."""
    services.limit("scan_now", user.user_id)
    return _shown(services, user, services.manage_agents.scan_now(user, agent_id))


@router.get("/{agent_id}/learned", name="learned", responses=documented(401, 404, 422))
def list_learned(
    agent_id: Id, user: CurrentUser, services: Services, paging: Page
) -> Listed[LearnedOut]:
    """What the person's decisions and edits have taught the agent, the latest first."""
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": f"learned {agent_id}"})
    found = services.learned.of(user, agent_id)
    page, cursor = sliced(found, paging, seal, lambda one: one.entry.entry_id)
    return Listed(items=[LearnedOut.of(one) for one in page], next_cursor=cursor)


@router.delete(
    "/{agent_id}/learned/{entry_id}",
    name="forget",
    status_code=204,
    responses=documented(401, 404, 422),
)
def forget_learned(agent_id: Id, entry_id: Id, user: CurrentUser, services: Services) -> None:
    """What comes from now on is proposed again. What was left alone is not dug up."""
    services.learned.forget(user, agent_id, entry_id)


@router.delete(
    "/{agent_id}/learned", name="forget_all", status_code=204, responses=documented(401, 404, 422)
)
def forget_all_learned(agent_id: Id, user: CurrentUser, services: Services) -> None:
    """From now on the agent proposes again as if it had learned nothing. What was left alone is not
    dug up."""
    services.learned.forget_all(user, agent_id)


def _shown(services: HttpServices, user: User, agent: Agent) -> AgentOut:
    return _all_shown(services, user, [agent])[0]


def _all_shown(services: HttpServices, user: User, agents: Sequence[Agent]) -> list[AgentOut]:
    """What the person set is read only where it may say otherwise than what they said."""
    waiting = services.changes.waiting_by_agent(user)
    said = any(agent.instructions for agent in agents)
    wishes = services.preferences.read(user) if said else Preferences()
    one_alone = agents[0].agent_id if len(agents) == 1 else None
    learned = services.learned.sentences(user, one_alone)
    return [
        AgentOut.of(agent, waiting.get(agent.agent_id, 0), wishes, learned.get(agent.agent_id, ()))
        for agent in agents
    ]
