"""A function's folder, and its layers for an emulator that applies none: its zip holds them."""

import re

from infra.problem import CommandFailed
from infra.venvs import ROOT

_FUNCTION = re.compile(r"Handler: (\w+)\.handler\.handler\n(?:.*\n)*?\s+Layers: \[([^\]]+)\]")
_LAYER = re.compile(r"!Ref (\w+)Layer")


def folder_of(function: str) -> str:
    """A function's folder, from its logical name in the template: `QueueAsk` is `queue_ask`."""
    return re.sub(r"\B(?=[A-Z])", "_", function).lower()


def layers_of(function: str) -> list[str]:
    """The names of a function's layers, in the template's order."""
    for name, layers in _FUNCTION.findall((ROOT / "template.yaml").read_text()):
        if name == function:
            return [layer.lower() for layer in _LAYER.findall(layers)]
    raise CommandFailed(
        f"template.yaml names no layers for {function}.",
        why="Layers are folded into the function's zip for this emulator.",
        do="Give the function Layers in the template.",
    )
