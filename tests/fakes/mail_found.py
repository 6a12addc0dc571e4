"""What is found in a mailbox in memory: letters of the person's own, and files."""

from collections.abc import Iterator, Sequence

from countersign.domain.mail.files import MailFile, files_of, is_named, searched, stands_in
from countersign.domain.mail.mail import Mail
from countersign.ports.providers import FileTooLarge, ProviderGone
from tests.fakes.mail_by_hand import MailboxByHand

LETTERS_AT_MOST = 20
MESSAGES_READ = 10


class FoundByHand(MailboxByHand):
    """Searches as the port has them."""

    def sent_to(self, address: str, *, at_most: int) -> tuple[Mail, ...]:
        self._answer("sent_to")
        wanted = address.strip().lower()
        found = (mail for mail in self._own() if wanted in _people(mail.to + mail.cc))
        return tuple(found)[: min(at_most, LETTERS_AT_MOST)]

    def find_sent(self, words: Sequence[str], *, at_most: int) -> tuple[Mail, ...]:
        self._answer("find_sent")
        plain = searched(words)
        found = (
            mail
            for mail in self._own()
            if plain and all(stands_in(one, f"{mail.subject} {mail.text}") for one in plain)
        )
        return tuple(found)[: min(at_most, LETTERS_AT_MOST)]

    def find_files(
        self, *, correspondent: str, words: Sequence[str], at_most: int
    ) -> tuple[MailFile, ...]:
        self._answer("find_files")
        wanted, plain = correspondent.strip().lower(), searched(words)
        if not wanted and not plain:
            return ()
        found = [
            file
            for mail in self._newest_first()
            if not wanted or wanted in _people((mail.sender, *mail.to, *mail.cc))
            for file in files_of(mail)
            if not plain or is_named(file, plain)
        ]
        read = dict.fromkeys(file.message_id for file in found)
        kept = set(list(read)[:MESSAGES_READ])
        return tuple(file for file in found if file.message_id in kept)[:at_most]

    def file_bytes(self, message_id: str, part: str, *, at_most: int) -> bytes:
        self._answer("file_bytes")
        mails = [mail for mail in self.messages if mail.message_id == message_id]
        if not any(file.part == part for mail in mails for file in mail.files):
            raise ProviderGone("The message has no such file any more.")
        content = self.contents[message_id, part]
        if len(content) > at_most:
            raise FileTooLarge("The file is too large to be attached.")
        return content

    def _own(self) -> Iterator[Mail]:
        return (mail for mail in self._newest_first() if mail.is_sent)

    def _newest_first(self) -> list[Mail]:
        kept = [mail for mail in self.messages if not (mail.is_draft or mail.is_thrown_away)]
        return sorted(kept, key=lambda mail: mail.at, reverse=True)


def _people(addresses: Sequence[str]) -> list[str]:
    return [one.lower() for one in addresses]
