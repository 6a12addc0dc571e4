"""Who was erased is known by no identity of theirs."""

import boto3
import pytest

from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
from countersign.adapters.dynamodb.personal_data import DynamoPersonalData
from countersign.domain.users.federated_identity import LinkedIdentity
from tests.adapters.tables import create_table
from tests.factories import USER, person
from tests.fakes.system import MORNING

TABLE = "countersign-test"


def linked(user_id: str, number: int) -> LinkedIdentity:
    return LinkedIdentity(
        user_id=user_id,
        sign_in_id=f"sgn_{number}",
        provider="google",
        subject=f"subject-{number}",
        account="ada@example.com",
        created_at=MORNING,
    )


@pytest.mark.parametrize("at_most", [1, 100])
def test_their_identity_is_free_and_nobody_elses_is_touched(at_most: int) -> None:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    sign_ins, personal_data = (
        DynamoFederatedIdentities(client, TABLE),
        DynamoPersonalData(client, TABLE),
    )
    sign_ins.register(person(), linked(USER, 1))
    sign_ins.register(person(user_id="usr_2", email="eve@example.com"), linked("usr_2", 2))
    for _ in range(5):
        personal_data.drop_rows(USER, at_most=at_most)

    assert sign_ins.owner("google", "subject-1") is None
    assert sign_ins.list(USER) == ()
    assert sign_ins.owner("google", "subject-2") == "usr_2"
    sign_ins.register(person(user_id="usr_3", email="new@example.com"), linked("usr_3", 1))
