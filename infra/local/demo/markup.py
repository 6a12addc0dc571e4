"""The small markup in which mails are written, as blocks, as plain text, and as HTML.

Blocks stand between blank lines. A paragraph may be wrapped anywhere. `# ` and `## ` begin
headings, `- ` items of a list, `| ` lines that stay lines, `=> ` a button, `! ` a picture with its
description; in a table every line is `name :: value`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

Kind = Literal["title", "heading", "list", "lines", "button", "picture", "table", "paragraph"]
_MARKS: tuple[tuple[str, Kind], ...] = (
    ("# ", "title"),
    ("## ", "heading"),
    ("- ", "list"),
    ("| ", "lines"),
    ("=> ", "button"),
    ("! ", "picture"),
)


@dataclass(frozen=True)
class Block:
    kind: Kind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Name and value of each line; the value is empty where there is none."""
        parts = (line.partition(" :: ") for line in self.lines)
        return tuple((name, value) for name, _, value in parts)


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(_block(part.strip().split("\n")) for part in text.split("\n\n") if part.strip())


def _block(lines: list[str]) -> Block:
    for mark, kind in _MARKS:
        if lines[0].startswith(mark):
            return Block(kind, tuple(line.removeprefix(mark) for line in lines))
    kind = "table" if all(" :: " in line for line in lines) else "paragraph"
    return Block(kind, tuple(lines))


def plain(text: str, link: Callable[[str], str]) -> str:
    """Plain text; `link` gives the address behind a button."""
    return "\n\n".join(_plain(block, link) for block in blocks(text))


def _plain(block: Block, link: Callable[[str], str]) -> str:
    match block.kind:
        case "list":
            return "\n".join(f"- {line}" for line in block.lines)
        case "lines":
            return "\n".join(block.lines)
        case "button":
            return f"{block.text}: {link(block.text)}"
        case "table" | "picture":
            return "\n".join(f"{name}: {value}" if value else name for name, value in block.rows)
        case _:
            return block.text


def simple_html(text: str) -> str:
    """What a person's mail program makes of it."""
    return "".join(_simple(block) for block in blocks(text))


def _simple(block: Block) -> str:
    if block.kind == "list":
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>"
    if block.kind == "lines":
        return f"<p>{'<br>'.join(map(escape, block.lines))}</p>"
    return f"<p>{escape(block.text)}</p>"
