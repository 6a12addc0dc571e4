"""What every value of the domain has in common."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer


class Value(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", defer_build=True
    )


def to_milliseconds(moment: datetime) -> datetime:
    """The moment in UTC, cut to the resolution in which times are stored and hashed."""
    if moment.tzinfo is None:
        raise ValueError("a time needs a zone")
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


def rfc3339(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, fixed width, so that text order is time order."""
    # Not by strftime, which writes a year before 1000 in fewer digits.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


Moment = Annotated[
    datetime, AfterValidator(to_milliseconds), PlainSerializer(rfc3339, when_used="json")
]
"""A point in time, UTC, in milliseconds; RFC 3339 outside the process."""
