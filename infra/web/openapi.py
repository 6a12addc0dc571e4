"""The description of the HTTP API, written down for the web client. Runs in the environment `dev`.

python -m infra.web.openapi           writes web/openapi.json
python -m infra.web.openapi --check   fails if it is not what the application says
"""

import json
import sys
from pathlib import Path
from typing import NoReturn

from infra.venvs import ROOT

DOCUMENT = ROOT / "web" / "openapi.json"


def described() -> str:
    """The document as the application serves it: sorted keys, one line end. Touches no AWS."""
    for folder in ("layers/core", "functions"):
        if (path := str(ROOT / folder)) not in sys.path:
            sys.path.insert(0, path)
    from http_api.app import create_app

    document = create_app(_no_services).openapi()
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main(arguments: list[str], document: Path = DOCUMENT) -> int:
    current = described()
    if "--check" not in arguments:
        document.write_text(current, encoding="utf-8")
        return 0
    if document.exists() and document.read_text(encoding="utf-8") == current:
        return 0
    print(f"{document.name} is not what the API says. Do: make client", file=sys.stderr)
    return 1


def _no_services() -> NoReturn:
    raise RuntimeError("A description calls no service.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
