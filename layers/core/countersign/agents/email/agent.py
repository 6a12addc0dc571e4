"""The email agent: it looks through conversations, and proposes a reply, a warning, or a pile."""

from dataclasses import dataclass, field

from countersign.agents.agent import Briefing
from countersign.agents.email.heeding import still_wanted
from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.agents.email.unanswered import OwnLetters
from countersign.analysis.mail.asked_again import asked_for_nothing
from countersign.analysis.mail.overtaken import GONE, overtaken
from countersign.analysis.mail.taken_back import taken_back
from countersign.domain.actions.action import Action
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.agents import AGENT_TYPES, AgentType
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.look_again import LookAgain
from countersign.domain.mail.mail import Thread
from countersign.domain.task.overtaken import Overtaken
from countersign.domain.task.proposal import Proposal
from countersign.ports.engine import Engine, Reader
from countersign.ports.mail import Mailbox
from countersign.ports.providers import OutcomeUnknown, ProviderGone, ProviderRefused
from countersign.ports.sources import Observation, Sources


@dataclass
class EmailPass:
    """One pass over all mailboxes of a person, each by itself."""

    briefing: Briefing
    sources: Sources
    engine: Engine
    _mailboxes: dict[str, MailboxPass] = field(default_factory=dict)
    _own: dict[str, OwnLetters] = field(default_factory=dict)

    def look(self, observation: Observation[Thread]) -> tuple[Proposal, ...]:
        own, thread = self._own_letters(observation.integration), observation.content
        if observation.due:
            return own.look(thread)
        proposal = self._mailbox(observation).look(thread)
        if proposal is None:
            return own.look(thread)
        return (proposal, *own.look(thread, is_answered=True))

    def finish(self) -> tuple[Proposal, ...]:
        return tuple(pile for one in self._mailboxes.values() for pile in one.piles())

    def again(self) -> tuple[LookAgain, ...]:
        return tuple(one for mailbox in self._own.values() for one in mailbox.again)

    def overtaken(
        self, action: Action, integration: Integration, changed: frozenset[str] | None
    ) -> Overtaken | None:
        """Only replies are: a pile does not end with a conversation of it. A conversation that
        cannot be read now is passed over: it is looked at again before anything is written."""
        if not isinstance(action, Reply):
            return None
        if changed is not None and action.thread_id not in changed:
            return None
        mail: Mailbox = self.sources.open(integration, "mail")
        try:
            thread = mail.thread(action.thread_id)
        except ProviderGone:
            return GONE
        except (ProviderRefused, OutcomeUnknown):
            return None
        return (
            overtaken(thread, action)
            or taken_back(thread, action)
            or asked_for_nothing(thread, action)
        )

    def _own_letters(self, integration: Integration) -> OwnLetters:
        known = self._own.get(integration.integration_id)
        if known is None:
            known = self._own[integration.integration_id] = OwnLetters(
                _reader(self.briefing, integration),
                integration,
                self.engine,
                self.briefing.guidance,
            )
        return known

    def _mailbox(self, observation: Observation[Thread]) -> MailboxPass:
        integration = observation.integration
        known = self._mailboxes.get(integration.integration_id)
        if known is None:
            known = self._mailboxes[integration.integration_id] = MailboxPass(
                _reader(self.briefing, integration),
                integration,
                self.sources.open(integration, "mail"),
                self.engine,
                sorted_until=observation.seen_until,
                guidance=self.briefing.guidance,
            )
        return known


@dataclass(frozen=True)
class EmailAgent:
    type: AgentType = AGENT_TYPES["email"]

    def begin(self, briefing: Briefing, sources: Sources, engine: Engine) -> EmailPass:
        return EmailPass(briefing, sources, engine)

    def still_wanted(self, guidance: Guidance, action: Action) -> Action | None:
        return still_wanted(guidance, action)


AGENT = EmailAgent()


def _reader(briefing: Briefing, integration: Integration) -> Reader:
    return Reader(
        address=integration.account,
        own=briefing.own - {integration.account},
        letters_from=briefing.letters_from,
        name=briefing.name,
        timezone=briefing.timezone,
        now=briefing.now,
        tone=briefing.guidance.tone,
        manner=briefing.guidance.manner,
        instructions=briefing.instructions,
        signature=briefing.preferences.signature,
    )
