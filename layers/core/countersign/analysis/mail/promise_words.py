"""How people promise things in letters, in six languages: patterns over a sentence in lower case.

`plain` promises by itself; `dated` only where a day stands beside it, for in most of the languages
the present tense tells as well of what is done right now. `hands_over` is what somebody gets, and
not just an answer. `not_now`: it is in the mail already, or depends on its reader. `denied` says
that it will not be. `never`: words of courtesy.
"""

from dataclasses import dataclass

from countersign.analysis.mail.language import Language


@dataclass(frozen=True)
class PromiseWords:
    plain: str
    dated: str
    hands_over: str
    not_now: str
    denied: str
    never: str


_EN_DEEDS = (
    r"(?:send|forward|get back|come back|revert|let (?:you|them|him|her|everyone) know|reply"
    r"|respond"
    r"|answer|write|e-?mail|call|ring|phone|text|give (?:you|him|her|them)|check|look (?:into|at"
    r"|over)"
    r"|review|go (?:over|through)|share|provide|deliver|prepare|finish|complete|submit|upload|pass"
    r"|confirm|update|draft|follow up|return|pay|transfer|wire|book|fix|take care|sort|circulate"
    r"|find out|ask|put together|set up|schedule|sign|report|tell you|drop|hand|investigate|arrange"
    r"|handle|chase|get (?:it|that|this|them|you|the|my|your|a|an|our)\b"
    r"|have (?:it|that|this|them|the|my|your|an answer)\b|do (?:it|that|this|so)\b)"
)
_DE_FIRST = (
    r"(?:schicke?|sende|maile|melde|gebe|reiche|liefere|rufe|kümmere|prüfe|schaue|sehe|antworte"
    r"|leite"
    r"|erledige|mache|bereite|überweise|zahle|bezahle|teile|komme|schreibe|stelle|lade|besorge"
    r"|kläre"
    r"|frage|bestätige|buche|informiere|übersende|überarbeite|korrigiere|vereinbare|organisiere)"
)
_DE_MANY = r"(?:schicken|senden|melden|geben|reichen|liefern|rufen|prüfen|leiten|klären|bestätigen)"
_DE_DEEDS = (
    r"(?:\w*schicken|\w*senden|nachreichen|einreichen|melden|antworten|beantworten|geben|liefern"
    r"|anrufen|kümmern|prüfen|anschauen|ansehen|weiterleiten|erledigen|machen|vorbereiten"
    r"|überweisen"
    r"|\w*zahlen|mitteilen|schreiben|bereitstellen|hochladen|besorgen|klären|nachfragen|bestätigen"
    r"|buchen|informieren|überarbeiten|korrigieren|vereinbaren|organisieren|zukommen lassen)"
)
_FR_FUTURE = (
    r"(?:(?:r?enver|transmett|reviend|répond|rappeller|appeller|tiend|confirmer|fe|occuper"
    r"|regarder|vérifier|préparer|partager|donner|paier|réglerd?|régler|contacter|recontacter|écri"
    r"|terminer|fini|di|communiquer|fourni|mett|informer|reli|livrer|déposer|verser)r?(?:ai|ons))"
)
_FR_DEEDS = (
    r"(?:r?envoyer|transmettre|revenir|répondre|rappeler|appeler|confirmer|faire|occuper|regarder"
    r"|vérifier|préparer|partager|donner|payer|régler|contacter|écrire|terminer|finir|dire|relire)"
)
_ES_STEMS = (
    r"(?:enviar|mandar|pasar|responder|confirmar|llamar|avisar|dir|escribir|contestar|dar|har"
    r"|revisar|mirar|terminar|preparar|entregar|encargar|ocupar|pagar|contactar|informar|compartir"
    r"|remitir)"
)
_IT_FUTURE = (
    r"(?:mander|invier|risponder|far|chiamer|richiamer|confermer|scriver|girer|dar|aggiorner"
    r"|occuper|guarder|controller|preparer|finir|dir|pagher|consegner|verificher|contatter"
    r"|inoltrer)"
    r"(?:ò|o['’]|emo)"
)
_NL_DEEDS = (
    r"(?:\w*sturen|mailen|zenden|terugkomen|\w*bellen|bevestigen|leveren|regelen|kijken|checken"
    r"|controleren|geven|antwoorden|reageren|schrijven|uitzoeken|maken|betalen|weten|overmaken"
    r"|navragen|nakijken|doen)"
)

