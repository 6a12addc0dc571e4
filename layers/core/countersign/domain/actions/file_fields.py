"""What names a file of the person's, whatever it goes along with."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from countersign.domain.mail.header_fields import may_be_decoded
from countersign.domain.visible import visible


def _plain(name: str) -> str:
    if visible(name) != name or " ".join(name.split()) != name or not name.strip(". "):
        raise ValueError("a file's name shows all of its characters")
    if may_be_decoded(name):
        raise ValueError("a file's name says the same to every reader")
    return name


FileName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=r"^[^\r\n\x00/\\]*$"),
    AfterValidator(_plain),
]
FilePart = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){0,20}$")]
FileHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
