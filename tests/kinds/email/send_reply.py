from countersign.domain.actions.email.send_reply import SendReply
from tests.kinds.example import Example
from tests.kinds.mail import TO_GRACE, grace_has_asked, grace_writes_again

EXAMPLE = Example(
    action=SendReply(
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
    done=("save_draft", "send_draft"),
    digest="678050c58aae3f1b00e70bc3dc2ce0afcbd9378c63f5f01f3fc9d23afec93bc1",
)
