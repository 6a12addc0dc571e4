import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from infra import venvs
from infra.build.requirements import LAYERS, needed_by
from infra.build.target import Target
from infra.problem import CommandFailed

CACHE = venvs.LOCAL / "cache" / "layers"
DISCOVERY_IN_USE = frozenset({"gmail.v1.json", "calendar.v3.json"})
_UNWANTED_FOLDERS = frozenset({"tests", "bin", "__pycache__"})
_BUILD_RULES = (Path(__file__), Path(__file__).with_name("requirements.py"))


def build_core(destination: Path, target: Target) -> None:
    """Our own package, compiled, as `destination`/python/countersign."""
    copy_package(LAYERS / "core" / "countersign", destination / "python" / "countersign")
    compile_bytecode(destination / "python", "/opt/python", target)


def build_third_party(layer: str, destination: Path, target: Target) -> None:
    """The packages of one layer as `destination`/python; from the cache when nothing changed."""
    cached = CACHE / f"{layer}-{_key(layer, target)}"
    if not cached.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            fresh = Path(scratch) / "layer"
            _install(layer, fresh / "python", target)
            _prune(fresh / "python")
            compile_bytecode(fresh / "python", "/opt/python", target)
            if not cached.exists():
                fresh.rename(cached)
    shutil.copytree(cached, destination, dirs_exist_ok=True, copy_function=_link)


def copy_package(source: Path, destination: Path) -> None:
    shutil.copytree(
        source,
        destination,
        ignore=shutil.ignore_patterns("__pycache__", "*.pyc"),
        dirs_exist_ok=True,
    )


def compile_bytecode(folder: Path, runs_at: str, target: Target) -> None:
    """Bytecode that stays valid whatever date a zip stamps on its source."""
    done = subprocess.run(
        [
            *(str(target.interpreter()), "-I", "-m", "compileall", "-q", "-f", "-j", "0"),
            *("--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", runs_at),
            str(folder),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.returncode != 0:
        raise CommandFailed(
            "The code does not compile.",
            why=(done.stdout + done.stderr).strip()[-1500:],
            do="Correct the file that is named, then build again.",
        )


def _link(source: str, destination: str) -> None:
    """A hard link where the file system has them: thousands of small files cost seconds."""
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)


def _install(layer: str, destination: Path, target: Target) -> None:
    destination.mkdir(parents=True)
    wanted = destination.parent / "requirements.txt"
    wanted.write_text(needed_by(layer))
    where = ["--python", str(target.interpreter())]
    if target.platform:
        where += ["--python-platform", target.platform, "--python-version", target.python]
    done = subprocess.run(
        [
            *(str(venvs.uv()), "pip", "install", "--quiet"),
            *("--no-deps", "--require-hashes", "--no-build"),
            *(*where, "--target", str(destination), "-r", str(wanted)),
        ],
        capture_output=True,
        text=True,
        timeout=venvs.INSTALL_SECONDS,
    )
    wanted.unlink()
    if done.returncode != 0:
        raise CommandFailed(
            f"The packages of the layer '{layer}' could not be installed.",
            why=done.stderr.strip()[-1500:],
            do="Check that uv reaches a package index, then build again.",
        )


def _prune(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and path.name in _UNWANTED_FOLDERS:
            shutil.rmtree(path)
        elif path.match("discovery_cache/documents/*") and path.name not in DISCOVERY_IN_USE:
            path.unlink()
    (folder / ".lock").unlink(missing_ok=True)


def _key(layer: str, target: Target) -> str:
    rules = b"".join(rule.read_bytes() for rule in _BUILD_RULES)
    return hashlib.sha256(rules + f"{target.label}|{needed_by(layer)}".encode()).hexdigest()[:20]
