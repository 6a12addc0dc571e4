class CommandFailed(Exception):
    """Something the person at the keyboard can put right.

    `what` happened, `why` (as far as it is known), and what to `do` about it.
    """

    def __init__(self, what: str, *, why: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.do = do

    def __str__(self) -> str:
        return f"{self.what}\n  why: {self.why}\n  do:  {self.do}"
