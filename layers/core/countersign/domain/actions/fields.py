"""What stands in an action, told by type: a field says what it is, and all else is derived.

Who is reached, what has a provenance, what a rule may name, what no engine may put in, what the
card shows: none of it is listed kind by kind. A field that does not say what it is is refused when
its class is made.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, StringConstraints

from countersign.domain.users.preferences import Money as AmountOfMoney
from countersign.domain.values import Moment
from countersign.domain.visible import visible


class Role(StrEnum):
    """What a value is to the person who approves it."""

    RECIPIENT = "recipient"
    """Gets something when it runs, if the kind delivers."""
    CORRESPONDENT = "correspondent"
    """Whom it is about; gets nothing."""
    AMOUNT = "amount"
    LINK = "link"
    ACCOUNT_NUMBER = "account_number"
    """An account that money could go to."""
    DOCUMENT = "document"
    """A file that is handed over."""
    WORDS = "words"
    MOMENT = "moment"
    CHOICE = "choice"
    PLACE = "place"
    """Where it happens, by a provider's identifier: a conversation, a calendar. Rules name it."""
    REFERENCE = "reference"
    """A provider's identifier of anything else. Nobody chooses it."""


PEOPLE = frozenset({Role.RECIPIENT, Role.CORRESPONDENT})

SENSITIVE = frozenset({Role.RECIPIENT, Role.AMOUNT, Role.LINK, Role.ACCOUNT_NUMBER, Role.DOCUMENT})
"""What each has a provenance, and what no engine may put in."""


def _plain(address: str) -> str:
    if visible(address) != address:
        raise ValueError("an address shows all of its characters")
    return address


_ONE_LINE = StringConstraints(max_length=998, pattern=r"^[^\r\n\x00]*$")

Recipient = Annotated[
    str,
    StringConstraints(min_length=3, max_length=320, pattern=r"^[^\s@<>,;]+@[^\s@<>,;]+$"),
    AfterValidator(_plain),
    Role.RECIPIENT,
]
"""The whole address of somebody."""

Correspondent = Annotated[str, StringConstraints(max_length=320), Role.CORRESPONDENT]
"""Somebody as a provider shows them: an address, or `Name <address>`."""

Amount = Annotated[AmountOfMoney, Role.AMOUNT]
Link = Annotated[
    str,
    StringConstraints(max_length=2_000, pattern=r"^https://\S+$"),
    AfterValidator(_plain),
    Role.LINK,
]
AccountNumber = Annotated[
    str,
    StringConstraints(min_length=1, max_length=34, pattern=r"^[A-Za-z0-9 -]+$"),
    Role.ACCOUNT_NUMBER,
]
"""An IBAN at its longest (ISO 13616), or a domestic number."""

HeaderLine = Annotated[str, _ONE_LINE, Role.WORDS]
Text = Annotated[str, StringConstraints(min_length=1, max_length=50_000), Role.WORDS]
Words = Annotated[str, Role.WORDS]
LabelName = Annotated[str, StringConstraints(pattern=r"^[\w][\w &-]{0,39}$"), Role.WORDS]
"""What a mailbox files conversations under."""
When = Annotated[Moment, Role.MOMENT]
Place = Annotated[str, Role.PLACE]
Reference = Annotated[str, Role.REFERENCE]
HeaderReference = Annotated[str, _ONE_LINE, Role.REFERENCE]
"""Message ids, as they stand in a header field."""


class Undeclared(TypeError):
    """A field of an action does not say what it is."""


@dataclass(frozen=True)
class Leaf:
    """A value that stands in an action, by path: `to/0`, `items/3/sender`."""

    path: str
    role: Role
    value: Any

    @property
    def field(self) -> str:
        """The field of the action that it stands in."""
        return self.path.partition("/")[0]

    @property
    def person(self) -> str:
        """The address of a recipient or correspondent."""
        return address_shown(self.value) if self.role is Role.CORRESPONDENT else str(self.value)


def address_shown(shown: str) -> str:
    """The address in `Name <address>`: the last one, for a name may look like another."""
    return shown[:-1].rpartition("<")[2] if shown.endswith(">") else shown


def leaves(model: BaseModel) -> Iterator[Leaf]:
    """Every value in the model, in the order of its fields."""
    for name, field in type(model).model_fields.items():
        yield from _leaves(name, field.annotation, getattr(model, name), _role_in(field.metadata))


def _leaves(path: str, annotation: Any, value: Any, role: Role | None) -> Iterator[Leaf]:
    inner, own = _unwrapped(annotation)
    role = own or role or (Role.CHOICE if get_origin(inner) is Literal else None)
    if value is None:
        return
    if role is not None:
        yield Leaf(path, role, value)
    elif get_origin(inner) in (Union, UnionType):
        meant = [one for one in get_args(inner) if one is not type(None)]
        yield from _leaves(path, meant[0], value, None)
    elif isinstance(value, BaseModel):
        for one in leaves(value):
            yield Leaf(f"{path}/{one.path}", one.role, one.value)
    else:
        items = get_args(inner)
        for at, one in enumerate(value):
            yield from _leaves(f"{path}/{at}", items[0], one, None)


def roles(model: type[BaseModel]) -> dict[str, Role | type[BaseModel]]:
    """What each field of the model is, or what each of its items is made of."""
    found: dict[str, Role | type[BaseModel]] = {}
    for name, field in model.model_fields.items():
        found[name] = _role_in(field.metadata) or _kind_of(field.annotation)
    return found


def _kind_of(annotation: Any) -> Role | type[BaseModel]:
    inner, role = _unwrapped(annotation)
    if role is not None:
        return role
    if get_origin(inner) is Literal:
        return Role.CHOICE
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return inner
    (meant, *_) = [one for one in get_args(inner) if one not in (type(None), Ellipsis)]
    return _kind_of(meant)


def require_roles(model: type[BaseModel]) -> None:
    """Refuse a model of which some field does not say what it is.

    Raises
    ------
    Undeclared
    """
    for name, field in model.model_fields.items():
        if _role_in(field.metadata) is None and not _is_declared(field.annotation):
            raise Undeclared(
                f"{model.__name__}.{name} does not say what it is: "
                "give it a type of domain.actions.fields."
            )


def _is_declared(annotation: Any) -> bool:
    inner, role = _unwrapped(annotation)
    if role is not None or get_origin(inner) is Literal:
        return True
    if get_origin(inner) in (Union, UnionType):
        # One thing or nothing: of two things nobody could tell which of them a value is.
        meant = [one for one in get_args(inner) if one is not type(None)]
        return len(meant) == 1 and _is_declared(meant[0])
    if get_origin(inner) is tuple:
        items = get_args(inner)
        return len(items) == 2 and items[1] is Ellipsis and _is_declared(items[0])
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        require_roles(inner)
        return True
    return False


def _unwrapped(annotation: Any) -> tuple[Any, Role | None]:
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return inner, _role_in(metadata)
    return annotation, None


def _role_in(metadata: Iterable[Any]) -> Role | None:
    return next((one for one in metadata if isinstance(one, Role)), None)
