from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.errors import (
    Conflict,
    EmailTaken,
    Forbidden,
    InvalidCredentials,
    InvalidInput,
    NotFound,
    SecondFactorRequired,
    TokenInvalid,
)
from countersign.domain.users.federated_identity import Identity
from countersign.domain.users.user import User
from countersign.ports.providers import OutcomeUnknown, ProviderRefused
from countersign.usecases.sessions.open import SignedIn
from tests.fakes.federated_identity import identity
from tests.usecases.credentials.proving import BY, ELSEWHERE, HERE, NEW_PASSWORD, THERE, World

ADA = identity("ada@example.com")


@pytest.fixture
def world() -> World:
    return World()


def back(world: World, who: Identity = ADA) -> tuple[str, str]:
    """Somebody went to the provider and came back: their ticket and their browser's secret."""
    departure = world.services.sign_in_with.begin(BY, "somewhere")
    answer = world.provider.agree(departure.authorization_url, who)
    ticket, for_linking = world.services.sign_in_with.trip.come_back(BY, **answer)
    assert not for_linking
    return ticket, departure.browser_secret


def complete(world: World, ticket: str, secret: str, code: str | None = None) -> SignedIn:
    return world.services.sign_in_with.complete(
        BY, ticket, secret, code, "UTC", None, "body", THERE
    )


def signed_in(world: World, who: Identity = ADA, code: str | None = None) -> SignedIn:
    return complete(world, *back(world, who), code)


def link(world: World, user: User, who: Identity = ADA) -> tuple[str, str]:
    departure = world.services.link_sign_in.begin(user, BY)
    answer = world.provider.agree(departure.authorization_url, who)
    ticket, for_linking = world.services.sign_in_with.trip.come_back(BY, **answer)
    assert for_linking
    return ticket, departure.browser_secret


def linked(world: World, user: User, who: Identity = ADA) -> None:
    world.services.link_sign_in.complete(user, BY, *link(world, user, who))


def test_an_identity_that_nobody_knows_makes_an_account(world: World) -> None:
    ada = signed_in(world).user

    assert (ada.email, ada.name) == ("ada@example.com", "Ada Lovelace")
    assert (ada.email_verified, ada.proven) == (True, True)
    assert world.delivered() == []


def test_and_signs_in_to_it_ever_after_also_with_another_address(world: World) -> None:
    ada = signed_in(world).user
    moved = ADA.model_copy(update={"email": "lovelace@example.com"})

    assert signed_in(world, moved).user.user_id == ada.user_id
    assert world.now(ada).email == "ada@example.com"


def test_an_address_that_the_provider_has_not_verified_is_asked_by_letter(world: World) -> None:
    ada = signed_in(world, identity(email_verified=False)).user

    assert (ada.email_verified, ada.proven) == (False, False)
    assert [letter.kind for letter in world.delivered()] == ["verify"]


@pytest.mark.parametrize("name", [None, "", "\u202e \n", "\x00"])
def test_who_has_no_name_to_show_is_called_by_the_address(world: World, name: Any) -> None:
    assert signed_in(world, identity(name=name)).user.name == "ada"


@pytest.mark.parametrize("verified", [True, False])
def test_it_is_never_taken_for_an_account_by_the_address_alone(
    world: World, verified: bool
) -> None:
    owner = world.register().user
    with pytest.raises(EmailTaken):
        signed_in(world, identity(email_verified=verified))

    assert world.sign_ins.list(owner.user_id) == ()
    with pytest.raises(EmailTaken):
        signed_in(world)


def test_an_account_without_a_password_is_not_signed_in_to_by_one(world: World) -> None:
    signed_in(world)

    for password in ("", "None", NEW_PASSWORD):
        with pytest.raises(InvalidCredentials):
            world.login(password=password)


