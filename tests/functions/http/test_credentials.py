"""Letters, passwords and a second factor over HTTP."""

from typing import Any

import pytest

from countersign.domain.users.second_factor import code_of, decoded, step_at
from tests.fakes.mailer import token_in
from tests.functions.http.house import PASSWORD, House, Person
from tests.functions.http.schema import check_problem
from tests.functions.http.services import PUBLIC_URL

NEW_PASSWORD = "seven sleepy dwarfs"
IN_A_COOKIE = {"X-Token-Transport": "cookie", "Origin": PUBLIC_URL}
ADDRESS = "ada@example.com"


def letter_token(house: House) -> str:
    return token_in(house.delivered()[-1])


def login(house: House, **fields: Any) -> Any:
    return house.post("/auth/login", {"email": ADDRESS, "password": PASSWORD} | fields)


def factor_on(house: House, ada: Person) -> tuple[bytes, list[str]]:
    begun = ada.post("/auth/second-factor").json()
    secret = decoded(begun["secret"])
    assert begun["otpauth_url"].startswith("otpauth://totp/Countersign:ada%40example.com?secret=")
    confirmed = ada.post("/auth/second-factor/confirm", {"code": code(house, secret)})
    assert confirmed.status_code == 200
    house.clock.wait(seconds=60)
    return secret, confirmed.json()["recovery_codes"]


def code(house: House, secret: bytes) -> str:
    return code_of(secret, step_at(house.clock.now()))


def test_the_letters_link_verifies_the_address(house: House, ada: Person) -> None:
    token = letter_token(house)
    assert ada.post("/auth/verify-email", {"token": token}).status_code == 204

    assert ada.get("/users/me").json()["email_verified"] is True
    assert ada.post("/auth/verify-email", {"token": token}).status_code == 204
    invented = f"{ada.user_id}.invented"
    check_problem(ada.post("/auth/verify-email", {"token": invented}), 422, "link_invalid")


def test_it_does_so_where_nobody_is_signed_in_and_the_session_goes_on(
    house: House, ada: Person
) -> None:
    assert house.post("/auth/verify-email", {"token": letter_token(house)}).status_code == 204

    assert ada.get("/users/me").json()["email_verified"] is True


def test_a_bearer_that_has_run_out_does_not_keep_a_link_from_working(
    house: House, ada: Person
) -> None:
    token = letter_token(house)
    house.clock.wait(minutes=31)

    assert ada.post("/auth/verify-email", {"token": token}).status_code == 204


def test_another_letter_can_be_asked_for_though_not_without_end(house: House, ada: Person) -> None:
    house.delivered()
    answer = ada.post("/auth/verify-email/resend")
    assert (answer.status_code, answer.json()) == (202, {"status": "accepted"})
    assert [letter.kind for letter in house.delivered()] == ["verify"]

    for _ in range(4):
        ada.post("/auth/verify-email/resend")
    refused = ada.post("/auth/verify-email/resend")
    check_problem(refused, 429, "too_many_requests")
    assert int(refused.headers["retry-after"]) > 0


def test_forgetting_answers_alike_for_known_and_unknown(house: House, ada: Person) -> None:
    house.delivered()
    known, unknown = (
        house.post("/auth/password/forgot", {"email": email})
        for email in (ADDRESS, "nobody@example.com")
    )

    assert known.status_code == unknown.status_code == 202
    assert known.text == unknown.text
    assert [letter.to for letter in house.delivered()] == [ADDRESS]


def test_a_new_password_by_letter(house: House, ada: Person) -> None:
    house.delivered()
    house.post("/auth/password/forgot", {"email": " ADA@example.com"})
    body = {"token": letter_token(house), "new_password": NEW_PASSWORD}
    assert house.post("/auth/password/reset", body).status_code == 204

    check_problem(ada.get("/users/me"), 401)
    check_problem(house.post("/auth/refresh", {"refresh_token": ada.session["refresh_token"]}), 401)
    check_problem(login(house), 401, "invalid_credentials")
    assert login(house, password=NEW_PASSWORD).status_code == 200
    check_problem(house.post("/auth/password/reset", body), 422, "link_invalid")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "invalid_input"),
        ("x" * 129, "invalid_input"),
        ("password1234", "invalid_input"),
        ("weak and long enough", "weak_password"),
    ],
)
def test_a_password_that_is_no_choice_is_refused_everywhere(
    house: House, ada: Person, password: str, code: str
) -> None:
    house.delivered()
    house.post("/auth/password/forgot", {"email": ADDRESS})
    token = letter_token(house)
    reset = {"token": token, "new_password": password}
    change = {"current_password": PASSWORD, "new_password": password}
    register = {"email": "x@example.com", "password": password, "name": "X"}

    check_problem(house.post("/auth/password/reset", reset), 422, code)
    check_problem(ada.post("/auth/password/change", change), 422, code)
    check_problem(house.post("/auth/register", register), 422, code)
    again = reset | {"new_password": NEW_PASSWORD}
    assert house.post("/auth/password/reset", again).status_code == 204


