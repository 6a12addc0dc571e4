"""An account moves, or loses a way in, while something else happens to it: one of them is first."""

from datetime import timedelta
from typing import Any

import boto3
import pytest

from countersign.adapters.dynamodb.credentials import DynamoCredentials, DynamoVerificationLinks
from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
from countersign.adapters.dynamodb.personal_data import DynamoPersonalData
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.domain.errors import Conflict
from countersign.domain.job import DurableJob
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import LinkPurpose, VerificationLink
from tests.adapters.overtaken import Overtaken
from tests.adapters.tables import create_table
from tests.factories import USER, person
from tests.fakes.system import MORNING

TABLE = "countersign-test"
LATER = MORNING + timedelta(minutes=5)
OLD, NEW = "ada@example.com", "ada@new.example"
EVE = person(user_id="usr_2", email="eve@example.com")


@pytest.fixture
def client() -> Any:
    made = boto3.client("dynamodb")
    create_table(made, TABLE)
    DynamoUsers(made, TABLE).register(person(), "old hash")
    return made


def expected(client: Any, purpose: LinkPurpose, address: str) -> VerificationLink:
    link = VerificationLink(
        user_id=USER,
        purpose=purpose,
        address=address,
        expires_at=MORNING + timedelta(hours=1),
        token_hash=f"hash of the link for {purpose}",
    )
    DynamoVerificationLinks(client, TABLE).keep(link)
    return link


def present(client: Any) -> User:
    found = DynamoUsers(client, TABLE).get(USER)
    assert found is not None
    return found


def password_at(client: Any, address: str) -> tuple[str, str | None] | None:
    return DynamoUsers(client, TABLE).credentials(address)


def addresses(client: Any) -> set[str]:
    rows = client.scan(TableName=TABLE)["Items"]
    return {row["pk"]["S"] for row in rows if row["pk"]["S"].startswith("EMAIL#")}


def reset(client: Any) -> None:
    link = expected(client, "reset", OLD)
    DynamoCredentials(client, TABLE).reset_password(present(client), link, "new hash", LATER)


def erase(client: Any) -> None:
    DynamoUsers(client, TABLE).close(DurableJob(user_id=USER, op="erase", since=MORNING), LATER)
    DynamoPersonalData(client, TABLE).drop_account(present(client))


def move(client: Any, loaded: User) -> None:
    link = expected(client, "new_address", NEW)
    DynamoCredentials(client, TABLE).change_address(loaded, link, LATER)


def test_a_password_that_is_reset_while_the_account_moves_is_the_one_that_counts(
    client: Any,
) -> None:
    overtaken: Any = Overtaken(client, [lambda: reset(client)])

    with pytest.raises(Conflict):
        move(overtaken, present(client))

    assert password_at(client, OLD) == (USER, "new hash")
    assert password_at(client, NEW) is None
    assert present(client).email == OLD


def test_the_password_alone_changed_meanwhile_stops_the_move(client: Any) -> None:
    """Whoever was let in before keeps nothing: not even the old password at a new address."""

    def set_anew() -> None:
        client.update_item(
            TableName=TABLE,
            Key={"pk": {"S": f"EMAIL#{OLD}"}, "sk": {"S": "EMAIL"}},
            UpdateExpression="SET password_hash = :new",
            ExpressionAttributeValues={":new": {"S": "new hash"}},
        )

    with pytest.raises(Conflict):
        move(Overtaken(client, [set_anew]), present(client))

    assert addresses(client) == {f"EMAIL#{OLD}"}


def test_a_move_while_the_password_is_reset_leaves_no_password_behind(client: Any) -> None:
    link, loaded = expected(client, "reset", OLD), present(client)
    overtaken: Any = Overtaken(client, [lambda: move(client, loaded)])

    with pytest.raises(Conflict):
        DynamoCredentials(overtaken, TABLE).reset_password(loaded, link, "new hash", LATER)

    assert password_at(client, OLD) is None
    assert password_at(client, NEW) == (USER, "old hash")


