"""Who sends to a queue is told where it is, or is not made at all."""

from collections.abc import Callable

import pytest

from countersign.settings import SettingMissing
from countersign.wiring import advance, clock
from tests.functions.test_modules import ENVIRONMENT

MADE = [
    (advance.advance_task, "SCAN_QUEUE_URL"),
    (advance.advance_queue, "ADVANCE_QUEUE_URL"),
    (clock.dispatch_due, "SCAN_QUEUE_URL"),
    (clock.dispatch_due, "ADVANCE_QUEUE_URL"),
    (clock.dispatch_due, "JOBS_QUEUE_URL"),
]


@pytest.mark.parametrize(("make", "address"), MADE)
def test_what_sends_to_a_queue_is_not_made_without_its_address(
    make: Callable[[], object], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    make_anew: Callable[[], object] = make.__wrapped__  # type: ignore[attr-defined] # of functools
    make_anew()
    monkeypatch.delenv(address)

    with pytest.raises(SettingMissing, match=address):
        make_anew()
