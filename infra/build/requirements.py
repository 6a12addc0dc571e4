import re
from pathlib import Path

from infra.venvs import ROOT

LAYERS = ROOT / "layers"
THIRD_PARTY = ("base", "web", "oauth", "google")


def needed_by(layer: str) -> str:
    """The lock of one layer, less what the base layer, which every function has, brings."""
    pins = _pins(_lock(layer))
    if layer != "base":
        base = _pins(_lock("base"))
        pins = {
            name: block for name, block in pins.items() if _pin(block) != _pin(base.get(name, ""))
        }
    return "\n".join(pins.values()) + "\n"


def _lock(layer: str) -> Path:
    return LAYERS / layer / "requirements.txt"


def _pin(block: str) -> str:
    """name==version, without the marker that may follow."""
    return block.partition(" ")[0]


def _pins(lock: Path) -> dict[str, str]:
    """Each pinned package of a lock file: its first line and the hashes that follow."""
    pins: dict[str, str] = {}
    name = ""
    for line in lock.read_text().splitlines():
        if match := re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line):
            name = match.group().lower()
            pins[name] = line
        elif name and line.strip().startswith("--hash="):
            pins[name] += "\n" + line
    return pins
