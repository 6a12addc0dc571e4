from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.pile import PileItem
from tests.kinds.example import Example

EXAMPLE = Example(
    action=MarkRead(
        integration_id="int_1",
        items=(
            PileItem(
                thread_id="thread-1",
                message_ids=("message-1",),
                sender="Weekly <news@example.net>",
                subject="This week",
            ),
        ),
    ),
)
