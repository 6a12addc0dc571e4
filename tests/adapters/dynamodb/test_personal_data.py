"""Every kind of row is either in the copy that a person gets, or left out for a reason."""

import inspect
import re

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.personal_data import EXPORTED, LEFT_OUT

ELSEWHERE = {"EMAIL", "HANDSHAKE", "SPENT", "SUBJECT", "WINDOW"}
"""Kinds of rows that stand in partitions of their own."""


def _kinds() -> set[str]:
    written = re.findall(r'_row\([^\n]+, f?"([A-Z]+)', inspect.getsource(keys))
    return set(written) | {keys.durable_job("usr_1")["sk"].rstrip("#")}


def test_every_kind_of_row_is_copied_or_left_out_for_a_reason() -> None:
    assert _kinds() - ELSEWHERE == EXPORTED.keys() | LEFT_OUT.keys()
    assert not EXPORTED.keys() & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_files_of_a_copy_have_names_of_their_own() -> None:
    names = [section.name for section in EXPORTED.values()]
    assert len(names) == len(set(names))
