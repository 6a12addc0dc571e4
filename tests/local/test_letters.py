"""The letters of a laptop, as its own page shows them."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.local.edge.letters import SHOWN_AT_MOST, TEXT_AT_MOST, newest
from infra.local.settings import Settings
from infra.venvs import ROOT
from tests.local.edges import UNUSED_PORT, ask, serving

LETTERS = "/_local/letters"
LINK = "http://localhost:3000/verify-email/#token=usr_1.abc"


def message(text: str = "", at: float = 1_700_000_000, **more: Any) -> dict[str, Any]:
    return {"To": ["ana@home.example"], "Subject": "Confirm", "BodyText": text} | {
        "Timestamp": at,
        **more,
    }


def shown(*messages: dict[str, Any]) -> httpx.Response:
    with serving(json.dumps({"messages": {"000000000000": messages}})) as emulator:
        return ask(emulator, "GET", LETTERS, letters_url=emulator)


def test_the_newest_letter_comes_first_with_its_link_to_be_clicked() -> None:
    page = shown(message("the older one", at=1), message(f"Open it:\n\n{LINK}\n", at=2))

    assert page.status_code == 200
    assert page.text.index(LINK) < page.text.index("the older one")
    assert f'<a href="{LINK}">{LINK}</a>' in page.text
    assert "ana@home.example" in page.text


@pytest.mark.parametrize(
    "stranger",
    ["http://evil.example/x", "https://localhost.evil.example/", "http://localhost@evil.example/"],
)
def test_a_link_to_elsewhere_is_text(stranger: str) -> None:
    page = shown(message(f"They wrote: {stranger}"))

    assert stranger in page.text
    assert f'href="{stranger}' not in page.text


def test_a_letter_is_text_whatever_stands_in_it() -> None:
    hostile = "<script>alert(1)</script>"
    page = shown(message(f'{hostile} http://localhost:3000/"onclick="x', Subject=hostile))

    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


def test_the_list_has_a_bound_and_each_letter_has_one() -> None:
    many = [message("x" * (TEXT_AT_MOST + 1), at=number) for number in range(SHOWN_AT_MOST + 9)]

    letters = newest({"1": many, "2": many})

    assert len(letters) == SHOWN_AT_MOST
    assert letters[0].at.timestamp() == SHOWN_AT_MOST + 8
    assert {len(letter.text) for letter in letters} == {TEXT_AT_MOST}


def test_before_the_first_letter_the_page_says_so() -> None:
    assert "None was sent yet" in shown().text


@pytest.mark.parametrize("answer", ["[]", "{}", '{"messages": {"1": [{"To": []}]}}', "no JSON"])
def test_a_list_of_another_shape_is_a_clear_problem(answer: str) -> None:
    with serving(answer) as emulator:
        page = ask(emulator, "GET", LETTERS, letters_url=emulator)

    assert (page.status_code, page.json()["code"]) == (502, "letters_unavailable")


def test_a_silent_emulator_is_a_clear_problem(backend_url: str) -> None:
    page = ask(backend_url, "GET", LETTERS, letters_url=f"http://127.0.0.1:{UNUSED_PORT}")
    assert (page.status_code, page.json()["code"]) == (502, "letters_unavailable")


def test_letters_are_shown_to_this_machine_only_and_where_there_are_any(backend_url: str) -> None:
    rebound = {"Host": "evil.example"}

    assert ask(backend_url, "GET", LETTERS, letters_url="x", headers=rebound).status_code == 421
    assert ask(backend_url, "GET", LETTERS).status_code == 404
    assert Settings(cloud="localstack").letters_url == ""


def test_nothing_that_is_deployed_knows_of_the_laptops_own_pages() -> None:
    """The web app is told by /config.json, which the edge of a laptop answers and AWS does not."""
    deployed = [ROOT / "template.yaml", *_files("functions"), *_files("layers"), *_files("web/src")]

    knowing = [path for path in deployed if "/_local/" in path.read_text(encoding="utf-8")]

    assert [path.name for path in knowing if ".test." not in path.name] == []


def _files(folder: str) -> list[Path]:
    kinds = {".py", ".json", ".ts", ".tsx", ".yaml", ".txt"}
    return [path for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
