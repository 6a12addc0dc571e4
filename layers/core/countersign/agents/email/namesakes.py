"""A stranger who goes by the name of somebody whom the user writes with at another address."""

from dataclasses import replace

from countersign.agents.email.recipients import Recipients
from countersign.analysis.mail.addresses import address_in
from countersign.analysis.mail.names import name_shown
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Caution
from countersign.ports.mail import Mailbox
from countersign.ports.providers import ProviderError


def warned_of_namesake(recipients: Recipients, newest: Mail, mail: Mailbox) -> Recipients:
    """The recipients with a warning where the sender is such a stranger.

    The mailbox is asked at most once, and only for a first contact with a person's name. Where it
    gives no answer the first contact alone is warned of: the reply is a draft either way.
    """
    sender = address_in(newest.sender)
    first = Caution(path="to/0", code="first_contact")
    if first not in recipients.warnings or recipients.to[0] != sender:
        return recipients
    named = name_shown(newest.sender_name)
    if named is None or not (named.first and named.last):
        return recipients
    try:
        known = mail.known_as(newest.sender_name, besides=sender)
    except ProviderError:
        return recipients
    if not known:
        return recipients
    warning = Caution(path="to/0", code="lookalike_sender")
    return replace(recipients, warnings=(warning, *recipients.warnings))
