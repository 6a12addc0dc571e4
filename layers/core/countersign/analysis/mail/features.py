"""What is found in a message or in a conversation: looked for when first asked, and then kept.

Who judges a mail asks many things of it, and many of them the same: what its newest text is, what
language that is in, who seems to have written it. Whoever reads passes on what was read, and not
the bare mail. It lives as long as somebody holds it: for one look at one conversation.
"""

from collections.abc import Callable, Hashable
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from countersign.analysis.mail.body_text import newest_blocks, own_text, sentences
from countersign.analysis.mail.boilerplate import spares_paper, warns_of_outsiders
from countersign.analysis.mail.language import Language, language_of, ours, tongues
from countersign.analysis.mail.one_time_secrets import hands_over
from countersign.analysis.mail.subjects import bare_subject
from countersign.domain.mail.mail import Mail, Thread
from countersign.ports.engine import Reader

_SUBJECT_READ = 1_000


class Findings:
    """What was found so far, by who looked for it and what they were told."""

    def __init__(self) -> None:
        self.found: dict[Hashable, Any] = {}


F = TypeVar("F", bound=Findings)
P = ParamSpec("P")
T = TypeVar("T")


def feature(find: Callable[Concatenate[F, P], T]) -> Callable[Concatenate[F, P], T]:
    """Makes of a function one that looks once: for the same arguments it has the same answer."""

    @wraps(find)
    def once(read: F, /, *args: P.args, **named: P.kwargs) -> T:
        key = (find, args, *named.items())
        if key not in read.found:
            read.found[key] = find(read, *args, **named)
        answer: T = read.found[key]
        return answer

    return once


class MailFeatures(Findings):
    """A message, and what its subject and text say, whoever reads it and whoever wrote it.

    What else is found in it stands with what looks for it, as a `feature`.
    """

    def __init__(self, mail: Mail) -> None:
        super().__init__()
        self.mail = mail

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """`body_text.newest_blocks`, without a signature."""
        return newest_blocks(self.mail.text)

    @cached_property
    def own_text(self) -> str:
        """`body_text.own_text`: with what stands at its foot."""
        return own_text(self.mail.text)

    @cached_property
    def subject_and_text(self) -> str:
        """The subject above the sender's own text."""
        return f"{self.mail.subject[:_SUBJECT_READ]}\n{self.own_text}"

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Those of the newest text."""
        return tuple(sentence for block in self.blocks for sentence in sentences(block))

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The sentences of the newest text, but for those that a mail server or a custom added."""
        return tuple(
            one for one in self.sentences if not warns_of_outsiders(one) and not spares_paper(one)
        )

    @cached_property
    def tongues(self) -> tuple[str, ...]:
        """`language.tongues` of what the sender wrote, without what servers and custom added."""
        return tongues("\n".join(self.written))

    @cached_property
    def language_of_text(self) -> Language | None:
        return ours(next(iter(self.tongues), ""))

    @cached_property
    def language_of_subject(self) -> Language | None:
        return language_of(bare_subject(self.mail.subject))

    @cached_property
    def language(self) -> Language | None:
        """That of the text; where that says too little, that of the subject."""
        return self.language_of_text if self.tongues else self.language_of_subject

    @cached_property
    def hands_over_secret(self) -> bool:
        """A code, or a link that opens an account."""
        return hands_over(self.mail, self.own_text)

    def as_by(self, author: Mail) -> "MailFeatures":
        """The same words, written by somebody else: what was read in them holds."""
        made = MailFeatures(author)
        words = {name: found for name, found in vars(self).items() if name not in vars(made)}
        vars(made).update(words)
        return made


class ThreadFeatures(Findings):
    """A conversation as it is read for somebody, message by message.

    `on` another state of it, what was found in its messages is kept.
    """

    def __init__(
        self, thread: Thread, reader: Reader, known: dict[int, MailFeatures] | None = None
    ) -> None:
        super().__init__()
        self.thread = thread
        self.reader = reader
        self._known: dict[int, MailFeatures] = {} if known is None else known

    @cached_property
    def delivered(self) -> tuple[MailFeatures, ...]:
        """Everything but drafts."""
        return tuple(map(self.of, self.thread.delivered))

    @property
    def newest(self) -> MailFeatures:
        """The newest delivered message; there is one."""
        return self.delivered[-1]

    def of(self, mail: Mail) -> MailFeatures:
        """What is found in this message of the conversation."""
        # By identity: a mail with another sender is another one. The features hold the mail, so
        # that its id is not given to a later one.
        return self._known.setdefault(id(mail), MailFeatures(mail))

    def on(self, thread: Thread) -> "ThreadFeatures":
        """The conversation without some of its messages; itself where none is missing."""
        if [id(one) for one in thread.messages] == [id(one) for one in self.thread.messages]:
            return self
        return ThreadFeatures(thread, self.reader, self._known)

    def knowing(self, address: str) -> "ThreadFeatures":
        """The conversation for a reader of whom the mailbox says that they have written there."""
        knows = self.reader.correspondents | {address}
        reader = self.reader.model_copy(update={"correspondents": knows})
        return ThreadFeatures(self.thread, reader, self._known)

    def as_by(self, author: Mail) -> "ThreadFeatures":
        """The conversation with its newest message as from its author."""
        newest = self.newest
        self._known[id(author)] = newest.as_by(author)
        messages = tuple(
            author if mail.message_id == author.message_id else mail
            for mail in self.thread.messages
        )
        return self.on(self.thread.model_copy(update={"messages": messages}))


def features_of(thread: Thread, reader: Reader, read: object) -> ThreadFeatures:
    """What was read before, if it is this conversation for this reader; else it begins anew.

    In which manner the reader writes does not count: nothing that is read asks for it.
    """
    if not isinstance(read, ThreadFeatures) or read.thread is not thread:
        return ThreadFeatures(thread, reader)
    same = reader.model_copy(update={"manner": read.reader.manner})
    return read if read.reader == same else ThreadFeatures(thread, reader)
