import boto3

from countersign.adapters.secrets_manager import Secrets
from tests.adapters.counting import Counting


def test_a_secret_is_read_once_and_kept() -> None:
    client = Counting(boto3.client("secretsmanager"))
    client.create_secret(Name="signing", SecretString='{"kid": "k1", "key": "long"}')
    secrets = Secrets(client)  # type: ignore[arg-type] # counts what the real client does

    for _ in range(3):
        assert secrets.fields("signing") == {"kid": "k1", "key": "long"}

    assert client.calls["get_secret_value"] == 1
