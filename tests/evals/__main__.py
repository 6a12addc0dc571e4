"""`make eval`: every mail is played, what is wrong is said, and the figures are written down.

With `anew` they are written down also where one fell: for mails that were added.
"""

import statistics
import sys
from collections.abc import Sequence

from tests.evals.figures import (
    ON_RECORD,
    PAGE,
    Figure,
    fallen,
    figures_of,
    on_record,
    record,
    table_of,
    written_into,
)
from tests.evals.five_hundred import five_hundred
from tests.evals.playing import Played, play_all


def main(arguments: Sequence[str]) -> int:
    played = play_all()
    figures = figures_of(played)
    say(_what_is_wrong(figures))
    say(table_of(figures))
    say(_time(played))
    say(five_hundred())
    fell = fallen(on_record(), figures) if ON_RECORD.exists() else []
    if fell and "anew" not in arguments:
        say("\n".join(["Nothing was written down:", *fell]))
        return 1
    record(figures)
    PAGE.write_text(written_into(PAGE.read_text(), figures))
    return 0


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _what_is_wrong(figures: Sequence[Figure]) -> str:
    return "\n".join(f"{one.name}: {', '.join(one.failing)}" for one in figures if one.failing)


def _time(played: Sequence[Played]) -> str:
    times = sorted(one.took for one in played)
    median, late = statistics.median(times), times[len(times) * 95 // 100]
    return f"CPU per mail: median {median:.1f} ms, 95 % within {late:.1f} ms, most {times[-1]:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
