"""An engine does what the person asked for, and what comes of it waits for them anew."""

from dataclasses import dataclass

from pydantic import ValidationError

from countersign.domain.actions.action import Action
from countersign.domain.actions.items import ItemsAction
from countersign.domain.actions.left_open import left_open
from countersign.domain.actions.letter import LetterAction
from countersign.domain.errors import Conflict, InstructionRefused, NotWaiting
from countersign.domain.says import said
from countersign.domain.task.instruction import check_followed
from countersign.domain.task.task import Pending, TaskProblem
from countersign.domain.task.transitions import Change, give_up
from countersign.domain.task.transitions.edit import follow
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.ports.engine import Answer, CannotAnswer, Engine, Reader
from countersign.ports.questions.revise_items import KeptItems, PileLine, ReviseItems
from countersign.ports.questions.revise_letter import RevisedLetter, ReviseLetter, Wording
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks
from countersign.ports.users import Users

_ROUNDS = 3
_TOLD_AT_MOST = 900
_BY_HAND = said("Nobody here can change that by words. Edit it by hand. Nothing was changed.")


@dataclass(frozen=True)
class ReviseTask:
    """Trusts nothing of its message but where to look: what was asked stands on the task.

    Done once: the change that carries it out, or says why it cannot be, takes it off the task.
    """

    users: Users
    tasks: Tasks
    engine: Engine
    clock: Clock

    def __call__(self, user_id: str, task_id: str, sequence: int) -> None:
        """Follow the instruction of this event, if it is still pending.

        Raises
        ------
        Conflict
            It was written under our hands too often; the caller delivers again.
        """
        for _ in range(_ROUNDS):
            user, filed = self.users.get(user_id), self.tasks.get_filed(user_id, task_id)
            if user is None or filed is None:
                return
            pending = filed.task.pending
            if pending is None or pending.sequence != sequence:
                return
            try:
                self.tasks.commit(self._change(user, filed, pending))
            except Conflict:
                continue
            except NotWaiting:
                return
            return
        raise Conflict("The task is being changed by something else.", task_id=task_id)

    def _change(self, user: User, filed: Filed, pending: Pending) -> Change:
        base = filed.body.chosen(pending.digest or filed.task.digest)
        before = base.action
        answer = self._asked(before, pending.text, self._reader(user, filed))
        made = answer.value
        now = self.clock.now()
        if made.refusal is not None:
            code = "instruction_unclear" if made.unclear else "instruction_refused"
            return give_up(filed.task, problem=_problem(code, made.refusal), by="agent", now=now)
        try:
            action = _applied(before, made, pending.text)
            check_followed(before, action, pending.text)
        except InstructionRefused as refused:
            problem = _problem(
                refused.code, said("{detail} Nothing was changed.", detail=refused.detail)
            )
            return give_up(filed.task, problem=problem, by="agent", now=now)
        return follow(filed.task, base, action=action, engine=answer.engine, now=now)

    def _asked(
        self, action: Action, text: str, reader: Reader
    ) -> Answer[RevisedLetter] | Answer[KeptItems]:
        """By the action's shape; what nobody can answer is refused in words."""
        try:
            if isinstance(action, LetterAction):
                mail = Wording(to=action.to, cc=action.cc, subject=action.subject, body=action.body)
                return self.engine.ask(ReviseLetter(text=text, mail=mail, reader=reader))
            if isinstance(action, ItemsAction):
                lines = (PileLine(sender=who, subject=what) for who, what in action.lines)
                return self.engine.ask(ReviseItems(text=text, lines=tuple(lines), reader=reader))
        except CannotAnswer:
            pass
        return Answer(KeptItems(refusal=_BY_HAND))

    def _reader(self, user: User, filed: Filed) -> Reader:
        wishes = self.users.preferences(user.user_id) or Preferences()
        return Reader(
            address=filed.body.account,
            name=user.name,
            timezone=user.timezone,
            now=self.clock.now(),
            tone=wishes.tone,
            signature=wishes.signature,
        )


def _applied(before: Action, made: RevisedLetter | KeptItems, text: str) -> Action:
    """The action as the engine would have it, of the same kind. What it left open is a blank, but
    for what stood there before and what the person wrote. Raises InstructionRefused."""
    try:
        if isinstance(before, ItemsAction) and isinstance(made, KeptItems):
            items = tuple(before.items[at] for at in made.kept if 0 <= at < len(before.items))
            return type(before).model_validate({**dict(before), "items": items})
        mail = made.mail if isinstance(made, RevisedLetter) else None
        action = type(before).model_validate({**dict(before), **(dict(mail) if mail else {})})
        return left_open(action, said=(text, *(str(one.value) for one in before.composed)))
    except ValidationError as wrong:
        raise InstructionRefused(said("What would come of it could not be carried out.")) from wrong


def _problem(code: str, message: str) -> TaskProblem:
    return TaskProblem(code=code, message=message[:_TOLD_AT_MOST], retryable=False)
