"""What an agent may do without asking, as the person says it."""

from fastapi import APIRouter

from countersign.api.deps import CurrentUser, Id, Page
from countersign.api.pagination import SealedCursors, sliced
from countersign.api.problems import documented
from countersign.contracts.http.lists import Listed
from countersign.contracts.http.rules import NewRule, RuleOut, SuggestionOut
from countersign.domain.rules.rule import Limits
from http_api.deps import Services
from http_api.idempotency import Repeats

router = APIRouter(prefix="/rules", tags=["rules"])


@router.get("", name="list", responses=documented(401, 422))
def list_rules(user: CurrentUser, services: Services, paging: Page) -> Listed[RuleOut]:
    """Oldest first, with how often each approved something today."""
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "rules"})
    rules = services.manage_rules.list(user)
    page, cursor = sliced(rules, paging, seal, lambda found: found.rule.rule_id)
    return Listed(items=[RuleOut.of(found) for found in page], next_cursor=cursor)


@router.get("/suggestions", name="suggestions", responses=documented(401))
def suggest_rules(user: CurrentUser, services: Services) -> Listed[SuggestionOut]:
    """What the person approved time and again, as it was proposed. Nothing is made of it here."""
    return Listed(items=[SuggestionOut.of(found) for found in services.suggest_rules(user)])


@router.post("", name="create", status_code=201, responses=documented(401, 402, 403, 409, 422))
def create_rule(body: NewRule, user: CurrentUser, services: Services, repeats: Repeats) -> RuleOut:
    """Needs a fresh sign-in. Tasks that wait already are asked about all the same."""

    def make(rule_id: str) -> RuleOut:
        made = services.manage_rules.create(
            user,
            body.kind,
            body.integration_id,
            where=body.where,
            limits=Limits(per_day=body.limits.per_day, max_amount=body.limits.max_amount),
            expires_at=body.expires_at,
            rule_id=rule_id,
        )
        return RuleOut.of(made)

    def find(rule_id: str) -> RuleOut | None:
        rules = services.manage_rules.list(user)
        return next((RuleOut.of(it) for it in rules if it.rule.rule_id == rule_id), None)

    return repeats.make(RuleOut, body, "rul", make=make, find=find)


@router.delete("/{rule_id}", name="remove", status_code=204, responses=documented(401, 404, 422))
def remove_rule(rule_id: Id, user: CurrentUser, services: Services) -> None:
    """What it approved and has not begun yet is asked about."""
    services.manage_rules.remove(user, rule_id)
