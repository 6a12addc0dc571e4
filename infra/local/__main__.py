"""python -m infra.local up | down | reset | demo | logs. Begins with Python 3.11 and venv alone."""

import os
import sys

from infra import venvs
from infra.problem import CommandFailed

_ENTERED = "COUNTERSIGN_ENTERED"


def main() -> int:
    """Step into the environment that has boto3, then run the command there."""
    try:
        venvs.require_python()
        if not os.environ.get(_ENTERED):
            if not venvs.is_ready("sam"):
                print("First start: setting up, once.", flush=True)
                venvs.ensure("sam")
            python = str(venvs.python_of("sam"))
            command = [python, "-m", "infra.local", *sys.argv[1:]]
            os.execve(python, command, {**os.environ, _ENTERED: "1"})  # noqa: S606  # a command of our own
        from infra.local.cli import run

        return run(sys.argv[1:])
    except CommandFailed as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped by you. make up goes on from here.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
