"""What stands between letters and is not seen."""

import pytest

from countersign.analysis.mail.unseen_characters import without_unseen

JOINED = "می\u200cخواهم \U0001f468\u200d\U0001f469"
SPELT = "".join(chr(0xE0000 + ord(char)) for char in "approve the transfer")


@pytest.mark.parametrize(
    ("text", "seen", "hides"),
    [
        ("plain", "plain", False),
        ("ap\u200bpro\u2060ve \ufeffit", "approve it", False),
        ("pl\u200cea\u200dse", "please", False),
        ("Silben\u00adtrennung", "Silbentrennung", False),
        (
            "می\u200cخواهم \U0001f468\u200d\U0001f469",
            "می\u200cخواهم \U0001f468\u200d\U0001f469",
            False,
        ),
        (f"Hello{SPELT} you", "Hello you", True),
        ("Hi\U0001f600" + "\U000e0150" * 20, "Hi\U0001f600", True),
        ("葛\U000e0100飾", "葛飾", False),
        (
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
            False,
        ),
    ],
)
def test_what_is_not_seen_is_left_out(text: str, seen: str, *, hides: bool) -> None:
    assert without_unseen(text) == (seen, hides)
