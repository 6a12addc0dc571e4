"""What a mail hides from the eye is not read, that it hides something is told, and nothing else is
taken for hidden."""

import time

import pytest

from countersign.analysis.mail.html.reading import HtmlRead, read_html

SECRET = "Kindly approve the transfer of the whole deposit today."
ABOVE, BELOW = "Hi Kim, the plan is enclosed.", "See you on Monday, Lea"


def around(hidden: str) -> HtmlRead:
    return read_html(f"<p>{ABOVE}</p>{hidden}<p>{BELOW}</p>")


STYLES = [
    "display:none",
    "DISPLAY : none !important",
    "d\\69splay:none",
    "dis/* */play:none;display/**/:/**/none",
    "visibility:hidden",
    "visibility:collapse",
    "opacity:0",
    "opacity:.03",
    "opacity:0%",
    "filter:alpha(opacity=0)",
    "filter:opacity(0)",
    "font-size:0",
    "font-size:1px",
    "font-size:0.05em",
    "font-size:1%",
    "font-size:1pt",
    "font:0/0 a",
    "font:1px Arial",
    "font-size:calc(0px)",
    "line-height:0;overflow:hidden",
    "height:0;overflow:hidden",
    "width:1px;height:1px;overflow:hidden",
    "max-height:0;overflow:hidden",
    "max-width:0px;overflow:hidden",
    "position:absolute;left:-9999px",
    "position:fixed;top:-5000px",
    "position:absolute;left:-200%",
    "position:absolute;right:-99em",
    "position:absolute;inset:0 0 0 -9999px",
    "text-indent:-9999px",
    "margin-left:-9999px",
    "margin:-2000px 0 0 0",
    "transform:translateX(-9999px)",
    "transform:scale(0)",
    "-webkit-transform:translate(-4000px, 0)",
    "position:absolute;clip:rect(0,0,0,0)",
    "position:absolute;clip:rect(1px 1px 1px 1px)",
    "clip-path:inset(50%)",
    "clip-path:inset(100%)",
    "clip-path:circle(0)",
    "clip-path:polygon(0 0,0 0,0 0)",
    "color:white",
    "color:#fff",
    "color:#ffffff",
    "color:#fffffe",
    "color:#fefefe",
    "color:#000000ff;color:#ffff",
    "color:rgb(255,255,255)",
    "color:rgb(100%,100%,100%)",
    "color:rgb(254 254 254)",
    "color:hsl(0,0%,100%)",
    "color:rgba(0,0,0,0)",
    "color:rgb(0 0 0 / 2%)",
    "color:#0000",
    "color:transparent",
    "color:snow",
    "-webkit-text-fill-color:transparent",
    "background:#222;color:#222",
    "background:#333 none;color:#313131",
    "background:linear-gradient(#036,#036);color:#036",
    "mso-hide:all",
    "content-visibility:hidden",
    "position:absolute;z-index:-1",
    "letter-spacing:-1em",
    "transform:rotateY(90deg)",
    "mask:linear-gradient(transparent,transparent)",
    "zoom:0",
    "translate:-9999px",
    "scale:0",
    "position:fixed;bottom:100%",
    "color:var(--ink,#fff)",
    "opacity:1e-3",
    "font-size:1e-3px",
    "color:rgba(0,0,0,1e-3)",
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("holder", ["<div style='{}'>{}</div>", '<p style="{}"><b>{}</b></p>'])
def test_what_its_own_style_hides(style: str, holder: str) -> None:
    found = around(holder.format(style, SECRET))
    assert (found.text, found.hides_text) == (f"{ABOVE}\n\n{BELOW}", True)


SHEETS = [
    ("p.x{display:none}", "<p class='y x'>{}</p>"),
    (".x{display:none}", "<p class=X>{}</p>"),
    ("#y{font-size:0}", "<p id='y'>{}</p>"),
    ("blockquote{color:#fff}", "<blockquote>{}</blockquote>"),
    ("[data-k]{display:none}", "<p data-k>{}</p>"),
    ("p[data-k=v]{display:none}", "<p data-k='v'>{}</p>"),
    ("p[class^='x-']{display:none}", "<p class='x-1'>{}</p>"),
    ("p[style*='red']{font-size:0}", "<p style='color:red'>{}</p>"),
    ("div p{display:none}", "<div><p>{}</p></div>"),
    ("div > p{display:none}", "<div><p>{}</p></div>"),
    ("i + div{display:none}", "<i>seen</i><div>{}</div>"),
    ("i ~ div{display:none}", "<i>seen</i><u>too</u><div>{}</div>"),
    ("a,.q , .x{display:none}", "<p class='x'>{}</p>"),
    ("*{} .x{color:white}", "<p class='x'>{}</p>"),
    ("p{display:block}.x{display:none}", "<p class='x'>{}</p>"),
    (".x{display:none!important}", "<p class='x' style='display:block'>{}</p>"),
    ("#y{display:none}.x{display:block}", "<p class='x' id='y'>{}</p>"),
    ("p:nth-child(2){display:none}", "<p>{}</p>"),
    ("div:not(.k){display:none}", "<div>{}</div>"),
    ("@media screen{.x{display:none}}", "<p class='x'>{}</p>"),
    ("@media (min-width:200px){.x{display:none}}", "<p class='x'>{}</p>"),
    ("@supports (display:grid){.x{display:none}}", "<p class='x'>{}</p>"),
    ("@import url(a.css);.x{display:none}", "<p class='x'>{}</p>"),
    ("@keyframes k{from{color:red}}.x{display:none}", "<p class='x'>{}</p>"),
    ("<!-- .x{display:none} -->", "<p class='x'>{}</p>"),
    ("/* } */.x{dis\\70lay:none}", "<p class='x'>{}</p>"),
    (".x{color:red;}}.x{display:none}", "<p class='x'>{}</p>"),
    ("body{background:#123}.x{color:#123}p{color:#eee}", "<div class='x'>{}</div>"),
]


@pytest.mark.parametrize(("sheet", "holder"), SHEETS)
@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
def test_what_a_style_sheet_hides_wherever_it_stands(
    sheet: str, holder: str, *, first: bool
) -> None:
    style, hidden = f"<style>{sheet}</style>", holder.format(SECRET)
    page = f"<body><p>{ABOVE}</p>{hidden}<p>{BELOW}</p>"
    found = read_html(style + page if first else page + style)
    assert SECRET not in found.text
    assert ABOVE in found.text
    assert found.hides_text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<font color=white>{}</font>",
        "<font color='#FFFFFF'>{}</font>",
        "<font color='fffffe'>{}</font>",
        "<table bgcolor='#dddddd'><tr><td style='color:#ddd'>{}</td></tr></table>",
        "<template>{}</template>",
        "<dialog>{}</dialog>",
        "<details><summary>More</summary><p>{}</p></details>",
        "<details>{}</details>",
        "<div style='color:#fff'><div><span>{}</span></div></div>",
        "<div style='font:0/0 a'><p>{}</p></div>",
        "<div style='display:none'><p style='display:block;visibility:visible'>{}</p></div>",
        "<span style='display:none'><div></span>{}</div></span>",
        "<p><font color=white></p><p>{}</p></font>",
        "<div style=display:none><p>a</p><blockquote>{}</blockquote></div>",
    ],
)
def test_what_is_hidden_in_other_ways(hidden: str) -> None:
    found = around(hidden.format(SECRET))
    assert SECRET not in found.text
    assert ABOVE in found.text
    assert BELOW in found.text
    assert found.hides_text


