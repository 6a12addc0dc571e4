"""A copy of everything that is a person's own, as ZIP files of JSON."""

import json
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from countersign.domain.users.export import Export
from countersign.domain.users.user import User
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.personal_data import ExportFiles, Exports, PersonalData, PersonalRecord
from countersign.ports.system import Clock
from countersign.ports.users import Users

WORK_AT_MOST = timedelta(seconds=45)
PART_BYTES = 100_000_000
"""Of JSON, before it is packed: what one part holds at most, and a disk of 512 MB holds easily."""

_READ_ME = """This is a copy of what Countersign keeps of you, made {made_at} for {address}.

Every file is a list of JSON objects, one a line; times are UTC. This is part {number}: what
fits into no single file goes on in the next part.

Not in it are passwords, keys and tokens of any kind, and what only helps us to find your data
again: indexes, and marks of what was read already.
"""


@dataclass(frozen=True)
class ExportData:
    users: Users
    personal_data: PersonalData
    exports: Exports
    files: ExportFiles
    jobs_queue: JobsQueue
    clock: Clock

    def __call__(self, job: Job) -> None:
        """The job `export`: write one part, and ask for the next one if there is more.

        A message that comes twice writes the same part again; the row takes one of them.
        """
        user = self.users.get(job.user_id or "")
        export = self.exports.get(user.user_id) if user else None
        if user is None or user.closing or export is None:
            return
        if export.export_id != job.ref or export.ready_at is not None:
            return
        with TemporaryFile() as file:
            rows, position = self._pack(user, export, file)
            size = file.tell()
            file.seek(0)
            self.files.put(export, len(export.parts) + 1, file)
        after = export.with_part(rows, size, position, self.clock.now())
        if self.exports.advance(export, after):
            following = (
                Job("export", user_id=user.user_id, ref=export.export_id)
                if position is not None
                else Job("notice", user_id=user.user_id, ref="export_ready")
            )
            self.jobs_queue.start(following)

    def _pack(self, user: User, export: Export, file: BinaryIO) -> tuple[int, str | None]:
        """Write one part; answers how many rows it holds, and where the next one begins."""
        belongings = self.personal_data.belongings(user.user_id, export.position)
        position, until = export.position, self.clock.now() + WORK_AT_MOST
        with closing(_Pack(file)) as pack:
            pack.note(_read_me(user, export, self.clock.now()))
            for one in belongings:
                if pack.rows and (pack.bytes >= PART_BYTES or self.clock.now() >= until):
                    return pack.rows, position
                pack.add(one)
                position = one.position
        return pack.rows, None


class _Pack:
    """A ZIP file that is written row by row; the rows of a section come in one piece."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._section: str | None = None
        self._entry: IO[bytes] | None = None
        self.rows = 0
        self.bytes = 0

    def note(self, text: str) -> None:
        self._zip.writestr("README.txt", text)

    def add(self, belonging: PersonalRecord) -> None:
        row = json.dumps(belonging.fields, ensure_ascii=False, sort_keys=True)
        self._open(belonging.section).write(row.encode("utf-8", "replace"))
        self.rows += 1
        self.bytes += len(row)

    def close(self) -> None:
        self._end_section()
        self._zip.close()

    def _open(self, section: str) -> IO[bytes]:
        if self._entry is not None and self._section == section:
            self._entry.write(b",\n")
            return self._entry
        self._end_section()
        self._section = section
        self._entry = self._zip.open(f"{section}.json", "w", force_zip64=True)
        self._entry.write(b"[\n")
        return self._entry

    def _end_section(self) -> None:
        if self._entry is not None:
            self._entry.write(b"\n]\n")
            self._entry.close()
        self._entry = None


def _read_me(user: User, export: Export, now: datetime) -> str:
    number = len(export.parts) + 1
    return _READ_ME.format(made_at=f"{now:%Y-%m-%d %H:%M} UTC", address=user.email, number=number)
