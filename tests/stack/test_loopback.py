"""The laptop cloud is nobody else's: it listens on this machine only."""

from pathlib import Path

import pytest

from infra.local.cloud import Cloud

pytestmark = pytest.mark.stack

LISTENING = "0A"
LOOPBACK = {"0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"}


def listeners(home: Path) -> dict[int, set[str]]:
    """Addresses on which the processes started from this home listen, by process."""
    inodes: dict[str, str] = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENING:
                inodes[fields[9]] = fields[1].partition(":")[0]
    found: dict[int, set[str]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            if str(home) not in command:
                continue
            links = [str(entry.readlink()) for entry in (process / "fd").iterdir()]
        except OSError:
            continue
        sockets = {link[8:-1] for link in links if link.startswith("socket:[")}
        addresses = {inodes[inode] for inode in sockets & inodes.keys()}
        if addresses:
            found[int(process.name)] = addresses
    return found


def test_everything_listens_on_loopback_only(cloud: Cloud) -> None:
    found = listeners(cloud.settings.home)

    assert len(found) >= 3
    assert set().union(*found.values()) <= LOOPBACK
