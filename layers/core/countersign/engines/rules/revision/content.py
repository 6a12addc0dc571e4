"""What the person has the mail say: their words, as a mail to its recipient says them."""

import re

from countersign.domain.says import said
from countersign.engines.rules.revision.answers import Stance, stance
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.letter import is_quote
from countersign.engines.rules.revision.refusals import Cannot
from countersign.engines.rules.revision.slots import leaves_open, slot_of

_VAGUE = re.compile(
    r"(?:an?|some|several)\b"
    r"|(?:something|anything|everything|it|this|that|more|less|nothing|irgendetwas|etwas|mehr)\b"
    r"(?!['’]?s?\s(?:is|was|will|would|works|can|are|looks|sounds|does|has|had|ist|war|geht"
    r"|passt))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:yes|no|ja|nein|thanks|thank you|sorry|later)\s+(?:and|then|und|dann)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|will|would|can|could|should|must|may|might|do|does|did|have"
    r"|has|had|need|needs|want|wants|like|likes|work|works|look|looks|see|hope|think|know|send|sent"
    r"|come|comes|came|go|goes|going|get|got|call|called|meet|met|pay|paid|prefer|agree|suggest"
    r"|attach|attached|appreciate|confirm|please|let|ist|sind|bin|war|waren|wird|werde|werden|habe"
    r"|haben|hat|hatte|kann|können|muss|müssen|soll|sollte|möchte|würde|komme|kommt|gehe|geht|passt"
    r"|brauche|brauchen|freue|melde|schicke|bitte)\b|['’](?:m|ll|re|ve|d|s)\b|n['’]t\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"\bher(?=\s+(?!(?:to|at|on|in|the|a|an|about|that|by|for|with|from|and|or|if|when|again|back"
    r"|today|tomorrow|later|soon|my|our|your|this|these|those|some|all|as|because|so|before|after"
    r"|until|next|tonight|now)\b)[^\W\d_])",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:she|he|they)\b(?P<gap>\s?)(?P<verb>['’]s|[a-z]+)?", re.IGNORECASE)
_AUXILIARIES = {"is": "are", "'s": "'re", "’s": "'re", "has": "have", "was": "were", "does": "do"}
_GERMAN_THIRD = re.compile(r"\b(?:er|ihm|ihn|sein|seine[rnms]?|ihr|ihnen|ihre[rnms]?|sie)\b")


def take_stance(draft: Draft, which: Stance) -> Draft:
    """Yes, no, or another of our own sentences, in place of the one that leaves it open."""
    words = stance(which, draft.letter.language, draft.tone)
    if words in draft.letter.paragraphs:
        return draft
    return _answer(draft, words, in_place=which != "sorry")


def say(draft: Draft, words: str, *, whom: str = "", in_place: bool) -> Draft:
    """The person's own words as a sentence. `in_place`: they are the answer, which was open."""
    return _answer(draft, sentence(_to_recipient(words, whom)), in_place=in_place)


def say_that(draft: Draft, words: str) -> Draft:
    """A German subordinate clause, which stays one."""
    if _GERMAN_THIRD.search(words):
        raise Cannot(said("Schreib es so, wie es dort stehen soll, zum Beispiel: sag „…“."))
    return _answer(draft, sentence(f"ich möchte sagen, dass {words}"), in_place=True)


def ask(draft: Draft, frame: str, words: str) -> Draft:
    """A question, in a frame that needs no other word order than the person's."""
    return _answer(draft, frame.format(words.rstrip(" .!?")), in_place=False)


def is_vague(words: str) -> bool:
    return _VAGUE.match(words) is not None


def goes_on(words: str) -> bool:
    """Whether it is one of our own answers with something after it that is none."""
    return _GOES_ON.match(words) is not None


def has_verb(words: str) -> bool:
    return _VERB.search(words) is not None


def sentence(words: str) -> str:
    """With a capital and its full stop; "i" is "I"."""
    said = re.sub(r"(?<![\w'’.@-])i(?=['’](?:m|ll|ve|d)\b|\s)", "I", " ".join(words.split()))
    said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "!", "?", "…", ":")) else f"{said.rstrip(' ,')}."


def _answer(draft: Draft, words: str, *, in_place: bool) -> Draft:
    letter = draft.letter
    kept = list(letter.paragraphs)
    left = next((at for at, one in enumerate(kept) if leaves_open(one)), None)
    if in_place and left is not None:
        kept[left] = words
        return draft.rewritten(letter.with_paragraphs(*kept))
    if kept and not is_quote(kept[-1]) and slot_of(kept[-1]) is None and "\n" not in kept[-1]:
        kept[-1] = f"{kept[-1]} {words}"
    else:
        kept.append(words)
    return draft.rewritten(letter.with_paragraphs(*kept))


def _to_recipient(words: str, whom: str) -> str:
    """What is told of "her" to her is told to "you"."""
    name = whom.lower()
    if name not in ("her", "him", "them"):
        return words
    said = _POSSESSED.sub("your", words) if name == "her" else words
    said = re.sub(r"\b(?:his|their)\b" if name != "her" else r"\bhers\b", "your", said)
    said = _SUBJECT.sub(_you_do, said)
    return re.sub(rf"\b{name}\b", "you", said, flags=re.IGNORECASE)


def _you_do(match: re.Match[str]) -> str:
    """The pronoun and its verb, in the second person."""
    verb = match["verb"] or ""
    if match.group().lower().startswith("they"):
        return f"you{match['gap']}{verb}"
    if verb in _AUXILIARIES:
        return f"you{match['gap']}{_AUXILIARIES[verb]}"
    if verb.endswith("ies"):
        verb = f"{verb[:-3]}y"
    elif re.search(r"(?:sh|ch|ss|x|o)es$", verb):
        verb = verb[:-2]
    elif verb.endswith("s") and not verb.endswith("ss"):
        verb = verb[:-1]
    return f"you{match['gap']}{verb}"
