"""Our own modules as a reader of code sees them: classes, functions, imports, and written types."""

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = ROOT / "layers" / "core"
FUNCTIONS = ROOT / "functions"

Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Class:
    """A class: its methods, and what types its attributes are said to have."""

    name: str
    module: str
    bases: tuple[str, ...]
    methods: dict[str, Definition] = field(hash=False, compare=False)
    types: dict[str, str] = field(hash=False, compare=False)

    @property
    def is_protocol(self) -> bool:
        return "Protocol" in self.bases


@dataclass(frozen=True)
class Code:
    """All of our modules: classes by name, functions by module and name, and what each imports."""

    classes: dict[str, Class]
    functions: dict[tuple[str, str], Definition]
    imports: dict[str, dict[str, tuple[str, str]]]
    trees: dict[str, ast.Module]


@cache
def code() -> Code:
    trees = {
        ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text()
        )
        for top in (CORE, FUNCTIONS)
        for path in top.rglob("*.py")
    }
    found = Code({}, {}, {}, trees)
    for module, tree in trees.items():
        found.imports[module] = {
            alias.asname or alias.name: (node.module, alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for node in tree.body:
            if isinstance(node, Definition):
                found.functions[module, node.name] = node
            elif isinstance(node, ast.ClassDef):
                found.classes[node.name] = _class(node, module)
    return found


def _class(node: ast.ClassDef, module: str) -> Class:
    methods = {entry.name: entry for entry in node.body if isinstance(entry, Definition)}
    types = {
        entry.target.id: type_name(entry.annotation)
        for entry in node.body
        if isinstance(entry, ast.AnnAssign) and isinstance(entry.target, ast.Name)
    }
    if "__init__" in methods:
        types |= _assigned(methods["__init__"])
    bases = tuple(type_name(base) for base in node.bases)
    return Class(node.name, module, bases, methods, types)


def _assigned(init: Definition) -> dict[str, str]:
    """`self._x = parameter` has the parameter's type, `self._x = Class(...)` is of that class."""
    arguments = [*init.args.args, *init.args.kwonlyargs]
    given = {one.arg: type_name(one.annotation) for one in arguments if one.annotation}
    found: dict[str, str] = {}
    for node in ast.walk(init):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Attribute):
            continue
        name, value = node.targets[0].attr, node.value
        if isinstance(value, ast.Name) and value.id in given:
            found[name] = given[value.id]
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            found[name] = value.func.id
    return found


def type_name(node: ast.expr | None) -> str:
    """The last name in an annotation: `Users`, `"KMSClient"`, `X | None`, `Mapping[A, B]` -> B."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Constant(value=str(text)):
            return type_name(ast.parse(text, mode="eval").body)
        case ast.BinOp():
            return type_name(node.left)
        case ast.Subscript(slice=ast.Tuple(elts=[*_, last])):
            return type_name(last)
        case ast.Subscript():
            return type_name(node.slice)
        case _:
            return ""
