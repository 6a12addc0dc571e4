"""Start the edge: python -m infra.local.edge --home FOLDER --port N --backend URL --sandbox URL"""

import argparse

import uvicorn

from infra.local.edge.app import create_app
from infra.local.edge.letters import LETTERS_PATH
from infra.venvs import ROOT

WEB_APP = ROOT / "web" / "out"


def main() -> None:
    parser = argparse.ArgumentParser(prog="infra.local.edge")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--home", required=True, help="whose edge this is")
    parser.add_argument("--backend", required=True, help="API Gateway, with its stage")
    parser.add_argument("--sandbox", required=True, help="the provider sandbox, for links to it")
    parser.add_argument("--letters", default="", help="the emulator whose letters are shown")
    wanted = parser.parse_args()
    uvicorn.run(
        create_app(
            wanted.backend,
            WEB_APP,
            {
                "api_base": "/api/v1",
                "sandbox_url": wanted.sandbox,
                "sample_mailbox_url": "/_local/sample-mailbox",
                **({"letters_url": LETTERS_PATH} if wanted.letters else {}),
            },
            wanted.sandbox,
            wanted.letters,
        ),
        host="127.0.0.1",
        port=wanted.port,
        log_level="warning",
        access_log=False,
        ws="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    main()
