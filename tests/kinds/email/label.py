from countersign.domain.actions.email.label import Label
from tests.kinds.example import Example
from tests.kinds.mail import WEEKLY, three_have_come

EXAMPLE = Example(
    action=Label(integration_id="int_1", items=(WEEKLY,), label="Receipts"),
    before=three_have_come,
    done=("make_label", "change"),
    undone=("change",),
    digest="16e2d0cab4e2440875f754fad9bf2610447430be5463288d518305bee95f81a9",
)
