"""A decision is signed where it is made, and told by its signature where it is carried out."""

from dataclasses import dataclass, replace

from countersign.domain.errors import Conflict
from countersign.domain.rules.rule import Rule, covers
from countersign.domain.task.countersignature import Purpose, rule_statement, stands, statement_of
from countersign.domain.task.digest import digest_of
from countersign.domain.task.task import Decision, Task
from countersign.domain.task.transitions import Change
from countersign.ports.mac import MacGenerator, MacVerifier
from countersign.ports.rules import Rules
from countersign.ports.tasks import Filed, Tasks


@dataclass(frozen=True)
class Countersign:
    """The signing half, for the function at which a person is signed in. One call of the key."""

    macs: MacGenerator

    def approval(self, change: Change) -> Change:
        """The change with its decision signed: a move that was refused is never signed."""
        signed = self._signed(change.after, change.after.decided, "approval")
        return _with_head(change, decided=signed)

    def undo(self, change: Change) -> Change:
        signed = self._signed(change.after, change.after.undo_decided, "undo")
        return _with_head(change, undo_decided=signed)

    def rule(self, rule: Rule) -> Rule:
        return rule.model_copy(update={"mac": self.macs.generate(rule_statement(rule))})

    def _signed(self, task: Task, decision: Decision | None, purpose: Purpose) -> Decision:
        if decision is None:
            raise ValueError("Nothing was decided.")
        mac = self.macs.generate(statement_of(task, decision, purpose))
        return decision.model_copy(update={"mac": mac})


@dataclass(frozen=True)
class Countersigned:
    """The checking half, for the function that acts. Both raise Conflict where the task is being
    changed."""

    tasks: Tasks
    rules: Rules
    macs: MacVerifier

    def approval(self, filed: Filed) -> bool:
        """Whether a person, or a rule that a person signed, approved what is stored, and it stands.

        By a rule: it is there, it is signed, and it meant this when it approved it.
        """
        task, decided = filed.task, filed.task.decided
        if decided is None or not is_what_was_decided_on(filed, decided):
            return False
        if decided.by == "rule":
            proven = self._is_by_rule(filed, decided)
        else:
            proven = self._is_signed(task, decided, "approval")
        return proven and self._stands(task, decided, "approval")

    def rule_is_gone(self, filed: Filed) -> bool:
        """Whether a rule approved it that the person has removed since: no forgery."""
        task, decided = filed.task, filed.task.decided
        if decided is None or decided.by != "rule" or decided.rule_id is None:
            return False
        return self.rules.get(task.user_id, decided.rule_id) is None

    def undo(self, filed: Filed) -> bool:
        """Whether the person asked for what was done to be taken back, and it stands."""
        task, decided = filed.task, filed.task.undo_decided
        if decided is None or not is_what_was_decided_on(filed, decided):
            return False
        return self._is_signed(task, decided, "undo") and self._stands(task, decided, "undo")

    def _is_signed(self, task: Task, decided: Decision, purpose: Purpose) -> bool:
        return decided.mac is not None and self.macs.verify(
            statement_of(task, decided, purpose), decided.mac
        )

    def _is_by_rule(self, filed: Filed, decided: Decision) -> bool:
        rule_id = decided.rule_id
        rule = self.rules.get(filed.task.user_id, rule_id) if rule_id else None
        if rule is None or rule.mac is None:
            return False
        if (rule.user_id, rule.rule_id) != (filed.task.user_id, rule_id):
            return False
        if not self.macs.verify(rule_statement(rule), rule.mac):
            return False
        body = filed.body
        return covers(rule, body.action, body.provenance, body.warnings, decided.at)

    def _stands(self, task: Task, decided: Decision, purpose: Purpose) -> bool:
        if decided.sequence is None:
            return False
        since = self.tasks.events(task.user_id, task.task_id, after=decided.sequence - 1)
        if stands(task, decided, since, purpose):
            return True
        # The history was read after the head: what was written between the two is no forgery.
        head = self.tasks.get(task.user_id, task.task_id)
        if head is None or head.sequence != task.sequence:
            raise Conflict("It has changed since it was read.", task_id=task.task_id)
        return False


def _with_head(change: Change, **updates: Decision) -> Change:
    return replace(change, after=change.after.model_copy(update=updates))


def is_what_was_decided_on(filed: Filed, decided: Decision | None) -> bool:
    """What would be done is what was decided on: hashed again, from what is stored."""
    return decided is not None and decided.digest == filed.task.digest == digest_of(filed.body)
