"""What a task was made from, read again for this answer."""

from countersign.contracts.http.fields import Given
from countersign.domain.sources.catalog import AnySource
from countersign.usecases.tasks.read_sources import SourcesRead


class SourcesOut(Given):
    """`missing` names what is not there any more, or cannot be shown: a whole item, or a message of
    one. `more` was not read yet; ask for each by `ref`."""

    items: list[AnySource]
    missing: list[str]
    more: list[str]

    @classmethod
    def of(cls, read: SourcesRead) -> "SourcesOut":
        return cls(items=read.items, missing=read.missing, more=read.more)
