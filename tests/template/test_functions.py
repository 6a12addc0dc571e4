import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infra.build.folding import folder_of
from tests.functions_table import EVERYWHERE, FUNCTIONS, ROWS, FunctionRow

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("row", FUNCTIONS, ids=str)
def test_a_function_has_the_layers_it_needs_and_no_more_than_five(
    row: FunctionRow, functions: dict[str, Any]
) -> None:
    wanted = [{"Ref": f"{layer}Layer"} for layer in row.layers]
    assert functions[row.name]["Layers"] == wanted
    assert len(wanted) <= 5


@pytest.mark.parametrize("row", FUNCTIONS, ids=str)
def test_a_function_is_told_only_what_it_needs(row: FunctionRow, functions: dict[str, Any]) -> None:
    given = functions[row.name]["Environment"]["Variables"]
    assert given.keys() == row.variables | {"POWERTOOLS_SERVICE_NAME"}
    assert given["POWERTOOLS_SERVICE_NAME"] == row.name


def test_what_every_function_is_told_names_the_stage_and_the_table(
    template: dict[str, Any],
) -> None:
    assert template["Globals"]["Function"]["Environment"]["Variables"].keys() == EVERYWHERE


def test_every_function_folder_is_in_the_template(functions: dict[str, Any]) -> None:
    folders = {path.parent.name for path in (ROOT / "functions").glob("*/__init__.py")}
    assert folders == functions.keys() == ROWS.keys()


def test_the_folder_of_a_function_follows_from_its_logical_name(
    of_type: Callable[[str], dict[str, Any]],
) -> None:
    found = of_type("AWS::Serverless::Function")
    assert found.keys() == {row.logical_name for row in FUNCTIONS}
    handlers = {name: one["Properties"]["Handler"] for name, one in found.items()}
    assert handlers == {name: f"{folder_of(name)}.handler.handler" for name in found}


def test_every_function_is_named_wherever_its_package_must_be() -> None:
    """A package that is left out is neither typed nor held to the rules of imports."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    lint = tools["importlinter"]
    contracts = {contract["name"]: contract for contract in lint["contracts"]}
    lists = [
        tools["mypy"]["packages"],
        lint["root_packages"],
        contracts["imports go one way"]["layers"][0].split(" | "),
        contracts["functions do not import each other"]["modules"],
    ]

    assert [ROWS.keys() - set(one) for one in lists] == [set()] * len(lists)


def test_the_provider_override_and_the_origin_secret_exclude_each_other(
    functions: dict[str, Any],
) -> None:
    nothing = {"Ref": "AWS::NoValue"}
    for name, function in functions.items():
        given = function["Environment"]["Variables"]
        if "PROVIDER_BASE_URL" in given:
            condition, _, otherwise = given["PROVIDER_BASE_URL"]["Fn::If"]
            assert (condition, otherwise) == ("IsLocal", nothing), name
        if "ORIGIN_SECRET_ID" in given:
            condition, _, otherwise = given["ORIGIN_SECRET_ID"]["Fn::If"]
            assert (condition, otherwise) == ("OnAws", nothing), name