def test_a_password_can_be_set_for_it_by_letter(world: World) -> None:
    ada = signed_in(world).user
    world.services.reset_password.forgot(ada.email, "somewhere")
    world.services.reset_password(world.token(), NEW_PASSWORD)

    assert world.login(password=NEW_PASSWORD).user.user_id == ada.user_id
    assert signed_in(world).user.user_id == ada.user_id


def test_the_person_sees_from_where_the_session_was_begun(world: World) -> None:
    ada = signed_in(world).user

    (session,) = world.sessions.page(ada.user_id, at_most=10)

    assert session.source is not None


def test_a_ticket_is_good_once(world: World) -> None:
    ticket, secret = back(world)
    complete(world, ticket, secret)

    with pytest.raises(NotFound):
        complete(world, ticket, secret)


def test_a_ticket_is_good_for_ten_minutes(world: World) -> None:
    ticket, secret = back(world)
    world.clock.wait(minutes=10)

    with pytest.raises(NotFound):
        complete(world, ticket, secret)


def test_a_victims_browser_is_not_signed_in_as_the_attacker(world: World) -> None:
    """Eve sends her ticket, or the way back, to Ada; Ada's browser has another secret or none."""
    eves = identity("eve@example.com")
    ticket, secret = back(world, eves)
    _, adas_secret = back(world)
    with pytest.raises(Forbidden):
        complete(world, ticket, adas_secret)
    with pytest.raises(NotFound):
        complete(world, ticket, secret)

    with pytest.raises(Forbidden):
        complete(world, back(world, eves)[0], "")
    assert world.sign_ins.owner("google", eves.subject) is None


def test_a_state_that_is_not_ours_leads_nowhere(world: World) -> None:
    for state in ("", "made up", "e30"):
        with pytest.raises(TokenInvalid):
            world.services.sign_in_with.trip.come_back(BY, state, "code")


@pytest.mark.parametrize("ticket", ["", "made up", "half.", "half.made-up", "e30"])
def test_a_ticket_that_is_not_ours_leads_nowhere(world: World, ticket: str) -> None:
    with pytest.raises(NotFound):
        complete(world, ticket, "secret")


def test_a_code_of_another_trip_is_worth_nothing(world: World) -> None:
    """Mix-up: Eve swaps her code into Ada's way back."""
    hers = world.services.sign_in_with.begin(BY, "somewhere")
    eves = world.services.sign_in_with.begin(BY, "somewhere")
    code = world.provider.agree(eves.authorization_url, identity("eve@example.com"))["code"]
    state = world.provider.agree(hers.authorization_url, ADA)["state"]
    ticket, _ = world.services.sign_in_with.trip.come_back(BY, state, code)

    with pytest.raises(ProviderRefused):
        complete(world, ticket, hers.browser_secret)


def test_an_answer_of_another_issuer_is_nobodys(world: World) -> None:
    departure = world.services.sign_in_with.begin(BY, "somewhere")
    answer = world.provider.agree(departure.authorization_url, ADA)
    come_back = world.services.sign_in_with.trip.come_back
    with pytest.raises(TokenInvalid):
        come_back(BY, **answer, issuer="https://accounts.evil.example")

    assert come_back(BY, **answer, issuer="https://accounts.google.com")


def test_an_answer_and_a_ticket_are_good_at_the_provider_where_it_was_begun_and_nowhere_else(
    world: World,
) -> None:
    departure = world.services.sign_in_with.begin(BY, "somewhere")
    answer = world.provider.agree(departure.authorization_url, ADA)
    flow = world.services.sign_in_with.trip
    with pytest.raises(TokenInvalid):
        flow.come_back(ELSEWHERE, **answer)
    ticket, _ = flow.come_back(BY, **answer)

    with pytest.raises(NotFound):
        flow.redeem(ELSEWHERE, ticket, departure.browser_secret)
    with pytest.raises(NotFound):
        world.services.link_sign_in.complete(
            world.verified().user, ELSEWHERE, ticket, departure.browser_secret
        )
    assert flow.redeem(BY, ticket, departure.browser_secret) == ADA