PROMISE_WORDS: dict[Language, PromiseWords] = {
    "en": PromiseWords(
        plain=(
            rf"\b(?:i|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to"
            rf"| are going to)(?: \w+){{0,2}}? {_EN_DEEDS}"
            rf"|^(?:(?:ok(?:ay)?|sure|yes|yep|great|good|thanks|perfect|and|then"
            rf"|also)[,.!]? ){{0,2}}"
            rf"will (?:do\b|{_EN_DEEDS})"
            rf"|\b(?:i|we) promise to {_EN_DEEDS}"
            r"|\blet me (?:check|find out|look into|ask|confirm|see)\b.{0,60}"
            r"\b(?:get back|come back|let you know|reply|send|tell you|report)"
        ),
        dated=(
            r"\byou(?:['’]ll| will| should) (?:have (?!to\b)|get|receive|hear)"
            r"|\bexpect (?:it|my|them|our|the)\b|\b(?:i|we)(?:['’]m| am|['’]re| are) sending\b"
            r"|\bwill be (?:with you|in your inbox)\b"
        ),
        hands_over=(
            r"\b(?:send(?:ing)?|forward|share|deliver|upload|submit|provide|return|circulate"
            r"|pass|hand"
            r"|draft|get (?:it|that|this|them|you|the|my|a) |have (?:it|that|them|the|my) "
            r"|you(?:['’]ll| will) (?:have|get|receive)|expect)"
        ),
        not_now=(
            r"\battached|\benclosed|\bherewith|\bif\b|\bunless\b|\bin case\b|\bshould you\b"
            r"|\b(?:once|when|whenever|as soon as|after) you\b|\bwould\b|\bcould\b"
        ),
        denied=r"\bnot\b|n['’]t\b|\bnever\b|\bno longer\b",
        never=r"\b(?:be |more than )?(?:happy|glad|delighted|pleased) to\b|\bdo my best\b|\btry\b",
    ),
    "de": PromiseWords(
        plain=(
            rf"\b(?:ich|wir) werden?\b.{{0,90}}\b{_DE_DEEDS}\b|\bwerden? (?:ich"
            rf"|wir)\b.{{0,90}}\b{_DE_DEEDS}\b"
            r"|\bmelden? (?:ich |wir )?(?:mich|uns)\b(?!.{0,24}\b(?:wegen|bezüglich|weil"
            r"|im auftrag|aus))"
            r"|\b(?:gebe|geben|sage) (?:ich |wir )?(?:dir|ihnen|euch)\b.{0,40}\b(?:bescheid"
            r"|rückmeldung)"
            r"|\bkümmere (?:ich )?mich\b|\bkomme (?:ich )?.{0,40}\bauf (?:dich|sie|euch) zu"
            r"|\breiche (?:ich )?.{0,60}\bnach\b|\bmache? ich\b|\bwird erledigt\b|\berledige ich\b"
            r"|\b(?:schicke|sende|leite|übersende) ich (?:dir|ihnen|euch)\b"
            r"|\bhalte (?:ich )?(?:dich|sie|euch) auf dem laufenden"
        ),
        dated=(
            rf"\bich {_DE_FIRST}\b|\b{_DE_FIRST} ich\b|\bwir {_DE_MANY}\b|\b{_DE_MANY} wir\b"
            r"|\b(?:du|sie|ihr) (?:bekommst|bekommen|bekommt|kriegst|kriegt|erhältst|erhalten"
            r"|erhaltet)\b"
            r"|\b(?:bekommst|bekommen|kriegst|erhältst|erhalten|erhaltet) (?:du|sie|ihr)\b"
            r"|\b(?:hast|haben) (?:du|sie)\b.{0,40}\b(?:bis|spätestens)\b"
            r"|\b(?:du|sie) (?:hast|haben) (?:es|ihn|sie|den|die|das|alles)\b.{0,40}\b(?:bis"
            r"|spätestens)\b"
        ),
        hands_over=(
            r"schick|send|reich|liefer|leite|bekomm|kriegst|erhält|erhalten|\bhast\b|\bhaben\b"
            r"|\blade"
            r"|stell|maile|zukommen"
        ),
        not_now=(
            r"\banbei\b|\bhiermit\b|\bim anhang\b|\bangehängt|\bfalls\b|\bsofern\b|\bwenn\b|\bwürde"
            r"|\bkönnte|\bsobald (?:du|sie|ihr)\b|\bbei (?:bedarf|interesse)\b|\bauf wunsch\b"
        ),
        denied=r"\bnicht\b|\bkeine?[nmrs]?\b|\bnie\b",
        never=r"\bversuche\b|\bfreue mich\b|\bmein bestes\b",
    ),
    "fr": PromiseWords(
        plain=(
            rf"\b(?:je|nous|j['’]) ?(?:[\w-]+['’]? ?){{0,3}}\b{_FR_FUTURE}\b"
            rf"|\bje vais (?:[\w-]+['’]? ?){{0,3}}\b{_FR_DEEDS}\b"
            r"|\breviens vers (?:vous|toi)\b(?!.{0,12}\b(?:concernant|sujet|suite|savoir|propos"
            r"|car|afin))"
            r"|\btiens (?:\w+ )?au courant\b|\bm['’]en (?:occupe|charge)\b"
        ),
        dated=(
            r"\bje (?:vous |te |t['’]|le |la |les |l['’]|vous l['’]|te l['’]){1,2}"
            r"(?:r?envoie|transmets|réponds|rappelle|appelle|confirme|donne|fais|dis|écris|paie"
            r"|règle)\b"
            r"|\b(?:vous|tu) (?:recevrez|recevras|aurez|auras)\b"
        ),
        hands_over=r"envoi|enver|envoy|transm|partag|recevr|aur(?:ez|as)|livr|dépos|fourni",
        not_now=(
            r"ci-joint|pièce jointe|\bsi\b|\bs['’]il|\bau cas où\b|\bdès que (?:vous|tu)\b|rais\b"
            r"|\blorsque vous\b|\bquand (?:vous|tu)\b"
        ),
        denied=r"\bne\b|\bn['’]|\bpas\b|\bjamais\b",
        never=r"\bde mon mieux\b|\bavec plaisir de\b|\bessaie",
    ),
    "es": PromiseWords(
        plain=(
            rf"\b{_ES_STEMS}(?:é|emos)\b"
            rf"|\bvoy a (?:\w+ )?{_ES_STEMS}(?:er|e|te|le|l[oa]s?|os|les|telo|selo)?\b"
            r"|\b(?:te|le|os|les) (?:aviso|digo algo|mantengo informad\w+|mantendré)\b"
            r"|\bme (?:encargo|ocupo)\b"
        ),
        dated=(
            r"\b(?:te|le|os|les|se) (?:l[oae]s? )?(?:envío|envio|mando|paso|respondo|confirmo|llamo"
            r"|escribo|contesto|doy|digo|remito)\b|\bdoy una respuesta\b"
            r"|\b(?:tendrás|tendrá|tendréis|recibirás|recibirá|recibiréis)\b"
        ),
        hands_over=r"env[ií]|mand|pas[oa]|entreg|compart|remit|tendr|recibir",
        not_now=(
            r"\badjunt|\bsi\b|\ben caso de\b|\bcuando (?:me |lo )?(?:quieras|quiera|tengas"
            r"|puedas)\b"
            r"|\b(?:enviar|mandar|dar|har|dir)ía"
        ),
        denied=r"\bno\b|\bnunca\b|\bnada\b",
        never=r"\blo posible\b|\bestaré encantad|\bintentaré\b",
    ),
    "it": PromiseWords(
        plain=(
            rf"\b{_IT_FUTURE}(?!\w)"
            r"|\b(?:ti|le|vi) (?:faccio|facciamo) sapere\b|\bme ne occupo\b|\bci penso io\b"
            r"|\bmi faccio (?:vivo|viva|sentire)\b|\b(?:ti|le|vi) (?:tengo aggiornat\w|aggiorno)\b"
        ),
        dated=(
            r"\b(?:ti|le|vi|te|ve|glie)\s?(?:l[oaei] |ne )?(?:mando|invio|rispondo|chiamo"
            r"|richiamo|confermo"
            r"|scrivo|giro|do|dico|inoltro|consegno)\b"
            r"|\bl[oaei] (?:faccio|mando|invio|preparo|finisco|controllo|consegno)\b"
            r"|\b(?:avrai|avrà|avrete|riceverai|riceverà|riceverete)\b"
        ),
        hands_over=r"mand|invi|gir[oe]|consegn|inoltr|avrai|avrà|avrete|ricever",
        not_now=(
            r"\ballegat|\bse (?:vuoi|vuole|volete|ti|le|vi|serve|hai|ha|mi|preferisc\w+)\b"
            r"|\bnel caso\b|\bquando (?:vuoi|vuole|puoi|può)\b|\bappena (?:puoi|può|mi)\b"
        ),
        denied=r"\bnon\b|\bmai\b",
        never=r"\bil possibile\b|\bdel mio meglio\b|\bsarò lieto\b|\bsarò felice\b",
    ),
    "nl": PromiseWords(
        plain=(
            rf"\b(?:ik|we|wij) (?:zal|zullen|ga|gaan)\b.{{0,90}}\b{_NL_DEEDS}\b"
            rf"|\b(?:zal|ga) ik\b.{{0,90}}\b{_NL_DEEDS}\b"
            r"|\blaat (?:ik )?(?:het )?(?:je|u|jullie)\b.{0,40}\bweten\b"
            r"|\bkom (?:ik )?.{0,40}\bterug\b(?!.{0,8}\bvan\b)|\bdoe ik\b|\bkomt in orde\b"
            r"|\bik zoek het uit\b|\bhoud (?:ik )?(?:je|u|jullie) op de hoogte\b"
        ),
        dated=(
            r"\bik (?:stuur|zend|mail|bel|bevestig|lever|regel|kijk|check|controleer|geef|antwoord"
            r"|reageer|schrijf|maak|betaal)\b|\b(?:stuur|mail|bel|geef|lever|zend|maak) ik\b"
            r"|\b(?:je|u|jullie) (?:krijgt|ontvangt|hebt|heeft) (?:het|hem|ze|de)\b"
            r"|\b(?:krijg je|krijgt u|ontvang je|ontvangt u)\b"
        ),
        hands_over=r"stu(?:ur|ren)|zend|mail|lever|krijg|ontvang|\bhebt\b|\bheeft\b|\bgeef",
        not_now=(
            r"\bbijgevoegd|\bhierbij\b|\bbijlage\b|\bals (?:je|u|jullie|dat|het)\b|\bindien\b"
            r"|\bmocht\b"
            r"|\bzodra (?:je|u|jullie)\b|\bzou\b|\bdesgewenst\b"
        ),
        denied=r"\bniet\b|\bgeen\b|\bnooit\b",
        never=r"\bmijn best\b|\bprobeer\b",
    ),
}
