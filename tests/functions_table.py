"""The functions, a row each, for the tests of the template, of the wiring and of what is loaded."""

from dataclasses import dataclass, field

LANGUAGE_MODELS = frozenset({"openai", "anthropic"})
PAYMENTS = frozenset({"stripe"})
GOOGLE = frozenset({"google", "googleapiclient", "google_auth_httplib2", "httplib2"})
OAUTH = frozenset({"authlib", "httpx"})
WEB = frozenset(
    {"fastapi", "starlette", "mangum", "bcrypt", "jwt", "email_validator", "python_multipart"}
)
KINDS = frozenset({"countersign.domain.actions.action", "countersign.domain.actions.catalog"})
"""The kinds of action: whoever goes by the head of a task needs none of them."""
NEVER = LANGUAGE_MODELS | PAYMENTS | {"aws_xray_sdk", "dns", "requests", "moto"}

PROVIDER = frozenset({"DATA_KEY_ID", "PROVIDER_SECRETS", "PROVIDER_BASE_URL"})
"""What is told to whoever calls a provider in somebody's name."""
EVERYWHERE = frozenset({"STAGE", "TABLE_NAME", "LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE"})
"""What every function is told, beside its own name."""
_OF_THE_RUNTIME = {
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_DEFAULT_REGION": "us-east-1",
    "STAGE": "dev",
    "LOG_LEVEL": "INFO",
}


@dataclass(frozen=True)
class FactoryRow:
    """A factory of `countersign.wiring`, as `module.name`, and the queues that it sends to.

    `asks_aws`: it cannot be made without a secret.
    """

    name: str
    sends_to: frozenset[str] = frozenset()
    asks_aws: bool = False


@dataclass(frozen=True)
class FunctionRow:
    """One Lambda function.

    `name` is its folder; `reads` the queue that calls it, and none where something else does.
    Queues are named as in the template: `Scan` is `ScanQueue`, and its address `SCAN_QUEUE_URL`.
    `environment` is told beside what follows from its queues, `loads_no` are modules, `wiring` the
    modules of `countersign.wiring` beside `shared`, which all have.
    """

    name: str
    layers: tuple[str, ...]
    environment: frozenset[str]
    loads_no: frozenset[str]
    wiring: frozenset[str]
    factories: tuple[FactoryRow, ...]
    reads: str | None = None
    sends_to: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        sends_to = frozenset[str]().union(*(factory.sends_to for factory in self.factories))
        object.__setattr__(self, "sends_to", sends_to)

    @property
    def variables(self) -> frozenset[str]:
        """All that it is told beside what every function is."""
        return self.environment | {address_of(queue) for queue in self.sends_to}

    @property
    def logical_name(self) -> str:
        """What the template calls it: `QueueAsk` for `queue_ask`."""
        return self.name.title().replace("_", "")

    def told(self) -> dict[str, str]:
        """An environment as the template makes it, with values of a kind that nobody answers to."""
        told = {name: f"https://{name.lower()}.example" for name in EVERYWHERE | self.variables}
        return told | _OF_THE_RUNTIME | {"POWERTOOLS_SERVICE_NAME": self.name}

    def __str__(self) -> str:
        return self.name


def address_of(queue: str) -> str:
    """The variable with a queue's address."""
    return f"{queue.upper()}_QUEUE_URL"


