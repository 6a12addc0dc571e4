import argparse
import contextlib
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.local import logs
from infra.local import settings as local_settings
from infra.local.cloud import Cloud
from infra.local.report import Report
from infra.local.settings import Settings
from infra.problem import CommandFailed

_NO_MAILBOX = (
    "              an account without a mailbox: functions in containers do not reach the\n"
    "                provider sandbox on Linux. The default emulator (make up) has the demo."
)


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.local")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, purpose in (
        ("up", "start everything, deploy what changed, print where it is"),
        ("down", "stop everything and keep its state"),
        ("reset", "stop everything and forget its state"),
        ("demo", "deliver fresh mails to the demo account and scan them"),
        ("logs", "follow the logs of servers and functions"),
    ):
        told = verbs.add_parser(verb, help=purpose)
        if verb == "up":
            told.add_argument("--bare", action="store_true", help="without the demo account")
    wanted = parser.parse_args(arguments)
    settings = local_settings.from_environment()
    if wanted.verb == "logs":
        with contextlib.suppress(KeyboardInterrupt):
            logs.follow(settings)
        return 0
    try:
        _do(wanted.verb, settings, demo=not getattr(wanted, "bare", False))
    except (BotoCoreError, ClientError) as refused:
        raise CommandFailed(
            "The emulator did not do what was asked.",
            why=str(refused),
            do="Read its log with make logs, then make down && make up.",
        ) from refused
    return 0


def _do(verb: str, settings: Settings, *, demo: bool) -> None:
    report = Report()
    cloud = Cloud(settings, report)
    if verb == "up":
        report.say(f"Countersign on this laptop ({settings.cloud})")
        outputs = cloud.up(demo=demo)
        if demo:
            announce(outputs, report, has_mailbox=cloud.has_mailbox)
    elif verb == "down":
        cloud.down()
    elif verb == "reset":
        cloud.reset()
        report.say("All state is gone; make up starts from nothing.")
    elif verb == "demo":
        announce(cloud.demo(), report, has_mailbox=True)


def announce(outputs: dict[str, Any], report: Report, *, has_mailbox: bool) -> None:
    """Where everything is, and whom to be; a demo without its mails is not called one."""
    demo = outputs["demo"]
    letters = f"  letters       {outputs['letters_url']}\n" if outputs["letters_url"] else ""
    without = "" if has_mailbox else f"  {_NO_MAILBOX}\n"
    report.say(
        f"\n  Countersign   {outputs['web_url']}\n"
        f"  API           {outputs['api_url']}/docs\n"
        f"  sandbox       {outputs['sandbox_url']}\n"
        f"{letters}"
        f"  sign in       {demo['email']}  {demo['password']}\n{without}\n"
        f"  ready after {report.seconds:.1f} s"
    )
