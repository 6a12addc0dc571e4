from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.task.task import Origin, Provenance
from tests.kinds.example import Example

EXAMPLE = Example(
    action=DraftReply(
        integration_id="int_1",
        thread_id="thread-1",
        reply_to_message_id="message-1",
        to=("grace@example.org",),
        subject="Re: Lunch",
        body="Gladly, at noon.",
        in_reply_to="<1@example.org>",
        references="<1@example.org>",
    ),
    provenance=(Provenance(path="to/0", source=Origin.CORRESPONDENT),),
)