FUNCTIONS = (
    FunctionRow(
        "http_api",
        layers=("Core", "Base", "Web", "Oauth"),
        environment=PROVIDER
        | {"PUBLIC_URL", "SIGNING_SECRET_ID", "ORIGIN_SECRET_ID", "PUSH_PLATFORMS"}
        | {"EXPORT_BUCKET", "APPROVAL_KEY_ID"},
        loads_no=NEVER | GOOGLE | OAUTH,
        wiring=frozenset({"http", "ports", "integrations", "providers"}),
        factories=(
            FactoryRow("http.http_services", frozenset({"Scan", "Jobs"}), asks_aws=True),
            FactoryRow("shared.origin_secrets", asks_aws=True),
        ),
    ),
    FunctionRow(
        "http_sources",
        layers=("Core", "Base", "Web", "Oauth", "Google"),
        environment=PROVIDER | {"SIGNING_SECRET_ID", "ORIGIN_SECRET_ID"},
        loads_no=NEVER | GOOGLE | OAUTH | {"bcrypt"},
        wiring=frozenset({"sources", "providers"}),
        factories=(
            FactoryRow("sources.source_services", asks_aws=True),
            FactoryRow("shared.origin_secrets", asks_aws=True),
        ),
    ),
    FunctionRow(
        "schedule_clock",
        layers=("Core", "Base"),
        environment=frozenset(),
        loads_no=NEVER | GOOGLE | OAUTH | WEB | KINDS,
        wiring=frozenset({"clock"}),
        factories=(FactoryRow("clock.dispatch_due", frozenset({"Scan", "Advance", "Jobs"})),),
    ),
    FunctionRow(
        "queue_scan",
        layers=("Core", "Base", "Oauth", "Google"),
        environment=PROVIDER | {"MAIL_FROM"},
        loads_no=NEVER | WEB,
        wiring=frozenset({"scan", "providers"}),
        factories=(
            FactoryRow("scan.scan_user", frozenset({"Scan"})),
            FactoryRow("scan.revise_task"),
        ),
        reads="Scan",
    ),
    FunctionRow(
        "stream_advance",
        layers=("Core", "Base"),
        environment=frozenset({"STATE_MACHINE_ARN"}),
        loads_no=NEVER | GOOGLE | OAUTH | WEB | KINDS,
        wiring=frozenset({"advance"}),
        factories=(
            FactoryRow("advance.advance_task", frozenset({"Scan"})),
            FactoryRow("advance.note_change"),
            FactoryRow("advance.advance_queue", frozenset({"Advance"})),
        ),
        reads="Advance",
    ),
    FunctionRow(
        "queue_ask",
        layers=("Core", "Base"),
        environment=frozenset({"STATE_MACHINE_ARN"}),
        loads_no=NEVER | GOOGLE | OAUTH | WEB | KINDS,
        wiring=frozenset({"ask"}),
        factories=(FactoryRow("ask.ask_person"),),
        reads="Approval",
    ),
    FunctionRow(
        "queue_act",
        layers=("Core", "Base", "Oauth", "Google"),
        environment=PROVIDER | {"STATE_MACHINE_ARN", "APPROVAL_KEY_ID"},
        loads_no=NEVER | WEB,
        wiring=frozenset({"act", "providers"}),
        factories=(FactoryRow("act.act_on_task", frozenset({"Action", "Approval"})),),
        reads="Action",
    ),
    FunctionRow(
        "queue_jobs",
        layers=("Core", "Base", "Oauth"),
        environment=PROVIDER
        | {"PUBLIC_URL", "STATE_MACHINE_ARN", "SEAL_KEY_ID"}
        | {"MAIL_FROM", "EXPORT_BUCKET", "ERASURE_BUCKET"},
        # to check a seal, cryptography takes bcrypt where it finds it; its layers have none
        loads_no=NEVER | GOOGLE | OAUTH | (WEB - {"bcrypt"}),
        wiring=frozenset({"jobs"}),
        factories=(
            FactoryRow("jobs.jobs"),
            FactoryRow("jobs._send_account_email"),
            FactoryRow("jobs._sign_checkpoint"),
            FactoryRow("jobs._exporter", frozenset({"Jobs"})),
            FactoryRow("jobs._revoker"),
            FactoryRow("jobs._eraser", frozenset({"Jobs"})),
        ),
        reads="Jobs",
    ),
)
ROWS = {row.name: row for row in FUNCTIONS}
QUEUES = {row.reads: row for row in FUNCTIONS if row.reads is not None}
"""Every queue, with the one function that reads it."""
