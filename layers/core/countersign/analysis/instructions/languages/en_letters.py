"""How English says how letters are written."""

from countersign.analysis.instructions.form import Phrasing

LETTERS = (
    Phrasing(
        "language_of_mail",
        (
            r"<answer><to_all> in the (?:same )?language (?:of|as) (?:the|each|every|their)"
            r" (?:mail|e-?mail|message|sender|letter|original)",
            r"<answer><to_all> in (?:the same|their|the sender's|the mail's|the mail's own"
            r"|the sender's own) language",
            r"<answer><to_all> in (?:the|whatever|whichever|the same) language(?: that)?"
            r" (?:they|the sender|somebody|someone|people) <wrote>(?: in)?",
            r"<answer><to_all> in the language in which (?:they|the sender) <wrote>",
            r"(?:match|use|keep|keep to|stick to) the language of the"
            r" (?:mail|e-?mail|message|sender|letter)",
            r"same language as the (?:mail|e-?mail|message|sender)",
        ),
        ("Reply in the language of the mail.",),
    ),
    Phrasing(
        "language",
        (
            r"<answer><to_all>(?: only)? in (?P<language><language>)(?: only)?",
            r"(?:draft|keep|i want|i'd like|i prefer) <letters>(?: only)? in"
            r" (?P<language><language>)(?: only)?",
            r"(?:use|speak|write)(?: only)? (?P<language><language>)(?: (?:for|in) <letters>"
            r"| only| as (?:the |my )?language)?",
            r"<letters> (?:(?:are|should be|must be|always|only) ){0,3}in"
            r" (?P<language><language>)(?: only)?",
            r"(?:the )?language(?: of <letters>)? ?(?:: ?|is |should be )(?P<language><language>)",
            r"only (?P<language><language>)|(?P<only><language>) only",
        ),
        ("Answer in German.", "Always write my replies in English."),
    ),
    Phrasing(
        "tone",
        (
            r"(?:be|stay|sound|(?:keep|make|write) <letters>|make sure <letters> (?:is|are))"
            r" <very>(?P<tone><tone>)(?: in <letters>)?<to_all>",
            r"<answer> <very>(?P<tone><manner>)<to_all>",
            r"(?:(?:use|in|write in|adopt|strike|keep) )?(?:an? )?<very>(?P<tone><tone>)"
            r" (?:tone|style|language|voice)(?: in <letters>)?",
            r"(?:(?:write|give|only|propose|draft|i want|i like|i prefer) ){0,2}<very>"
            r"(?P<tone><tone>) (?:e-?mails|mails|messages|letters|replies|answers|drafts)",
            r"<letters> (?:should be|must be|are|have to be|are to be) <very>(?P<tone><tone>)",
            r"(?:the )?(?:tone|style) ?(?:: ?|is |should be )<very>(?P<tone><tone>)",
            r"get (?P<tone>to the point)",
        ),
        ("Keep it short.", "Be formal.", "Use a friendly tone."),
    ),
    Phrasing(
        "pronoun",
        (
            r"(?:use|say|write|prefer|stick to)(?: only)? <pronouns>(?: (?:to|for|with|in)"
            r" (?:everyone|everybody|people|all|them|all of them|<letters>))?<in_language>",
            r"address <all_of_them> (?:with|as|using|by) <pronouns>",
            r"be on (?P<terms>first[- ]name|formal) terms(?: with <all_of_them>)?",
            r"address <all_of_them> (?P<terms>formally|informally)",
            r"use the (?P<terms>formal|informal|familiar|polite) (?:form|you|address"
            r"|form of address)(?: (?:with|for) <all_of_them>)?",
        ),
        ("Use Sie.", "Say “du” to everybody.", "Address everyone formally."),
    ),
    Phrasing(
        "greeting",
        (
            r"(?:start|begin|open)(?: <letters>)? with <line><in_language>",
            r"(?:greet|address) <all_of_them> with <quote><in_language>",
            r"(?:use|write|say|put) <quote> (?:as (?:the |my |a )?<greeting>"
            r"|at the (?:start|beginning|top)(?: of <letters>)?)<in_language>",
            r"(?:the |my )?<greeting><in_language> ?(?:: ?|is |should be |must be )<quote>",
            r"<letters> (?:(?:should|must|always) )?(?:start|begin|open)s? with <quote>"
            r"<in_language>",
        ),
        ("Start with “Hi”.", "Begin my letters with “Guten Tag” in German."),
    ),
    Phrasing(
        "sign_off",
        (
            r"(?:sign|end|close|finish)(?: <letters>)?(?: off)? (?:with|using|as|by saying) <line>"
            r"<in_language>",
            r"(?:use|write|say|put) <quote> (?:as (?:the |my |a )?<closing>|at the end"
            r"(?: of <letters>)?|to (?:sign off|close|end|finish)(?: <letters>)?)<in_language>",
            r"(?:the |my )?<closing><in_language> ?(?:: ?|is |should be |must be )<quote>",
            r"<letters> (?:(?:should|must|always) )?(?:end|close|finish)(?:s|es)? with <quote>"
            r"<in_language>",
        ),
        ("Sign off with 'Best, Sam'.", "End my mails with “Viele Grüße, Sam” in German."),
    ),
)
