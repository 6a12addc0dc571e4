"""How German tells an agent what to do."""

from countersign.analysis.instructions.form import Beyond, InstructionWords, Wrapping, one_of
from countersign.analysis.instructions.held_words import QUOTES, SORTS, mark_of
from countersign.analysis.instructions.languages.de_letters import LETTERS
from countersign.analysis.instructions.languages.de_mail import FIRST, LEAVE, NEVER
from countersign.analysis.instructions.letter_lines import LINE
from countersign.analysis.instructions.people import PEOPLE, contacts

_PARTS = {
    "forget": r"(?:vergiss|vergessen sie|ignoriere?|streiche?)",
    "well": r"(?:(?:ach|na|also|oder|und|aber|doch|bitte|besser|eigentlich),? )*",
    "quote": mark_of(QUOTES, "quote"),
    "line": LINE,
    "people": PEOPLE,
    "contacts": contacts(
        kin=(
            r"(?:(?:mein|unser)(?:e[nrms]?)?|de[rmns]|die|das) (?!<narrow>)[\w-]+"
            r"(?: (?!<narrow>)[\w-]+)?"
        ),
        anybody=one_of(
            """
            allen? (?:bei|von|aus|unter), jede[mnr] (?:bei|von|aus), leuten? (?:bei|von|aus),
            (?:allen |den )?(?:adressen|absendern) (?:bei|von|unter), (?:der |die )?domain,
            (?:der |die )?(?:firma|adresse), dem (?:shop|absender)
            """
        ),
        joint="und|oder|und auch|sowie|und von|oder von",
    ),
    "narrow": one_of(
        r"""
        nicht, nie, niemals, kein\w*, nichts, außer, aber, andere[nrms]?, nur, leute, liste, über,
        gleiche[nrms]?, von, vom, an, für, mit, bei, aus, zu, zum, zur, wegen, bezüglich, und, oder,
        wie, newsletters?, belege?n?, quittung\w*, benachrichtigung\w*, e-?mails?, mails?,
        nachricht\w*
        """
    ),
    "order": r"(?:e|en sie|t|)",
    "sort": one_of(r"newsletters?n?, belegen?, quittung(?:en)?, benachrichtigung(?:en)?"),
    "every": r"(?:(?:alle[nrm]?|jede[nrms]?|die|den|meine[nrm]?|sämtliche[nrm]?|neue[nrm]?) ){0,3}",
    "one_sort": r"<every><sort>",
    "sorts": r"(?:<one_sort>(?:(?:,? (?:und|oder|sowie) |, ?| ?[&/] ?)<one_sort>){0,3})",
    "mail": one_of(
        """
        e-?mails?, mails?, nachrichten, nachricht, post, schreiben, konversationen,
        unterhaltungen, sachen
        """
    ),
    "marked_sorts": mark_of(SORTS, "sorts"),
    "sorts_alone": mark_of(SORTS, "alone"),
    "any_mail": r"(?:<every><mail>|(?:irgend)?etwas|irgendwas|alles|allem)(?:,? was)?",
    "things": (r"(?:(?:<marked_sorts>|<any_mail>) (?:von|vom|aus) )?<people>(?: kommt)?"),
    "thing": r"(?:<things>|<sorts_alone>)",
    "object": r"(?:<thing>|(?P<whatever><any_mail>))",
    "nothing_of": (
        r"(?:(?:keine[nrm]? <marked_sorts>|nichts|keine[nrm]? <mail>)(?: mehr)? (?:von|vom|aus)"
        r" <people>|keine[nrm]? <sorts_alone>)"
    ),
    "no_object": r"(?:<nothing_of>|(?P<whatever>nichts|keine[nrm]? <mail>))",
    "never": (
        r"(?:nie|niemals|nicht|nie mehr|nicht mehr|auf keinen fall|keinesfalls"
        r"|unter keinen umständen)"
    ),
    "undone": r"(?:<object> <never>|<never>(?: <object>)?|<no_object>)",
    "shall": r"(?:soll|sollen|darf|dürfen|wird|werden)",
    "unasked": (
        r"(?:ohne (?:mich |uns )?(?:vorher |zuerst )?(?:zu fragen|nachzufragen|rückfrage"
        r"|nachfrage|rücksprache)|ohne meine? (?:ok|okay|zustimmung|erlaubnis|unterschrift)"
        r"|ungefragt)"
    ),
    "replies": r"(?:antworten|antwort|erwiderungen|antwortvorschläge)",
    "nothing_out": r"(?:<never>(?: (?P<whatever>etwas|<letters>))?|nichts|keine <mail>)",
    "to_send": r"(?:schicken|senden|verschicken|versenden|abschicken|absenden|rausschicken)",
    "letters": (
        r"(?:(?:(?:alle|die|meine[nr]?|deine[nr]?|jede[nr]?) ){0,2}(?:e-?mails?|mails?|nachrichten"
        r"|nachricht|antworten|antwort|briefe?|texte)|alles|sie|es)"
    ),
    "all_of_them": r"(?:alle[nrm]?|jede[nrm]?|leuten?|die leute|den leuten|sie alle|andere[n]?)",
    "to_all": r"(?: (?:<all_of_them>|auf (?:alle )?(?:e-?mails|mails|nachrichten|alles)))?",
    "answer": r"(?:antwort<order>|schreib<order>|beantwort<order> <letters>)(?: <letters>)?",
    "language": one_of(
        """
        deutsch(?:en)?, englisch(?:en)?, französisch(?:en)?, spanisch(?:en)?, italienisch(?:en)?,
        niederländisch(?:en)?, holländisch(?:en)?
        """
    ),
    "in_a_language": r"(?:auf|in) (?P<language><language>)",
    "in_language": (
        r"(?: (?:auf|in) (?P<language><language>)(?: (?:e-?mails|mails|briefen|antworten))?)?"
    ),
    "same_language": (
        r"in (?:der sprache (?:der (?:e-?mail|mail|nachricht|absenderin)|des absenders)"
        r"|(?:der gleichen|derselben|deren|ihrer) sprache(?: wie die (?:e-?mail|mail|nachricht))?"
        r"|der sprache, in der (?:man mir|sie mir|mir) (?:geschrieben (?:wurde|hat|haben)"
        r"|schreibt|schreiben))"
    ),
    "tone": one_of(
        """
        kurz und bündig, kurz und knapp, kurz, knapp, förmlich, formell, geschäftlich, sachlich,
        freundlich, herzlich, locker, informell, persönlich
        """
    ),
    "very": r"(?:(?:sehr|ganz|recht|eher|schön|möglichst|so|etwas|ziemlich) )?",
    "pronoun": one_of("sie, du, vous, tu, usted, tú, lei"),
    "pronouns": r"(?:dem |das )?(?:(?P<pronoun><pronoun>)|<quote>)",
    "greeting": r"(?:anrede|begrüßung|gruß am anfang|einstieg)",
    "closing": r"(?:schlussformel|grußformel|gruß|abschluss|verabschiedung|schlussgruß)",
    "on_top": (
        r"(?:zuerst|als erstes|als erste|ganz oben|oben|nach (?:ganz )?oben|an erster stelle"
        r"|an die erste stelle|vor allem anderen|ganz nach oben)"
    ),
}

