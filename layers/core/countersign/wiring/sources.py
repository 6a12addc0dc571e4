"""For the function that reads again, while somebody waits, what a task was made from."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.observability import LoggedDiagnostics
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sign_in.identify import Identify
from countersign.usecases.source_services import SourceServices
from countersign.usecases.tasks.read_sources import ReadSources
from countersign.wiring import shared
from countersign.wiring.providers import ProvidersByName
from countersign.wiring.shared import clock, settings


@cache
def source_services() -> SourceServices:
    from countersign.adapters.dynamodb.rate_limits import DynamoAttemptCounters

    counters = DynamoAttemptCounters(client("dynamodb"), settings.table_name)
    return SourceServices(
        settings=settings,
        clock=clock,
        identify=Identify(shared.users(), shared.mint(), clock),
        read_sources=ReadSources(
            tasks=shared.tasks(),
            integrations=shared.integrations(),
            providers=ProvidersByName(),
            limit=RateLimiter(counters, clock),
            clock=clock,
            diagnostics=LoggedDiagnostics(),
        ),
    )
