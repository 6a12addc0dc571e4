"""What it costs: `python -m tests.bench [runs]`. Figures are printed, never asserted."""

import logging
import sys

from tests.bench.endpoints import endpoints
from tests.bench.running import running
from tests.bench.starts import starts


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    logging.disable(logging.CRITICAL)
    for measured in (starts, endpoints, running):
        sys.stdout.write(f"{measured(runs)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
