"""Small wrong changes to a source: one mutant each, as a replaced span of its bytes.

Words for people are left alone, and so is what only says what is exported or imported.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutants.slips import (
    OF_EXPRESSION,
    Edit,
    Placed,
    condition_names,
    is_turned,
    of_condition,
    of_statement,
)

_SPOKEN = frozenset({"logger", "log", "logging"})


@dataclass(frozen=True)
class Mutant:
    """`path` from the root; the bytes from `begin` to `end` become `text`.

    `first` and `last` are the lines of the statement that it changes.
    """

    path: str
    line: int
    begin: int
    end: int
    text: str
    what: str
    first: int
    last: int

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}:{self.begin}-{self.end}:{self.text}"

    def applied(self, source: bytes) -> bytes:
        return source[: self.begin] + self.text.encode() + source[self.end :]


def mutants(path: str, source: bytes) -> list[Mutant]:
    """All mutants of a source, from top to bottom; each of them can be compiled."""
    found = _Finder(path, source).found()
    unique = {mutant.name: mutant for mutant in found}
    return [mutant for mutant in unique.values() if _compiles(mutant.applied(source))]


def _compiles(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


class _Finder:
    def __init__(self, path: str, source: bytes) -> None:
        self._path, self._source = path, source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._conditions = condition_names(ast.parse(source)) if "dynamodb" in path else None

    def found(self) -> Iterator[Mutant]:
        for statement in ast.parse(self._source).body:
            yield from self._in_statement(statement)

    def _in_statement(self, node: ast.stmt) -> Iterator[Mutant]:
        if isinstance(node, ast.Import | ast.ImportFrom) or _says(node):
            return
        blocks = _blocks(node)
        header = blocks[0].lineno - 1 if blocks and blocks[0].lineno > node.lineno else None
        above = [each.lineno for each in getattr(node, "decorator_list", ())]
        span = (min([node.lineno, *above]), header or node.end_lineno or node.lineno)
        edits = [*of_statement(node, self._text)]
        whole = node.test if isinstance(node, ast.If) else None
        for expression in _expressions(node):
            edits += self._in_expression(expression, whole)
        for changed, text, what in edits:
            begin, end = self._span(changed)
            yield Mutant(self._path, changed.lineno, begin, end, text, what, *span)
        for inner in blocks:
            yield from self._in_statement(inner)

    def _in_expression(self, root: ast.AST, test: ast.expr | None) -> Iterator[Edit]:
        for node in _walk(root):
            rules = () if node is test and is_turned(test) else OF_EXPRESSION
            for rule in rules:
                yield from rule(node, self._text)
            if self._conditions is not None:
                yield from of_condition(node, self._text, self._conditions)

    def _span(self, node: Placed) -> tuple[int, int]:
        begin = self._starts[node.lineno - 1] + node.col_offset
        end = self._starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        return begin, end

    def _text(self, node: Placed) -> str:
        begin, end = self._span(node)
        return self._source[begin:end].decode()


def _says(node: ast.stmt) -> bool:
    """A docstring, a log line, a list of what is exported, or imports for types only."""
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    if not isinstance(node, ast.Expr):
        return False
    value = node.value
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return isinstance(value.func.value, ast.Name) and value.func.value.id in _SPOKEN
    return isinstance(value, ast.Constant)


def _blocks(node: ast.AST) -> list[ast.stmt]:
    inner: list[ast.stmt] = []
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        for child in getattr(node, name, None) or ():
            inner += [child] if isinstance(child, ast.stmt) else _blocks(child)
    return inner


def _expressions(node: ast.stmt) -> Iterator[ast.AST]:
    """The expressions of a statement itself, without those of the statements in it."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from node.args.defaults
        yield from (default for default in node.args.kw_defaults if default)
        return
    if isinstance(node, ast.Raise):
        return
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name == "annotation" and isinstance(child, ast.AST):
                yield from (call for call in ast.walk(child) if isinstance(call, ast.Call))
            elif isinstance(child, ast.expr | ast.withitem):
                yield child


def _walk(root: ast.AST) -> Iterator[ast.AST]:
    """Everything in an expression, but no text for people: an f-string's parts are left whole."""
    yield root
    if isinstance(root, ast.JoinedStr):
        return
    for child in ast.iter_child_nodes(root):
        yield from _walk(child)
