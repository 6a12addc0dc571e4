"""What each plan includes; the same for everybody."""

from fastapi import APIRouter

from countersign.api.problems import documented
from countersign.contracts.http.lists import Listed
from countersign.domain.plans.plan import PLANS, Plan

router = APIRouter(prefix="/plans", tags=["plans"])


@router.get("", name="list", responses=documented())
def list_plans() -> Listed[Plan]:
    """A limit that is null is none."""
    return Listed(items=list(PLANS.values()))
