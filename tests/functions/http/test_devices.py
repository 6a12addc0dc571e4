from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

PHONE = {"platform": "fcm", "token": "push-token-1", "name": "Ada's phone"}


def test_a_device_is_registered_once_and_its_token_is_in_no_answer(ada: Person) -> None:
    answer = ada.post("/devices", PHONE)
    assert answer.status_code == 201
    device = answer.json()
    assert device.keys() == {"id", "platform", "name", "created_at"}
    assert ada.post("/devices", PHONE).json() == device
    listed = ada.get("/devices")
    assert listed.json()["items"] == [device]
    assert "push-token-1" not in answer.text + listed.text


def test_a_device_that_was_removed_is_gone(ada: Person, eve: Person) -> None:
    path = f"/devices/{ada.post('/devices', PHONE).json()['id']}"
    check_problem(eve.call("DELETE", path), 404, "not_found")
    assert ada.call("DELETE", path).status_code == 204
    check_problem(ada.call("DELETE", path), 404, "not_found")


def test_a_phone_tells_whoever_registered_it_last(house: House, ada: Person, eve: Person) -> None:
    ada.post("/devices", PHONE)

    assert eve.post("/devices", PHONE).status_code == 201
    assert ada.get("/devices").json()["items"] == []
    assert ada.post("/devices", PHONE).status_code == 201
    assert eve.get("/devices").json()["items"] == []


def test_a_token_that_the_push_service_does_not_know_is_bad_input(ada: Person) -> None:
    problem = check_problem(ada.post("/devices", PHONE | {"token": " "}), 422, "invalid_input")
    assert problem["errors"][0]["loc"] == ["body", "token"]


def test_a_platform_without_credentials_is_refused(house: House, ada: Person) -> None:
    answer = ada.post("/devices", PHONE | {"platform": "apns"})
    assert check_problem(answer, 422, "invalid_input")["params"] == {"platform": "apns"}
    assert house.devices.list(ada.user_id) == ()
