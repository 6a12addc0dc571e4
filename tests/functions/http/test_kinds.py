import pytest

from countersign.domain.actions.catalog import KINDS
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem
from tests.kinds.example import EXAMPLES


def test_every_kind_has_the_word_for_its_button(ada: Person) -> None:
    listed = ada.get("/kinds").json()["items"]
    assert [kind["kind"] for kind in listed] == list(KINDS)
    assert next(one for one in listed if one["kind"] == "email.draft_reply") == {
        "kind": "email.draft_reply",
        "verb": "Save draft",
        "does": "Saves a draft in the thread. Nothing is sent.",
        "undo_does": "Deletes the draft.",
        "editable": ["to", "cc", "subject", "body", "attachments"],
    }


def test_kinds_are_for_who_is_signed_in(house: House) -> None:
    check_problem(house.get("/kinds"), 401, "not_signed_in")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_action_of_any_kind_is_shown_whole_with_the_origin_of_what_it_reaches(
    house: House, ada: Person, kind: str
) -> None:
    example, facts = EXAMPLES[kind], KINDS[kind]
    task = house.task_for(ada, action=example.action, provenance=example.provenance)

    answer = ada.get(f"/tasks/{task.task_id}")

    shown = answer.json()
    assert answer.headers["etag"] == f'"{task.digest}"'
    assert shown["action"] == example.action.model_dump(mode="json")
    assert (shown["risk"]["does"], shown["undo"]["does"]) == (facts.does, facts.undo_does)
    assert shown["risk"]["people"] == example.action.people_reached
    assert {one["path"] for one in shown["risk"]["provenance"]} >= {
        leaf.path for leaf in example.action.sensitive
    }
