from dataclasses import dataclass, field

import boto3
import pytest
from botocore.exceptions import ClientError

from countersign.adapters.aws.secrets_manager import AGAIN_SECONDS, KEPT_SECONDS, Secrets
from tests.adapters.counting import Counting


@dataclass
class Watch:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Store:
    """One secret, and an instance that reads it."""

    client: Counting = field(default_factory=lambda: Counting(boto3.client("secretsmanager")))
    watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        self.client.create_secret(Name="signing", SecretString='{"kid": "k1", "key": "long"}')
        self.secrets = Secrets(
            self.client,  # type: ignore[arg-type] # counts what the real client does
            self.watch,
        )

    @property
    def readings(self) -> int:
        return self.client.calls["get_secret_value"]


def test_a_secret_is_read_once_and_kept() -> None:
    store = Store()
    for _ in range(3):
        assert store.secrets.fields("signing") == {"kid": "k1", "key": "long"}
    assert store.readings == 1


def test_a_secret_is_no_older_than_five_minutes() -> None:
    store = Store()
    store.secrets.text("signing")
    store.client.put_secret_value(SecretId="signing", SecretString="another")
    store.watch.now = KEPT_SECONDS
    assert store.secrets.text("signing") == "another"


def test_asking_again_reads_again_but_not_for_everybody_who_asks() -> None:
    store = Store()
    store.secrets.text("signing")
    store.client.put_secret_value(SecretId="signing", SecretString="another")
    for second in range(int(AGAIN_SECONDS)):
        store.watch.now = second
        assert store.secrets.again("signing") != "another"
    assert store.readings == 1
    store.watch.now = AGAIN_SECONDS
    assert store.secrets.again("signing") == "another"
    assert store.secrets.text("signing") == "another"
    assert store.readings == 2


def test_what_is_kept_serves_on_while_the_secret_cannot_be_read() -> None:
    store = Store()
    kept = store.secrets.text("signing")
    store.client.delete_secret(SecretId="signing", ForceDeleteWithoutRecovery=True)
    store.watch.now = KEPT_SECONDS
    assert store.secrets.text("signing") == kept


def test_a_secret_that_was_never_read_is_missing() -> None:
    with pytest.raises(ClientError):
        Store().secrets.text("nothing")


def test_while_a_secret_changes_the_one_before_is_known_too() -> None:
    store = Store()
    first = store.secrets.text("signing")
    assert store.secrets.present_and_previous("signing") == (first,)
    store.client.put_secret_value(SecretId="signing", SecretString="second")
    store.watch.now = KEPT_SECONDS
    assert store.secrets.present_and_previous("signing") == ("second", first)
    store.client.put_secret_value(SecretId="signing", SecretString="third")
    store.watch.now = 2 * KEPT_SECONDS
    assert store.secrets.present_and_previous("signing") == ("third", "second")


def test_present_and_previous_are_read_once_in_a_while() -> None:
    store = Store()
    for _ in range(3):
        store.secrets.present_and_previous("signing")
    assert store.readings == 2


def test_at_no_moment_is_the_secret_of_before_known_under_neither_name() -> None:
    """The two are not read in the same instant, and do not grow old in the same one."""
    store = Store()
    first = store.secrets.text("signing")
    store.watch.now = 1.0
    store.secrets.present_and_previous("signing")
    store.client.put_secret_value(SecretId="signing", SecretString="second")
    store.watch.now = KEPT_SECONDS
    assert store.secrets.present_and_previous("signing") == ("second", first)