@pytest.mark.parametrize(
    "shown",
    [
        "<div style='font-size:0'><span style='font-size:14px'>{}</span></div>",
        "<table style='font-size:0'><tr><td style='font-size:12pt'>{}</td></tr></table>",
        "<div style='visibility:hidden'><p style='visibility:visible'>{}</p></div>",
        "<div style='background:#111;color:#fff'>{}</div>",
        "<table bgcolor=black><tr><td><font color=white>{}</font></td></tr></table>",
        "<table><tr><td bgcolor='#0a2540'><a href=x style='color:#ffffff'>{}</a></td></tr></table>",
        "<div style='background-image:url(x.png);color:white'>{}</div>",
        "<td background='x.png' style='color:#fff'>{}</td>",
        "<div style='background:linear-gradient(#036,#069);color:#fff'>{}</div>",
        "<div style='color:#ccc'>{}</div>",
        "<div style='color:#999;font-size:9px'>{}</div>",
        "<div style='color:rgba(0,0,0,.6)'>{}</div>",
        "<div style='opacity:.5'>{}</div>",
        "<div style='zoom:1;scale:1;transform:rotate(0deg);position:relative;top:50%'>{}</div>",
        "<div style='font-size:1em;color:var(--ink,#333)'>{}</div>",
        "<div style='height:0'>{}</div>",
        "<div style='line-height:0'>{}</div>",
        "<div style='max-height:100%;max-width:100%;overflow:hidden'>{}</div>",
        "<td style='max-width:0;width:100%;overflow:hidden'>{}</td>",
        "<tr style='height:0'><td height=0>{}</td></tr>",
        "<div style='margin:0 0 0 -5.4pt;position:relative;left:-2px'>{}</div>",
        "<div style='overflow:hidden;width:600px'>{}</div>",
        "<div style='clip:auto;clip-path:none;transform:none'>{}</div>",
        "<div aria-hidden=true>{}</div>",
        "<noscript>{}</noscript>",
        "<details open>{}</details>",
        "<style>@media print{{p{{display:none}}}}</style><p>{}</p>",
        "<style>@media (prefers-color-scheme:dark){{p{{color:#fff}}}}</style><p>{}</p>",
        "<style>@media (max-width:600px){{p{{display:none}}}}</style><p>{}</p>",
        "<style media=print>p{{display:none}}</style><p>{}</p>",
        "<style>p:hover{{display:none}}</style><p>{}</p>",
        "<style>p{{display:none}} p{{display:block}}</style><p>{}</p>",
        "<style>div{{display:none}} .v{{display:block}}</style><div class=v>{}</div>",
        "<style>u + .b p{{display:none}}</style><p>{}</p>",
        "<style>[data-ogsc] p{{color:#fff}}</style><p>{}</p>",
        "<style>.x{{display:none}}</style><p class=xx>{}</p>",
        "<p style='display:none'>a<p>{}</p>",
        "<a style='mso-hide:all' href=x>{}</a>",
        "<xmp>{}</xmp>",
        "<font color=white><table><tr><td>{}</td></tr></table></font>",
        "<table bgcolor=black><font color=black>{}</font></table>",
        "<table bgcolor=black><form><tr><td style='color:white'>{}</td></tr></form></table>",
        "<table bgcolor=black><center><tr><td style='color:white'>{}</td></tr></table>",
        "<p style='color:windowtext;background:window'>{}</p>",
        "<div style='color:white'><p style='color:#222'>{}</p></div>",
    ],
)
def test_what_is_seen_is_not_taken_for_hidden(shown: str) -> None:
    found = around(shown.format(SECRET))
    assert SECRET in found.text
    assert not found.hides_text


