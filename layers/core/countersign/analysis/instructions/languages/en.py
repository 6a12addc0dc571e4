"""How English tells an agent what to do."""

from countersign.analysis.instructions.form import Beyond, InstructionWords, Wrapping, one_of
from countersign.analysis.instructions.held_words import QUOTES, SORTS, mark_of
from countersign.analysis.instructions.languages.en_letters import LETTERS
from countersign.analysis.instructions.languages.en_mail import FIRST, LEAVE, NEVER
from countersign.analysis.instructions.letter_lines import LINE
from countersign.analysis.instructions.people import PEOPLE, contacts

_PARTS = {
    "forget": r"(?:forget|cancel|disregard|ignore|drop|undo)",
    "well": r"(?:(?:oh|well|actually|but|and|or|then),? )*",
    "quote": mark_of(QUOTES, "quote"),
    "line": LINE,
    "people": PEOPLE,
    "contacts": contacts(
        kin=r"(?:my|our|the) (?!<narrow>)[\w-]+(?: (?!<narrow>)[\w-]+)?",
        anybody=one_of(
            """
            (?:any|every)(?:one|body) (?:at|from|with), people (?:at|from), all of, all (?:at|from),
            (?:all |any |the )?(?:addresses|senders) (?:at|from|of|under), the domain, domain,
            (?:the )?(?:company|sender|shop|address)
            """
        ),
        joint="and|or|and also|as well as|and from|or from",
    ),
    "narrow": one_of(
        r"""
        not, never, no, don't, do, except, but, others?, only, who, people, list, same, about, to,
        for, from, by, of, with, at, on, in, and, or, like, regarding, concerning, \w+ing, \w+ed,
        newsletters?, receipts?, notifications?, e-?mails?, mails?, messages?, letters?
        """
    ),
    "sort": one_of("newsletters?, receipts?, notifications?"),
    "every": r"(?:(?:all|any|every|each|the|my|of the|of my|new|incoming) ){0,3}",
    "one_sort": r"<every><sort>(?: (?:e-?mails?|mails?|messages?))?",
    "sorts": r"(?:<one_sort>(?:(?:,? (?:and|or) |, ?| ?[&/] ?)<one_sort>){0,3})",
    "mail": one_of(
        """
        e-?mails?, mails?, messages?, letters?, threads?, conversations?, correspondence, stuff,
        things?
        """
    ),
    "marked_sorts": mark_of(SORTS, "sorts"),
    "sorts_alone": mark_of(SORTS, "alone"),
    "any_mail": r"(?:<every><mail>|everything|anything|all)(?: that comes?)?",
    "things": (
        r"(?:(?:<marked_sorts>|<any_mail>) (?:(?:sent|coming) )?(?:from|by|of) )?<people>"
        r"(?:'s <mail>)?"
    ),
    "thing": r"(?:<things>|<sorts_alone>)",
    "object": r"(?:<thing>|(?P<whatever><any_mail>))",
    "myself": r"(?:myself|on my own|by myself)",
    "never": r"(?:never|don't|do not|dont|don't ever)",
    "must_never_be": r"(?:is|are|should|must|may|shall|can) (?:not|never)(?: to)?(?: be)?",
    "nothing_is_to_be": r"nothing (?:is|should|must|may|shall|can|gets)(?: ever)?(?: to)?(?: be)?",
    "labels": r"(?:labels?|tags?)",
    "asking": (
        r"(?:(?:first )?(?:asking|checking with|waiting for|consulting)(?: me| us)?(?: first)?"
        r"|my (?:ok|okay|approval|consent|permission|signature))"
    ),
    "propose": r"(?:propose|suggest|draft|write|prepare|offer|make|compose|create)",
    "replies": r"(?:reply|replies|answers?|responses?)",
    "letters": (
        r"(?:(?:(?:all|any|every|the|my|your|our|each|of) ){0,3}(?:e-?mails?|mails?|messages?"
        r"|letters?|replies|reply|answers?|responses?|drafts?|texts?)|everything|things|them|it)"
    ),
    "to_all": r"(?: to (?:<all_of_them>|mails?|e-?mails?|messages))?",
    "all_of_them": r"(?:everyone|everybody|people|anyone|anybody|all|them|others|all people)",
    "answer": r"(?:answer|reply|respond|write|write back)(?: <letters>| <all_of_them>)?",
    "wrote": r"(?:wrote|write|writes|use|uses|used)",
    "language": one_of("english, german, french, spanish, italian, dutch"),
    "in_language": r"(?: (?:in|for) (?P<language><language>)(?: <letters>)?)?",
    "brief": one_of("brief, concise, short"),
    "terse": one_of("concise, brief, to the point, simple"),
    "tone": one_of(
        """
        <brief> (?:and |but )?<terse>, brief, concise, short, to the point, formal, professional,
        businesslike, friendly, warm, casual, relaxed, informal
        """
    ),
    "manner": one_of("briefly, concisely, formally, professionally, casually, informally, warmly"),
    "very": r"(?:(?:very|really|quite|rather|nice and|more|as|a bit|a little|fairly) )?",
    "pronoun": one_of("sie, du, vous, tu, usted, tú, lei"),
    "pronouns": r"(?:the )?(?:(?P<pronoun><pronoun>)|<quote>)(?: form)?",
    "greeting": r"(?:greeting|salutation|opening)",
    "closing": r"(?:sign-?off|closing|farewell|ending)",
    "on_top": (
        r"(?:first|on top|at the (?:very )?top|to the top|up front"
        r"|before (?:everything|anything|all) else)"
    ),
}

