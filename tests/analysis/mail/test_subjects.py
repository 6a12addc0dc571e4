"""Subjects without what mail programs put before them."""

import pytest

from countersign.analysis.mail.subjects import PREFIXES, bare_subject, is_answer

PREFIXED = [
    *("Re: lease", "RE: lease", "re : lease", "RE:lease", "Re[2]: lease", "Re^2: lease"),
    *("Re*3: lease", "Re (2): lease", "Re2: lease", "\uff32\uff25\uff1alease", "RE\uff1alease"),
    *("Fwd: lease", "FW: lease", "AW: lease", "Antw: lease", "WG: lease", "SV: lease", "VS: lease"),
    *("VB: lease", "VL: lease", "FS: lease", "Odp: lease", "PD: lease", "TR: lease"),
    *("RÉP : lease", "RIF: lease", "R: lease", "I: lease", "RES: lease", "ENC: lease"),
    *("RV: lease", "Vá: lease", "Továbbítás: lease", "BLS: lease", "ATB: lease", "Doorst: lease"),
    *("YNT: lease", "Ynt: lease", "İLT: lease", "ilt: lease", "ΑΠ: lease", "ΠΡΘ: lease"),
    *(
        "השב: lease",
        "הועבר: lease",
        "\u200fהשב: lease",
        "رد: lease",
        "回复: lease",
        "回复\uff1alease",
    ),
    *("答复: lease", "回覆: lease", "转发: lease", "轉寄: lease", "返信: lease", "転送: lease"),
    *("회신: lease", "전달: lease", "Отв: lease", "Пересл: lease", "Відп: lease", "Odg: lease"),
]


@pytest.mark.parametrize("subject", PREFIXED)
def test_a_prefix_of_any_language_is_no_part_of_the_subject(subject: str) -> None:
    assert bare_subject(subject) == "lease"
    assert is_answer(subject)


@pytest.mark.parametrize("prefix", sorted(frozenset().union(*PREFIXES.values())))
def test_every_prefix_is_found_in_small_and_capital_letters(prefix: str) -> None:
    for written in (prefix, prefix.upper(), prefix.capitalize()):
        assert bare_subject(f"{written}: 租约") == "租约"


def test_however_many_there_are_none_is_left() -> None:
    assert bare_subject("RE: AW: 回复: Odp: [EXTERNAL] Re[4]: WG: lease") == "lease"
    assert bare_subject("Re: " * 19 + "lease") == "lease"


@pytest.mark.parametrize(
    "tagged",
    ["[EXTERNAL] lease", "[Ext] lease", "EXTERNAL: lease", "[EXTERN] lease", "*EXTERNAL* lease"],
)
def test_a_servers_tag_is_no_part_of_the_subject_and_no_answer(tagged: str) -> None:
    assert bare_subject(tagged) == "lease"
    assert not is_answer(tagged)
    assert is_answer(tagged.replace("lease", "AW: lease"))


@pytest.mark.parametrize(
    "subject",
    [
        "Réponse due",
        "Reply by Friday: the lease",
        "Rest of the plan: two rooms",
        "Internal: lease",
        "[Ticket #4711] lease",
        "Release: version 2",
        "VSE: three offers",
        "Renovation: costs",
        "I, Robot",
        "external: lease",
        "3: lease",
        "",
    ],
)
def test_words_of_a_subject_are_no_prefix(subject: str) -> None:
    assert bare_subject(subject) == subject


def test_of_a_prefix_without_end_so_much_is_read() -> None:
    assert len(bare_subject("Re: " * 100_000)) <= 4_000