LETTER = f"<table><tr><td><img src=x><p>{ABOVE}</p></td></tr></table>"


@pytest.mark.parametrize(
    "page",
    [
        f"<body><div style='display:none;max-height:0'>Our plan for May is out</div>{LETTER}",
        f"<body>{LETTER}<div style='display:none'>{ABOVE}</div>",
        f"<body>{LETTER}<div style='display:none'>&zwnj;&nbsp;&#847; &zwnj;</div>",
        f"<body>{LETTER}<span style='font-size:0'>x7f3a99</span>",
        f"<body>{LETTER}<!--[if mso]><p>Words for Outlook alone</p><![endif]-->",
        f"<head><title>The plan for May</title></head>{LETTER}",
        "<style>.m{display:none}@media(max-width:480px){.m{display:block!important}}</style>"
        f"<body>{LETTER}<div class=m>The words that a phone shows</div>",
    ],
)
def test_what_newsletters_keep_from_the_eye_hides_nothing(page: str) -> None:
    found = read_html(page)
    assert (found.text, found.hides_text) == (ABOVE, False)


NEWSLETTER = """<!doctype html><html><head><title>The May plan</title><style>
#outlook a {padding:0} .ReadMsgBody {width:100%} img + div {display:none}
a[x-apple-data-detectors] {color:inherit !important; font-size:inherit !important}
u + .wrap .full {width:100vw} [data-ogsc] .dark {color:#ffffff !important}
.only-phone {display:none; max-height:0; overflow:hidden}
@media only screen and (max-width:480px) {
  .only-phone {display:block !important; max-height:none !important} .only-desk {display:none}
}
@media (prefers-color-scheme:dark) {.ink {color:#ffffff !important}}
</style></head><body class="wrap" style="margin:0;background-color:#f4f4f4">
<div style="display:none;font-size:1px;color:#f4f4f4;line-height:1px;max-height:0;opacity:0;
overflow:hidden">Three things to know this month &zwnj;&nbsp;&zwnj;&nbsp;&#8203;</div>
<!--[if mso | IE]>
<table bgcolor="#ffffff"><tr><td style="line-height:0px;font-size:0px"><![endif]-->
<table style="background:#0a2540;width:100%"><tr><td style="font-size:0px;padding:10px 25px">
<div class="full" style="font-family:Arial;font-size:20px;color:#ffffff">The May plan</div>
</td></tr>
<tr><td bgcolor="#414141" style="border-radius:3px"><a href="x" style="display:inline-block;
background:#414141;color:#ffffff;mso-padding-alt:0px">Read on</a></td></tr></table>
<table style="background:#fff"><tr><td
class="ink only-desk" style="color:#333">We open on Monday.</td>
</tr><tr><td class="only-phone">On phones we open too.</td></tr>
<tr><td style="font-size:11px;color:#b0b0b0">You get this as a friend of the pier.</td></tr></table>
<div style="line-height:0;font-size:0">
<img src="x" width="1" height="1" style="display:block"></div>
<p style="font-size:0">c71f99</p></body></html>"""


