"""Following a person's instruction by tables: all of it, or nothing and why.

Nothing is invented. What the mail says afterwards stood in it before, stands in the instruction, or
is a sentence of ours.
"""

from countersign.domain.says import said
from countersign.engines.rules.revision import (
    commands_answer,
    commands_content,
    commands_parts,
    commands_people,
    commands_tone,
    piles,
)
from countersign.engines.rules.revision.clauses import CLAUSES_AT_MOST, Held, clauses
from countersign.engines.rules.revision.command import Command, Said
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.letter import letter_of
from countersign.engines.rules.revision.refusals import Cannot, Unclear, unclear
from countersign.ports.engine import Reader
from countersign.ports.questions.revise_items import KeptItems, PileLine
from countersign.ports.questions.revise_letter import RevisedLetter, Wording

TABLE = (
    *commands_people.ROWS,
    *commands_tone.ROWS,
    *commands_answer.ROWS,
    *commands_parts.ROWS,
    *commands_content.ROWS,
)
"""Rows by precedence: the first that fits is meant."""


def letter(text: str, mail: Wording, reader: Reader) -> RevisedLetter:
    """The mail as the person asks for it."""
    try:
        return RevisedLetter(mail=_mail(text, mail, reader))
    except Cannot as why:
        return RevisedLetter(refusal=f"{why} Nothing was changed.")
    except Unclear as part:
        return RevisedLetter(refusal=unclear(str(part)), unclear=True)


def items(text: str, lines: tuple[PileLine, ...]) -> KeptItems:
    """What stays of the pile as the person asks for it."""
    try:
        return KeptItems(kept=_pile(text, lines))
    except Cannot as why:
        return KeptItems(refusal=f"{why} Nothing was changed.")
    except Unclear as part:
        return KeptItems(refusal=unclear(str(part)), unclear=True)


def _mail(text: str, mail: Wording, reader: Reader) -> Wording:
    held = Held()
    parts = clauses(held.hold(text), is_whole=_is_whole, is_doable=_is_doable)
    draft = Draft(
        to=mail.to,
        cc=mail.cc,
        subject=mail.subject,
        letter=letter_of(mail.body),
        reader=reader,
        tone=reader.tone,
    )
    meant = [_meant(part, held) for part in _not_too_many(parts, text)]
    for row, match in meant:
        draft = row.do(draft, match)
    after = Wording(
        to=draft.to,
        cc=draft.cc,
        subject=draft.subject,
        body=_as_before(mail.body, draft),
    )
    if after == mail:
        raise Cannot(said("It says so already."))
    return after


def _pile(text: str, lines: tuple[PileLine, ...]) -> tuple[int, ...]:
    held = Held()
    about = piles.is_about_pile
    parts = clauses(held.hold(text), is_whole=lambda _: False, is_doable=about)
    kept = tuple(range(len(lines)))
    for part in _not_too_many(parts, text):
        kept = piles.kept_of(lines, kept, held.back(part))
    return kept


def _as_before(body: str, draft: Draft) -> str:
    """The text put together; as it was, to the letter, where nothing of it changed."""
    return body if draft.letter == letter_of(body) else draft.letter.text


def _not_too_many(parts: tuple[str, ...], text: str) -> tuple[str, ...]:
    if not parts:
        raise Unclear(text)
    if len(parts) > CLAUSES_AT_MOST:
        raise Cannot(said("At most {most} things at a time.", most=CLAUSES_AT_MOST))
    return parts


def _meant(clause: str, held: Held) -> tuple[Command, Said]:
    """The row that is meant, and the words that the person put into it."""
    row = _fitting(clause)
    match = row.fits(_bare(clause, row)) if row else None
    if row is None or match is None:
        raise Unclear(held.back(clause))
    said = {name: held.back(words) for name, words in match.groupdict().items() if words}
    if held.is_quoted(match.groupdict().get("words") or ""):
        said["verbatim"] = "yes"
    return row, said


def _fitting(clause: str) -> Command | None:
    return next((row for row in TABLE if row.fits(_bare(clause, row))), None)


def _bare(clause: str, row: Command) -> str:
    """Without its full stop; free words keep the mark that ends them."""
    bare, end = clause.rstrip(" .!?"), clause.rstrip()[-1:]
    return f"{bare}{end}" if row.free and end in ("!", "?") else bare


def _is_doable(clause: str) -> bool:
    return _fitting(clause) is not None


def _is_whole(clause: str) -> bool:
    row = _fitting(clause)
    return row is not None and not row.free
