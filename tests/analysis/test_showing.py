"""What is observed can be shown to the person it was observed for."""

from countersign.analysis.showing import SHOWING
from countersign.domain.actions.catalog import KINDS
from countersign.domain.sources.catalog import SOURCES
from tests.kinds.example import EXAMPLES


def test_each_kind_of_thing_has_its_form_and_who_brings_it_there() -> None:
    assert SOURCES.keys() == SHOWING.keys()


def test_what_a_kind_of_action_was_made_from_can_be_shown() -> None:
    read = {KINDS[kind].needs for kind, one in EXAMPLES.items() if one.action.read_from}
    assert read
    assert read <= SOURCES.keys()
