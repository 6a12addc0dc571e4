"""What every kind of action has in common, and how a kind is declared.

Everything a person approves is in the action, and everything here is computed from it alone.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, Literal, TypeVar

from countersign.domain.actions.blanks import Blank, blanks_in
from countersign.domain.actions.fields import (
    PEOPLE,
    SENSITIVE,
    Leaf,
    Reference,
    Role,
    leaves,
    require_roles,
    roles,
)
from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.mail.header_fields import written_address
from countersign.domain.says import Param, Says, say
from countersign.domain.values import Value

Shape = Literal["letter", "items", "event", "record"]
"""How the person reads and edits it."""


class KeyStrength(StrEnum):
    """How a provider lets us find our own write again.

    `native`: it refuses a second write under the same key. `queryable`: our key can be read back.
    `none`: an attempt whose answer was lost can never be settled by us.
    """

    NATIVE = "native"
    QUERYABLE = "queryable"
    NONE = "none"


class Action(Value, ABC):
    """Everything that will be done. What follows from it is read off its fields alone.

    `delivers`: its recipients get something the moment it runs. `sums_up` is its summary, with a
    `{name}` for each of what `told` has. `once_marked_as`: under which kinds an earlier version
    marked as seen what it answers.
    """

    shape: ClassVar[Shape]
    delivers: ClassVar[bool]
    sums_up: ClassVar[str]
    once_marked_as: ClassVar[tuple[str, ...]] = ()

    kind: Reference
    integration_id: Reference

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        require_roles(cls)

    @property
    @abstractmethod
    def told(self) -> Mapping[str, Param]:
        """What fills its summary."""

    @property
    def says(self) -> Says:
        """One line, written by us from the action alone: the first thing the person reads."""
        return say(f"summary.{self.kind}", self.sums_up, self.told)

    def summary(self) -> str:
        return self.says.text

    @abstractmethod
    def undo_class(self) -> UndoClass:
        """Whether this very action can be taken back."""

    @abstractmethod
    def writes_to(self) -> frozenset[str]:
        """What it changes, as `mail:<integration>:message:<id>`: two actions that share one would
        do the same if they are of one kind, and else are in each other's way."""

    @property
    def read_from(self) -> tuple[str, ...]:
        """What it is about at its account, by the provider's identifiers: what an agent read, and
        the person may read again."""
        return ()

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(leaves(self))

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """What the person has yet to fill in. While there is one, it cannot be approved."""
        return tuple(blanks_in(self.composed))

    @property
    def composed(self) -> tuple[Leaf, ...]:
        """The words that are written for the person, in which something may have been left open."""
        return tuple(one for one in self.leaves if one.role is Role.WORDS)

    @property
    def sensitive(self) -> tuple[Leaf, ...]:
        """Recipients, amounts, links and account numbers. Each has a provenance."""
        return tuple(one for one in self.leaves if one.role in SENSITIVE)

    @property
    def with_origin(self) -> tuple[Leaf, ...]:
        """What a rule must know the origin of: all that is sensitive, and whom it is about."""
        return tuple(one for one in self.leaves if one.role in SENSITIVE or one.role in PEOPLE)

    @property
    def recipients(self) -> tuple[Leaf, ...]:
        return tuple(one for one in self.leaves if one.role is Role.RECIPIENT)

    @property
    def people(self) -> tuple[str, ...]:
        """The address of everybody whom it reaches or is about."""
        return tuple(one.person for one in self.leaves if one.role in PEOPLE)

    @property
    def people_reached(self) -> int:
        """How many other people get something the moment this runs."""
        return len(self.recipients) if self.delivers else 0

    def touches(self, *, known: bool) -> Touches:
        """Whom it reaches. `known`: every recipient is somebody the user deals with."""
        if not self.people_reached:
            return Touches.SELF
        return Touches.KNOWN_PERSON if known else Touches.EXTERNAL

    def check_edited(self, after: "Action") -> None:
        """Refuse what no edit may make of it, whatever may be edited. Of the same kind.

        Raises
        ------
        InvalidInput
        """
        known = {one.value for one in self.recipients}
        for one in after.recipients:
            # What was there before is the agent's: it was checked where it came from.
            if one.value not in known and written_address(one.value) is None:
                raise InvalidInput(
                    f"No mail can be written to {one.value[:100]}.", fields=[f"action.{one.field}"]
                )


A = TypeVar("A", bound=Action)


@dataclass(frozen=True)
class ActionKind(Generic[A]):
    """What is declared of a kind. The same row feeds the card, rules, effects, docs and tests.

    `needs` is what it works with at the connected account. `verb` stands on the button, `doing` and
    `done` on what became of it, `noun` names it; `rule_does` is what a rule lets happen.
    """

    model: type[A]
    needs: Capability
    verb: str
    doing: str
    done: str
    noun: str
    does: str
    undo_does: str
    rule_does: str
    steps: tuple[str, ...]
    key: KeyStrength
    editable: tuple[str, ...]

    @property
    def name(self) -> str:
        """`email.archive`: also the path of its files in every layer."""
        return str(self.model.model_fields["kind"].default)

    @property
    def shape(self) -> Shape:
        return self.model.shape

    @property
    def roles(self) -> Mapping[str, Any]:
        """What each field is, or the model that its items are made of."""
        return roles(self.model)
