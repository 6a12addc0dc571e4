"""The tables of the breaking suite are what it counted, and it counted no fault."""

from tests import tally


def rows(section: str) -> list[list[str]]:
    lines = tally.standing(tally.PAGE.read_text(), section)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_shows_tens_of_thousands_of_lives_without_a_fault() -> None:
    table = rows("faults")

    assert sum(int(lives.replace(",", "")) for _, lives, *_ in table) > 20_000
    assert {tuple(faults) for _, _, *faults in table} == {("0", "0", "0")}


def test_the_running_stack_has_a_place_on_the_page() -> None:
    assert {tuple(faults) for _, _, *faults in rows("stack")} <= {("0", "0", "0")}
    assert "<!-- stack -->" in tally.PAGE.read_text()


def test_a_test_that_was_not_run_keeps_its_line() -> None:
    before = tally.lines({"faults:test_one": tally.Row(lives=1), "faults:test_two": tally.Row()})

    after = tally.lines({"faults:test_two": tally.Row(lives=1_234)}, before)

    assert after[2:] == ["| one | 1 | 0 | 0 | 0 |", "| two | 1,234 | 0 | 0 | 0 |"]
