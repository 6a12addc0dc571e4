"""What is declared for an element, from its attributes, the mail's style sheets and itself."""

from countersign.analysis.mail.html.declarations import Declarations, declarations
from countersign.analysis.mail.html.elements import Element
from countersign.analysis.mail.html.looks import Look, Said, look_of
from countersign.analysis.mail.html.sheets import Styles

_WITHOUT_WORDS = frozenset(
    {"svg", "math", "object", "audio", "video", "canvas", "select", "datalist", "rp"}
)
"""Elements whose words are no text of the mail."""

_TABLES = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "body"})
_SHOWING = ("display", "visibility", "max-height", "height", "font-size", "width", "max-width")


class Stylist:
    """Styles the elements of one mail, and remembers each `style` that it has read."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._read: dict[str, Declarations] = {}

    def style(self, element: Element) -> None:
        parent = element.parent.look if element.parent else Look()
        if parent.is_gone:
            return
        element.said = self._said(element)
        is_link = element.name == "a" and "href" in element.attributes
        element.look = look_of(element.name, element.said, parent, is_link=is_link)
        if element.look.is_gone and self._is_for_small_screens(element):
            element.quietly = True
        if element.name in _WITHOUT_WORDS:
            element.look, element.quietly = Look(is_gone=True), True
        elif _is_closed(element):
            element.look = Look(is_gone=True)

    def _said(self, element: Element) -> Said:
        tag = element.tag
        said = _hints(element) if tag.source or tag.name == "table" else {}
        own = self._own(tag.attributes.get("style", "")) if tag.source else {}
        rules = (
            [] if self._styles.is_empty else self._styles.wide.for_(element, self._styles.budget)
        )
        urgent: Said = {}
        for declared in (*(rule.says for rule in rules), own):
            for name, (value, is_important) in declared.items():
                (urgent if is_important else said)[name] = value
        return said | urgent

    def _own(self, source: str) -> Declarations:
        if not source:
            return {}
        read = self._read.get(source)
        if read is None:
            read = self._read[source] = declarations(source)
        return read

    def _is_for_small_screens(self, element: Element) -> bool:
        """Whether a phone shows what a desk does not."""
        if not self._styles.narrow.by_key:
            return False
        rules = self._styles.narrow.for_(element, self._styles.budget)
        return any(
            name in rule.says and rule.says[name].value not in ("none", "hidden", "0", "0px")
            for rule in rules
            for name in _SHOWING
        )


def _is_closed(element: Element) -> bool:
    """Whether it shows nothing until somebody opens it, and nobody does in a mail."""
    if element.name == "template":
        return True
    if element.name == "dialog":
        return "open" not in element.attributes
    holder = element.parent
    return (
        holder is not None
        and holder.name == "details"
        and "open" not in holder.attributes
        and element.name != "summary"
    )


def _hints(element: Element) -> Said:
    """What attributes of older HTML say, which any style overrules. The colour of a `<font>` does
    not reach into a table in it, where such HTML is shown as it was meant."""
    attributes, said = element.tag.attributes, {}
    if "hidden" in attributes:
        said["display"] = "none"
    if "bgcolor" in attributes:
        said["background-color"] = attributes["bgcolor"].strip().lower()
    if "background" in attributes and element.name in _TABLES and attributes["background"].strip():
        said["background-image"] = "url()"
    if element.name == "table" and element.parent and element.parent.name == "font":
        said["color"] = "initial"
    if element.name == "font" and "color" in attributes:
        said["color"] = attributes["color"].strip().lower()
    if element.name == "body" and "text" in attributes:
        said["color"] = attributes["text"].strip().lower()
    return said
