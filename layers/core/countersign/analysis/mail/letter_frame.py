"""How a letter begins and ends: the line of its greeting, its farewell, and who signs it."""

import re
from dataclasses import dataclass

from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.quoting import CLOSINGS

_HELLO = re.compile(
    r"(?P<hello>hi there|hi|hello|hey|hiya|dear|morning|good (?:morning|afternoon|evening|day)"
    r"|greetings|hallo|hallöchen|liebe[rs]?|moin(?: moin)?|servus|grüß (?:dich|gott)|grüezi"
    r"|(?:einen )?(?:schönen )?guten (?:tag|morgen|abend)|sehr geehrte[rs]?"
    r"|(?:bonjour|bonsoir|salut|coucou)|chère?s?|madame|monsieur"
    r"|(?:muy )?buen[oa]s(?: (?:días|tardes|noches))?|hola|querid[oa]s?|estimad[oa]s?"
    r"|ciao|buongiorno|buonasera|salve|car[oaie]|gentil[ei](?:ssim[oa])?|egregi[oa]"
    r"|beste|hoi|hé|dag|goede(?:morgen|middag|navond|dag)|goeie?morgen|geachte|lieve|ha)"
    r"(?=[\s,:!.\u2013-]|$)[ ,]*(?P<name>[^,:!\n]{0,60}?)\s*(?P<end>[,:!.\u2013-]*)",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(
    r"(?P<name>[^\W\d_][^\W\d_'’-]{1,20}(?:\s[^\W\d_][^\W\d_'’-]{1,20})?)"
    r"\s?(?P<end>[,\u2013\u2014-])"
)
_FAREWELL = re.compile(
    # English
    r"(?:(?:kind|kindest|warm|warmest|best|many|all good|all my|with (?:kind|best|warm)) "
    r"(?:regards|wishes|love)|regards|best(?: as ever)?|all the best|warmly|cordially|respectfully"
    r"|(?:yours|very|sincerely)(?: (?:sincerely|truly|faithfully|yours))?|as ever|cheers|ta"
    r"|(?:many )?thanks?(?: you)?(?: (?:again|a lot|so much|very much|a million|in advance))?"
    r"|(?:lots of )?love|take care|(?:talk|speak|see you)(?: (?:soon|then|there|tomorrow))?|hugs"
    r"|xxx?|br|kr|rgds|bw|until then|have a (?:great|good|nice|lovely) \w+"
    # German
    r"|(?:(?:mit|ganz|viele|liebe|lieben|beste|besten|herzliche|herzlichen|schöne|freundliche"
    r"|freundlichen|sonnige|einen) ){0,3}(?:grüße|grüsse|gruß|gruss|grüßen|grüssen)(?: aus \w+)?"
    r"|lg|vg|mfg|bg|glg|hg|vlg|danke(?: (?:dir|ihnen|euch|schön|sehr))?|(?:vielen|besten) dank"
    r"|(?:danke|vielen dank) (?:im voraus|und .{2,25})|bis (?:bald|dann|morgen|später|demnächst)"
    r"|tschüss|tschau|hochachtungsvoll|alles (?:liebe|gute)|schöne[ns]? \w+(?: noch)?"
    r"|dein|deine|ihr|ihre"
    # French
    r"|(?:bien |très )?(?:cordialement|sincèrement|amicalement|respectueusement)|cdlt|amitiés"
    r"|bien à (?:vous|toi)|(?:mes )?(?:meilleures )?salutations(?: distinguées)?"
    r"|(?:bonne|belle|très bonne) (?:journée|soirée|semaine|fin de journée)|bon week-?end"
    r"|à (?:bientôt|plus|demain|très vite|tout à l['’]heure)|(?:grosses? )?bis(?:es|ous)"
    r"|je t['’]embrasse|(?:un grand )?merci(?: (?:d['’]avance|beaucoup|à toi|à vous))?"
    # Spanish
    r"|(?:un |muchos |mis )?(?:cordial(?:es)? |fuerte |gran )?(?:saludos?|abrazos?)"
    r"(?: cordial(?:es)?)?|atentamente|(?:muchas |mil )?gracias(?: (?:de antemano|por todo))?"
    r"|(?:un )?besos?|hasta (?:luego|pronto|mañana)|nos vemos"
    # Italian
    r"|(?:un |tanti )?(?:cordiali? |distinti |cari |caro )?(?:saluti|saluto|abbraccio)"
    r"|a (?:presto|domani|dopo)|ciao|grazie(?: (?:mille|in anticipo|di tutto))?|cordialmente"
    r"|buon[ao]? (?:giornata|serata|lavoro|weekend)|(?:tanti )?baci|con affetto"
    # Dutch
    r"|(?:met )?(?:vriendelijke|hartelijke|beste|warme|lieve|veel|groene)? ?groet(?:en|jes)?|gr"
    r"|mvg|(?:alvast )?bedankt|dank(?: je| u)?(?: wel)?|tot (?:snel|ziens|dan|morgen|gauw)|liefs"
    r"|kus(?:jes)?|fijne? (?:dag|avond|weekend)|hoogachtend)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[^\W\d_][^\W\d_'’.-]{0,24}\.?(?:\s[^\W\d_][^\W\d_'’.-]{0,24}\.?){0,3}")
_FOR_SOMEBODY = re.compile(r"(?:i\.\s?[av]\.|p\.?p\.|ppa\.|gez\.|signed:?)\s+", re.IGNORECASE)
_BESIDE_AT_MOST = 2
"""Words of a name that stands on the line of the farewell, as in `LG Sam`."""

_LINE_AT_MOST = 70
_FOOT_LINES = 14
_SYMBOLS = re.compile(r"[^\w\s'’.,:!;&/()-]+")


@dataclass(frozen=True)
class Frame:
    """`hello` is the greeting's word or words as they were written, `named` whom it names, `mark`
    what it ends with. `farewell` has no mark at its end but what `farewell_mark` says; `signed` is
    the name below it, or beside it. What is not there is empty; `body` is what stands between."""

    hello: str = ""
    named: str = ""
    mark: str = ""
    farewell: str = ""
    farewell_mark: str = ""
    signed: str = ""
    body: str = ""

    @property
    def greeting(self) -> str:
        """The line of the greeting as it was written."""
        return _line(" ".join(filter(None, (self.hello, self.named))), self.mark)

    @property
    def closing(self) -> str:
        """The line of the farewell, without a name beside it."""
        return _line(self.farewell, self.farewell_mark)


@feature
def frame(message: MailFeatures) -> Frame:
    return frame_of(message.own_text)


def frame_of(text: str) -> Frame:
    """Of what somebody wrote themselves, with its foot (`body_text.own_text`)."""
    lines = [line.strip() for line in text.strip().split("\n")]
    filled = [at for at, line in enumerate(lines) if line]
    if not filled:
        return Frame()
    hello, named, mark, rest = _greeting(lines[filled[0]])
    begin = filled[0] + 1 if hello or named else filled[0]
    farewell, farewell_mark, signed, end = _foot(lines, begin)
    inside = [rest, *lines[begin:end]] if rest else lines[begin:end]
    return Frame(hello, named, mark, farewell, farewell_mark, signed, "\n".join(inside).strip())


def _line(said: str, mark: str) -> str:
    return f"{said} {mark}" if said and mark in ("-", "\u2013") else f"{said}{mark}"


def _greeting(line: str) -> tuple[str, str, str, str]:
    """Of a first line: its greeting taken apart, and what the line goes on with."""
    bare = _SYMBOLS.sub("", line).strip()
    found = _HELLO.fullmatch(bare)
    if found is not None and _may_be_named(found["name"]):
        return found["hello"], found["name"].strip(" ."), found["end"], ""
    head, comma, rest = bare.partition(",")
    found = _HELLO.fullmatch(head.strip())
    if comma and found is not None and _may_be_named(found["name"]):
        return found["hello"], found["name"].strip(" ."), comma, rest.strip()
    alone = _NAME_ALONE.fullmatch(bare)
    if alone is not None and alone["name"][:1].isupper() and not is_farewell(alone["name"]):
        return "", alone["name"], alone["end"], ""
    return "", "", "", ""


def _may_be_named(name: str) -> bool:
    return len(name.split()) <= 5 and "?" not in name and not any(one.isdigit() for one in name)


def is_farewell(line: str) -> bool:
    bare = line.strip().rstrip(" ,.!\u2013-").lower()
    return bare in CLOSINGS or _FAREWELL.fullmatch(bare) is not None


def _foot(lines: list[str], begin: int) -> tuple[str, str, str, int]:
    """The farewell and its mark, who signed, and where the letter's body ends."""
    last = _last_line(lines)
    for at in range(begin, last + 1):
        line = _SYMBOLS.sub("", lines[at]).strip()
        if 0 < len(line) <= _LINE_AT_MOST and last - at <= _FOOT_LINES:
            found = _farewell(line)
            if found is not None and _stands_at_the_end(lines, at, last):
                farewell, mark, beside = found
                return farewell, mark, beside or _name_below(lines, at + 1), at
    signed = _SYMBOLS.sub("", lines[last]).strip() if last > begin else ""
    if signed and not lines[last - 1] and _is_name(signed) and signed.istitle():
        return "", "", signed, last
    return "", "", "", last + 1


def _last_line(lines: list[str]) -> int:
    ends = (at for at, line in enumerate(lines) if at and line in ("--", "—", "__"))
    end = next(ends, len(lines))
    return max((at for at in range(end) if lines[at]), default=0)


def _stands_at_the_end(lines: list[str], at: int, last: int) -> bool:
    """A `Thanks!` in the midst of a letter is none: what is below a farewell is short."""
    below = [line for line in lines[at + 1 : last + 1] if line]
    return all(len(line) <= _LINE_AT_MOST and not line.endswith("?") for line in below) and (
        not below or _is_name(_SYMBOLS.sub("", below[0]).strip()) or is_farewell(below[0])
    )


def _farewell(line: str) -> tuple[str, str, str] | None:
    if is_farewell(line):
        bare = line.rstrip(" ,.!\u2013-")
        return bare, line[len(bare) :].strip()[:1], ""
    words = line.split()
    for beside in range(1, min(_BESIDE_AT_MOST, len(words) - 1) + 1):
        before, name = " ".join(words[:-beside]), " ".join(words[-beside:])
        if is_farewell(before) and _is_name(name) and (before[-1:] in ",!." or name[0].isupper()):
            bare = before.rstrip(" ,.!\u2013-")
            return bare, before[len(bare) :].strip()[:1], name.rstrip(",!")
    return None


def _name_below(lines: list[str], at: int) -> str:
    for line in lines[at : at + 3]:
        bare = _FOR_SOMEBODY.sub("", _SYMBOLS.sub("", line).strip(" -\u2013\u2014"))
        if bare:
            return bare if _is_name(bare) and not is_farewell(bare) else ""
    return ""


def _is_name(line: str) -> bool:
    return _SIGNED.fullmatch(line) is not None and not line.endswith("..")
