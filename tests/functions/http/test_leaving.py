import io
import json
import zipfile

from countersign.domain.users.export import STUCK_AFTER
from countersign.domain.users.session import FRESH_FOR
from countersign.ports.jobs_queue import Job
from tests.fakes.queues import JobAsked
from tests.functions.http.house import PASSWORD, House, Person
from tests.functions.http.schema import check_problem


def _chores(house: House) -> list[Job]:
    return [sent.job for sent in house.queues.take() if isinstance(sent, JobAsked)]


def _export_chore(house: House) -> Job:
    (job,) = [found for found in _chores(house) if found.op == "export"]
    return job


def _signed_in_again(house: House, person: Person) -> Person:
    login = {"email": "ada@example.com", "password": PASSWORD}
    return Person(house.gateway, person.user_id, house.post("/auth/login", login).json())


def test_a_copy_is_asked_for_made_and_downloaded(house: House, ada: Person) -> None:
    house.task_for(ada)
    check_problem(ada.get("/users/me/export"), 404, "not_found")

    asked = ada.post("/users/me/export")

    assert asked.status_code == 202
    assert (asked.json()["status"], asked.json()["download_url"]) == ("pending", None)
    house.make_export(_export_chore(house))
    ready = ada.get("/users/me/export").json()
    assert ready["id"] == asked.json()["id"]
    assert (ready["status"], ready["rows"]) == ("ready", 2)
    assert ready["expires_at"] == "2026-11-29T09:00:00.000Z"
    (download,) = ready["downloads"]
    assert download["url"] == ready["download_url"]
    packed = house.files.kept[ada.user_id, ready["id"], 1]
    assert download["bytes"] == len(packed)
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert json.loads(files.read("tasks.json"))[0]["task_id"] == "tsk_1"
        assert "ada@example.com" in files.read("README.txt").decode()


def test_asked_for_again_while_it_is_made_it_is_the_same_copy(house: House, ada: Person) -> None:
    first, again = ada.post("/users/me/export"), ada.post("/users/me/export")
    assert first.json()["id"] == again.json()["id"]
    assert [job.op for job in _chores(house)].count("export") == 2


def test_a_copy_that_makes_no_progress_says_so_and_can_be_asked_for_anew(
    house: House, ada: Person
) -> None:
    stuck = ada.post("/users/me/export").json()
    house.clock.wait(minutes=STUCK_AFTER.total_seconds() / 60)
    again = _signed_in_again(house, ada)
    shown = again.get("/users/me/export").json()
    assert (shown["status"], shown["detail"]) == (
        "failed",
        "It could not be finished. Ask for it again.",
    )

    assert again.post("/users/me/export").json()["id"] != stuck["id"]


def test_a_copy_is_gone_after_a_week(house: House, ada: Person) -> None:
    ada.post("/users/me/export")
    house.make_export(_export_chore(house))
    house.clock.wait(hours=7 * 24)
    later = _signed_in_again(house, ada)
    shown = later.get("/users/me/export").json()
    assert (shown["status"], shown["downloads"]) == ("expired", [])


def test_copying_and_closing_need_a_fresh_sign_in(house: House, ada: Person) -> None:
    house.clock.wait(minutes=FRESH_FOR.total_seconds() / 60 + 1)
    check_problem(ada.post("/users/me/export"), 403, "reauth_required")
    check_problem(ada.get("/users/me/export"), 403, "reauth_required")
    check_problem(ada.call("DELETE", "/users/me"), 403, "reauth_required")
    assert house.users.people[ada.user_id].closing is False
    assert not {"export", "erase"} & {job.op for job in _chores(house)}


def test_a_link_to_a_copy_needs_a_fresh_sign_in(house: House, ada: Person) -> None:
    """Whoever finds a screen that was left open takes nothing along."""
    ada.post("/users/me/export")
    house.make_export(_export_chore(house))
    assert ada.get("/users/me/export").json()["download_url"]
    house.clock.wait(minutes=FRESH_FOR.total_seconds() / 60 + 1)

    refused = ada.get("/users/me/export")

    check_problem(refused, 403, "reauth_required")
    assert "files.example" not in refused.text
    assert _signed_in_again(house, ada).get("/users/me/export").json()["download_url"]


def test_copies_are_not_made_all_day(house: House, ada: Person) -> None:
    answers = [ada.post("/users/me/export") for _ in range(11)]
    assert [answer.status_code for answer in answers[:10]] == [202] * 10
    check_problem(answers[10], 429, "too_many_requests")
    assert int(answers[10].headers["retry-after"]) > 0


def test_a_closed_account_lets_nobody_in_any_more(house: House, ada: Person) -> None:
    answer = ada.call("DELETE", "/users/me")
    assert (answer.status_code, answer.json()) == (202, {"status": "closing"})

    check_problem(ada.get("/users/me"), 401)
    refresh = {"refresh_token": ada.session["refresh_token"]}
    check_problem(house.post("/auth/refresh", refresh), 401)
    login = {"email": "ada@example.com", "password": PASSWORD}
    check_problem(house.post("/auth/login", login), 401, "invalid_credentials")
    jobs = _chores(house)
    assert Job("erase", user_id=ada.user_id) in jobs


def test_the_address_of_an_account_that_closes_is_not_free_yet(house: House, ada: Person) -> None:
    ada.call("DELETE", "/users/me")
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"}
    check_problem(house.post("/auth/register", body), 409, "email_taken")


def test_nobody_closes_or_copies_for_somebody_else(house: House, ada: Person, eve: Person) -> None:
    ada.post("/users/me/export")
    check_problem(eve.get("/users/me/export"), 404, "not_found")
    eve.call("DELETE", "/users/me")
    assert ada.get("/users/me").status_code == 200
