"""How the person writes to whom an answer goes to, from the letters that they sent them."""

from countersign.agents.email.looking_up import looked_up
from countersign.analysis.mail.addresses import address_in
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures
from countersign.analysis.mail.reply_language import language_for_reply
from countersign.analysis.mail.voice import voice_of, wrote_in
from countersign.domain.languages import Language
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import Reader
from countersign.ports.mail import Mailbox

LETTERS_AT_MOST = 6
"""Each is a request to the provider; to a stranger there are none."""


def in_their_voice(
    read: ThreadFeatures, mailbox: Mailbox, reader: Reader
) -> tuple[Reader, Language | None]:
    """The reader as they write to the sender of the newest message, and the letter's language: what
    they told their agent comes before the language of what they answer. None where neither says.

    Letters that cannot be read now say nothing (`looking_up`).
    """
    correspondent = address_in(read.newest.mail.sender)
    sent: tuple[Mail, ...] = looked_up(
        lambda: mailbox.sent_to(correspondent, at_most=LETTERS_AT_MOST) if correspondent else (),
        otherwise=(),
    )
    letters = tuple(map(MailFeatures, sent))
    language = reader.manner.language or language_for_reply(read, wrote_in(letters, correspondent))
    if language is None or not letters:
        return reader, language
    voice = voice_of(letters, correspondent, language)
    return reader.model_copy(update={"manner": reader.manner.in_voice(voice)}), language
