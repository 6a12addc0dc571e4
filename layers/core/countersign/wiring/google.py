"""Google: where accounts are connected and left, and the mailboxes that are worked in."""

from countersign.domain.integration import Provider
from countersign.ports.integrations import OAuth
from countersign.ports.mail import Mailboxes
from countersign.wiring import shared
from countersign.wiring.shared import clock, settings


def google_client() -> tuple[str, str]:
    google = shared.secrets().fields(settings.google_secret_id)
    return google["client_id"], google["client_secret"]


def google_oauth() -> OAuth:
    from countersign.adapters.google.oauth import GoogleOAuth

    google = shared.secrets().fields(settings.google_secret_id)
    return GoogleOAuth(
        google["client_id"], google["client_secret"], clock, base_url=settings.google_base_url
    )


class Providers(dict[Provider, OAuth]):
    """Made when first asked for: most requests to the edge connect no account."""

    def __missing__(self, provider: Provider) -> OAuth:
        return self.setdefault(provider, google_oauth())


def mailboxes() -> Mailboxes:
    from countersign.adapters.google.gmail import GmailMailboxes
    from countersign.usecases.integrations.access_tokens import AccessTokens

    access_tokens = AccessTokens(shared.integrations(), google_oauth(), shared.vault(), clock)
    return GmailMailboxes(access_tokens, base_url=settings.google_base_url)
