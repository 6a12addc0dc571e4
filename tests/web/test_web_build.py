import json
from pathlib import Path

from infra.web import openapi
from infra.web.build import fingerprint
from infra.web.toolchain import WEB


def _sources(folder: Path) -> Path:
    (folder / "src/app").mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}")
    (folder / "src/app/page.tsx").write_text("export default () => null;")
    return folder


def test_a_changed_source_asks_for_a_new_build(tmp_path: Path) -> None:
    web = _sources(tmp_path)
    before = fingerprint(web)
    (web / "src/app/page.tsx").write_text("export default () => 1;")
    assert fingerprint(web) != before


def test_a_changed_lock_asks_for_a_new_build(tmp_path: Path) -> None:
    web = _sources(tmp_path)
    before = fingerprint(web)
    (web / "package-lock.json").write_text('{"lockfileVersion": 3}')
    assert fingerprint(web) != before


def test_tests_and_what_a_build_leaves_behind_ask_for_none(tmp_path: Path) -> None:
    web = _sources(tmp_path)
    before = fingerprint(web)
    (web / "src/app/page.test.ts").write_text("test();")
    (web / "out").mkdir()
    (web / "out/index.html").write_text("<html>")
    (web / "next-env.d.ts").write_text("")
    assert fingerprint(web) == before


def test_the_description_is_the_same_every_time() -> None:
    assert openapi.described() == openapi.described()


def test_drift_of_the_description_is_noticed(tmp_path: Path) -> None:
    assert openapi.main(["--check"], tmp_path) == 1
    assert openapi.main([], tmp_path) == 0
    assert openapi.main(["--check"], tmp_path) == 0
    (tmp_path / "catalog.json").write_text("{}")
    assert openapi.main(["--check"], tmp_path) == 1


def test_the_description_in_the_tree_is_what_the_code_says() -> None:
    assert openapi.main(["--check"]) == 0, "make client"


def test_the_web_lock_names_no_registry_and_misses_no_platform() -> None:
    packages = json.loads((WEB / "package-lock.json").read_text())["packages"]
    assert not [name for name, one in packages.items() if "resolved" in one]
    wanted = {name for one in packages.values() for name in one.get("optionalDependencies", {})}
    had = {place.rpartition("node_modules/")[2] for place in packages}
    assert wanted <= had


def test_the_web_pins_exact_versions() -> None:
    package = json.loads((WEB / "package.json").read_text())
    pinned = {**package["dependencies"], **package["devDependencies"]}
    assert not [name for name, version in pinned.items() if version[0] in "^~*<>"]
