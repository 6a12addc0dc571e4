"""python -m infra.operate history WHO | redrive QUEUE | erase | rotate | origin [--stage STAGE].

Runs in the environment `dev`, with layers/core on its path.
"""

import argparse
import sys
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError

from infra.operate import stack as stacks
from infra.operate.erase import erase_again
from infra.operate.origin import turn
from infra.operate.redrive import MEANS, redrive
from infra.operate.rotate import rotate
from infra.problem import CommandFailed


def main(arguments: list[str]) -> int:
    asked = _parsed(arguments)
    try:
        if asked.verb == "history":
            return _history(asked.stage, asked.who)
        if asked.verb == "erase":
            return _erase(asked.stage)
        if asked.verb == "rotate":
            return _rotate(asked.stage)
        if asked.verb == "origin":
            return _origin(asked.stage)
        return _redrive(asked.stage, asked.queue)
    except CommandFailed as problem:
        print(f"\n{problem}", file=sys.stderr)
    except (BotoCoreError, ClientError) as refused:
        print(f"\nAWS refused: {refused}", file=sys.stderr)
    return 2


def _history(stage: str, who: str) -> int:
    """0 when the record holds, 1 when it contradicts itself."""
    from infra.operate import history

    found = history.check(stacks.find(stage), who)
    for line in history.report(*found):
        print(line)
    return 1 if found[2].breaks else 0


def _redrive(stage: str, queue: str) -> int:
    moved = redrive(stacks.find(stage), queue)
    print(f"{queue}: {moved.back} messages go back to the queue.")
    if moved.dropped:
        print(f"{moved.dropped} notices about the stream were dropped: the clock has their tasks.")
    print(f"In there are {MEANS[queue]}.")
    return 0


def _erase(stage: str) -> int:
    asked = erase_again(stacks.find(stage)).asked
    print(f"{asked} erasures are asked for again; the Jobs queue has them.")
    return 0


def _rotate(stage: str) -> int:
    begins = rotate(stacks.find(stage), datetime.now(UTC))
    print(f"A new key signs from {begins:%H:%M:%S} UTC on. Everybody stays signed in.")
    return 0


def _origin(stage: str) -> int:
    print(turn(stacks.find(stage), datetime.now(UTC)))
    return 0


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.operate")
    verbs = parser.add_subparsers(dest="verb", required=True)
    history = verbs.add_parser("history", help="check everything on record of a person")
    history.add_argument("who", help="address or id of an account")
    back = verbs.add_parser("redrive", help="move messages that were set aside back")
    back.add_argument("queue", help=" | ".join(MEANS))
    erase = verbs.add_parser("erase", help="after a restore: erase again who was erased")
    signing = verbs.add_parser("rotate", help="change the key that signs tokens")
    origin = verbs.add_parser("origin", help="change the secret that the distribution sends")
    for verb in (history, back, erase, signing):
        verb.add_argument("--stage", choices=stacks.STAGES, default="local")
    origin.add_argument("--stage", choices=("dev", "prod"), required=True)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
