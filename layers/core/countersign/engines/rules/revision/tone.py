"""Shorter, more formal, friendlier, with thanks, in another language: how it is said."""

import re
from dataclasses import replace

from countersign.analysis.mail.language import Language
from countersign.domain import says
from countersign.domain.languages import LANGUAGE_NAMES
from countersign.engines.rules.reply_templates import PHRASES, Tone
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.letter import (
    HELLO,
    Letter,
    is_quote,
    sentences_of,
    without_sentences,
)
from countersign.engines.rules.revision.refusals import Cannot
from countersign.engines.rules.revision.slots import said, slot_of

_COURTESY = re.compile(
    r"(?:i hope (?:you|this|all)\b.{0,60}|hope (?:you are|you're|this finds)\b.{0,60}"
    r"|(?:many )?thank(?:s| you) (?:very much |so much )?for (?:your|the) (?:\w+ )?"
    r"(?:message|mail|email|e-mail|note|letter|patience|understanding|time)"
    r"|(?:i )?look(?:ing)? forward to (?:hearing from you|your (?:reply|answer))"
    r"|(?:please )?(?:do not|don['’]t) hesitate to .{0,60}|(?:please )?feel free to .{0,60}"
    r"|(?:please )?let me know if you have any (?:more |further |other )?questions"
    r"|have a (?:nice|great|good|lovely) \w+|got your message, thanks|ich hoffe, .{0,60}"
    r"|(?:vielen )?dank für (?:die|deine|ihre) (?:nachricht|mail|e-mail|antwort|geduld)"
    r"|bei (?:rück)?fragen .{0,60})[.!]?",
    re.IGNORECASE | re.DOTALL,
)
_LONG_FORMS = (
    (r"\bI['’]m\b", "I am"),
    (r"\b(I|you|we|they)['’]ve\b", r"\1 have"),
    (r"\b(I|you|we|they|he|she|it|that)['’]ll\b", r"\1 will"),
    (r"\b(you|we|they)['’]re\b", r"\1 are"),
    (r"\bcan['’]t\b", "cannot"),
    (r"\bwon['’]t\b", "will not"),
    (r"\b(do|does|did|is|are|was|were|has|have|could|would|should)n['’]t\b", r"\1 not"),
    (r"\b(it|that|there|he|she)['’]s been\b", r"\1 has been"),
    (r"\b(it|that|there)['’]s\b", r"\1 is"),
    (r"\bThanks\b", "Thank you"),
    (r"\bthanks\b", "thank you"),
)
_SHORT_FORMS = (
    (r"\bI am\b", "I'm"),
    (r"\bI have (?=been|got|had|seen|sent|read)", "I've "),
    (r"\b(I|you|we|they) will\b(?! not)", r"\1'll"),
    (r"\b(you|we|they) are\b", r"\1're"),
    (r"\bcannot\b", "can't"),
    (r"\bwill not\b", "won't"),
    (r"\b(do|does|did|is|are|was|were|has|have|could|would|should) not\b", r"\1n't"),
    (r"\b(it|that|there) is\b", r"\1's"),
)
_NOBODY = re.compile(r"(?:sir|madam|damen|herren|madame|monsieur|all|team|heer)\b", re.IGNORECASE)
_THANKS = re.compile(r"\b(?:thank|dank|merci|gracias|grazie|bedankt)", re.IGNORECASE)


def shorter(draft: Draft, *, sentences: int | None = None) -> Draft:
    """Without courtesies and quotations, in our own brief words where they are ours."""
    before = draft.letter
    paragraphs = tuple(filter(None, (_core(one, before.language) for one in before.own)))
    if not paragraphs:
        paragraphs = before.own[:1]
    if sentences is not None:
        whole = [one for paragraph in paragraphs for one in sentences_of(paragraph)]
        paragraphs = (" ".join(whole[:sentences]),)
    after = before.with_paragraphs(*paragraphs)
    if len(after.text) >= len(before.text):
        raise Cannot(
            says.said(
                "Nothing in it is mere courtesy. Say which sentence to leave out, for example "
                "“remove the last sentence”."
            )
        )
    return replace(draft, letter=after, tone="brief")


