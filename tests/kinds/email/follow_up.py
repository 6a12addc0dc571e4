from countersign.domain.actions.email.follow_up import FollowUp
from tests.kinds.example import Example
from tests.kinds.mail import TO_GRACE_AGAIN, grace_answers, grace_was_asked

EXAMPLE = Example(
    action=FollowUp(
        integration_id="int_1",
        thread_id="thread-1",
        reply_to_message_id="message-1",
        to=("grace@example.org",),
        subject="Re: Lunch",
        body="I wanted to ask again about lunch.",
        in_reply_to="<1@example.org>",
        references="<1@example.org>",
    ),
    provenance=TO_GRACE_AGAIN,
    before=grace_was_asked,
    overtaken=grace_answers,
    done=("save_draft", "send_draft"),
    digest="d35d2c6a30f5473ed731004078a0910bdb1612ad27e826f24f248c69ac87a883",
)
