import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Report:
    """One line a step, with how long it took."""

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out
        self._began = time.monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._write(f"  {name:<44}")
        began = time.monotonic()
        try:
            yield
        except BaseException:
            self._write(" failed\n")
            raise
        self._write(f" {time.monotonic() - began:5.1f} s\n")

    def say(self, text: str) -> None:
        self._write(f"{text}\n")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
