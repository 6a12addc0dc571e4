"""Ask for a copy of everything, and see how far it is."""

from dataclasses import dataclass

from countersign.domain.errors import Conflict, NotFound
from countersign.domain.users.export import Export
from countersign.domain.users.user import User
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.personal_data import ExportLinks, Exports
from countersign.ports.system import Clock, Ids


@dataclass(frozen=True)
class AskForExport:
    exports: Exports
    files: ExportLinks
    jobs_queue: JobsQueue
    clock: Clock
    ids: Ids

    def begin(self, user: User) -> Export:
        """A new export, or the one under way. Raises Conflict when two are asked for at once."""
        known, now = self.exports.get(user.user_id), self.clock.now()
        if known is not None and known.state(now) == "pending":
            export = known
        else:
            export = Export(
                user_id=user.user_id, export_id=self.ids.new("exp"), asked_at=now, updated_at=now
            )
            if not self.exports.begin(known, export):
                raise Conflict("An export was asked for at this moment. Look again.")
        self.jobs_queue.start(Job("export", user_id=user.user_id, ref=export.export_id))
        return export

    def latest(self, user: User) -> Export:
        """How far it is. Raises NotFound."""
        export = self.exports.get(user.user_id)
        if export is None:
            raise NotFound("No export was asked for.")
        return export

    def links(self, export: Export) -> list[str]:
        """Where each part can be downloaded, for minutes; empty unless it is ready."""
        if export.state(self.clock.now()) != "ready":
            return []
        return [self.files.link(export, part.number) for part in export.parts]
