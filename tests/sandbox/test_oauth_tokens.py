import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import jwt
import pytest
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client

from infra.local.sandbox.clock import now_seconds
from infra.local.sandbox.google.scopes import EMAIL, MAIL_MODIFY, MAIL_READONLY, OPENID, PROFILE
from infra.local.sandbox.settings import Settings
from tests.sandbox.client import (
    CALLBACK,
    CLIENT,
    VERIFIER,
    InProcess,
    Sandbox,
    answer_in,
    reason,
)
from tests.sandbox.conftest import Build

ACCOUNT = "ana@home.example"
CLOCK = "infra.local.sandbox.google.tokens.now_seconds"


def exchanged(sandbox: Sandbox, given: str, **change: str) -> httpx.Response:
    form = {
        "grant_type": "authorization_code",
        "code": given,
        "code_verifier": VERIFIER,
        "redirect_uri": CALLBACK,
    }
    return sandbox.token(**(form | change))


def refused(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]


def profile(sandbox: Sandbox, token: str) -> httpx.Response:
    return sandbox.request(
        "GET",
        "/google/gmail/v1/users/me/profile",
        headers={"Authorization": f"Bearer {token}"},
    )


def test_a_code_gives_tokens_that_work(sandbox: Sandbox) -> None:
    tokens = sandbox.tokens(ACCOUNT, scope=f"openid email {MAIL_MODIFY}")
    assert tokens["token_type"] == "Bearer"
    assert tokens["expires_in"] == 3600
    assert tokens["refresh_token"]
    assert profile(sandbox, tokens["access_token"]).json()["emailAddress"] == ACCOUNT


def test_a_code_works_once(sandbox: Sandbox) -> None:
    code = sandbox.code(ACCOUNT)
    assert exchanged(sandbox, code).status_code == 200
    assert refused(exchanged(sandbox, code)) == (400, "invalid_grant")


def test_a_code_works_once_even_for_many_at_a_time(live: Sandbox) -> None:
    code = live.code(ACCOUNT)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: exchanged(live, code).status_code, range(8)))
    assert sorted(answers) == [200] + [400] * 7


@pytest.mark.parametrize("verifier", ["w" * 64, "", VERIFIER[:-1]])
def test_a_wrong_verifier_gets_nothing(sandbox: Sandbox, verifier: str) -> None:
    response = exchanged(sandbox, sandbox.code(ACCOUNT), code_verifier=verifier)
    assert refused(response) == (400, "invalid_grant")


def test_another_redirect_uri_gets_nothing(sandbox: Sandbox) -> None:
    response = exchanged(sandbox, sandbox.code(ACCOUNT), redirect_uri=f"{CALLBACK}/other")
    assert refused(response) == (400, "redirect_uri_mismatch")


def test_a_code_ends_after_ten_minutes(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    code = sandbox.code(ACCOUNT)
    later = now_seconds() + 600
    monkeypatch.setattr(CLOCK, lambda: later)
    assert refused(exchanged(sandbox, code)) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "wrong"}, 401, "invalid_client"),
        ({"client_secret": ""}, 400, "invalid_request"),
        ({"client_id": ""}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"code": ""}, 400, "invalid_request"),
        ({"code": "4/0Anonsense"}, 400, "invalid_grant"),
    ],
)
def test_bad_token_requests_get_oauth_errors(
    sandbox: Sandbox, form: dict[str, str], status: int, error: str
) -> None:
    assert refused(exchanged(sandbox, sandbox.code(ACCOUNT), **form)) == (status, error)


@pytest.mark.parametrize(
    ("secret", "status"), [(CLIENT["client_secret"], 200), ("wrong", 401), ("", 400)]
)
def test_the_client_may_authenticate_by_basic(sandbox: Sandbox, secret: str, status: int) -> None:
    credentials = base64.b64encode(f"{CLIENT['client_id']}:{secret}".encode()).decode()
    response = sandbox.request(
        "POST",
        "/google/token",
        headers={"Authorization": f"Basic {credentials}"},
        data={
            "grant_type": "authorization_code",
            "code": sandbox.code(ACCOUNT),
            "code_verifier": VERIFIER,
            "redirect_uri": CALLBACK,
        },
    )
    assert response.status_code == status


def test_broken_basic_credentials_are_refused(sandbox: Sandbox) -> None:
    headers = {"Authorization": "Basic %%%"}
    response = sandbox.request("POST", "/google/token", headers=headers, data={"a": "b"})
    assert refused(response) == (401, "invalid_client")


