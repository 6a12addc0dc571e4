"""The page about the API is all our own, and runs only what it names."""

import base64
import hashlib
import re

import pytest

from http_api.swagger import MEDIA_TYPES
from tests.functions.http.house import BASE, PASSWORD, House, Person
from tests.functions.http.schema import check_problem

# As published on npm in swagger-ui-dist 5.34.0: what is shipped is that, byte for byte.
PUBLISHED = {
    "swagger-ui-bundle.js": "9Td7MKiIr2S83E1kZyyVi8KdJw/S8CpAvu0llLyMeg0xq/hDGiZJfVn0fV4llCmK",
    "swagger-ui.css": "4c3vsE5f+trhFyHrFrLM1fFGUn531NIaC7dcqEWIJdoRQJ5CkJbSuSCwXLpaS1KF",
}
LINKS = re.compile(r'(?:src|href)="([^"]+)"')


def test_the_docs_page_names_no_other_host_and_holds_nothing_inline(house: House) -> None:
    answer = house.get("/docs")
    policy = answer.headers["content-security-policy"]

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"https?://|//\w", answer.text)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script>", answer.text)


def test_whatever_the_docs_page_names_is_there(house: House) -> None:
    named = {link for link in LINKS.findall(house.get("/docs").text) if link.startswith("/")}

    assert named == {f"{BASE}/openapi.json"} | {f"{BASE}/docs/{name}" for name in MEDIA_TYPES}
    for path in named:
        answer = house.gateway.call("GET", path)
        assert answer.status_code == 200, path
        wanted = MEDIA_TYPES.get(path.rpartition("/")[2], "application/json")
        assert answer.headers["content-type"].partition(";")[0] == wanted


@pytest.mark.parametrize("name", PUBLISHED)
def test_swagger_ui_is_what_its_makers_published(house: House, name: str) -> None:
    content = house.get(f"/docs/{name}").text.encode()
    assert base64.b64encode(hashlib.sha384(content).digest()).decode() == PUBLISHED[name]


def test_a_file_of_the_docs_is_asked_for_once(house: House) -> None:
    first = house.get("/docs/swagger-ui.css")
    again = house.get("/docs/swagger-ui.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.text) == (304, "")
    assert first.headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize("name", ["nothing.js", "..%2f__init__.py", "__init__.py", "%00"])
def test_nothing_else_of_the_package_is_served(house: House, name: str) -> None:
    check_problem(house.get(f"/docs/{name}"), 404, "not_found")


def test_the_form_of_the_docs_page_signs_in(house: House, ada: Person) -> None:
    """As Swagger UI sends it: with the credentials of a client that has neither name nor secret."""
    described = house.get("/openapi.json").json()
    (scheme,) = described["components"]["securitySchemes"].values()
    path = scheme["flows"]["password"]["tokenUrl"]
    answer = house.gateway.call(
        "POST",
        path,
        form={"grant_type": "password", "username": "ada@example.com", "password": PASSWORD},
        headers={"Authorization": "Basic Og==", "X-Requested-With": "XMLHttpRequest"},
    )
    bearer = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert house.get("/users/me", headers=bearer).json()["id"] == ada.user_id
