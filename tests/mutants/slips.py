"""The slips: what may be changed at one place of a syntax tree, and by what.

Each rule takes a node and the text of nodes, and yields edits. They are slips that a person makes,
not every operator for every other: who finds these finds those.
"""

import ast
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

_SWAPPED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
_COUNTED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "//"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
}
_BRACKETS: dict[type[ast.expr], tuple[str, str]] = {
    ast.Set: ("{", "}"),
    ast.List: ("[", "]"),
    ast.Tuple: ("(", ")"),
}
_TURNED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_ALWAYS = " OR attribute_exists(pk) OR attribute_not_exists(pk))"
_NEVER = " AND attribute_exists(pk) AND attribute_not_exists(pk))"
_CLAUSE = re.compile(
    r"attribute_(?:not_)?exists\(#?\w+\)|#?\w+ (?:=|<>|<=?|>=?) :\w+|\{_?[A-Z]+\}"
    r"|begins_with\([^)]*\)|contains\([^)]*\)"
)
_WRITES = re.compile(r'^[frb]*["\'(]*(?:SET|ADD|REMOVE|DELETE)\b')
_QUIET = ("frozen", "slots")
_PLACEHOLDERS = ("values", "names", '":', '"#', 'f":', 'f"#')
"""DynamoDB itself refuses a write that names what it does not use, or the other way round."""

Placed = ast.expr | ast.stmt | ast.keyword
"""What has a place in the source."""

Edit = tuple[Placed, str, str]
"""What is replaced, by what, and the change in words."""


Text = Callable[[Placed], str]


def is_turned(test: ast.expr) -> bool:
    """A test whose mutants would be its negation: who finds that finds that it always holds."""
    if isinstance(test, ast.Compare):
        return all(
            isinstance(sign, ast.Is | ast.IsNot | ast.In | ast.NotIn | ast.Eq | ast.NotEq)
            for sign in test.ops
        )
    return isinstance(test, ast.UnaryOp)


def of_statement(node: ast.stmt, text: Text) -> Iterator[Edit]:
    if isinstance(node, ast.If | ast.While):
        yield node.test, "False", f"`{_short(text(node.test))}` never holds"
        if isinstance(node, ast.If):
            yield node.test, "True", f"`{_short(text(node.test))}` always holds"
    elif isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
        yield node.value, "None", "returns None"
    elif isinstance(node, ast.Raise | ast.AugAssign | ast.Continue | ast.Break | ast.Expr):
        yield node, "pass", f"`{_short(text(node))}` dropped"


def _of_comparison(node: ast.AST, text: Text) -> Iterator[Edit]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _SWAPPED:
        was, now = _SWAPPED[type(node.ops[0])]
        left, right = text(node.left), text(node.comparators[0])
        yield node, f"({left} {now} {right})", f"`{was}` is `{now}` in `{_short(text(node))}`"
    elif isinstance(node, ast.Compare) and len(node.ops) == 2:
        operands = [node.left, *node.comparators]
        for position, (left_, right_) in enumerate(pairwise(operands)):
            was, now = _SWAPPED[type(node.ops[position])]
            parts = [text(operand) for operand in operands]
            signs = [_SWAPPED[type(sign)][0] for sign in node.ops]
            signs[position] = now
            changed = f"({parts[0]} {signs[0]} {parts[1]} {signs[1]} {parts[2]})"
            yield node, changed, f"`{was}` is `{now}` between `{text(left_)}` and `{text(right_)}`"


def _of_logic(node: ast.AST, text: Text) -> Iterator[Edit]:
    if isinstance(node, ast.BoolOp):
        word = " and " if isinstance(node.op, ast.And) else " or "
        for dropped in node.values:
            kept = [f"({text(value)})" for value in node.values if value is not dropped]
            yield (
                node,
                f"({word.join(kept)})",
                f"`{_short(text(dropped))}` dropped from an `{word.strip()}`",
            )
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, f"({text(node.operand)})", f"`not` dropped from `{_short(text(node))}`"
    elif isinstance(node, ast.IfExp):
        for value in ("True", "False"):
            words = "always" if value == "True" else "never"
            yield node.test, value, f"`{_short(text(node.test))}` {words} holds"
    elif isinstance(node, ast.comprehension):
        for condition in node.ifs:
            yield condition, "True", f"`{_short(text(condition))}` always holds"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TURNED:
        now = _TURNED[node.func.id]
        yield node.func, now, f"`{node.func.id}` is `{now}`"


