from typing import Any

from tests.upgrade.make_dump import dumped
from tests.upgrade.stored import Ada, read_dump


def test_a_dump_of_today_would_hold_the_same_kinds_of_rows() -> None:
    today = dumped()

    assert _kinds(read_dump()["rows"]) <= _kinds(today["rows"])
    assert Ada.of(today).mailbox.messages


def _kinds(rows: list[dict[str, Any]]) -> set[str]:
    return {row["sk"]["S"].partition("#")[0] for row in rows}
