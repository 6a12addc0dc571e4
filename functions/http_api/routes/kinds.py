"""What tasks can do, kind by kind; the same for everybody."""

from fastapi import APIRouter

from countersign.api.deps import CurrentUser
from countersign.api.problems import documented
from countersign.contracts.http.lists import Listed
from countersign.contracts.http.tasks import KindOut
from countersign.domain.actions.catalog import KINDS

router = APIRouter(prefix="/kinds", tags=["kinds"])


@router.get("", name="list", responses=documented(401))
def list_kinds(_user: CurrentUser) -> Listed[KindOut]:
    """The word for the button, what it does, what taking it back does, what may be edited."""
    return Listed(items=[KindOut.of(facts) for facts in KINDS.values()])
