"""What a mail of ours has, counted by hand: the writer and the reader have lists of their own."""

FIELDS = {
    "to",
    "cc",
    "subject",
    "in-reply-to",
    "references",
    "x-countersign-effect",
    "content-type",
    "content-transfer-encoding",
    "mime-version",
}
