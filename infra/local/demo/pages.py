"""HTML as companies send it: tables within tables, inline styles, a hidden first line, a pixel."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from infra.local.demo.markup import Block, blocks
from infra.local.demo.script import DemoPerson

_SANS = "font-family:Helvetica,Arial,sans-serif"
_SERIF = "font-family:Georgia,'Times New Roman',serif"
LEAVE = {
    "en": ("You get this mail because you subscribed.", "Unsubscribe", "View in browser"),
    "de": ("Sie erhalten diese Mail, weil Sie sie bestellt haben.", "Abmelden", "Im Browser lesen"),
}
"""What stands at the foot of a mailing: why it came, how to end it, where to read it."""


@dataclass(frozen=True)
class Addresses:
    """Where a page's links, pictures and its tracking pixel lead; each takes what it is for."""

    link: Callable[[str], str]
    picture: Callable[[str], str]
    pixel: str | None


def page(text: str, preheader: str, sender: DemoPerson, at: Addresses) -> str:
    """A whole HTML document in the sender's look and colour."""
    body = "\n".join(_row(block, sender, at) for block in blocks(text))
    hidden = f'<div style="display:none;max-height:0;overflow:hidden">{escape(preheader)}</div>'
    pixel = f'<img src="{at.pixel}" width="1" height="1" alt="" border="0">' if at.pixel else ""
    return f"""<!doctype html>
<html lang="{sender.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>a{{color:{sender.colour}}} @media (max-width:620px){{.page{{width:100%!important}}}}</style>
</head>
<body style="margin:0;background:#f4f4f2">
{hidden if preheader else ""}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" class="page" width="600" cellpadding="0" cellspacing="0"
 style="background:#ffffff;{_SERIF if sender.look == "letter" and sender.mailer else _SANS}">
<tr><td style="padding:24px 32px;border-top:6px solid {sender.colour};color:{sender.colour};
font-weight:bold;letter-spacing:.04em">{escape(sender.name)}</td></tr>
{body}
{_foot(sender, at)}
</table>
</td></tr></table>
{pixel}
</body>
</html>
"""


def _row(block: Block, sender: DemoPerson, at: Addresses) -> str:
    return f'<tr><td style="padding:8px 32px">{_inside(block, sender, at)}</td></tr>'


def _inside(block: Block, sender: DemoPerson, at: Addresses) -> str:
    text = escape(block.text)
    match block.kind:
        case "title":
            return f'<h1 style="font-size:26px;line-height:1.25;margin:8px 0">{text}</h1>'
        case "heading":
            return f'<h2 style="font-size:18px;line-height:1.35;margin:16px 0 0">{text}</h2>'
        case "list":
            items = "".join(f"<li>{escape(line)}</li>" for line in block.lines)
            return f'<ul style="padding-left:18px;margin:0;line-height:1.6">{items}</ul>'
        case "lines":
            return f'<p style="margin:0">{"<br>".join(map(escape, block.lines))}</p>'
        case "button":
            return (
                f'<a href="{at.link(block.text)}" style="display:inline-block;padding:10px 18px;'
                f'background:{sender.colour};color:#ffffff;text-decoration:none">{text}</a>'
            )
        case "picture":
            return _picture(block, sender, at)
        case "table":
            return _table(block)
        case _:
            return f'<p style="margin:0;line-height:1.6;color:#222222">{text}</p>'


def _picture(block: Block, sender: DemoPerson, at: Addresses) -> str:
    (name, words), *_ = block.rows
    width = 160 if sender.look == "shop" and words else 536
    image = f'<img src="{at.picture(name)}" width="{width}" alt="{escape(name)}" border="0">'
    if not words:
        return image
    return (
        '<table role="presentation" cellpadding="0" cellspacing="0"><tr>'
        f'<td width="{width}" valign="top">{image}</td>'
        f'<td valign="top" style="padding-left:16px"><strong>{escape(name)}</strong><br>'
        f"{escape(words)}</td></tr></table>"
    )


def _table(block: Block) -> str:
    rows = "".join(
        f'<tr><td style="padding:6px 0;color:#555555">{escape(name)}</td>'
        f'<td align="right" style="padding:6px 0">{escape(value)}</td></tr>'
        for name, value in block.rows
    )
    return f'<table role="presentation" width="100%" cellpadding="0" cellspacing="0">{rows}</table>'


def _foot(sender: DemoPerson, at: Addresses) -> str:
    words = escape(sender.place)
    if sender.mailer:
        reason, leave, view = LEAVE[sender.language]
        words += (
            f'<br>{reason} <a href="{at.link("unsubscribe")}">{leave}</a>'
            f' &middot; <a href="{at.link("view")}">{view}</a>'
        )
    return (
        '<tr><td style="padding:24px 32px;font-size:12px;line-height:1.5;color:#777777">'
        f"{words}</td></tr>"
    )
