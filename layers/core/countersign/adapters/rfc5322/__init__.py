"""Mail as bytes: written line by line from an action, and read again before it goes.

No library writes a header here. Those at hand take a value apart before they write it, decode what
looks encoded, and write what comes of that (docs/decisions/0018-mail-that-leaves.md).
"""