def test_changing_the_password_goes_on_in_a_new_session(house: House, ada: Person) -> None:
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    answer = ada.post("/auth/password/change", body)
    assert answer.status_code == 200

    check_problem(ada.get("/users/me"), 401)
    fresh = Person(house.gateway, ada.user_id, answer.json())
    assert fresh.get("/users/me").status_code == 200


def test_in_the_web_app_the_new_session_is_in_its_cookie(house: House, ada: Person) -> None:
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    answer = ada.post("/auth/password/change", body, headers=IN_A_COOKIE)

    assert answer.json()["refresh_token"] is None
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert house.post("/auth/refresh", headers=IN_A_COOKIE).status_code == 200


def test_the_present_password_or_a_fresh_sign_in(house: House, ada: Person) -> None:
    wrong = {"current_password": "not it", "new_password": NEW_PASSWORD}
    check_problem(ada.post("/auth/password/change", wrong), 401, "invalid_credentials")
    house.clock.wait(minutes=11)
    without = {"new_password": NEW_PASSWORD}
    check_problem(ada.post("/auth/password/change", without), 403, "reauth_required")

    right = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    assert ada.post("/auth/password/change", right).status_code == 200


def test_the_address_changes_once_the_new_one_confirms(house: House, ada: Person) -> None:
    house.delivered()
    asked = ada.post("/auth/email/change", {"email": "ada@new.example"})
    assert asked.status_code == 202
    assert ada.get("/users/me").json()["email"] == ADDRESS
    answer = ada.post("/auth/email/confirm", {"token": letter_token(house)})

    assert answer.status_code == 200
    user = answer.json()["user"]
    assert (user["email"], user["email_verified"]) == ("ada@new.example", True)
    check_problem(ada.get("/users/me"), 401)
    assert [letter.to for letter in house.delivered()] == [ADDRESS]
    check_problem(login(house), 401)
    assert login(house, email="ada@new.example").status_code == 200


def test_changing_the_address_needs_a_fresh_sign_in(house: House, ada: Person) -> None:
    house.clock.wait(minutes=11)

    answer = ada.post("/auth/email/change", {"email": "ada@new.example"})
    check_problem(answer, 403, "reauth_required")


def test_a_second_factor_from_beginning_to_end(house: House, ada: Person) -> None:
    secret, codes = factor_on(house, ada)
    state = {"on": True, "recovery_codes_left": 10}
    assert ada.get("/auth/second-factor").json() == state
    check_problem(login(house), 401, "second_factor_required")
    check_problem(login(house, code="000000"), 401, "invalid_credentials")
    assert login(house, code=code(house, secret)).status_code == 200
    assert login(house, code=codes[0]).status_code == 200
    form = {"username": ADDRESS, "password": PASSWORD, "code": codes[1]}
    assert house.post("/auth/token", form=form).status_code == 200
    reauth = {"password": PASSWORD, "code": codes[2]}
    assert ada.post("/auth/reauth", reauth).status_code == 200

    gone = ada.call("DELETE", "/auth/second-factor", json_body={"code": codes[3]})
    assert gone.status_code == 204
    assert login(house).status_code == 200
    assert ada.get("/auth/second-factor").json() == {"on": False, "recovery_codes_left": 0}


def test_turning_it_on_or_off_needs_a_fresh_sign_in(house: House, ada: Person) -> None:
    house.clock.wait(minutes=11)

    check_problem(ada.post("/auth/second-factor"), 403, "reauth_required")
    gone = ada.call("DELETE", "/auth/second-factor", json_body={"code": "000000"})
    check_problem(gone, 403, "reauth_required")


def test_what_does_not_wait_is_not_confirmed(house: House, ada: Person) -> None:
    check_problem(ada.post("/auth/second-factor/confirm", {"code": "123456"}), 404)
    factor_on(house, ada)
    check_problem(ada.post("/auth/second-factor"), 409)


@pytest.mark.parametrize("wrong", ["", "12345", "1" * 33, "12\n3456", 123456, None])
def test_a_code_has_a_form(house: House, ada: Person, wrong: object) -> None:
    check_problem(ada.post("/auth/second-factor/confirm", {"code": wrong}), 422)


@pytest.mark.parametrize("token", ["", "x" * 513, None, 1, {}])
@pytest.mark.parametrize("path", ["/auth/verify-email", "/auth/password/reset"])
def test_a_token_has_a_form(house: House, path: str, token: object) -> None:
    body = {"token": token, "new_password": NEW_PASSWORD}
    check_problem(house.post(path, body), 422)


@pytest.mark.parametrize("token", ["usr_1.x", "\u0000.\u0000", "../x.y"])
def test_a_link_that_was_never_sent_says_no_more_than_that(house: House, token: str) -> None:
    body = {"token": token, "new_password": NEW_PASSWORD}
    check_problem(house.post("/auth/password/reset", body), 422, "link_invalid")
    check_problem(house.post("/auth/verify-email", {"token": token}), 422, "link_invalid")


def test_no_answer_holds_a_secret_of_a_letter(house: House, ada: Person) -> None:
    house.delivered()
    forgot = house.post("/auth/password/forgot", {"email": ADDRESS})
    token = letter_token(house)
    wrong = house.post("/auth/password/reset", {"token": f"{token}x", "new_password": NEW_PASSWORD})

    assert token not in forgot.text + wrong.text
