"""A key for whatever comes: the table takes each, and no two names share one."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from countersign.adapters.dynamodb import keys
from tests.fakes.system import MORNING

OF_VALUES = {"all_of", "in_view", "in_notifications", "due"}
"""A query's, and those that are made of what stands in the table already."""

ROWS = [
    made
    for name, made in inspect.getmembers(keys, inspect.isfunction)
    if inspect.signature(made).return_annotation is keys.Key
    if not name.startswith("_") and name not in OF_VALUES
]


def _key(made: Callable[..., keys.Key], text: str) -> keys.Key:
    """The key with this text wherever the function takes one."""
    given: dict[str, Any] = {}
    for name, parameter in inspect.signature(made).parameters.items():
        wanted = str(parameter.annotation)
        given[name] = MORNING if "datetime" in wanted else 7 if "int" in wanted else text
    return made(**given)


@pytest.mark.parametrize("made", ROWS, ids=lambda made: made.__name__)
@pytest.mark.parametrize("character", ["x", "#", "é", "🔑", "\ud800", "\x00"])
def test_the_table_takes_every_key(made: Callable[..., keys.Key], character: str) -> None:
    for length in (1, 1_000, 1_024, 2_030, 2_048, 100_000):
        key = _key(made, character * length)
        partition, sort = (key[name].encode("utf-8", "surrogatepass") for name in ("pk", "sk"))

        assert 0 < len(partition) <= keys.PARTITION_BYTES
        assert 0 < len(sort) <= keys.SORT_BYTES


@pytest.mark.parametrize("made", ROWS, ids=lambda made: made.__name__)
def test_what_is_too_long_shares_its_key_with_nothing(made: Callable[..., keys.Key]) -> None:
    texts = [f"{'x' * length}{end}" for length in (1, 1_024, 2_048) for end in ("", "y", "#")]
    found = [tuple(_key(made, text).items()) for text in texts]

    assert len(set(found)) == len(texts)
    assert [_key(made, text) for text in texts] == [dict(key) for key in found]


def test_what_is_not_too_long_stands_where_it_always_stood() -> None:
    assert keys.task("usr_1", "tsk_1") == {"pk": "USER#usr_1", "sk": "TASK#tsk_1"}
    assert keys.handshake("a" * 64) == {"pk": f"HANDSHAKE#{'a' * 64}", "sk": "HANDSHAKE"}
    assert keys.kind_of(keys.task("usr_1", "x" * 2_000)) == "TASK"