_NAMES = {
    **dict.fromkeys(("newsletter", "newslettern", "newsletters"), "newsletters"),
    **dict.fromkeys(("beleg", "belege", "belegen", "quittung", "quittungen"), "receipts"),
    **dict.fromkeys(("benachrichtigung", "benachrichtigungen"), "notifications"),
    **dict.fromkeys(("deutsch", "deutschen"), "de"),
    **dict.fromkeys(("englisch", "englischen"), "en"),
    **dict.fromkeys(("französisch", "französischen"), "fr"),
    **dict.fromkeys(("spanisch", "spanischen"), "es"),
    **dict.fromkeys(("italienisch", "italienischen"), "it"),
    **dict.fromkeys(("niederländisch", "niederländischen", "holländisch", "holländischen"), "nl"),
    **dict.fromkeys(("kurz und bündig", "kurz und knapp", "kurz", "knapp"), "brief"),
    **dict.fromkeys(("förmlich", "formell", "geschäftlich", "sachlich"), "formal"),
    **dict.fromkeys(("freundlich", "herzlich", "locker", "informell", "persönlich"), "friendly"),
    **dict.fromkeys(("duz", "duze", "duzen"), "du"),
    **dict.fromkeys(("siez", "sieze", "siezen"), "sie"),
}

_WRAPPING = Wrapping(
    leads=one_of(
        r"""
        bitte, immer, stets, generell, grundsätzlich, allgemein:?, auch, außerdem, und, ok, okay,
        ab (?:jetzt|sofort|heute|nun), künftig, zukünftig, in zukunft, von nun an,
        du (?:sollst|musst), sie (?:sollen|müssen), kannst du, könntest du,
        können sie, könnten sie, ich (?:möchte|will|hätte gerne?|brauche), ich wünsche mir,
        (?:in|bei|für) (?:allen |meinen |deinen )?(?:antworten|e-?mails|mails|briefen), wichtig:,
        hinweis:, (?:stil|ton|regeln?|anweisung):, versuche?
        """
    ),
    negated=one_of(
        r"""
        ich (?:will|möchte) nicht:?, du (?:sollst|darfst|musst) (?:nicht|nie|niemals),
        sie (?:sollen|dürfen) (?:nicht|nie|niemals)
        """
    ),
    never="nie",
    trails=one_of(
        r"""
        bitte, immer, danke, auch, ab (?:jetzt|sofort|heute), künftig, in zukunft, generell,
        grundsätzlich, wenn möglich, nach möglichkeit, wenn es geht, jedes mal, mehr, ja,
        in meinem namen
        """
    ),
    fillers=one_of(
        "bitte, immer, stets, doch, mal, einfach, grundsätzlich, generell, auch, künftig"
    ),
    reason=r", ?(?:weil|denn|da|damit)\b| (?:weil|denn)\b|,? um (?=.*\bzu\b)",
    order=(
        r"(?:\b(?:und|oder|dann|auch|also|sonst|stattdessen|bitte|lieber)|[,;:(–-]) ?"
        r"(?:bitte |immer )?(?:nie|niemals|keine?|archivier\w*|antwort\w*|beantwort\w*|ignorier\w*"
        r"|lass\w*|schreib\w*|lösch\w*|markier\w*|sei|halt\w*|beginn\w*|unterschreib\w*|schick\w*"
        r"|zeig\w*|schlag|fass|duz\w*|siez\w*|leit\w*|verwend\w*|benutz\w*|nutz\w*)\b"
    ),
    joints=r"\s*[,;]\s*(?:(?:und|aber|sowie)\s+)?|\s+(?:und|sowie|aber|&|\+)\s+",
)

