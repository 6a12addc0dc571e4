"""Whether a subject is that of an automatic mail, in contrast to one about such mails."""

import re

from countersign.analysis.mail.automatic_answer_words import ABSENCES, ANSWERS, BOUNCES
from countersign.analysis.mail.phrases import plain
from countersign.analysis.mail.subjects import bare_subject, is_answer

_READ = 200
_FRAMES = " \t[(<{*\u300c\u3010\u300e\"'\u201c\u201e\u00ab!-"
_ENDS_THERE = re.compile(
    r"\s{0,3}[\])>}*\u300d\u3011\u300f\"'\u201d\u00bb!.]{0,4}\s{0,3}(?:$|[:\uff1a;|/,]|[-\u2013\u2014]\s)"
    r"|\s{0,3}[\])>}\u300d\u3011\u300f]"
    r"|\s(?:re|aw|sv|antw|odp|vs|fwd?):"
    r"|\s(?:until|till?|through|from\s\d|bis|vom\s\d|ab\s\d|jusqu|hasta|fino|t/m|tot|do\s\d|t\.o\.m)"
)
_IS_AWAY = re.compile(r"\b(?:is|am|are|currently|be)\s(?:currently\s)?(?:away|out)\s(?:of|from)\s")


def is_automatic_subject(subject: str) -> bool:
    """Whether it begins with what programs call their answers, and that ends there.

    Who answers such a mail, or writes of it, is a person; and so is who asks about an absence.
    """
    if is_answer(subject):
        return False
    whole = plain(bare_subject(subject)[:_READ]).strip()
    if whole.startswith(BOUNCES):
        return True
    bare = whole.lstrip(_FRAMES)
    if _begins_with(bare, ANSWERS):
        return True
    if "?" in bare or "\uff1f" in bare:
        return False
    return _begins_with(bare, ABSENCES) or ("office" in bare and bool(_IS_AWAY.search(bare)))


def _begins_with(subject: str, labels: frozenset[str]) -> bool:
    return any(
        subject.startswith(label) and _ENDS_THERE.match(subject, len(label)) is not None
        for label in labels
    )
