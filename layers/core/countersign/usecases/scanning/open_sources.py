"""A person's accounts during one pass: each opened once, for all of their agents."""

from dataclasses import dataclass, field
from typing import Any

from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.domain.says import said
from countersign.ports.provider_adapter import Providers
from countersign.ports.providers import ProviderRefused
from countersign.ports.sources import Observable, Source


@dataclass
class OpenSources:
    """`remembers`: what was read is kept until the pass is over, so that several agents on one
    account pay for one read. For one agent nothing is kept: it reads everything once."""

    providers: Providers
    remembers: bool
    _open: dict[tuple[str, Capability], Any] = field(default_factory=dict)
    _read: dict[tuple[str, Capability, str], Observable] = field(default_factory=dict)

    def open(self, integration: Integration, capability: Capability) -> Any:
        """Raises ProviderRefused for what the person did not permit, whoever asks."""
        if capability not in integration.capabilities:
            raise ProviderRefused(
                said(
                    "{account} may not be worked with as {capability}.",
                    account=integration.account,
                    capability=capability,
                )
            )
        key = (integration.integration_id, capability)
        if key not in self._open:
            self._open[key] = self.providers.open(integration, capability)
        return self._open[key]

    def read(self, integration: Integration, capability: Capability, ref: str) -> Observable:
        key = (integration.integration_id, capability, ref)
        if key in self._read:
            return self._read[key]
        source: Source[Observable] = self.open(integration, capability)
        found = source.read(ref)
        if self.remembers:
            self._read[key] = found
        return found
