"""Who sends to a queue is told where it is, or is not made at all."""

from collections.abc import Callable
from importlib import import_module

import pytest

from countersign.settings import SettingMissing
from tests.functions_table import FUNCTIONS, FunctionRow, address_of

SENDING = [
    pytest.param(row, factory.name, address_of(queue), id=f"{factory.name}-{queue}")
    for row in FUNCTIONS
    for factory in row.factories
    for queue in sorted(factory.sends_to)
    if not factory.asks_aws
]


@pytest.mark.parametrize(("row", "factory", "address"), SENDING)
def test_what_sends_to_a_queue_is_not_made_without_its_address(
    row: FunctionRow, factory: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in row.told().items():
        monkeypatch.setenv(name, value)
    module, _, name = factory.partition(".")
    make_anew: Callable[[], object] = getattr(
        import_module(f"countersign.wiring.{module}"), name
    ).__wrapped__
    make_anew()
    monkeypatch.delenv(address)

    with pytest.raises(SettingMissing, match=address):
        make_anew()
