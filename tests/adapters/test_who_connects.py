"""Only adapters that are named here import something that can open a connection by itself.

A new one is either a provider's, with fixed hosts, or goes through `adapters/outbound/client.py`.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "layers/core/countersign", ROOT / "functions")

CAN_CONNECT = frozenset(
    {"socket", "ssl", "http.client", "urllib.request", "urllib3", "requests", "httpx", "httpcore"}
    | {"httplib2", "aiohttp", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "asyncio"}
    | {"websockets", "subprocess", "xmlrpc", "dns", "webbrowser"}
)
MAY = {
    "adapters/outbound/client.py": "guarded: public addresses only, checked and pinned",
    "adapters/google/transport.py": "Google's hosts, by its discovery documents",
    "adapters/google/oauth.py": "Google's hosts",
    "adapters/google/identity.py": "Google's hosts",
    "agents/registry.py": "imports what stands in its own table",
    "engines/rules/engine.py": "imports what stands in its own table",
    "effects/registry.py": "imports what stands in its own table",
    "wiring/providers.py": "imports what stands in its own table",
    "api/serving.py": "the event loop that the application runs in",
}


def connectors(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield "import_module"
        for name in names:
            if name in CAN_CONNECT or name.partition(".")[0] in CAN_CONNECT:
                yield name


def test_only_those_named_import_something_that_can_connect() -> None:
    found = {
        str(file.relative_to(base))
        for base in SHIPPED
        for file in base.rglob("*.py")
        if any(connectors(file))
    }
    assert found - MAY.keys() == set()


def test_those_named_are_there_and_need_it() -> None:
    files = [next(base / name for base in SHIPPED if (base / name).exists()) for name in MAY]
    assert [file for file in files if not any(connectors(file))] == []


def test_the_outbound_port_is_made_by_one_adapter() -> None:
    makers = [
        str(file.relative_to(base))
        for base in SHIPPED
        for file in base.rglob("*.py")
        if "httpcore" in file.read_text(encoding="utf-8")
    ]
    assert makers == ["adapters/outbound/client.py"]
