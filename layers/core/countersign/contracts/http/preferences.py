"""How a person wants their staff to work, as clients send it."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from countersign.contracts.http.fields import Contact, Prose
from countersign.domain.users.preferences import CONTACTS_AT_MOST, Preferences


def _each_once(contacts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(contacts))


Contacts = Annotated[
    tuple[Contact, ...], Field(max_length=CONTACTS_AT_MOST), AfterValidator(_each_once)
]


class PreferencesChange(Preferences):
    """What is left out stays as it is; of an object, the fields that are left out."""

    # FastAPI asks for the schema of a body as it finds it, and warns of one that is still to come.
    model_config = ConfigDict(defer_build=False)

    signature: Annotated[Prose, StringConstraints(max_length=1_000)] = ""
    vip: Contacts = ()
    never_touch: Contacts = ()
