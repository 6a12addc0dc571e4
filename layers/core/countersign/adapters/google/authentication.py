"""What the receiving provider found about a sender (RFC 8601, Authentication-Results)."""

from collections.abc import Iterable
from typing import Literal

DmarcResult = Literal["pass", "fail", "none"]

LONGEST_HEADER = 10_000


def dmarc_of(results: Iterable[str], authserv_id: str, from_domain: str) -> DmarcResult:
    """The DMARC verdict of `authserv_id` on mail from `from_domain`.

    `results` are the values of a message's Authentication-Results headers, topmost first. Only the
    topmost of the provider counts: it stands above all that the sender wrote. Two verdicts in one
    header, or one on another domain, are no verdict.
    """
    for value in results:
        statements = _statements(value[:LONGEST_HEADER])
        if not statements or statements[0][:1] != [authserv_id]:
            continue
        found = [words for words in statements[1:] if words[0].startswith("dmarc=")]
        if len(found) != 1:
            return "none"
        judged = [word.partition("=")[2] for word in found[0] if word.startswith("header.from=")]
        if not from_domain or judged not in ([], [from_domain.lower()]):
            return "none"
        verdict = found[0][0].partition("=")[2]
        return "pass" if verdict == "pass" else "fail" if verdict == "fail" else "none"
    return "none"


def _statements(value: str) -> list[list[str]]:
    """Lower-case words of each statement; comments are gone, quoted text stays one word.

    A quoted string keeps its quotes, so that no part of it can pass for a result.
    """
    statements: list[list[str]] = [[]]
    word = ""
    depth = 0
    quoted = False
    position = 0
    while position < len(value):
        char = value[position]
        if char == "\\" and (quoted or depth):
            position += 2
            continue
        if quoted:
            word += char
            quoted = char != '"'
        elif char == "(" or depth:
            depth += (char == "(") - (char == ")")
        elif char == '"':
            word += char
            quoted = True
        elif char == ";" or char.isspace():
            if word:
                statements[-1].append(word.lower())
            word = ""
            if char == ";":
                statements.append([])
        else:
            word += char
        position += 1
    if word:
        statements[-1].append(word.lower())
    return [words for words in statements if words]