def in_tone(draft: Draft, tone: Tone) -> Draft:
    """Greeting, farewell and sentences as they are said in this tone; contractions as well."""
    before = draft.letter
    language = before.language
    phrases = PHRASES[language][tone]
    paragraphs = [_in_tone(one, language, tone) for one in before.paragraphs]
    if tone == "friendly" and not any(_thanks(one) for one in paragraphs):
        paragraphs.insert(0, phrases.opening)
    after = Letter(
        greeting=_hello(before.greeting, phrases.hello, phrases.hello_nobody),
        paragraphs=tuple(paragraphs),
        farewell=phrases.farewell,
        signature=before.signature or draft.signature,
    )
    if after.text == before.text:
        raise Cannot(
            says.said(
                "It is as {tone} as I can make it. Say what should stand there instead.", tone=tone
            )
        )
    return replace(draft, letter=after, tone=tone)


def thank(draft: Draft, reason: str | None = None) -> Draft:
    """Thanks before all else, for what the person names."""
    letter = draft.letter
    words = PHRASES[letter.language][draft.tone].opening
    if reason:
        much = "Thank you" if draft.tone == "formal" else "Thanks"
        words = f"{much} for {reason.rstrip(' .!')}."
    others = [one for one in letter.paragraphs if not _is_only_thanks(one)]
    first = next((one for paragraph in others[:1] for one in sentences_of(paragraph)), "")
    if not reason and _thanks(first):
        return draft
    return draft.rewritten(letter.with_paragraphs(words, *others))


def in_language(draft: Draft, language: Language) -> Draft:
    """In another language, as far as every sentence is one of ours."""
    before, name = draft.letter, LANGUAGE_NAMES[language]
    if before.language == language:
        return draft
    phrases = PHRASES[language][draft.tone]
    paragraphs = []
    for paragraph in before.paragraphs:
        slot = slot_of(paragraph)
        if slot is None and not is_quote(paragraph):
            raise Cannot(
                says.said(
                    "I can put only my own sentences into {name}, and “{paragraph}” is not "
                    "one of them. Edit it, or leave it out first.",
                    name=name,
                    paragraph=paragraph[:80],
                )
            )
        spoken: Tone = "brief" if slot and slot.shared else draft.tone
        paragraphs.append(said(slot, language, spoken) if slot else paragraph)
    return draft.rewritten(
        Letter(
            greeting=_hello(before.greeting, phrases.hello, phrases.hello_nobody),
            paragraphs=tuple(paragraphs),
            farewell=phrases.farewell if before.farewell else "",
            signature=before.signature,
        )
    )


def _core(paragraph: str, language: Language) -> str:
    slot = slot_of(paragraph)
    if slot is not None:
        return "" if slot.name == "opening" else said(slot, language, "brief")
    told = enumerate(sentences_of(paragraph))
    return without_sentences(
        paragraph, {number for number, one in told if _COURTESY.fullmatch(one)}
    )


def _in_tone(paragraph: str, language: Language, tone: Tone) -> str:
    slot = slot_of(paragraph)
    if is_quote(paragraph):
        return paragraph
    if slot is not None and not slot.shared:
        return said(slot, language, tone)
    if language != "en" or tone == "brief":
        return paragraph
    for short, long in _LONG_FORMS if tone == "formal" else _SHORT_FORMS:
        paragraph = re.sub(short, long, paragraph)
    return paragraph


def _hello(greeting: str, named: str, unnamed: str) -> str:
    """The greeting with the name that stood in it; none where none stood."""
    if not greeting:
        return ""
    hello = HELLO.match(greeting)
    name = greeting[hello.end() if hello else 0 :].strip(" ,:!.")
    if not name or not name[0].isupper() or _NOBODY.search(name):
        return unnamed
    return named.replace("{name}", name)


def _thanks(paragraph: str) -> bool:
    return not is_quote(paragraph) and _THANKS.search(paragraph) is not None


def _is_only_thanks(paragraph: str) -> bool:
    slot = slot_of(paragraph)
    if slot is not None:
        return slot.name == "opening"
    return _thanks(paragraph) and len(sentences_of(paragraph)) == 1 and len(paragraph) < 80
