"""HTML as its reader sees it, however hostile it is."""

import time

import pytest

from countersign.adapters.google.html_text import text_of_html


@pytest.mark.parametrize(
    "source",
    [
        "<!--" * 100_000,
        "<a" * 200_000,
        "<a b='" * 80_000,
        '<a b="' * 40_000 + "<a b='" * 40_000,
        "<![" * 150_000,
        "</" * 200_000,
        "<div>" * 90_000,
        "<blockquote>" * 40_000 + "x",
        "<script>" * 60_000,
        "<p style='display:none'>" * 20_000,
        "<" * 500_000,
        "&" * 500_000,
    ],
)
def test_hostile_html_takes_no_time(source: str) -> None:
    started = time.process_time()
    text_of_html(source)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>secret</div>",
        "<div style='color:red; DISPLAY : NONE !important'>secret</div>",
        "<span style=visibility:hidden>secret</span>",
        "<div hidden>secret</div>",
        "<div style='max-height:0;overflow:hidden'>secret</div>",
        "<div style='display:none'><div>secret</div>secret</div>",
        "<!-- secret -->",
        "<style>secret</style>",
        "<template>secret</template>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden: str) -> None:
    assert text_of_html(f"<p>seen</p>{hidden}<p>also seen</p>") == "seen\n\nalso seen"


@pytest.mark.parametrize(
    "shown",
    [
        "<td style='font-size:0px'><div style='font-size:13px'>words</div></td>",
        "<div style='line-height:0'>words</div>",
        "<div style='opacity:0.9'>words</div>",
        "<div title='a > b'>words</div>",
        "<input hidden>words",
        '<a href="http://x.example/ target="_blank">words</a>',
        '<hr width="80% noshade align="left">words',
        "<pre>words",
    ],
)
def test_what_a_reader_sees_is_kept(shown: str) -> None:
    assert text_of_html(shown) == "words"
