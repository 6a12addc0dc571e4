"""Several commands at once, where each leaves the machine idle: python3 -m infra.beside 'a' 'b' …

What each prints stays whole: of the first as it comes, of the others in their turn, once all before
them have ended. All run to their end; which of them failed is said last.
"""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from infra.problem import CommandFailed

_INTERRUPTED = 130


def beside(commands: Sequence[str]) -> None:
    """Run `commands`, each split as a shell would, from the working directory.

    Raises
    ------
    CommandFailed
        One or more did not end with 0; names each, with what it ended with.
    """
    running: list[subprocess.Popen[bytes]] = []
    with ExitStack() as stack:
        kept = [None, *(stack.enter_context(TemporaryFile()) for _ in commands[1:])]
        try:
            for command, into in zip(commands, kept, strict=True):
                running.append(_started(command, into))
            codes = [_ended(process, into) for process, into in zip(running, kept, strict=True)]
        except BaseException:
            _ended_early(running)
            raise
    failed = [
        f"{command} (ended with {code})"
        for command, code in zip(commands, codes, strict=True)
        if code != 0
    ]
    if failed:
        raise CommandFailed(
            f"{len(failed)} of {len(commands)} that ran at once failed.",
            why="\n       ".join(failed),
            do="Read what each has printed above.",
        )


def _started(command: str, into: IO[bytes] | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        shlex.split(command), stdin=subprocess.DEVNULL, stdout=into, stderr=into
    )


def _ended(process: subprocess.Popen[bytes], printed: IO[bytes] | None) -> int:
    code = process.wait()
    if printed is not None:
        printed.seek(0)
        shutil.copyfileobj(printed, sys.stdout.buffer)
        sys.stdout.flush()
    return code


def _ended_early(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """They take down what they have put up, as if each had been stopped by itself."""
    for process in running:
        process.terminate()
    for process in running:
        process.wait()


def main(arguments: Sequence[str]) -> int:
    try:
        beside(arguments)
    except CommandFailed as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
