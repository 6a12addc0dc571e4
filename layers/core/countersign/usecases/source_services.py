"""What the function may call that reads again at a provider: nobody is let in by anything less."""

from dataclasses import dataclass

from countersign.ports.system import Clock
from countersign.settings import Settings
from countersign.usecases.sign_in.identify import Identify
from countersign.usecases.tasks.read_sources import ReadSources


@dataclass(frozen=True)
class SourceServices:
    settings: Settings
    clock: Clock
    identify: Identify
    read_sources: ReadSources
