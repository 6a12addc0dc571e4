"""What somebody else set up falls away before an account goes to whoever has the mailbox."""

from dataclasses import dataclass
from datetime import timedelta

from countersign.domain.errors import Conflict
from countersign.domain.preferences import Preferences
from countersign.domain.user import User
from countersign.ports.credentials import SecondFactors, SignIns
from countersign.ports.integrations import Integrations
from countersign.ports.providers import ProviderBusy
from countersign.ports.rules import Rules
from countersign.ports.system import Clock
from countersign.ports.users import Agents, Devices, PushEndpoints, Users
from countersign.usecases.disconnect_account import DisconnectAccount

AT_MOST = timedelta(seconds=15)
_TRIES = 5


@dataclass(frozen=True)
class FreshStart:
    """Every step may be repeated: whoever was interrupted begins again."""

    integrations: Integrations
    devices: Devices
    push: PushEndpoints
    factors: SecondFactors
    sign_ins: SignIns
    clock: Clock
    disconnect: DisconnectAccount
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
        until = self.clock.now() + AT_MOST
        for linked in self.sign_ins.list(user.user_id):
            self.sign_ins.unlink(linked)
        self.factors.remove(user.user_id)
        for rule in self.rules.list(user.user_id):
            self.rules.remove(user.user_id, rule.rule_id)
        for device in self.devices.list(user.user_id):
            self.devices.remove(user.user_id, device.device_id)
            self.push.close(device.endpoint)
        for account in self.integrations.list(user.user_id):
            if self.clock.now() >= until:
                raise ProviderBusy("Clearing up takes longer than this. Open the link again.")
            self.disconnect(user.user_id, account.integration_id)

    def entirely(self, user: User) -> None:
        """As above, and agents and preferences: what they say is done in the name of the next one.

        Raises
        ------
        ProviderBusy, Conflict
        """
        self(user)
        for agent in self.agents.list(user.user_id):
            self.agents.remove(user.user_id, agent.agent_id)
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
