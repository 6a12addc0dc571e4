"""Every directive in words: one sentence a variant, with its parameters in braces."""

from countersign.domain.actions.catalog import KINDS
from countersign.domain.guidance.findings import FINDINGS
from countersign.domain.languages import LANGUAGE_NAMES, Language

FORMS: dict[Language, tuple[str, str]] = {
    "de": ("du", "Sie"),
    "fr": ("tu", "vous"),
    "es": ("tú", "usted"),
    "it": ("tu", "Lei"),
    "nl": ("je", "u"),
}
"""How somebody is addressed whom one knows well, and whom one does not. English has one form."""

_IN_LETTERS = {
    "greeting": "begin with “{line}”",
    "sign_off": "end with “{line}”",
    "sign_off_named": "end with “{line}” and “{name}”",
}


def _form(at: int, languages: tuple[Language, ...]) -> str:
    return "”, “".join(dict.fromkeys(FORMS[one][at] for one in languages))


def _sentences() -> dict[str, str]:
    made = {
        "leave_alone": "Nothing more from {who}",
        "comes_first": "Mail from {who} first",
        "reply_language.mail": "Replies in the language of the mail",
    }
    for row in FINDINGS.values():
        made[f"leave_finding.{row.finding}"] = row.says
        made[f"leave_finding_of.{row.finding}"] = row.says_of
    made |= {f"never_do.{name}": f"Never: {one.rule_does.lower()}" for name, one in KINDS.items()}
    made |= {f"reply_language.{one}": f"Replies in {name}" for one, name in LANGUAGE_NAMES.items()}
    made |= {
        f"reply_tone.{one}": f"A {one} tone in replies" for one in ("brief", "friendly", "formal")
    }
    for what, does in _IN_LETTERS.items():
        made[what] = f"Letters {does}"
        made |= {f"{what}.{one}": f"{name} letters {does}" for one, name in LANGUAGE_NAMES.items()}
    for at, form in enumerate(("informal", "formal")):
        made[f"address_form.{form}"] = f"Letters say “{_form(at, tuple(FORMS))}”"
        for one in FORMS:
            said = f"{LANGUAGE_NAMES[one]} letters say “{_form(at, (one,))}”"
            made[f"address_form.{form}.{one}"] = said
    return made


SENTENCES = _sentences()
