from countersign.domain.says import said

"""Why an instruction is not followed, said to the person."""


class Cannot(Exception):
    """It was understood, and cannot be done; the message says what would help."""


class Unclear(Exception):
    """It was not understood; the message is the part that was not."""


def unclear(part: str) -> str:
    shown = part if len(part) <= 120 else f"{part[:119]}…"
    return said(
        "I do not know how to do this: “{shown}”. Nothing was changed. I can make a mail shorter, "
        "more formal or friendlier, say thanks, yes, no or later, put in what you write (“say that "
        "…”, “ask whether …”), leave out or change what you name, set the time, the subject, the "
        "greeting, the sign-off and the recipients; and keep or leave out conversations of a pile.",
        shown=shown,
    )
