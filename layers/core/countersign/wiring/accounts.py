"""Connected accounts, at the edge and behind the scenes: what follows them, what ends them."""

from collections.abc import Mapping

from countersign.adapters.aws import client
from countersign.adapters.dynamodb.errands import DynamoErrands
from countersign.domain.integration import Provider
from countersign.observability import LoggedNotes
from countersign.ports.integrations import OAuth
from countersign.ports.queues import Queues
from countersign.usecases.follow_accounts import FollowAccounts
from countersign.usecases.give_access_back import GiveAccessBack
from countersign.wiring import parts
from countersign.wiring.parts import clock, ids, settings


def follow_accounts(queues: Queues) -> FollowAccounts:
    return FollowAccounts(
        agents=parts.agents(),
        users=parts.users(),
        integrations=parts.integrations(),
        tasks=parts.tasks(),
        queues=queues,
        clock=clock,
        ids=ids,
    )


def give_access_back(follow: FollowAccounts, providers: Mapping[Provider, OAuth]) -> GiveAccessBack:
    return GiveAccessBack(
        errands=errands(),
        integrations=parts.integrations(),
        follow=follow,
        vault=parts.vault(),
        providers=providers,
        clock=clock,
        notes=LoggedNotes(),
    )


def errands() -> DynamoErrands:
    return DynamoErrands(client("dynamodb"), settings.table_name)