_NAMES = {
    "newsletter": "newsletters",
    "newsletters": "newsletters",
    "receipt": "receipts",
    "receipts": "receipts",
    "notification": "notifications",
    "notifications": "notifications",
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
    **{
        f"{one}{joint}{other}": "brief"
        for one in ("brief", "concise", "short")
        for joint in (" ", " and ", " but ")
        for other in ("concise", "brief", "to the point", "simple")
    },
    "brief": "brief",
    "briefly": "brief",
    "concise": "brief",
    "concisely": "brief",
    "short": "brief",
    "to the point": "brief",
    "formal": "formal",
    "formally": "formal",
    "professional": "formal",
    "professionally": "formal",
    "businesslike": "formal",
    "polite": "formal",
    "first name": "friendly",
    "first-name": "friendly",
    "familiar": "friendly",
    "friendly": "friendly",
    "warm": "friendly",
    "warmly": "friendly",
    "casual": "friendly",
    "casually": "friendly",
    "relaxed": "friendly",
    "informal": "friendly",
    "informally": "friendly",
}

_WRAPPING = Wrapping(
    leads=one_of(
        r"""
        please, pls, kindly, always, generally, in general:?, also, and, just, ok, okay,
        from now on:?, in (?:the )?future, going forward, by default, as a rule,
        you (?:should|must|are to|have to)(?: please| always)?, can you(?: please)?,
        could you(?: please)?, make sure (?:that )?you, make sure to, be sure to, remember to,
        remember:, try to, i want you to, i need you to, i(?:'d| would) like (?:you )?to,
        i(?:'d| would) prefer (?:it )?if you, i want, i(?:'d| would) like, i prefer, let's,
        (?:in|for) (?:all |my |your |the )?(?:replies|answers|e-?mails|mails|letters),
        when (?:you are )?(?:replying|answering|writing)(?: mails| e-?mails| letters)?,
        (?:when|whenever) you (?:reply|answer|write)(?: mails| e-?mails| letters)?, important:,
        note:, (?:style|tone|rules?|instructions?):, no matter what
        """
    ),
    negated=one_of(
        r"""
        i (?:don't|do not|never) want you to, you (?:must|should|may|can|are) (?:not|never)(?: to)?,
        you (?:mustn't|shouldn't|can't|cannot|needn't|don't (?:have|need) to),
        (?:there is |there's )?no need to, avoid, refrain from, stop, make sure you never,
        make sure (?:you don't|not to), please don't ever, be sure never to, remember not to
        """
    ),
    never="never",
    trails=one_of(
        r"""
        please, always, thanks, thank you, too, as well, at all, ever, from now on,
        in (?:the )?future, going forward, by default, in general, generally, at any time,
        no matter what, under any circumstances, if possible, where(?:ver)? possible, again,
        at all times, every time, on my behalf, in my name
        """
    ),
    fillers=one_of("please, always, ever, also, really, simply, kindly"),
    reason=(
        r",? (?:because|[-–—] because|since (?=<subject>)|as (?=<subject>)|so that|so (?=<subject>)"
        r"|in order to)\b"
    ).replace("<subject>", r"(?:i|they|it|we|he|she|the|these|those|this|that|my|our)\b"),
    order=(
        r"(?:\b(?:and|or|so|then|also|please|instead|rather)|[,;:(–—-]) ?(?:please |always )?"
        r"(?:never|don't|do not|always|leave|ignore|archive|label|mark|reply|answer|respond|write"
        r"|keep|use|be|sign|start|begin|end|put|send|draft|ask|propose|show|touch|skip|delete"
        r"|forward)\b"
    ),
    joints=r"\s*[,;]\s*(?:(?:and|but)\s+)?|\s+(?:and|but|&|\+)\s+",
)

