"""Gmail's labels are the affair of its adapter: what a label means is said there once."""

import re
from pathlib import Path

import pytest

from countersign.adapters.google.labels import change_of
from countersign.adapters.google.message import state_of
from countersign.domain.mail.state import Folder, MailChange

CORE = Path(__file__).parents[3] / "layers/core/countersign"
LABEL = re.compile(
    r"""["'](INBOX|UNREAD|STARRED|IMPORTANT|DRAFT|SENT|SPAM|TRASH|CHAT|CATEGORY_[A-Z]+)["']"""
)


def test_no_module_outside_the_adapter_names_a_label() -> None:
    elsewhere = [
        str(path.relative_to(CORE))
        for path in CORE.rglob("*.py")
        if "adapters/google" not in path.as_posix() and LABEL.search(path.read_text())
    ]
    assert elsewhere == []


@pytest.mark.parametrize(
    ("labels", "folder"),
    [
        ({"INBOX", "UNREAD"}, Folder.INBOX),
        ({"SENT", "INBOX"}, Folder.INBOX),
        ({"SENT"}, Folder.SENT),
        ({"DRAFT"}, Folder.DRAFTS),
        ({"DRAFT", "TRASH"}, Folder.TRASH),
        ({"INBOX", "SPAM"}, Folder.SPAM),
        ({"SPAM", "TRASH"}, Folder.TRASH),
        ({"STARRED", "Label_7"}, Folder.ARCHIVE),
        (set(), Folder.ARCHIVE),
    ],
)
def test_a_message_lies_in_one_folder(labels: set[str], folder: Folder) -> None:
    state = state_of(frozenset(labels))
    assert state["folder"] is folder
    assert state["is_draft"] is ("DRAFT" in labels)
    assert state["is_sent"] is ("SENT" in labels)


def test_what_is_marked_is_read_off_the_labels() -> None:
    marked = {"UNREAD", "STARRED", "IMPORTANT", "CATEGORY_PROMOTIONS", "Label_7"}
    state = state_of(frozenset(marked))
    assert (state["read"], state["flagged"], state["important"]) == (False, True, True)
    assert (state["category"], state["tags"]) == ("promotions", {"Label_7"})


def test_a_label_on_both_lists_says_nothing() -> None:
    assert change_of(add=["INBOX"], remove=["INBOX"]) == MailChange()
