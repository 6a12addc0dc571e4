"""A new key for signing tokens. It signs ten minutes later, and everybody stays signed in."""

import secrets
import string
from datetime import datetime

from countersign.adapters.identity.signing_keys import KeysUnusable, TooManyKeys, read, rotated
from infra.operate.stack import Stack
from infra.problem import CommandFailed

_LETTERS = string.ascii_letters + string.digits
_LENGTH = 64


def rotate(stack: Stack, now: datetime) -> datetime:
    """Put the next key into the secret that the API reads; answers when it begins to sign.

    Raises
    ------
    Problem
        Nothing was changed.
    """
    function = f"countersign-{stack.stage}-http_api"
    configured = stack.client("lambda").get_function_configuration(FunctionName=function)
    secret_id = configured["Environment"]["Variables"]["SIGNING_SECRET_ID"]
    vault = stack.client("secretsmanager")
    key = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    try:
        present = vault.get_secret_value(SecretId=secret_id)["SecretString"]
        following = rotated(present, key, now)
    except TooManyKeys as many:
        raise CommandFailed(
            "The keys were changed too often.", why=str(many), do="Change them again next week."
        ) from many
    except KeysUnusable as broken:
        raise CommandFailed(
            "The secret that signs tokens cannot be read.",
            why=str(broken),
            do="Look at its earlier versions in Secrets Manager, and put the last good one back.",
        ) from broken
    vault.put_secret_value(SecretId=secret_id, SecretString=following)
    return read(following)[0].signs_from
