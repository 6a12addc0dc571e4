"""A copy of everything, and the end of an account."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from countersign.contracts.http.fields import Given
from countersign.domain.users.export import KEPT_FOR, Export, ExportState
from countersign.domain.values import Moment

_FAILED = "It could not be finished. Ask for it again."
_EXPIRED = "Its files are gone. Ask for it again."


class Download(Given):
    url: str
    bytes: int


class ExportOut(Given):
    id: str
    status: ExportState
    detail: Annotated[str | None, Field(description="What to do, where it came to nothing.")]
    asked_at: Moment
    ready_at: Moment | None
    expires_at: Moment | None
    rows: Annotated[int, Field(description="How many are copied by now.")]
    download_url: Annotated[str | None, Field(description="The first of `downloads`.")]
    downloads: list[Download]

    @classmethod
    def of(cls, export: Export, now: datetime, links: list[str]) -> "ExportOut":
        """`links` are those of its parts, in order, if it is ready."""
        state = export.state(now)
        details: dict[ExportState, str] = {"failed": _FAILED, "expired": _EXPIRED}
        return cls(
            id=export.export_id,
            status=state,
            detail=details.get(state),
            asked_at=export.asked_at,
            ready_at=export.ready_at,
            expires_at=export.ready_at + KEPT_FOR if export.ready_at else None,
            rows=export.rows,
            download_url=links[0] if links else None,
            downloads=[
                Download(url=url, bytes=part.bytes)
                for url, part in zip(links, export.parts, strict=False)
            ],
        )


class Closing(Given):
    status: Literal["closing"] = "closing"
