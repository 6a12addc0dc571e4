"""What somebody else set up falls away before an account goes to whoever has the mailbox."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from countersign.domain.errors import Conflict
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.ports.credentials import SecondFactors, SignIns
from countersign.ports.integrations import Integrations
from countersign.ports.providers import ProviderBusy
from countersign.ports.rules import Rules
from countersign.ports.system import Clock
from countersign.ports.users import Agents, Devices, PushEndpoints, Users
from countersign.usecases.integrations.disconnect import DisconnectIntegration

AT_MOST = timedelta(seconds=15)
_TRIES = 5

T = TypeVar("T")


@dataclass(frozen=True)
class RevokeAccess:
    """Every step may be repeated: whoever was interrupted begins again."""

    integrations: Integrations
    devices: Devices
    push: PushEndpoints
    factors: SecondFactors
    sign_ins: SignIns
    clock: Clock
    disconnect: DisconnectIntegration
    rules: Rules
    users: Users
    agents: Agents

    def __call__(self, user: User) -> None:
        """Integrations, devices, rules, linked sign-ins and the second factor.

        Raises
        ------
        ProviderBusy
            It took too long. What is done is done; the rest is done by asking again.
        """
        self._clear(user, self.clock.now() + AT_MOST)

    def entirely(self, user: User) -> None:
        """As above, and agents and preferences: what they say is done in the name of the next one.

        Raises
        ------
        ProviderBusy, Conflict
        """
        until = self.clock.now() + AT_MOST
        for agent in self._all(self.agents.list, user, until):
            self.agents.remove(user.user_id, agent.agent_id)
        self._clear(user, until)
        for tries_left in reversed(range(_TRIES)):
            wishes = self.users.preferences(user.user_id)
            if wishes is None or wishes == Preferences():
                return
            try:
                self.users.save_preferences(user.user_id, wishes, Preferences())
            except Conflict:
                if not tries_left:
                    raise
            else:
                return

    def _clear(self, user: User, until: datetime) -> None:
        for linked in self._all(self.sign_ins.list, user, until):
            self.sign_ins.unlink(linked)
        self.factors.remove(user.user_id)
        for rule in self._all(self.rules.list, user, until):
            self.rules.remove(user.user_id, rule.rule_id)
        for device in self._all(self.devices.list, user, until):
            self.devices.remove(user.user_id, device.device_id)
            self.push.close(device.endpoint)
        for account in self._all(self.integrations.list, user, until):
            self.disconnect(user.user_id, account.integration_id)

    def _all(
        self, listed: Callable[[str], Sequence[T]], user: User, until: datetime
    ) -> Iterator[T]:
        """Whatever is there, until nothing is: also what came while the rest was removed."""
        while found := listed(user.user_id):
            for one in found:
                if self.clock.now() >= until:
                    raise ProviderBusy("Clearing up takes longer than this. Open the link again.")
                yield one
