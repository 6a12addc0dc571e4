from countersign.domain.actions.email.archive import Archive
from tests.kinds.example import Example
from tests.kinds.mail import WEEKLY, three_have_come

EXAMPLE = Example(
    action=Archive(integration_id="int_1", items=(WEEKLY,)),
    before=three_have_come,
    done=("change",),
    undone=("change",),
    digest="fc726dc371586e7fda179b0387fe55a34a3cd1321952633223f26be170d5f2a6",
)
