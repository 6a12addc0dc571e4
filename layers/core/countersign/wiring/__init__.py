"""The one place where ports meet adapters: a module for each function, on `parts` that they share.

One factory a function, made once and kept while the process is warm. A function imports the module
that serves it and no other, so that it loads only what it needs.
"""
