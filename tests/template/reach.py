"""Which AWS calls a function can come to, read off the code.

Rapid type analysis: from a function's own modules and the factories of its wiring that they name, a
class counts once it is made, and a method of it once something reachable calls that name. Where the
type of what is called is written down (a dataclass field, a constructor's parameter), only classes
that fit it are meant. What it finds may be more than what ever happens, hardly less.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from tests.template.code import Class, Definition, code, type_name

SERVICES = {
    "CloudWatchClient": "cloudwatch",
    "DynamoDBClient": "dynamodb",
    "KMSClient": "kms",
    "S3Client": "s3",
    "SESV2Client": "ses",
    "SFNClient": "states",
    "SNSClient": "sns",
    "SQSClient": "sqs",
    "SecretsManagerClient": "secretsmanager",
}
# Calls whose permission has another name; () where the parts are permitted one by one.
PERMISSIONS: dict[str, tuple[str, ...]] = {
    "dynamodb:TransactWriteItems": (),
    "s3:AbortMultipartUpload": ("s3:AbortMultipartUpload",),
    "s3:CompleteMultipartUpload": ("s3:PutObject",),
    "s3:CreateMultipartUpload": ("s3:PutObject",),
    "s3:DeleteObjects": ("s3:DeleteObject",),
    # it asks nobody; whoever follows the link does so with the function's permissions
    "s3:GeneratePresignedUrl": ("s3:GetObject",),
    "s3:HeadObject": ("s3:GetObject",),
    "s3:ListObjectVersions": ("s3:ListBucketVersions",),
    "s3:ListObjectsV2": ("s3:ListBucket",),
    "s3:UploadFileobj": ("s3:PutObject",),
    "s3:UploadPart": ("s3:PutObject",),
}
IN_TRANSACTIONS = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
}
NOT_CALLS = frozenset({"exceptions", "meta", "get_paginator", "can_paginate", "get_waiter"})
OF_BUILT_IN_TYPES = frozenset(
    name
    for type_ in (dict, list, set, str, bytes, tuple, int, datetime, re.Match, re.Pattern)
    for name in dir(type_)
)
ALWAYS = frozenset(
    {"__init__", "__call__", "__missing__", "__post_init__", "__enter__", "__exit__"}
)

# Their method names (get, put, delete) are anybody's; whoever uses them says the type.
ALWAYS_TYPED = frozenset({"Table", "Write"})
WAY_AT_MOST = 6


@dataclass
class Reach:
    """Grows until nothing new is found.

    `because` names one method that makes a call, `callers` who first named a method.
    """

    made: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    on: dict[str, set[str]] = field(default_factory=dict)
    looked_at: set[int] = field(default_factory=set)
    because: dict[str, str] = field(default_factory=dict)
    callers: dict[str, str] = field(default_factory=dict)

    def way_to(self, permission: str) -> str:
        """Who makes the call, and who first named that method, as far back as is known."""
        way = [self.because[permission]]
        while len(way) < WAY_AT_MOST:
            caller = self.callers.get(way[-1].rpartition(".")[2])
            if caller is None or caller in way:
                break
            way.append(caller)
        return " <- ".join(way)

    def everything_from(self, module: str) -> None:
        """A module whose whole content can run."""
        tree = code().trees[module]
        self._look(tree, module, None, module)
        while self._grow():
            pass

    def _grow(self) -> bool:
        before = len(self.looked_at)
        for name in list(self.made):
            made = code().classes[name]
            for method, body in self._methods(made):
                if method in ALWAYS or _is_property(body) or self._is_called(made, method):
                    self._look(body, made.module, made, f"{name}.{method}")
        return len(self.looked_at) > before

    def _methods(self, made: Class) -> Iterator[tuple[str, Definition]]:
        yield from made.methods.items()
        for base in made.bases:
            if base in code().classes:
                yield from self._methods(code().classes[base])

    def _is_called(self, made: Class, method: str) -> bool:
        if method in self.called and made.name not in ALWAYS_TYPED:
            return True
        types = (name for name, methods in self.on.items() if method in methods)
        return any(_fits(made, name) for name in types)

    def _look(self, body: ast.AST, module: str, own: Class | None, where: str) -> None:
        if id(body) in self.looked_at:
            return
        self.looked_at.add(id(body))
        for node in ast.walk(body):
            if isinstance(node, ast.Call):
                self._call(node, module, own, where)
            elif isinstance(node, ast.Name):
                self._name(node.id, module)
            elif isinstance(node, ast.Attribute):
                self._attribute(node, module, own)
                self.callers.setdefault(node.attr, where)

    def _name(self, name: str, module: str) -> None:
        """Whatever is named can be called: handed on as an argument, a default, a decorator."""
        source, original = code().imports[module].get(name, (module, name))
        if (source, original) in code().functions:
            self._look(code().functions[source, original], source, None, original)
        elif original in code().classes and not code().classes[original].is_protocol:
            self.made.add(original)

    def _attribute(self, node: ast.Attribute, module: str, own: Class | None) -> None:
        base = node.value
        if isinstance(base, ast.Name):
            source, original = code().imports[module].get(base.id, ("", ""))
            inside = f"{source}.{original}"
            if (inside, node.attr) in code().functions:
                self._look(code().functions[inside, node.attr], inside, None, node.attr)
        type_ = _type_of(base, own)
        if type_ in SERVICES:
            return
        if type_ is not None:
            self.on.setdefault(type_, set()).add(node.attr)
        elif node.attr not in OF_BUILT_IN_TYPES:
            self.called.add(node.attr)

    def _call(self, node: ast.Call, module: str, own: Class | None, where: str) -> None:
        called = node.func
        first = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        if isinstance(called, ast.Name) and called.id == "cls" and own and own.name == "Write":
            self.because.setdefault(IN_TRANSACTIONS[str(first)], where)
        if not isinstance(called, ast.Attribute) or called.attr in NOT_CALLS:
            return
        service = SERVICES.get(_type_of(called.value, own) or "")
        if service is None:
            return
        name = str(first) if called.attr == "generate_presigned_url" else called.attr
        call = f"{service}:{name.title().replace('_', '')}"
        for permission in PERMISSIONS.get(call, (call,)):
            self.because.setdefault(permission, where)


def _type_of(node: ast.expr, own: Class | None) -> str | None:
    """The type of `self.x`, `anything.field` or a class; None where nothing says it."""
    if isinstance(node, ast.Name):
        if node.id in ("self", "cls") and own is not None:
            return own.name
        return node.id if node.id in code().classes else _field_types().get(node.id)
    if not isinstance(node, ast.Attribute):
        return None
    if isinstance(node.value, ast.Name) and node.value.id == "self" and own is not None:
        return _type_of_own(own, node.attr)
    return _field_types().get(node.attr)


def _type_of_own(own: Class, name: str) -> str | None:
    """The type of what an object holds, written down in its class or in one that it comes from."""
    if name in own.types:
        return own.types[name] or None
    bases = (code().classes[base] for base in own.bases if base in code().classes)
    return next(filter(None, (_type_of_own(base, name) for base in bases)), None)


@cache
def _field_types() -> dict[str, str]:
    """Fields that have one type wherever a use case or the edge has them: users, tasks, queues."""
    found: dict[str, set[str]] = {}
    for one in code().classes.values():
        for name, type_ in one.types.items():
            if type_ in code().classes or type_ in SERVICES:
                found.setdefault(name, set()).add(type_)
    return {name: next(iter(types)) for name, types in found.items() if len(types) == 1}


def _fits(made: Class, type_: str) -> bool:
    """Whether it is that class, comes from it, or has every method of that protocol."""
    if made.name == type_ or type_ in made.bases:
        return True
    wanted = code().classes.get(type_)
    return bool(wanted and wanted.is_protocol and _parameters(wanted) <= _parameters(made))


def _parameters(of: Class) -> set[tuple[str, str]]:
    """Each method with each of its parameters: two protocols may have one method's name."""
    return {
        (name, argument.arg)
        for name, method in of.methods.items()
        for argument in (*method.args.args, *method.args.kwonlyargs)
    }


def _is_property(body: Definition) -> bool:
    return any(
        type_name(decorator) in ("property", "cached_property") for decorator in body.decorator_list
    )


@cache
def reach_of(function: str) -> Reach:
    """Everything that one function can come to."""
    reach = Reach()
    for module in code().trees:
        if module == function or module.startswith(f"{function}."):
            reach.everything_from(module)
    return reach
