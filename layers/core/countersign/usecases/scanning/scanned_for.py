"""For whom is scanned, how they want it done, and under which addresses they are known."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from countersign.agents.agent import Briefing
from countersign.domain.agent import Agent
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.ports.providers import ProviderError
from countersign.usecases.scanning.open_sources import OpenSources


@dataclass(frozen=True)
class ScannedPerson:
    """`own` are the addresses of all their accounts."""

    user: User
    preferences: Preferences
    own: frozenset[str]

    def briefing(
        self, agent: Agent, guidance: Guidance, letters_from: str, now: datetime
    ) -> Briefing:
        return Briefing(
            name=self.user.name,
            timezone=self.user.timezone,
            preferences=self.preferences,
            guidance=guidance,
            instructions=agent.instructions,
            own=self.own,
            letters_from=letters_from,
            now=now,
        )


def scanned_for(
    user: User, wishes: Preferences, integrations: Sequence[Integration], sources: OpenSources
) -> ScannedPerson:
    """Every account's addresses are the person's in all the others; of one that does not tell
    them now, its scan says so."""
    own = {one.account for one in integrations}
    own |= {user.email} if user.email_verified else set()
    for one in integrations:
        if one.status != "connected" or one.shortcoming is not None:
            continue
        for capability in sorted(one.capabilities):
            with suppress(ProviderError):
                own.update(sources.open(one, capability).own_addresses())
    return ScannedPerson(user, wishes, frozenset(own))