def test_a_refresh_token_comes_with_the_first_consent_only(sandbox: Sandbox) -> None:
    assert "refresh_token" in sandbox.tokens(ACCOUNT)
    assert "refresh_token" not in sandbox.tokens(ACCOUNT)
    assert "refresh_token" in sandbox.tokens(ACCOUNT, prompt="consent")


def test_online_access_gives_no_refresh_token(sandbox: Sandbox) -> None:
    assert "refresh_token" not in sandbox.tokens(ACCOUNT, access_type="online")


def test_granted_scopes_are_included_when_asked_for(sandbox: Sandbox) -> None:
    sandbox.tokens(ACCOUNT, scope=MAIL_READONLY)
    alone = sandbox.tokens(ACCOUNT, scope="openid")
    both = sandbox.tokens(ACCOUNT, scope="openid", include_granted_scopes="true")
    assert alone["scope"] == "openid"
    assert both["scope"].split() == ["openid", MAIL_READONLY]


def test_a_refresh_token_gives_a_new_access_token_after_expiry(sandbox: Sandbox) -> None:
    tokens = sandbox.tokens(ACCOUNT)
    assert sandbox.control("POST", "/tokens/expire", {"account": ACCOUNT}).json() == {"expired": 1}
    expired = profile(sandbox, tokens["access_token"])
    assert reason(expired) == (401, "authError")
    assert 'error="invalid_token"' in expired.headers["www-authenticate"]
    fresh = sandbox.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json()
    assert "refresh_token" not in fresh
    assert profile(sandbox, fresh["access_token"]).status_code == 200


