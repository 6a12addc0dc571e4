from countersign.domain.actions.catalog import KINDS
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem


def test_every_kind_has_the_word_for_its_button(ada: Person) -> None:
    listed = ada.get("/kinds").json()["items"]
    assert [kind["kind"] for kind in listed] == list(KINDS)
    assert listed[1] == {
        "kind": "email.draft_reply",
        "verb": "Save draft",
        "does": "Saves a draft in the thread. Nothing is sent.",
        "undo_does": "Deletes the draft.",
        "editable": ["to", "cc", "subject", "body"],
    }


def test_kinds_are_for_who_is_signed_in(house: House) -> None:
    check_problem(house.get("/kinds"), 401, "not_signed_in")
