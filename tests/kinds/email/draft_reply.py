from countersign.domain.actions.email.draft_reply import DraftReply
from tests.kinds.example import Example
from tests.kinds.mail import TO_GRACE, grace_has_asked, grace_writes_again

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
    provenance=TO_GRACE,
    before=grace_has_asked,
    overtaken=grace_writes_again,
    done=("save_draft",),
    undone=("delete_draft",),
    digest="be92755a68feb2eaf73efe38ebea4e2b555596c4cfd2d9fd585195c215232264",
)
