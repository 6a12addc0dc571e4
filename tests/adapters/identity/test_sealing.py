import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.adapters.identity.sealing import KeyedSealer
from countersign.domain.errors import TokenInvalid

NEW, OLD = b"n" * 32, b"o" * 32
SEALER = KeyedSealer(lambda: (NEW, OLD))


@given(st.text(max_size=300))
def test_what_was_sealed_opens_for_its_purpose_and_for_no_other(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    sealed = SEALER.seal("state", text)

    assert SEALER.unseal("state", sealed) == text
    with pytest.raises(TokenInvalid):
        SEALER.unseal("ticket", sealed)


def test_nothing_is_sealed_alike_twice() -> None:
    assert SEALER.seal("state", "same") != SEALER.seal("state", "same")


def test_the_key_before_still_opens_and_a_strangers_does_not() -> None:
    assert SEALER.unseal("state", KeyedSealer(lambda: (OLD,)).seal("state", "text")) == "text"
    with pytest.raises(TokenInvalid):
        SEALER.unseal("state", KeyedSealer(lambda: (b"x" * 32,)).seal("state", "text"))


def test_the_newest_key_seals() -> None:
    assert KeyedSealer(lambda: (NEW,)).unseal("state", SEALER.seal("state", "text")) == "text"


@pytest.mark.parametrize("place", [0, 5, 20, -1])
def test_one_changed_letter_opens_nothing(place: int) -> None:
    sealed = SEALER.seal("state", "some text that is sealed")
    changed = "A" if sealed[place] != "A" else "Q"
    index = place % len(sealed)
    with pytest.raises(TokenInvalid):
        SEALER.unseal("state", sealed[:index] + changed + sealed[index + 1 :])


@given(st.text())
def test_any_text_opens_nothing(text: str) -> None:
    with pytest.raises(TokenInvalid):
        SEALER.unseal("state", text)


@pytest.mark.parametrize("text", ["", "A", "=", "A" * 15, "A" * 16, "A" * 100_000, "é" * 20])
def test_odd_lengths_open_nothing(text: str) -> None:
    with pytest.raises(TokenInvalid):
        SEALER.unseal("state", text)
