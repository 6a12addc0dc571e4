"""Whether a message takes back what its sender asked before: "never mind, I found it"."""

import re

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.requests import weigh

LONGEST = 800
"""Characters of a message that may take something back; a longer one has more to say."""

_TAKES_BACK = re.compile(
    "|".join(f"(?:{phrase})" for words in WORDS.values() for phrase in words.taken_back)
)


@feature
def takes_back(message: MailFeatures) -> bool:
    """Whether the newest text says that an earlier question is settled, and asks nothing else."""
    if sum(map(len, message.blocks)) > LONGEST:
        return False
    said = message.sentences
    rest = [sentence for sentence in said if not _TAKES_BACK.search(_plain(sentence))]
    if len(rest) == len(said):
        return False
    language = message.language_of_text
    return not any("?" in one or weigh(one, language).asks for one in rest)


@feature
def takes_back_for(message: MailFeatures, asking: MailFeatures) -> bool:
    """Whether a later message settles what this one asks: by who asked, or by somebody who had the
    question too, and vouched for no less than the question is."""
    later, asked = message.mail, asking.mail
    if later.dmarc not in ("pass", asked.dmarc):
        return False
    had_it = (asked.sender, *asked.to, *asked.cc)
    who = address_in(later.sender)
    return any(same_person(who, address_in(one)) for one in had_it) and takes_back(message)


def _plain(sentence: str) -> str:
    return " ".join(sentence.lower().replace("\u2019", "'").split())
