"""What mail programs put before a subject, and the subject without it.

The one table of such prefixes. Facts from Wikipedia's list of email subject abbreviations and from
what Outlook, Gmail, Apple Mail, Thunderbird, QQ Mail and NetEase write in each language.
"""

import re
import unicodedata

from countersign.analysis.mail.phrases import phrase_set, word_set

PREFIXES: dict[str, frozenset[str]] = {
    "Arabic": phrase_set("رد, الرد, إعادة توجيه, إعادة التوجيه"),
    "Bulgarian": word_set("отг отговор прп препр"),
    "Catalan": word_set("re rv"),
    "Chinese": word_set("回复 回復 答复 答復 回覆 回信 转发 轉發 转寄 轉寄"),
    "Croatian": word_set("odg odgovor proslj"),
    "Czech": phrase_set("odp, odpověď, předáno, přeposláno"),
    "Danish": word_set("sv svar vs videresendt"),
    "Dutch": word_set("antw antwoord betr doorst"),
    "English": word_set("re reply fw fwd forward"),
    "Estonian": word_set("vs edasi"),
    "Finnish": word_set("vs vast vl välitetty"),
    "French": phrase_set("ré, rép, rep, réponse, tr, transféré, transf"),
    "German": word_set("aw antw antwort wg weitergeleitet"),
    "Greek": word_set("απ απάντηση σχετ πρθ προώθηση"),
    "Hebrew": word_set("השב הועבר תשובה"),
    "Hungarian": phrase_set("vá, válasz, tov, továbbítás"),
    "Icelandic": word_set("sv fs"),
    "Indonesian": word_set("bls balas trs terusan"),
    "Italian": phrase_set("r, rif, ris, risp, i, inoltra, inoltro"),
    "Japanese": word_set("返信 返 転送 転"),
    "Korean": word_set("회신 답장 답신 전달"),
    "Latvian": word_set("atb pār"),
    "Lithuanian": phrase_set("ats, persiųsta"),
    "Norwegian": word_set("sv svar vs videresendt"),
    "Polish": phrase_set("odp, odpowiedź, pd, podaj dalej, przekazane"),
    "Portuguese": phrase_set("res, resp, enc, encaminhado, encam"),
    "Romanian": phrase_set("răsp, rasp, redirecționat, redir"),
    "Russian": word_set("отв ответ пересл переслано перенапр"),
    "Slovak": phrase_set("odp, odpoveď, preposlané, fwd"),
    "Slovene": word_set("odg odgovor posr posredovano"),
    "Spanish": phrase_set("re, resp, rv, reenviado, reenv"),
    "Swedish": word_set("sv svar vb vidarebefordrat"),
    "Thai": word_set("ตอบ ตอบกลับ ส่งต่อ"),
    "Turkish": phrase_set("ynt, yanıt, ilt, ılt, iletilen"),
    "Ukrainian": word_set("відп відповідь перес переслано"),
    "Vietnamese": phrase_set("trả lời, chuyển tiếp"),
    "Welsh": word_set("atb yml"),
}
"""Before a colon: that it answers, or that it was passed on; in lower case."""

TAGS = phrase_set(
    """
    external, ext, external email, external mail, external sender, external message, extern,
    externe, externo, externa, esterno, esterna, externí, zewnętrzny, externer absender,
    externe e-mail, e-mail externe, mail esterna, correo externo, 外部, 外部邮件, 外部メール
    """
)
"""In brackets, or in capitals before a colon: what a mail server says of a mail from outside."""

_PREFIXES_AT_MOST = 20
_READ = 4_000
_UNSEEN = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_COUNTED = r"(?:\s?\[\d{1,3}\]|\s?\(\d{1,3}\)|\s?[\^*]\d{1,3}|\d{1,2})?"


def _one_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))


_WORD = rf"(?:{_one_of(frozenset().union(*PREFIXES.values()))})"
_PREFIX = re.compile(
    rf"{_UNSEEN}{{0,20}}{_WORD}{_COUNTED}\s{{0,3}}[:\uff1a]{_UNSEEN}{{0,20}}", re.IGNORECASE
)
_TAG = re.compile(
    rf"{_UNSEEN}{{0,20}}[\[(\u3010*]{{1,3}}\s?(?:{_one_of(TAGS)})\s?[\])\u3011*]{{1,3}}:?"
    rf"{_UNSEEN}{{0,20}}",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\s{0,20}(?:EXTERNAL|EXTERN|EXTERNE|EXTERNO)\s?:\s{0,20}")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF21, 0xFF5B)} | {0x0130: "I"}
"""Letters of full width, and the Turkish capital, letter for letter."""


def bare_subject(subject: str) -> str:
    """The subject without prefixes and tags, however many there are; what is left is not touched.

    Of a longer subject the first 4,000 characters count.
    """
    bare = unicodedata.normalize("NFC", subject[:_READ])
    for _ in range(_PREFIXES_AT_MOST):
        end = _end_of_prefix(bare) or _end_of_tag(bare)
        if not end:
            break
        bare = bare[end:]
    return bare


def is_answer(subject: str) -> bool:
    """Whether it says that it answers another mail, or passes one on."""
    bare = unicodedata.normalize("NFC", subject[:_READ])
    for _ in range(_PREFIXES_AT_MOST):
        if _end_of_prefix(bare):
            return True
        end = _end_of_tag(bare)
        if not end:
            return False
        bare = bare[end:]
    return False


def _end_of_prefix(subject: str) -> int:
    found = _PREFIX.match(subject[:100].translate(_NARROW))
    return found.end() if found else 0


def _end_of_tag(subject: str) -> int:
    found = _TAG.match(subject[:100]) or _SHOUTED.match(subject[:100])
    return found.end() if found else 0
