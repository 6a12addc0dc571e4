"""Why something is proposed of a mail, in sentences of ours."""

from collections.abc import Mapping

from countersign.domain.says import Param, Says, say

REASONS: dict[str, str] = {
    "asks.question": "{who} asks you a question, and nobody has answered yet.",
    "asks.request": "{who} asks you for something, and nobody has answered yet.",
    "asks.meeting": "{who} wants to find a time with you, and nobody has answered yet.",
    "asks.review": "{who} wants you to look at something, and nobody has answered yet.",
    "brings.asked": "{who} has sent you what you asked for.",
    "document.sent_by_you": "You sent it to {who} on {day}, in “{subject}”.",
    "document.sent_to_you": "{who} sent it to you on {day}, in “{subject}”.",
    "answered.before": "As you answered {who} on {day}.",
    "again.no_answer": "You asked {who} this on {day}, and nobody has answered since.",
    "again.promised": "You wrote so on {day}, for {due}, and have sent nothing in this"
    " conversation since.",
    "again.promised_some_day": "You wrote so on {day}, without saying when, and have sent nothing"
    " in this conversation since.",
    "pile.receipt": "From {senders}. They tell of what you ordered or paid, and can be found again "
    "under a label.",
    "pile.newsletter": "From {senders}. They went to many people at once and stay in your mailbox "
    "when they leave the inbox.",
    "pile.notification": "From {senders}. Programs wrote them to tell you something; none of them "
    "waits for an answer.",
    "suspicious.one": "This says it is from {claimed}, but {reasons}. Do not answer it or open its "
    "links.",
    "suspicious.as_you": "This says it is from you, but {reasons}. Do not answer it or open its "
    "links.",
    "suspicious.many": "None of them is what it says it is.",
    "sign.forged": "the sender failed the mailbox's own check (DMARC)",
    "sign.as_reader": "it claims to come from your own address",
    "sign.lookalike": "the sender's domain is made to look like one you know",
    "sign.two_addresses": "the sender's name shows another address than it came from",
    "sign.name_twin": "somebody in this thread has the same name and another address",
    "sign.brand": "the sender has the name of an organisation that the address is not of",
    "sign.as_colleague": "the sender has the name of your own organisation, and another's address",
    "sign.other_link": "a link shows one address and leads to another",
    "sign.new_address": "it says that this is somebody's new or private address",
    "sign.credentials": "it presses you to sign in or to give away a password",
    "sign.payment": "it presses for money, gift cards or a new bank account",
    "sign.bait": "it offers money or goods in the way that swindlers do",
    "sign.swindle": "it reads like a swindle",
}
"""By code. Each sign is a clause that follows "because" or "but"."""


def reason(code: str, params: Mapping[str, Param] | None = None) -> Says:
    return say(code, REASONS[code], params)
