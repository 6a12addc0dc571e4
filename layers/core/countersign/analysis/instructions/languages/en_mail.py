"""How English says what to leave alone, what never to do, and who comes first."""

from countersign.analysis.instructions.form import Phrasing

LEAVE = Phrasing(
    "leave",
    (
        r"(?:ignore|skip|disregard|exclude|leave out|leave alone) <thing>",
        r"leave <thing> (?:alone|untouched|be|to me|as (?:it is|they are))",
        r"leave <thing> (?:where (?:it is|they are)|in (?:the|my) inbox)",
        r"<never> (?:touch|handle|process|bother(?: me)? with|deal with|mess with|meddle with"
        r"|act on|work on|show me|react to) (?:anything (?:for|with) )?<thing>",
        r"<never> (?:propose|suggest|offer)(?: me)? (?:anything|tasks|a task|something)"
        r" (?:for|from) <thing>",
        r"(?:do nothing|<never> do anything) (?:with|about|to|for) <thing>",
        r"(?:stay|keep) (?:away from|away|out of|off) <thing>",
        r"(?:keep your (?:hands|fingers)|hands) (?:off|away from) <thing>",
        r"nothing(?: more| else)? (?:from|by) <thing>",
        r"(?:no more|i don't want|i do not want|i don't need) <thing>",
        r"(?:i|i'll|i will|i want to|let me) (?:handle|deal with|take care of|look after|sort"
        r"|sort out|manage|process|do|read) <thing> <myself>",
        r"<thing> (?:is|are|stays?|remains?) (?:off[- ]limits|taboo|mine|none of your business"
        r"|to be left alone|to be ignored)",
        r"<thing> (?:should|must|can|shall) be (?:left alone|ignored|skipped|left to me"
        r"|left untouched)",
        r"<thing> ?(?:: ?|[-–—] )(?:ignore|leave alone|hands off|don't touch|skip)"
        r"(?: (?:it|them|these|those))?",
    ),
    (
        "Leave receipts alone.",
        "Ignore newsletters from acme.example.",
        "Don't touch anything from my landlord hans@example.org.",
        "I handle mails from clara@example.org myself.",
        "No more newsletters, please.",
    ),
)