def test_access_tokens_expire_by_themselves(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = sandbox.tokens(ACCOUNT)["access_token"]
    now = now_seconds()
    monkeypatch.setattr(CLOCK, lambda: now + 3590)
    assert profile(sandbox, token).status_code == 200
    monkeypatch.setattr(CLOCK, lambda: now + 3601)
    assert profile(sandbox, token).status_code == 401


def test_a_refresh_may_narrow_its_scopes_but_not_widen_them(sandbox: Sandbox) -> None:
    refresh = sandbox.tokens(ACCOUNT, scope=f"openid {MAIL_READONLY}")["refresh_token"]
    narrow = sandbox.token(grant_type="refresh_token", refresh_token=refresh, scope=MAIL_READONLY)
    assert narrow.json()["scope"] == MAIL_READONLY
    wide = sandbox.token(grant_type="refresh_token", refresh_token=refresh, scope=MAIL_MODIFY)
    assert refused(wide) == (400, "invalid_scope")


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_revoking_either_token_ends_both(sandbox: Sandbox, kind: str) -> None:
    tokens = sandbox.tokens(ACCOUNT)
    other = sandbox.tokens("other@home.example")
    assert sandbox.request("POST", "/google/revoke", data={"token": tokens[kind]}).json() == {}
    (entry,) = sandbox.journal()
    assert (entry["account"], entry["effect"]) == (ACCOUNT, "token.revoke")
    assert profile(sandbox, tokens["access_token"]).status_code == 401
    dead = sandbox.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refused(dead) == (400, "invalid_grant")
    again = sandbox.request("POST", f"/google/revoke?token={tokens[kind]}")
    assert refused(again) == (400, "invalid_token")
    assert profile(sandbox, other["access_token"]).status_code == 200


def test_the_control_plane_can_revoke_an_account(sandbox: Sandbox) -> None:
    tokens = sandbox.tokens(ACCOUNT)
    assert sandbox.control("POST", "/tokens/revoke", {"account": ACCOUNT}).json() == {"revoked": 2}
    dead = sandbox.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert dead.json()["error_description"] == "Token has been expired or revoked."


def test_signing_in_alone_says_who_it_is_and_opens_no_mail(sandbox: Sandbox) -> None:
    """What "Continue with Google" asks for."""
    asked = {"scope": "openid email profile", "nonce": "n-1", "prompt": "select_account"}
    answer = sandbox.tokens(ACCOUNT, access_type="online", **asked)
    idempotency_records = jwt.decode(answer["id_token"], options={"verify_signature": False})

    assert "refresh_token" not in answer
    assert set(answer["scope"].split()) == {OPENID, EMAIL, PROFILE}
    assert (
        idempotency_records["email"],
        idempotency_records["email_verified"],
        idempotency_records["nonce"],
    ) == (ACCOUNT, True, "n-1")
    assert idempotency_records["aud"] == idempotency_records["azp"] == "countersign-sandbox"
    assert idempotency_records["name"]
    headers = {"Authorization": f"Bearer {answer['access_token']}"}
    mail = sandbox.request("GET", "/google/gmail/v1/users/me/profile", headers=headers)
    assert mail.status_code == 403


def test_the_id_token_verifies_with_the_published_key(sandbox: Sandbox) -> None:
    text = sandbox.tokens(ACCOUNT, scope="openid email", nonce="n-1")["id_token"]
    published = sandbox.request("GET", "/google/oauth2/v3/certs").json()
    key = jwt.PyJWKSet.from_dict(published)[jwt.get_unverified_header(text)["kid"]]
    idempotency_records = jwt.decode(text, key, algorithms=["RS256"], audience=CLIENT["client_id"])
    assert idempotency_records["iss"] == "https://accounts.google.com"
    assert (idempotency_records["email"], idempotency_records["email_verified"]) == (ACCOUNT, True)
    assert idempotency_records["nonce"] == "n-1"
    assert idempotency_records["exp"] - idempotency_records["iat"] == 3600


def test_the_subject_of_an_account_survives_a_reset(sandbox: Sandbox) -> None:
    def subject(account: str) -> str:
        token = sandbox.tokens(account, scope="openid profile")["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        info = sandbox.request("GET", "/google/oauth2/v3/userinfo", headers=headers).json()
        assert "email" not in info
        return str(info["sub"])

    before = subject(ACCOUNT)
    assert before != subject("other@home.example")
    sandbox.control("POST", "/reset")
    assert subject(ACCOUNT.upper()) == before


def test_userinfo_needs_a_living_token_with_an_identity_scope(sandbox: Sandbox) -> None:
    nobody = sandbox.request("GET", "/google/oauth2/v3/userinfo")
    assert nobody.status_code == 401
    token = sandbox.tokens(ACCOUNT, scope=MAIL_MODIFY)["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    blind = sandbox.request("GET", "/google/oauth2/v3/userinfo", headers=headers)
    assert reason(blind) == (403, "insufficientPermissions")


def test_tokens_do_not_rest_in_the_database(sandbox: Sandbox, database: Path) -> None:
    tokens = sandbox.tokens(ACCOUNT)
    content = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert ACCOUNT.encode() in content
    assert tokens["access_token"].encode() not in content
    assert tokens["refresh_token"].encode() not in content


def test_other_client_credentials_can_be_configured(build: Build, database: Path) -> None:
    settings = Settings(database=database, client_id="mine", client_secret="hush")
    with InProcess(build(settings)) as wire:
        sandbox = Sandbox(wire)
        code = sandbox.code(ACCOUNT, client_id="mine")
        old = exchanged(sandbox, code)
        new = exchanged(sandbox, code, client_id="mine", client_secret="hush")
    assert (old.status_code, new.status_code) == (401, 200)


@pytest.mark.parametrize("method", ["client_secret_post", "client_secret_basic"])
def test_authlib_goes_the_whole_way(live: Sandbox, method: str) -> None:
    assert isinstance(live.wire, httpx.Client)
    google = str(live.wire.base_url).rstrip("/") + "/google"
    with OAuth2Client(
        CLIENT["client_id"],
        CLIENT["client_secret"],
        scope=f"openid email {MAIL_MODIFY}",
        redirect_uri=CALLBACK,
        code_challenge_method="S256",
        token_endpoint=f"{google}/token",
        token_endpoint_auth_method=method,
        timeout=10,
    ) as client:
        url, state = client.create_authorization_url(
            f"{google}/o/oauth2/v2/auth", code_verifier=VERIFIER, access_type="offline"
        )
        back = live.request("GET", f"{url}&sandbox_account={ACCOUNT}")
        location = back.headers["location"]
        assert answer_in(back)["state"] == state
        with pytest.raises(OAuthError, match="invalid_grant"):
            client.fetch_token(authorization_response=location, code_verifier="w" * 64)
        client.fetch_token(authorization_response=location, code_verifier=VERIFIER)
        assert client.get(f"{google}/oauth2/v3/userinfo").json()["email"] == ACCOUNT
        live.control("POST", "/tokens/expire", {"account": ACCOUNT})
        assert client.get(f"{google}/oauth2/v3/userinfo").status_code == 401
        client.refresh_token(f"{google}/token")
        assert client.get(f"{google}/oauth2/v3/userinfo").status_code == 200
        assert client.revoke_token(f"{google}/revoke", token_type_hint=None).status_code == 200
        with pytest.raises(OAuthError, match="invalid_grant"):
            client.refresh_token(f"{google}/token")