def test_what_one_provider_says_of_its_people_never_passes_for_anothers(world: World) -> None:
    ticket, secret = back(world, ADA.model_copy(update={"provider": ELSEWHERE}))

    with pytest.raises(ProviderRefused):
        complete(world, ticket, secret)


def test_a_silent_provider_signs_nobody_in(world: World) -> None:
    ticket, secret = back(world)
    world.provider.silent = True

    with pytest.raises(OutcomeUnknown):
        complete(world, ticket, secret)


def test_the_second_factor_is_asked_here_too_and_the_error_goes_on(world: World) -> None:
    ada = signed_in(world).user
    secret, _ = world.factor_on(ada)
    ticket, browser = back(world)
    with pytest.raises(SecondFactorRequired) as asked:
        complete(world, ticket, browser)
    half_way = asked.value.params["ticket"]
    with pytest.raises(InvalidCredentials) as wrong:
        complete(world, half_way, browser, "000000")

    assert complete(world, half_way, browser, world.code(secret)).user.user_id == ada.user_id
    world.clock.wait(seconds=30)
    for used in (ticket, half_way, wrong.value.params["ticket"]):
        with pytest.raises(NotFound):
            complete(world, used, browser, world.code(secret))
        world.clock.wait(seconds=30)


def test_half_way_is_half_way_in_this_browser_for_five_minutes(world: World) -> None:
    secret, _ = world.factor_on(signed_in(world).user)
    ticket, browser = back(world)
    with pytest.raises(SecondFactorRequired) as asked:
        complete(world, ticket, browser)
    half_way = asked.value.params["ticket"]

    with pytest.raises(Forbidden):
        complete(world, half_way, "another", world.code(secret))
    world.clock.wait(minutes=5)
    with pytest.raises(NotFound):
        complete(world, half_way, browser, world.code(secret))


def test_sessions_that_were_ended_half_way_stay_ended(world: World) -> None:
    ada = signed_in(world).user
    secret, _ = world.factor_on(ada)
    ticket, browser = back(world)
    with pytest.raises(SecondFactorRequired) as asked:
        complete(world, ticket, browser)
    world.clock.wait(seconds=1)
    world.sign_in.end.all(ada.user_id, keep=None)

    with pytest.raises(InvalidCredentials):
        complete(world, asked.value.params["ticket"], browser, world.code(secret))


def test_an_account_that_is_being_handed_over_is_entered_by_nobody(world: World) -> None:
    ada = signed_in(world).user
    world.users.people[ada.user_id] = ada.model_copy(update={"locked": True})

    with pytest.raises(Forbidden):
        signed_in(world)


def test_an_account_that_is_being_erased_is_entered_by_nobody(world: World) -> None:
    ada = signed_in(world).user
    world.users.people[ada.user_id] = ada.model_copy(update={"closing": True})

    with pytest.raises(InvalidCredentials):
        signed_in(world)


def test_linked_it_signs_in_to_the_account_and_the_person_hears_of_it(world: World) -> None:
    ada = world.verified("ada@work.example").user
    linked(world, ada)

    assert signed_in(world).user.user_id == ada.user_id
    assert [letter.subject for letter in world.delivered()] == ["Another way to sign in was added"]


def test_linking_again_changes_nothing(world: World) -> None:
    ada = world.verified().user
    linked(world, ada)
    again = world.services.link_sign_in.complete(ada, BY, *link(world, ada))

    assert world.sign_ins.list(ada.user_id) == (again,)


def test_an_identity_of_another_account_is_not_linked(world: World) -> None:
    signed_in(world)
    eve = world.verified("eve@example.com").user

    with pytest.raises(Conflict):
        linked(world, eve)


def test_whoever_was_signed_out_meanwhile_is_not_told_that_the_identity_is_anothers(
    world: World,
) -> None:
    ada = world.verified().user
    ticket = link(world, ada)
    world.services.reset_password.forgot(ada.email, "somewhere")
    world.services.reset_password(world.token(), NEW_PASSWORD)

    with pytest.raises(Conflict) as refused:
        world.services.link_sign_in.complete(ada, BY, *ticket)

    assert "another account" not in refused.value.detail
    assert world.sign_ins.linked == {}


