"""What a person may say about a task, or ask of tasks."""

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from countersign.contracts.http.fields import (
    AgentTypeName,
    Contact,
    Digest,
    Identifier,
    Prose,
    Sent,
    Time,
    Yes,
    refusal,
    without_control_but_lines,
)
from countersign.contracts.http.recipients import with_plain_recipients
from countersign.domain.actions.catalog import AnyAction, Kind
from countersign.domain.guidance.declining import SENDERS_AT_MOST, DeclineReason
from countersign.domain.task.origin import WARNING_CODES
from countersign.domain.task.search_words import sought_in
from countersign.domain.task.task import INSTRUCTION_AT_MOST, Status, View
from countersign.ports.tasks import ANY_WARNING


def _with_words(text: str) -> str:
    if not sought_in(text):
        raise refusal("no_word", "There is no word in this to look for.")
    return text


Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_with_words),
]

if TYPE_CHECKING:
    AnyWarning = str
else:
    AnyWarning = Literal[(ANY_WARNING, *WARNING_CODES)]


class Rejection(Sent):
    """`never_from_sender` and `never_this_kind` teach the agent; `senders` are whom the former
    means, where it is from several."""

    reason: DeclineReason | None = None
    text: Prose | None = None
    senders: Annotated[tuple[Contact, ...], Field(max_length=SENDERS_AT_MOST)] = ()


class InstructionIn(Sent):
    text: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=INSTRUCTION_AT_MOST),
        AfterValidator(without_control_but_lines),
        Field(description="How it should be, in the person's own words."),
    ]


class Edit(Sent):
    """The whole action as it should be; its kind, account and origin cannot change. A recipient may
    be sent as people paste one, `"Meier, Hans" <hans@example.org>` or `mailto:hans@example.org`."""

    action: Annotated[AnyAction, BeforeValidator(with_plain_recipients)]


class Snooze(Sent):
    until: Annotated[Time, Field(description="Within the next 30 days.")]


class TakingBack(Sent):
    reopen: Annotated[
        Yes, Field(description="Whether it is to wait for a decision again, once it is taken back.")
    ] = False


class Resolution(Sent):
    happened: Annotated[Yes, Field(description="Whether the provider has it, as the person saw.")]


class DecisionIn(Rejection):
    """`reason`, `text` and `senders` go with a rejection alone."""

    task_id: Identifier
    digest: Digest
    decision: Literal["approve", "reject"]

    @model_validator(mode="after")
    def _check_reason(self) -> Self:
        said = (self.reason, self.text, self.senders)
        if self.decision == "approve" and said != (None, None, ()):
            raise refusal("reason_of_an_approval", "Only a rejection has a reason.")
        return self


class Decisions(Sent):
    decisions: Annotated[list[DecisionIn], Field(min_length=1, max_length=50)]


class TaskQuery(Sent):
    """Without a view, a status shows the view that holds it; without both, what waits. With words,
    `q`, it is every view, or the one that is named."""

    q: Annotated[
        Words | None,
        Field(
            description="Words, each of which begins one in the task's summary, title or people. "
            "Case and accents do not count. The newest 1,000 tasks are looked through."
        ),
    ] = None
    view: View | None = None
    status: Status | None = None
    agent_type: AgentTypeName | None = None
    agent_id: str | None = Field(default=None, max_length=64)
    kind: Annotated[list[Kind], Field(max_length=100, description="One of these kinds.")] = []  # noqa: RUF012 - pydantic copies it
    integration_id: str | None = Field(default=None, max_length=64)
    warning: Annotated[
        AnyWarning | None, Field(description="With this warning, or with `any`.")
    ] = None
    limit: int = Field(default=25, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=2_048)
