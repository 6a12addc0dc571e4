"""What an agent is to the scan: told for whom it works, it looks at one thing after the other.

It proposes, and no more: it writes nowhere, and what it proposes waits for a decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from countersign.domain.actions.action import Action
from countersign.domain.agents import AgentType
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.look_again import LookAgain
from countersign.domain.task.overtaken import Overtaken
from countersign.domain.task.proposal import Proposal
from countersign.domain.users.preferences import Preferences
from countersign.ports.engine import Engine
from countersign.ports.sources import Observation, Sources


@dataclass(frozen=True)
class Briefing:
    """For whom it works, how they want it done, and when.

    `own` are all addresses of the person, in all of their accounts; `letters_from` is the one that
    our own letters to them come from. `guidance` is what holds for this agent of all that it was
    told, `instructions` the person's own text, of which that is what the tables understand.
    """

    name: str
    timezone: str
    preferences: Preferences
    guidance: Guidance
    instructions: str
    own: frozenset[str]
    letters_from: str
    now: datetime


class AgentPass(Protocol):
    """One agent at work, over everything that is new to it in all accounts that it reads."""

    def look(self, observation: Observation[Any]) -> Iterable[Proposal]:
        """What this one calls for; where it is `due`, only what it was to be seen again for. Errors
        of the provider pass through."""
        ...

    def finish(self) -> Iterable[Proposal]:
        """What only all of them together call for. Asked once, after the last, also where not
        everything could be read."""
        ...

    def again(self) -> Iterable[LookAgain]:
        """Of all that was looked at, what is to be looked at again, and when. Asked once, after
        `finish`; of one thing, the last word for a reason counts."""
        ...

    def overtaken(
        self, action: Action, integration: Integration, changed: frozenset[str] | None
    ) -> Overtaken | None:
        """Why an action that an agent of this type proposed is not called for any more; None if it
        is, or if nothing that it is about is among what changed. `changed` is None where anything
        may have. Errors of the provider pass through."""
        ...


class AgentBehavior(Protocol):
    """A type of agent, as it works; each agent of the type that somebody hired works so."""

    @property
    def type(self) -> AgentType: ...

    def begin(self, briefing: Briefing, sources: Sources, engine: Engine) -> AgentPass: ...

    def still_wanted(self, guidance: Guidance, action: Action) -> Action | None:
        """What of an action that it proposed before it would propose still, whatever the world is
        like by now; None if nothing."""
        ...
