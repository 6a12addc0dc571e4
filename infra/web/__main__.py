"""Everything about the web app from one place: python3 -m infra.web <what> [<and what then>]."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from infra import venvs
from infra.local.report import Report
from infra.problem import CommandFailed
from infra.web import stack
from infra.web.build import ensure_packages, ensure_web

_SECONDS = 900


def build() -> None:
    """the pages, into web/out"""
    report = Report()
    report.say(f"  {ensure_web(report)}")


def client() -> None:
    """the typed client, from the API's own description"""
    _python("infra.web.openapi")
    _node(["dev/client.mjs"], "The web client could not be generated.")


def check() -> None:
    """format, lint, types; client and lock as they should be, nothing untranslated"""
    _python("infra.web.openapi", "--check")
    for script in (
        ["dev/client.mjs", "--check"],
        ["dev/words.mjs", "check"],
        ["dev/lock.mjs"],
        ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings"],
        # Without the types of the last build: what they say of pages that moved since is not so.
        ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.check.json"],
    ):
        _node(script, "The web app does not pass its checks.")


def test() -> None:
    """the unit tests"""
    _node(["node_modules/vitest/vitest.mjs", "run"], "A unit test of the web app fails.")


def e2e() -> None:
    """the journeys in a real browser, on the built pages with an API of invented data"""
    ensure_web(Report())
    _node(["--test", "--test-concurrency=2", "e2e/*.test.mjs"], "A journey fails.")


def journeys() -> None:
    """the journeys on the real stack, in each browser that is installed"""
    what = "A journey on the real stack fails."
    browsers = ensure_packages().run(
        ["e2e/stack/browsers.mjs"], what=what, do="Read what is printed above.", seconds=_SECONDS
    )
    if not browsers.strip():
        print("  journeys skipped: no browser here. apt-get install chromium firefox-esr")
        return
    with stack.running() as outputs:
        env = {"COUNTERSIGN_STACK": str(outputs)}
        _node(["e2e/stack/warm.mjs"], what, env)
        # One more than there are cores: each waits for the product every now and then.
        _node(["--test", "--test-concurrency=3", "e2e/stack/*.test.mjs"], what, env)


def screenshots() -> None:
    """the pictures of the README, from the demo account, into docs/screenshots"""
    with stack.running(demo=True) as outputs:
        _node(
            ["dev/screenshots.mjs"],
            "The pictures could not be made.",
            {"COUNTERSIGN_STACK": str(outputs)},
        )


def lighthouse() -> None:
    """what Lighthouse says of a list and of a task on a slow phone, medians of three"""
    tools = ensure_packages()
    tools.run(
        [str(tools.npm), "ci", "--prefix", "bench", "--no-audit", "--no-fund", "--loglevel=error"],
        what="Lighthouse could not be installed.",
        do="Check that npm reaches a package registry, then run the same command again.",
        seconds=_SECONDS,
    )
    with stack.running(demo=True) as outputs:
        _node(
            ["bench/lighthouse.mjs"],
            "The pages could not be measured.",
            {"COUNTERSIGN_STACK": str(outputs)},
        )


COMMANDS: dict[str, Callable[[], None]] = {
    made.__name__: made
    for made in (build, client, check, test, e2e, journeys, screenshots, lighthouse)
}


def _node(script: Sequence[str], what: str, env: Mapping[str, str] | None = None) -> None:
    do = "Read what is printed above."
    ensure_packages().run(script, what=what, do=do, seconds=_SECONDS, env=env, quiet=False)


def _python(*module: str) -> None:
    venvs.ensure("dev")
    done = subprocess.run(
        [str(venvs.python_of("dev")), "-m", *module], cwd=venvs.ROOT, timeout=_SECONDS
    )
    if done.returncode != 0:
        raise CommandFailed(
            "The description of the API is not in order.",
            why=f"{' '.join(module)} ended with {done.returncode}.",
            do="Read what is printed above.",
        )


def main(arguments: Sequence[str]) -> int:
    commands = [COMMANDS[name] for name in arguments if name in COMMANDS]
    if not commands or len(commands) < len(arguments):
        for name, made in COMMANDS.items():
            print(f"  python3 -m infra.web {name:<12} {made.__doc__}")
        return 2
    try:
        for command in commands:
            command()
    except CommandFailed as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
