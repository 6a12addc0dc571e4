"""Addresses behind which many read."""

from countersign.analysis.mail.addresses import domain_of
from countersign.analysis.mail.domains import organisation_of
from countersign.domain.mail.mail import Mail

_LIST_HOSTS = ("googlegroups.com", "groups.io", "yahoogroups.com", "freelists.org")
_LIST_SUBDOMAINS = ("lists.", "list.", "groups.", "mailman.", "listserv.")
_LIST_HEADERS = ("list-id", "list-post")


def is_list(address: str, mail: Mail) -> bool:
    """Whether it is a list's address, or that of the list that the mail came by."""
    domain = domain_of(address)
    if organisation_of(domain) in _LIST_HOSTS or domain.startswith(_LIST_SUBDOMAINS):
        return True
    named = " ".join(mail.headers.get(header, "").lower() for header in _LIST_HEADERS)
    return address in named
