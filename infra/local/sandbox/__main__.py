"""Start the sandbox: python -m infra.local.sandbox --port 4599 --db PATH [--web-url URL]"""

import argparse
import sys
from pathlib import Path

from infra.local.sandbox.app import create_app
from infra.local.sandbox.server import server
from infra.local.sandbox.settings import settings_from_environment
from infra.local.sandbox.store import StateFromAnotherVersion


def main() -> int:
    parser = argparse.ArgumentParser(prog="infra.local.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=4599)
    parser.add_argument("--db", type=Path, required=True, help="the SQLite file, made if missing")
    parser.add_argument("--web-url", help="where the app itself is, for links on the consent page")
    options = parser.parse_args()
    options.db.parent.mkdir(parents=True, exist_ok=True)
    try:
        app = create_app(settings_from_environment(options.db, options.web_url))
    except StateFromAnotherVersion as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 1
    server(app, options.port).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