def test_only_who_began_links_and_a_link_is_no_sign_in(world: World) -> None:
    ada, eve = world.verified().user, world.verified("eve@example.com").user
    with pytest.raises(Forbidden):
        world.services.link_sign_in.complete(eve, BY, *link(world, ada))
    with pytest.raises(Forbidden):
        complete(world, *link(world, ada))
    with pytest.raises(Forbidden):
        world.services.link_sign_in.complete(eve, BY, *back(world))

    assert world.sign_ins.linked == {}


def test_it_signs_in_no_more_once_it_was_removed(world: World) -> None:
    ada = world.verified().user
    linked(world, ada)
    (way,), has_password = world.services.link_sign_in.ways_in(ada)
    assert has_password
    world.delivered()
    world.services.link_sign_in.remove(ada, way.sign_in_id)

    (letter,) = world.delivered()
    assert (letter.to, letter.kind) == ("ada@example.com", "notice")
    assert "removed" in letter.subject
    with pytest.raises(EmailTaken):
        signed_in(world)
    with pytest.raises(NotFound):
        world.services.link_sign_in.remove(ada, way.sign_in_id)


def test_the_only_way_in_is_not_removed(world: World) -> None:
    ada = signed_in(world).user
    (way,), has_password = world.services.link_sign_in.ways_in(ada)
    assert not has_password
    with pytest.raises(InvalidInput):
        world.services.link_sign_in.remove(ada, way.sign_in_id)

    world.services.change_password(ada, world.clock.now(), None, NEW_PASSWORD, "body", HERE)
    world.services.link_sign_in.remove(world.now(ada), way.sign_in_id)
    assert world.login(password=NEW_PASSWORD).access_token


def test_one_of_two_ways_in_is_removed_and_the_last_one_stays(world: World) -> None:
    ada = signed_in(world).user
    world.sign_ins.link(world.now(ada), world.linked(ada))
    first, second = world.services.link_sign_in.ways_in(ada)[0]

    world.services.link_sign_in.remove(ada, first.sign_in_id)

    with pytest.raises(InvalidInput):
        world.services.link_sign_in.remove(ada, second.sign_in_id)
    assert world.services.link_sign_in.ways_in(ada)[0] == (second,)


def test_an_identity_by_which_nobody_signs_in_any_more_is_no_way_in_and_can_be_removed(
    world: World,
) -> None:
    ada = signed_in(world).user
    ((way,), _) = world.services.link_sign_in.ways_in(ada)
    former = world.linked(ada).model_copy(update={"provider": "of-the-past"})
    world.sign_ins.link(world.now(ada), former)

    assert set(world.services.link_sign_in.ways_in(ada)[0]) == {way, former}
    with pytest.raises(InvalidInput):
        world.services.link_sign_in.remove(ada, way.sign_in_id)
    world.services.link_sign_in.remove(ada, former.sign_in_id)
    assert world.sign_ins.list(ada.user_id) == (way,)


def test_nobody_removes_anothers(world: World) -> None:
    ada, eve = world.verified().user, world.verified("eve@example.com").user
    linked(world, ada)
    ((way,), _) = world.services.link_sign_in.ways_in(ada)

    with pytest.raises(NotFound):
        world.services.link_sign_in.remove(eve, way.sign_in_id)


def test_there_is_room_for_ten(world: World) -> None:
    ada = world.verified().user
    for number in range(10):
        linked(world, ada, identity(subject=f"subject-{number}"))

    with pytest.raises(InvalidInput):
        linked(world, ada)


def test_two_who_make_the_account_at_once_come_into_one(world: World) -> None:
    first, second = back(world), back(world)
    ada = complete(world, *first).user
    world.clock.present += timedelta(seconds=1)

    assert complete(world, *second).user.user_id == ada.user_id
