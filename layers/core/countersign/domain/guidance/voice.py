"""How a person writes to one correspondent, as their earlier letters to them show it."""

from countersign.domain.guidance.directives import Form
from countersign.domain.languages import Language
from countersign.domain.values import Value


class Voice(Value):
    """In one language. `letters` is of how many it was learned.

    None where they do not show it. An empty `greeting`: they begin without one; an empty `closing`:
    the name alone stands at the end. The greeting is a line as it stood, with the name they use.
    """

    language: Language
    letters: int = 0
    form: Form | None = None
    greeting: str | None = None
    closing: str | None = None
    name: str | None = None
