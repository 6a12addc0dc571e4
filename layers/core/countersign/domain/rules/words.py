"""What a rule lets happen, in words: written by us, from the rule alone."""

from collections.abc import Mapping

from countersign.domain.actions.catalog import KINDS
from countersign.domain.rules.pins import names_people, pins_of
from countersign.domain.rules.rule import Rule
from countersign.domain.says import Says, say

GONE = "rule.account_gone"
_NAMES = {
    "to": "to",
    "cc": "copied to",
    "body": "with the words",
    "thread_id": "in the conversation",
    "sender": "from",
}
"""Fields that are said otherwise than `with the subject`."""


def in_words(rule: Rule, account: str | None) -> Says:
    """`account` is its address; None: it is gone."""
    pins = tuple(_pin(rule.kind, path, pin) for path, pin in rule.where.items())
    place = account or (say(GONE, RULE_SENTENCES[GONE]),)
    code = f"rule.{rule.kind}"
    per_day = str(rule.limits.per_day)
    params = {"account": place, "pins": pins, "per_day": per_day}
    return say(code, _whole(rule.kind), params)


def _pin(kind: str, path: str, pin: str) -> Says:
    field = path.partition("/")[0]
    return say(f"rule.pin.{field}", _part(kind, field), {"pin": pin})


def _whole(kind: str) -> str:
    return f"{KINDS[kind].rule_does} in {{account}} without asking, {{pins}}, {{per_day}} a day."


def _part(kind: str, field: str) -> str:
    named = _NAMES.get(field, f"with the {field.replace('_', ' ')}")
    return f"{named} {{pin}}" if names_people(kind, field) else f"{named} “{{pin}}”"


RULE_SENTENCES: Mapping[str, str] = {
    **{f"rule.{kind}": _whole(kind) for kind in KINDS},
    **{f"rule.pin.{field}": _part(kind, field) for kind in KINDS for field in pins_of(kind)},
    GONE: "an account that is gone",
}
"""By code, with a `{name}` for each parameter."""