def test_an_ordinary_newsletter_hides_nothing_and_loses_no_text() -> None:
    found = read_html(NEWSLETTER)
    assert found.text.split("\n") == [
        *("The May plan", "Read on", "We open on Monday."),
        "You get this as a friend of the pier.",
    ]
    assert not found.hides_text


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink {color:#0563C1; mso-style-priority:99}
span.mail {mso-style-type:personal-compose; color:windowtext;}
@page WordSection1 {size:612.0pt 792.0pt; margin:70.85pt;} --></style></head>
<body lang=EN link="#0563C1" style='word-wrap:break-word'><div class=WordSection1>
<p class=MsoNormal><span style='mso-fareast-language:EN-US'>The plan is enclosed.<o:p></o:p></span>
</p>
<p class=MsoNormal style='margin-left:-5.4pt;text-indent:-18.0pt'>1. It opens on Monday.</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table border=0 style='margin-left:-.25pt;border-collapse:collapse'><tr style='height:0cm'>
<td width=99 style='width:74.0pt;height:0cm'><p class=MsoNormal>Pier</p></td>
<td style='background:#1F3864'><p class=MsoNormal><span style='color:white'>open</span></p></td>
</tr></table></div></body></html>"""


def test_a_letter_from_word_hides_nothing_and_loses_no_text() -> None:
    found = read_html(WORD)
    assert [line for line in found.text.split("\n") if line.strip("\u00a0")] == [
        *("The plan is enclosed.", "1. It opens on Monday.", "Pier | open")
    ]
    assert not found.hides_text


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><table><tr><td>{}</td></tr></table></html>",
        "<html><head><meta name=x><style>p{{color:red}}</style>{}",
        "<html><head><title>Plan<body><p>{}</p>",
        "<html><head><style>p{{color:red}}<body><p>{}</p>",
        "<!-- made by a program <html><body><p>{}</p>",
        "<html><body><script>var a = 1;<p>{}</p>",
        "<table><tr><td>{}",
        "<p><b><i>{}</p>",
        "</div></p></table>{}</span>",
        "<div" + "<div>" * 5_000 + "{}",
    ],
)
def test_what_never_ends_takes_no_text_along(page: str) -> None:
    assert SECRET in read_html(page.format(SECRET)).text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (
            "<table><tr><th>Part</th><th>Price</th></tr><tr><td><p>Desk</p></td><td>80</td></tr>",
            "Part | Price\nDesk | 80",
        ),
        ("<table><tr><td>Total:</td><td></td><td><b>80</b> EUR</td></tr></table>", "Total: 80 EUR"),
        (f"<table><tr><td>{'long ' * 40}</td><td>{'text ' * 40}</td></tr></table>", None),
        ("<table><tr><td>a<br>b</td><td>c</td></tr></table>", "a\nb\nc"),
        (
            "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            "a | b",
        ),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ol><li>a</li><li><p>b</p></li></ol>", "1. a\n2. b"),
        ("<div style='white-space:pre-wrap'>a\nb</div>", "a\nb"),
    ],
)
def test_tables_and_lists_stay_readable(table: str, text: str | None) -> None:
    found = read_html(table).text
    if text is None:
        assert " | " not in found
    else:
        assert found == text


def test_a_rule_that_is_written_to_be_slow_costs_no_more_than_another() -> None:
    begun = time.process_time()
    read_html(f"<style>p:nth-child({' ' * 900}x){{color:red}}</style>" + "<p>a</p>" * 300)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("formula", ["2", " 2 ", "even", "2n", " 2n + 2 ", "-n + 2", "+2"])
def test_an_element_that_is_hidden_by_its_place_is_not_seen(formula: str) -> None:
    source = f"<style>p:nth-child({formula}){{display:none}}</style><p>{ABOVE}</p><p>{SECRET}</p>"
    assert SECRET not in read_html(source).text
