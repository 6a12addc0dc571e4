from countersign.domain.actions.email.mark_read import MarkRead
from tests.kinds.example import Example
from tests.kinds.mail import WEEKLY, three_have_come

EXAMPLE = Example(
    action=MarkRead(integration_id="int_1", items=(WEEKLY,)),
    before=three_have_come,
    done=("change",),
    undone=("change",),
    digest="614cf1d84ac7b1d6f55039035f30bfb846bddb9d752b14ae140458970785a4b8",
)
