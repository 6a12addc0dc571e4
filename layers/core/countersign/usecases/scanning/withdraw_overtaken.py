"""Replies that wait for a decision end by themselves once nothing is left to be decided."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from countersign.analysis.mail.overtaken import GONE, Overtaken, overtaken
from countersign.analysis.mail.taken_back import taken_back
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.errors import Conflict, InvalidMove
from countersign.domain.integration import Integration
from countersign.domain.task.task import Status, Task, TaskProblem, View
from countersign.domain.task.transitions import withdraw
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.mail import MailSession
from countersign.ports.providers import OutcomeUnknown, ProviderError, ProviderGone, ProviderRefused
from countersign.ports.system import Clock
from countersign.ports.tasks import Filter, Tasks

LOOKED_AT = 100
"""How many waiting tasks, and how many put off, are looked at; 25 wait, unless many came back."""

_UNDECIDED: tuple[View, ...] = ("waiting", "snoozed")


@dataclass(frozen=True)
class WithdrawOvertaken:
    tasks: Tasks
    clock: Clock
    diagnostics: Diagnostics

    def __call__(
        self,
        user_id: str,
        integration: Integration,
        session: MailSession,
        changed: frozenset[str] | None,
    ) -> None:
        """Look at the conversations that changed; None if any may have.

        One that cannot be read now is passed over: before anything is written, it is looked at
        again. Who decides at the same moment is first.
        """
        if changed is not None and not changed:
            return
        for task, action in self._replies(user_id, integration):
            if changed is not None and action.thread_id not in changed:
                continue
            reason = self._reason(session, action)
            if reason is not None:
                problem = TaskProblem(code=reason.code, message=reason.says, retryable=False)
                now = self.clock.now()
                with suppress(Conflict, InvalidMove):
                    self.tasks.commit(withdraw(task, problem=problem, by=reason.by, now=now))

    def _replies(self, user_id: str, integration: Integration) -> Iterator[tuple[Task, Reply]]:
        for view in _UNDECIDED:
            page = self.tasks.page(user_id, Filter(view=view), limit=LOOKED_AT, position=None)
            for filed in page.items:
                action = filed.body.action
                mine = filed.task.integration_id == integration.integration_id
                waits = filed.task.status is Status.AWAITING_APPROVAL
                if isinstance(action, Reply) and mine and waits:
                    yield filed.task, action

    def _reason(self, session: MailSession, action: Reply) -> Overtaken | None:
        try:
            thread = session.thread(action.thread_id)
            return overtaken(thread, action) or taken_back(thread, action)
        except ProviderGone:
            return GONE
        except (ProviderRefused, OutcomeUnknown):
            return None
        except ProviderError:
            raise
        except Exception as broken:  # a stranger's message must never stop a scan
            self.diagnostics.set_aside("thread", action.thread_id, broken)
            return None