_BEYOND = Beyond(
    conditions=one_of(
        """
        unless, except, excepting, exception, apart from, aside from, other than, but, only, if,
        when, whenever, while, until, till, before, after, besides, although, though, however,
        sometimes, usually, mostly, normally, often, during, as long as, in case, without,
        depending, depends, otherwise, not all, some of, weekends?, weekdays?,
        (?:mon|tues|wednes|thurs|fri|satur|sun)days?, today, tomorrow, tonight, this week,
        next week, for now, at the moment, these days
        """
    ),
    limit=(
        r"(?:unless|except|excepting|exceptions?|apart from|aside from|other than|but|only|just"
        r"|however|not|otherwise|with the exception|instead)\b"
        r"|(?:on|for|during|if|when|until)(?: [^\s,]+){1,3}$"
        r"|(?:this|that|these|those|it|which|they)\b.*\b(?:only|just|not|\w+n't|if|when|for)\b"
    ),
    upward=one_of(
        r"""
        both, (?:all|none|most) of (?:this|that|these|those|them|the above), the above,
        (?:these|those|the|all) (?:rules?|instructions?), everything above, all this, all that,
        <forget> (?:everything|all)(?: above| i (?:said|wrote))?$,
        <forget> (?:all )?(?:of )?(?:my|the|these|your) (?:rules?|above|instructions?),
        .*\b(?:first|second|third) (?:rule|sentence|instruction)\b,
        (?:the )?(?:first|second|third) one\b, (?:rule|sentence|point) (?:\d+|one|two|three)\b,
        .*\b(?:follow|skip|heed|apply) (?:the|my|any) (?:rules?|instructions?)\b, pretend\b
        """
    ),
    onward=r".*\b(?:following|follows|below|here on|the rest)\b",
    not_all=(
        r".*\b(?:<never>|not|no)\b.*\b(?:all|every|everything|everyone|everybody|each|always"
        r"|really|simply)\b"
    ),
    headings=(
        r"(?:(?:my|the|some|general|your) )?(?:rules|instructions|style|tone|preferences|notes?"
        r"|wishes|guidelines|language|letters|replies|always|general|in general|please|e-?mails?"
        r"|mail)"
    ),
    back=one_of(
        r"""
        \b(?:this|these|those|them|they|their|none|neither|either|both|same)\b,
        \bthat\b(?! (?:i|you|he|she|we|people|the|my|our|your|an?)\b), \b(?:do|not|than|like) so\b,
        (?<!keep )(?<!make )(?<!write )(?<!word )(?<!phrase )(?<!when )(?<!if )\bit\b, \bso$,
        \b(?:instead|any ?more|any longer|no longer|again|anyway|after all|vice versa|above)\b,
        \b(?:opposite|contrary|reverse|other way (?:a?round)|my mind|second thoughts?|earlier)\b,
        \b(?:before|beforehand|though|then|else|yet|ever|otherwise|rather|what i said)$,
        \b(?:last|previous|former|latter) (?:one|rule|sentence|instruction|line|point)s?\b,
        \bi (?:just |have |had )?(?:said|wrote|told)\b, \bi (?:take|took|meant|lied|was|didn't)\b,
        \b(?:never ?mind|scratch|cancel|forget|undo|revoke|withdraw|retract|kidding|joking)\b,
        ^(?:void|invalid|old|outdated|superseded|expired|revoked|suspended|replaced)\b,
        ^(?:from|starting|beginning|as of)\b(?! now), \b(?:disagrees?|forbids?|to stop)$,
        ^(?:just )?(?:a )?(?:joke|mistake|oops|wrong|nonsense)$,
        \b(?:undecided|not sure|depends|ask|check|wait|hold on)$, \bup to (?:me|you)\b,
        \b(?:ask|check|check with|consult|warn|tell|notify|wait for) (?:me|us)$,
        \blet (?:me|us) (?:know|decide)$, \blisten to me\b,
        \b(?:ask|check|confirm|talk|speak|wait)\b.*\bfirst$,
        \bmy (?:ok|okay|approval|consent|permission|decision|call)\b, \bi(?:'ll| will)? decide\b,
        ^(?:maybe|perhaps|possibly|nope|nah|wait|hm+|stop|hold on)\b, ^<well>not\b,
        ^<well>no(?:$|[^\w\s-]| [-–—]| (?:thanks|thank|way|wait|really|i|you)\b),
        (?:\b(?:not|never)|n't)(?: (?:to|now|yet|please))?$
        """
    ),
    nods=one_of(
        r"""
        yes, yes please, sure, please, please do, do so, do that, do it, ok, okay, good, right,
        correct, exactly, thanks, thank you, thanks a lot, many thanks, cheers, i mean it,
        i mean that, (?:this|that|it) is (?:very |really |most )?important(?: to me)?, that's all,
        that is all, that's it, this is (?:an order|a rule), (?:they|these|those) annoy me,
        (?:that|this) (?:is|goes) for all of them, no exceptions?, without exceptions?
        """
    ),
    request=one_of(
        r"""
        can you, can't you, could you, will you, would you, won't you, may i ask, can i ask, please,
        pls, kindly
        """
    ),
)

WORDS = InstructionWords(
    language="en",
    parts=_PARTS,
    names=_NAMES,
    phrasings=(LEAVE, *NEVER, FIRST, *LETTERS),
    wrapping=_WRAPPING,
    beyond=_BEYOND,
)