def _of_number(node: ast.AST, text: Text) -> Iterator[Edit]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, str(not node.value), f"`{node.value}` is `{not node.value}`"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        for number in (node.value + 1, node.value - 1):
            yield node, f"({number})", f"`{text(node)}` is `{number}`"
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED and not _words(node):
        was, now = _COUNTED[type(node.op)]
        changed = f"({text(node.left)} {now} {text(node.right)})"
        yield node, changed, f"`{was}` is `{now}` in `{_short(text(node))}`"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd):
        for kept, dropped in ((node.left, node.right), (node.right, node.left)):
            yield node, f"({text(kept)})", f"`{_short(text(dropped))}` dropped"


def _words(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.JoinedStr | ast.List | ast.Tuple)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def _of_entries(node: ast.AST, text: Text) -> Iterator[Edit]:
    """An entry of a table, or an argument with a name, forgotten."""
    if isinstance(getattr(node, "ctx", None), ast.Store):
        return
    if isinstance(node, ast.Set | ast.List | ast.Tuple) and len(node.elts) > 1:
        opening, closing = _BRACKETS[type(node)]
        for dropped in node.elts:
            kept = ", ".join(text(entry) for entry in node.elts if entry is not dropped)
            comma = "," if isinstance(node, ast.Tuple) else ""
            yield node, f"{opening}{kept}{comma}{closing}", f"`{_short(text(dropped))}` dropped"
    elif isinstance(node, ast.Dict) and len(node.keys) > 1:
        pairs = [
            (f"{text(k)}: " if k else "**", text(v))
            for k, v in zip(node.keys, node.values, strict=True)
        ]
        for position, (key, value) in enumerate(pairs):
            if key.startswith(_PLACEHOLDERS):
                continue
            kept = ", ".join(k + v for at, (k, v) in enumerate(pairs) if at != position)
            yield node, f"{{{kept}}}", f"`{_short(key + value)}` dropped"
    elif isinstance(node, ast.Call):
        for dropped_ in node.keywords:
            if dropped_.arg in (*_PLACEHOLDERS, *_QUIET):
                continue
            parts = [text(argument) for argument in node.args]
            parts += [text(keyword) for keyword in node.keywords if keyword is not dropped_]
            changed = f"{text(node.func)}({', '.join(parts)})"
            yield node, changed, f"`{_short(text(dropped_))}` dropped"


def of_condition(node: ast.AST, text: Text, names: frozenset[str]) -> Iterator[Edit]:
    """A clause of a DynamoDB condition that always or never holds; its values stay in use."""
    if isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load):
        yield node, f'("(" + {node.id} + "{_ALWAYS}")', f"the condition {node.id} always holds"
        return
    if not isinstance(node, ast.JoinedStr | ast.Constant) or not _is_text(node):
        return
    if _WRITES.match(text(node)):
        return
    whole = text(node)
    for clause in _CLAUSE.finditer(whole):
        for more, words in ((_ALWAYS, "always"), (_NEVER, "never")):
            wrapped = f"({clause[0]}{more}"
            changed = whole[: clause.start()] + wrapped + whole[clause.end() :]
            yield node, changed, f"the clause `{clause[0]}` {words} holds"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def condition_names(module: ast.Module) -> frozenset[str]:
    """The constants that hold a condition, in this module or imported from `writes`."""
    names = {"ABSENT", "PRESENT"}
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            written = ast.unparse(node.value)
            if _is_text(node.value) and _CLAUSE.search(written) and not _WRITES.match(written):
                names.add(node.targets[0].id)
    return frozenset(names)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else f"{one_line[:57]}..."


OF_EXPRESSION: tuple[Callable[[ast.AST, Text], Iterator[Edit]], ...] = (
    _of_comparison,
    _of_logic,
    _of_number,
    _of_entries,
)
