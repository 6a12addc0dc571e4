"""How each kind of action touches the world: look first, write once, find the write again.

One module a kind. What a kind promises stands in `domain.actions.KINDS`; here it is kept.
"""
