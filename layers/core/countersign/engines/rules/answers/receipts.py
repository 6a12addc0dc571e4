"""Whether all that a confirmation is asked of is that the mail has come."""

import re

_MAIL = "(?:e-?mail|mail|message|letter|nachricht|courriel|correo|mensaje|messaggio|bericht)"
_THIS_HAS_COME = re.compile(
    rf"(?:confirm|acknowledge)(?: the)? receipt(?: of (?:this|my) {_MAIL})?"
    rf"|let me know (?:that |if |when )?you(?:'ve| have)? (?:got|get|received?) (?:this|my) {_MAIL}"
    rf"|(?:erhalt|empfang|eingang)(?: dieser {_MAIL})?(?: kurz)?(?: zu)? bestätigen"
    rf"|bestätig\w*(?: \w+){{0,3}} den (?:erhalt|empfang|eingang)(?: dieser {_MAIL})?"
    rf"|(?:accuser|confirmer) (?:la )?réception(?: de ce {_MAIL})?"
    rf"|confirm\w+ (?:la recepción|el recibo)(?: de este {_MAIL})?"
    rf"|conferm\w+ (?:la ricezione|di aver ricevuto)(?: (?:di )?quest[ao] {_MAIL})?"
    rf"|ontvangst(?: van (?:deze|dit) {_MAIL})?(?: te)? bevestigen"
)
_CLOSING = re.compile(
    r"[\s.!?,;:]*(?:please|bitte|thanks|thank you|danke|merci|gracias|grazie)?\W*$"
)


def asks_whether_it_came(sentence: str) -> bool:
    """Nothing else may stand behind it: what came beside the mail, only the reader knows."""
    text = " ".join(sentence[:400].lower().replace("’", "'").split())
    found = _THIS_HAS_COME.search(text)
    return found is not None and _CLOSING.match(text, found.end()) is not None
