"""python -m infra.build layer NAME FOLDER | function NAME FOLDER: called by sam's makefiles."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from infra.build.folding import folder_of, layers_of
from infra.build.layers import build_core, build_third_party, compile_bytecode, copy_package
from infra.build.requirements import THIRD_PARTY
from infra.build.target import Target, from_environment
from infra.problem import CommandFailed
from infra.venvs import ROOT


def build_function(name: str, destination: Path, target: Target) -> None:
    """One function's own folder, compiled, and nothing else."""
    source = ROOT / "functions" / name
    if not (source / "handler.py").is_file():
        raise CommandFailed(
            f"functions/{name}/handler.py is not there.",
            why="Each function is a package with a handler.",
            do="Name the folder as the function in the template: QueueAsk is queue_ask.",
        )
    copy_package(source, destination / name)
    compile_bytecode(destination, "/var/task", target)
    if os.environ.get("COUNTERSIGN_FOLD_LAYERS"):
        fold_layers(name, destination, target)


def fold_layers(function: str, destination: Path, target: Target) -> None:
    for layer in layers_of(function):
        with tempfile.TemporaryDirectory(dir=destination.parent) as scratch:
            build_layer(layer, Path(scratch), target)
            shutil.copytree(Path(scratch) / "python", destination, dirs_exist_ok=True)


def build_layer(name: str, destination: Path, target: Target) -> None:
    if name == "core":
        build_core(destination, target)
    else:
        build_third_party(name, destination, target)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.build")
    parser.add_argument("kind", choices=["layer", "function"])
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    wanted = parser.parse_args()
    try:
        target = from_environment()
        if wanted.kind == "function":
            build_function(folder_of(wanted.name), wanted.folder, target)
        elif wanted.name in ("core", *THIRD_PARTY):
            build_layer(wanted.name, wanted.folder, target)
        else:
            parser.error(f"no layer is called {wanted.name}")
    except CommandFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
