"""HTML taken apart into text, tags and style sheets.

A tokenizer of our own, because strangers choose the input: it passes over each byte a constant
number of times, whatever is left unclosed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes"})
"""What is in them is no markup, and no text of the mail."""

_SHOWN_RAW = frozenset({"xmp", "plaintext"})
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:_-]*")
_TAG_MARK = re.compile(r"=[ \t\r\n\f]{0,9}([\"'])|>")
_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)(?:[ \t\r\n\f]*=[ \t\r\n\f]*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?"
)


@dataclass(frozen=True)
class Tag:
    """`source` is what stands between its name and its `>`."""

    name: str
    closes: bool
    source: str

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Names in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.source):
            name = match[1].lower()
            if name not in found:
                found[name] = unescape(next(filter(None, match.groups()[1:]), ""))
        return found


@dataclass(frozen=True)
class Sheet:
    """What stands in a `<style>`, and the media that it is for."""

    source: str
    media: str


Token = str | Tag | Sheet


def tokens(source: str, *, lenient: bool = False) -> Iterator[Token]:
    """In order. What HTML says is cut off by a missing end is cut off here too.

    `lenient`: what never ends is over with the next tag, and a comment with the next `>`.
    """
    position = 0
    unclosed: set[str] = set()
    while position < len(source):
        start = source.find("<", position)
        if start != position:
            yield source[position : start if start >= 0 else len(source)]
        if start < 0:
            return
        name = _NAME.match(source, start + 1)
        if name is None:
            position = _end_of_markup(source, start, unclosed, lenient)
            if position == start + 1:
                yield "<"
            continue
        position = _end_of_tag(source, name.end(), unclosed)
        tag = Tag(name[0].strip("/").lower(), name[0][0] == "/", source[name.end() : position - 1])
        if tag.closes or tag.name not in RAW | _SHOWN_RAW:
            yield tag
            continue
        end = _end_of_raw(source, position, tag.name, unclosed, lenient)
        yield from _raw(tag, source[position:end])
        position = end


def _raw(tag: Tag, inside: str) -> Iterator[Token]:
    if tag.name == "style":
        yield Sheet(inside, tag.attributes.get("media", ""))
    elif tag.name in _SHOWN_RAW:
        yield Tag("pre", closes=False, source=tag.source)
        yield inside.replace("&", "&amp;")
        yield Tag("pre", closes=True, source="")


def _end_of_raw(source: str, position: int, name: str, unclosed: set[str], lenient: bool) -> int:
    """Where its end tag begins; the end of all where there is none."""
    mark = f"</{name}"
    if mark not in unclosed and name != "plaintext":
        closing = re.compile(re.escape(mark), re.IGNORECASE).search(source, position)
        if closing:
            return closing.start()
        unclosed.add(mark)
    following = source.find("<", position) if lenient else -1
    return following if following >= 0 else len(source)


def _end_of_markup(source: str, start: int, unclosed: set[str], lenient: bool) -> int:
    """Behind a comment, a declaration or a processing instruction; else behind the `<` alone."""
    if source.startswith(("<!-->", "<!--->"), start):
        return source.find(">", start) + 1
    if source.startswith("<!--", start) and not (lenient and "-->" in unclosed):
        end = source.find("-->", start + 4)
        if end >= 0:
            return end + 3
        unclosed.add("-->")
        if not lenient:
            return len(source)
    if source.startswith(("<!", "<?", "</"), start):
        end = source.find(">", start)
        return end + 1 if end >= 0 else len(source)
    return start + 1


def _end_of_tag(source: str, position: int, unclosed: set[str]) -> int:
    """Behind the `>` that ends the tag; one inside a quoted value does not.

    A quotation mark opens a value only right after `=`, as HTML has it: a stray one would swallow
    the rest of the mail. `unclosed` remembers marks without a partner further on, so that none is
    looked for again.
    """
    while mark := _TAG_MARK.search(source, position):
        position = mark.end()
        if mark[1] is None:
            return position
        if mark[1] not in unclosed:
            partner = source.find(mark[1], position)
            if partner >= 0:
                position = partner + 1
            else:
                unclosed.add(mark[1])
    return len(source)
