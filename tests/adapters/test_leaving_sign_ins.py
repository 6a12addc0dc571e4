"""Who was erased is known by no identity of theirs."""

import boto3
import pytest

from countersign.adapters.dynamodb.estate import DynamoEstate
from countersign.adapters.dynamodb.sign_ins import DynamoSignIns
from countersign.domain.linked import LinkedSignIn
from tests.adapters.tables import create_table
from tests.fakes.system import MORNING
from tests.making import USER, person

TABLE = "countersign-test"


def linked(user_id: str, number: int) -> LinkedSignIn:
    return LinkedSignIn(
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
    sign_ins, estate = DynamoSignIns(client, TABLE), DynamoEstate(client, TABLE)
    sign_ins.register(person(), linked(USER, 1))
    sign_ins.register(person(user_id="usr_2", email="eve@example.com"), linked("usr_2", 2))
    for _ in range(5):
        estate.drop_rows(USER, at_most=at_most)

    assert sign_ins.owner("google", "subject-1") is None
    assert sign_ins.list(USER) == ()
    assert sign_ins.owner("google", "subject-2") == "usr_2"
    sign_ins.register(person(user_id="usr_3", email="new@example.com"), linked("usr_3", 1))
