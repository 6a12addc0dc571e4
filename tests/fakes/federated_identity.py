"""A provider that knows who agreed, and seals that a reader can see through."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from countersign.domain.errors import TokenInvalid
from countersign.domain.users.federated_identity import Identity
from countersign.ports.providers import OutcomeUnknown, ProviderRefused


def identity(email: str = "ada@example.com", **fields: object) -> Identity:
    complete: dict[str, object] = {
        "provider": "google",
        "subject": f"subject-of-{email}",
        "email": email,
        "email_verified": True,
        "name": "Ada Lovelace",
    }
    return Identity.model_validate(complete | fields)


@dataclass
class FakeIdentityProvider:
    """`silent`: the next call is not answered."""

    silent: bool = False
    _codes: dict[str, tuple[Identity, str, str, str]] = field(default_factory=dict)

    def authorization_url(self, state: str, nonce: str, verifier: str, redirect_uri: str) -> str:
        query = {"state": state, "nonce": nonce, "challenge": _challenge(verifier)}
        query["redirect_uri"] = redirect_uri
        return f"https://accounts.example/authorize?{urlencode(query)}"

    def agree(self, url: str, who: Identity) -> dict[str, str]:
        """The person agrees on the page behind the URL; answers what the callback is given."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        code = f"code-{len(self._codes) + 1}"
        self._codes[code] = (who, asked["nonce"], asked["challenge"], asked["redirect_uri"])
        return {"state": asked["state"], "code": code}

    def identify(self, code: str, nonce: str, verifier: str, redirect_uri: str) -> Identity:
        if self.silent:
            self.silent = False
            raise OutcomeUnknown("No answer.")
        who, *bound = self._codes.pop(code, (None, "", "", ""))
        if who is None or bound != [nonce, _challenge(verifier), redirect_uri]:
            raise ProviderRefused("The code is not good.")
        return who


class ReadableSealer:
    def seal(self, purpose: str, plaintext: str) -> str:
        content = json.dumps([purpose, plaintext])
        sealed = json.dumps([hashlib.sha256(content.encode()).hexdigest(), content])
        return base64.urlsafe_b64encode(sealed.encode()).decode().rstrip("=")

    def unseal(self, purpose: str, sealed: str) -> str:
        try:
            padded = sealed + "=" * (-len(sealed) % 4)
            checksum, content = json.loads(base64.urlsafe_b64decode(padded))
            sealed_for, plaintext = json.loads(content)
        except (ValueError, TypeError) as broken:
            raise TokenInvalid("This was not sealed here.") from broken
        right = hashlib.sha256(content.encode()).hexdigest() == checksum
        if not right or sealed_for != purpose:
            raise TokenInvalid("This was not sealed here.")
        return str(plaintext)


def _challenge(verifier: str) -> str:
    return hashlib.sha256(verifier.encode()).hexdigest()