_BEYOND = Beyond(
    conditions=one_of(
        """
        außer, ausgenommen, es sei denn, wenn, falls, sofern, solange, während, bis, bevor,
        nachdem, nur, aber, sondern, jedoch, allerdings, manchmal, meistens?, meist, oft,
        normalerweise, ohne, ansonsten, sonst, nicht alle, einige, manche, am wochenende,
        wochenends, werktags, (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?,
        heute, morgen, diese woche, nächste woche, zurzeit, derzeit, momentan, im moment, vorerst
        """
    ),
    limit=(
        r"(?:außer|ausgenommen|ausnahmen?|es sei denn|aber|nur|jedoch|allerdings|nicht|sonst"
        r"|ansonsten|mit ausnahme|stattdessen|lediglich|bloß)\b"
        r"|(?:am|an|bei|für|im|in|während|bis|wenn|falls)(?: [^\s,]+){1,3}$"
        r"|(?:das|dies|diese|es|sie|die)\b.*\b(?:nur|nicht|keine?\w?|wenn|falls|für|bei)\b"
    ),
    upward=one_of(
        r"""
        beides, beide, all(?:e|es)? (?:das|dies|diese|obige|davon), das alles, das obige, obiges,
        diese (?:regeln|anweisungen), die (?:regeln|anweisungen), keine davon,
        <forget> (?:bitte )?alles?(?: obige| das| davon)?$,
        <forget> (?:alle )?(?:meine|die|diese) (?:regeln|anweisungen),
        alles (?:vergessen|streichen|zurück|zurücknehmen),
        <forget> (?:bitte )?(?:meine|die|diese) (?:regel|anweisung)\b,
        .*\b(?:erste|zweite|dritte)[nrs]? (?:satz|regel|anweisung)\b,
        (?:regel|satz|punkt) (?:\d+|eins|zwei|drei)\b
        """
    ),
    onward=r".*\b(?:folgend\w*|unten|im folgenden|ab hier)\b",
    not_all=(
        r".*\b(?:nicht|nie|niemals|kein\w*)\b.*\b(?:alle[nrsm]?|jede[nrsm]?|sämtliche\w*|immer"
        r"|stets|grundsätzlich|generell|einfach)\b"
    ),
    headings=(
        r"(?:(?:meine|die|allgemeine|ein paar) )?(?:regeln|anweisungen|stil|ton|allgemein(?:es)?"
        r"|wünsche|hinweise|notizen|sprache|mails?|e-?mails?|antworten|immer|bitte|grundsätzlich)"
    ),
    back=one_of(
        r"""
        \b(?:dies|diese[nrms]?|davon|dabei|dafür|dagegen|daran|darauf|darüber|denen|deren|dessen)\b,
        \bdas\b(?! (?-i:[A-ZÄÖÜ])), \bdas (?:ganze|gegenteil|obige|letzte|vorige|gleiche)\b,
        ^die\b(?! (?-i:[A-ZÄÖÜ])), \bdem$, (?-i:\b(?:sie|ihnen)\b),
        (?<!halte )(?<!halt )(?<!mach )(?<!mache )(?<!schreib )(?<!wenn )(?<!dass )\bes\b,
        \b(?:stattdessen|lieber|vorher|zuvor|nicht mehr|nie mehr|wieder|doch|so nicht|oben)\b,
        \b(?:umgekehrt|andersherum|andersrum|gegenteil|genauso|ebenso|dasselbe|obige[snrm]?)\b,
        \b(?:zuerst|vorerst|anders|sonst|dann|nur so|eher|habe ich gesagt|was ich sagte)$,
        \b(?:letzte[nrs]?|vorige[nrs]?|vorherige[nrs]?) (?:satz|regel|anweisung|punkt|zeile)\b,
        \bich (?:habe |hatte )?(?:nur |eben |gerade )?(?:gesagt|geschrieben)\b,
        \b(?:habe ich|hatte ich|hab ich|meinung geändert|anders (?:überlegt|entschieden))\b,
        \b(?:vergiss|vergesst|vergessen|streich\w*|widerruf\w*|rückgängig|zurück)\b,
        \b(?:zurücknehmen|zurückziehen|rücksprache|absprache|rückfrage)\b,
        ^(?:ungültig|veraltet|überholt|abgelaufen|entfällt|aufgehoben|ersetzt|erst)\b,
        \bhört? auf\b,
        ^(?:nur |war )?(?:ein |aus )?(?:scherz|spaß|witz|irrtum|versehen|fehler|falsch|quatsch)$,
        \b(?:frage?|fragt|fragen sie|warne?|sage?) (?:mich|mir|uns)(?: (?:erst|bescheid))?$,
        \b(?:erst|zuerst|lieber|besser) (?:mich )?(?:nach)?fragen\b,
        \b(?:nachfragen|rückfragen|abwarten|warten)$, \b(?:kommt (?:darauf|drauf) an)\b,
        \bmeine[rm]? (?:ok|okay|zustimmung|erlaubnis|einwilligung)\b,
        \b(?:entscheide ich|ich entscheide|ich war im|hör\w* nicht auf)\b,
        ^<well>nein\b, ^<well>nicht\b,
        ^(?:vielleicht|eventuell|womöglich|moment|warte|halt|stopp?|hm+|nee|ne|nö)\b,
        \b(?:nicht|nie|niemals|lassen)$
        """
    ),
    nods=one_of(
        r"""
        ja, ja bitte, bitte, gern, gerne, ok, okay, gut, richtig, genau, danke, danke schön,
        vielen dank, mach das, tu das, das ist (?:mir )?(?:sehr |wirklich )?wichtig,
        das ist alles, das war's, das wars, das meine ich ernst, (?:die|sie) nerven(?: mich)?,
        das gilt für alle, ausnahmslos, ohne ausnahmen?, keine ausnahmen?
        """
    ),
    request=one_of(
        r"""
        kannst du, könntest du, können sie, könnten sie, würdest du, würden sie, magst du, bitte,
        darf ich bitten
        """
    ),
)

WORDS = InstructionWords(
    language="de",
    parts=_PARTS,
    names=_NAMES,
    phrasings=(LEAVE, *NEVER, FIRST, *LETTERS),
    wrapping=_WRAPPING,
    beyond=_BEYOND,
)
