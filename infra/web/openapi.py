"""What the web client is made from, written down. Runs in the environment `dev`, without AWS.

python -m infra.web.openapi           writes web/openapi.json and web/catalog.json
python -m infra.web.openapi --check   fails if they are not what the code says
"""

import json
import sys
from pathlib import Path
from typing import NoReturn

from infra.venvs import ROOT

WEB = ROOT / "web"


def described() -> dict[str, str]:
    """Each file's name and content: the API as it describes itself, and the catalog."""
    for folder in ("layers/core", "functions"):
        if (path := str(ROOT / folder)) not in sys.path:
            sys.path.insert(0, path)
    from http_api.app import create_app
    from infra.web.catalog import catalog

    return {
        "openapi.json": _text(create_app(_no_services).openapi()),
        "catalog.json": _text(catalog()),
    }


def main(arguments: list[str], folder: Path = WEB) -> int:
    files = {folder / name: content for name, content in described().items()}
    if "--check" not in arguments:
        for path, content in files.items():
            path.write_text(content, encoding="utf-8")
        return 0
    differ = [
        path.name
        for path, content in files.items()
        if not path.exists() or path.read_text(encoding="utf-8") != content
    ]
    if differ:
        print(f"{' and '.join(differ)}: not what the code says. Do: make client", file=sys.stderr)
    return 1 if differ else 0


def _text(content: object) -> str:
    """Sorted keys and one line end, so that the same content is the same file."""
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _no_services() -> NoReturn:
    raise RuntimeError("A description calls no service.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
