"""How each kind of action touches the world: look first, write once, find the write again.

One module a kind, found by its name. What a kind promises stands in its row of
`domain/actions/catalog.py`; here it is kept.
"""
