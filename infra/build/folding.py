"""Which layers a function has, for an emulator that applies none: its zip holds them then."""

import re

from infra.problem import CommandFailed
from infra.venvs import ROOT

_FUNCTION = re.compile(r"Handler: (\w+)\.handler\.handler\n(?:.*\n)*?\s+Layers: \[([^\]]+)\]")
_LAYER = re.compile(r"!Ref (\w+)Layer")


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
