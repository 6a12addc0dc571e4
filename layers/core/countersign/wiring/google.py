"""Google: where accounts are connected and left, and the mailboxes that are worked in."""

from countersign.domain.integration import Provider
from countersign.ports.integrations import OAuth
from countersign.ports.mail import Mailboxes
from countersign.wiring import parts
from countersign.wiring.parts import clock, settings


def google_client() -> tuple[str, str]:
    google = parts.secrets().fields(settings.google_secret_id)
    return google["client_id"], google["client_secret"]


def google_oauth() -> OAuth:
    from countersign.adapters.google.oauth import GoogleOAuth

    google = parts.secrets().fields(settings.google_secret_id)
    return GoogleOAuth(
        google["client_id"], google["client_secret"], clock, base_url=settings.google_base_url
    )


class Providers(dict[Provider, OAuth]):
    """Made when first asked for: most requests to the edge connect no account."""

    def __missing__(self, provider: Provider) -> OAuth:
        return self.setdefault(provider, google_oauth())


def mailboxes() -> Mailboxes:
    from countersign.adapters.google.gmail import GmailMailboxes
    from countersign.usecases.access import FreshAccess

    fresh_access = FreshAccess(parts.integrations(), google_oauth(), parts.vault(), clock)
    return GmailMailboxes(fresh_access, base_url=settings.google_base_url)