def test_an_account_that_is_erased_while_it_moves_leaves_no_address(client: Any) -> None:
    overtaken: Any = Overtaken(client, [lambda: erase(client)])

    with pytest.raises(Conflict):
        move(overtaken, present(client))

    assert addresses(client) == set()


@pytest.mark.parametrize("taken", [False, True])
def test_an_account_that_moves_while_it_is_erased_leaves_no_address_and_takes_no_others(
    client: Any, taken: bool
) -> None:
    loaded = present(client)
    move(client, loaded)
    if taken:
        DynamoUsers(client, TABLE).register(person(user_id="usr_2"), "hash of Eve")
    DynamoUsers(client, TABLE).close(DurableJob(user_id=USER, op="erase", since=MORNING), LATER)
    personal_data = DynamoPersonalData(client, TABLE)

    with pytest.raises(Conflict):
        personal_data.drop_account(loaded.model_copy(update={"closing": True}))
    personal_data.drop_account(present(client))

    assert addresses(client) == ({f"EMAIL#{OLD}"} if taken else set())
    assert password_at(client, OLD) == (("usr_2", "hash of Eve") if taken else None)


def test_an_address_that_leads_to_somebody_else_holds_no_erasure_up_and_stays(
    client: Any,
) -> None:
    """As a backup may bring it back."""
    client.update_item(
        TableName=TABLE,
        Key={"pk": {"S": f"EMAIL#{OLD}"}, "sk": {"S": "EMAIL"}},
        UpdateExpression="SET user_id = :eve",
        ExpressionAttributeValues={":eve": {"S": "usr_2"}},
    )

    erase(client)

    assert password_at(client, OLD) == ("usr_2", "old hash")
    assert DynamoUsers(client, TABLE).get(USER) is None


def linked(user_id: str, number: int) -> LinkedIdentity:
    return LinkedIdentity(
        user_id=user_id,
        sign_in_id=f"sgn_{number}",
        provider="google",
        subject="google-ada",
        account=OLD,
        created_at=MORNING,
    )


@pytest.mark.parametrize("at_once", [False, True])
def test_unlinking_an_old_sign_in_keeps_one_linked_anew_elsewhere(
    client: Any, at_once: bool
) -> None:
    DynamoUsers(client, TABLE).register(EVE, "hash of Eve")
    sign_ins = DynamoFederatedIdentities(client, TABLE)
    sign_ins.link(person(), linked(USER, 1))

    def anew() -> None:
        sign_ins.unlink(linked(USER, 1))
        sign_ins.link(EVE, linked("usr_2", 2))

    if at_once:
        overtaken: Any = Overtaken(client, [anew])
        with pytest.raises(Conflict):
            DynamoFederatedIdentities(overtaken, TABLE).unlink(linked(USER, 1))
    else:
        anew()
        sign_ins.unlink(linked(USER, 1))

    assert sign_ins.owner("google", "google-ada") == "usr_2"
    assert sign_ins.list("usr_2") == (linked("usr_2", 2),)
    assert sign_ins.list(USER) == ()


def test_a_row_of_a_sign_in_that_leads_elsewhere_holds_no_erasure_up(client: Any) -> None:
    """As a backup may bring it back."""
    DynamoUsers(client, TABLE).register(EVE, "hash of Eve")
    sign_ins, personal_data = (
        DynamoFederatedIdentities(client, TABLE),
        DynamoPersonalData(client, TABLE),
    )
    sign_ins.link(person(), linked(USER, 1))
    old = client.get_item(
        TableName=TABLE, Key={"pk": {"S": f"USER#{USER}"}, "sk": {"S": "SIGNIN#sgn_1"}}
    )["Item"]
    sign_ins.unlink(linked(USER, 1))
    sign_ins.link(EVE, linked("usr_2", 2))
    client.put_item(TableName=TABLE, Item=old)

    for _ in range(5):
        personal_data.drop_rows(USER, at_most=100)

    assert sign_ins.list(USER) == ()
    assert sign_ins.owner("google", "google-ada") == "usr_2"