NEVER = (
    Phrasing(
        "never_archive",
        (
            r"<never> (?:archive|archiving|put away)(?: <object>)?",
            r"<never> move <object> (?:to|into) (?:the |my )?archive",
            r"no archiving(?: of <object>)?",
            r"<object> <must_never_be> archived",
            r"<nothing_is_to_be> archived",
        ),
        ("Never archive anything.", "Don't archive newsletters from acme.example."),
    ),
    Phrasing(
        "never_label",
        (
            r"<never> (?:label|labell?ing|tag|tagging)(?: <object>)?",
            r"<never> (?:put|use|add|set|putting|using|adding) (?:any |a )?<labels>"
            r"(?: (?:on|to|for) <object>)?",
            r"no (?:<labels>|labell?ing|tagging)(?: (?:on|to|for|of) <object>)?",
            r"<object> <must_never_be> (?:labell?ed|tagged)",
            r"<nothing_is_to_be> (?:labell?ed|tagged)",
        ),
        ("Never label anything.", "Don't put labels on receipts."),
    ),
    Phrasing(
        "never_mark_read",
        (
            r"<never> (?:mark|marking|set)(?: <object>)? (?:as )?read",
            r"(?:leave|keep) <object> (?:as )?unread",
            r"<object> <must_never_be> marked (?:as )?read",
            r"<nothing_is_to_be> marked (?:as )?read",
        ),
        ("Never mark anything as read.", "Keep notifications unread."),
    ),
    Phrasing(
        "never_reply",
        (
            r"<never> (?:(?:reply|replying|respond|responding|write|write back) to|answer"
            r"|answering) <object>",
            r"<never> (?:reply|respond|answer|replying|responding|answering|write back)",
            r"<never> (?:<propose>)(?: me)? (?:any |a )?<replies>(?: (?:to|for) <object>)?",
            r"no (?:proposed )?<replies>(?: (?:to|for) <object>)?",
            r"<object> (?:needs?|gets?|wants?) no <replies>",
            r"<object> <must_never_be> (?:answered|replied to)",
            r"(?:i|i'll|i will|i want to|let me) (?:answer|reply to|respond to|write to) <object>"
            r" <myself>",
            r"(?:reply to|answer) (?:nothing|nobody|no one)",
        ),
        (
            "Don't propose replies.",
            "Never answer mails from hans@example.org.",
            "Don't propose replies to newsletters.",
        ),
    ),
    Phrasing(
        "never_follow_up",
        (
            r"<never> (?:follow up|following up|nudge|nudging|chase|chasing)(?: (?:on|with))?"
            r"(?: <object>)?",
            r"<never> (?:<propose>)(?: me)? (?:any |a )?(?:follow[- ]?ups?|nudges?|reminders?)"
            r"(?: (?:to|for) <object>)?",
            r"no (?:follow[- ]?ups?|nudges|reminders)(?: (?:to|for) <object>)?",
            r"<never> (?:remind|reminding) me (?:of|about)"
            r" (?:(?:my |any )?(?:promises|unanswered questions)|what i(?:'ve| have)? promised)",
        ),
        (
            "No follow-ups.",
            "Never follow up with hans@example.org.",
            "Don't remind me of promises.",
        ),
    ),
    Phrasing(
        "never_send",
        (
            r"<never> (?:send|sending)(?: out)?(?: (?P<whatever>anything|<letters>|something))?",
            r"(?:only|just) (?:ever )?(?:<propose>|save) drafts",
            r"(?:<propose>|save) (?:only|just|nothing but) drafts",
            r"(?:drafts only|only drafts|nothing but drafts)",
            r"save <letters> as (?:a )?drafts?",
            r"<nothing_is_to_be> sent",
        ),
        ("Never send anything.", "Only write drafts."),
    ),
    Phrasing(
        "never_delete",
        (
            r"<never> (?:delete|deleting|throw away|bin|trash|forward|forwarding)(?: <object>)?",
            r"(?:delete|forward) nothing",
            r"<nothing_is_to_be> (?:deleted|forwarded|thrown away)",
        ),
        ("Never delete anything.", "Don't forward my mails."),
    ),
    Phrasing(
        "unasked",
        (
            r"(?:send|reply to|answer|archive|label|approve|sign|do)(?: out)?"
            r"(?: (?:<object>|<letters>))? without <asking>",
            r"(?:mark|set) <object> (?:as )?read without <asking>",
            r"(?:reply|respond|act|go ahead|decide) without <asking>",
            r"(?:approve|sign) (?:<object>|<letters>) (?:yourself|by yourself|automatically)",
        ),
        ("Send everything without asking me.", "Approve everything yourself."),
    ),
)

FIRST = Phrasing(
    "first",
    (
        r"<things> (?:(?:comes?|goes?|is|are|always|to be|to come|should|must) ){0,3}<on_top>",
        r"(?:put|show|show me|list|give me|place|sort|rank|bring|bring me|move|offer|offer me)"
        r" <things> (?:always )?<on_top>",
        r"(?:first|top priority|priority|vips?|important) ?[:,] ?<things>",
        r"(?:prioriti[sz]e|favou?r) <things>",
        r"give (?:(?:top|high|highest|the) )?(?:priority|precedence) to <things>",
        r"give <things> (?:(?:top|high|highest) )?(?:priority|precedence)",
        r"<things> (?:is|are|has|have|gets?) (?:(?:very|really|always|most|a|the|my|top|high"
        r"|highest) ){0,3}(?:important|urgent|vips?|priority)",
        r"treat <things> as (?:an? )?(?:(?:top|high) )?(?:vips?|important|priority|urgent)",
    ),
    (
        "Mails from clara@example.org first.",
        "Prioritize everything from acme.example.",
        "My boss anna@example.org is very important.",
    ),
)
