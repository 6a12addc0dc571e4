"""The list of domains at which anybody can have an address, from two packages of npm.

`python -m infra.public_mail` writes it anew (docs/decisions/0022-domains-that-name-nobody.md).
"""

import json
import re
import tarfile
import tempfile
from pathlib import Path

from infra.venvs import ROOT
from infra.web.toolchain import toolchain

LIST = ROOT / "layers" / "core" / "countersign" / "analysis" / "mail" / "public_mail.txt"

PACKAGES = {
    "free-email-domains@1.12.6": "package/domains.json",
    "email-providers@2.26.0": "package/all.json",
}
"""MIT and ISC; the file of each that lists domains as JSON."""

BESIDES = frozenset(
    {
        *("keemail.me", "mozmail.com", "net.hr", "passmail.net", "privaterelay.appleid.com"),
        *("simplelogin.com", "telia.com", "tuta.com", "tutamail.com", "tutanota.com"),
        *("tutanota.de", "volny.cz"),
    }
)
"""Mail services that neither has. Source: the services' own pages."""

NOT = frozenset({"example.com", "test.com"})
"""Named in both by mistake: the first is for documents alone (RFC 2606)."""

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def main() -> None:
    found = set(BESIDES)
    with tempfile.TemporaryDirectory() as folder:
        for package, listing in PACKAGES.items():
            found.update(_listed(Path(folder), package, listing))
    LIST.write_text("".join(f"{domain}\n" for domain in sorted(found - NOT)))


def _listed(folder: Path, package: str, listing: str) -> list[str]:
    tools = toolchain()
    packed_as = tools.run(
        [str(tools.npm), "pack", "--silent", "--pack-destination", str(folder), package],
        what=f"npm does not give {package}.",
        do="Check that npm reaches a package registry, then run the same command again.",
        seconds=120,
    )
    with tarfile.open(folder / packed_as.split()[-1]) as packed:
        member = packed.extractfile(listing)
        domains = json.load(member) if member else []
    named = (str(one).strip().lower() for one in domains)
    return [name for name in named if _DOMAIN.fullmatch(name)]


if __name__ == "__main__":
    main()
