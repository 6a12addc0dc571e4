"""What is logged of a failure: where, and of what kind, and no word that is not ours."""

import json

import pytest
from botocore.exceptions import ClientError

from countersign.domain.errors import RecordBroken
from countersign.observability import LoggedDiagnostics, count, failure
from countersign.settings import SettingMissing

SECRET = "ya29.a-token"


def test_words_of_others_are_left_out() -> None:
    with pytest.raises(ValueError, match=SECRET) as raised:
        int(SECRET)
    told = json.dumps(failure(raised.value))
    assert "builtins.ValueError" in told
    assert "test_observability.py" in told
    assert SECRET not in told


def test_our_own_words_are_told() -> None:
    assert failure(RecordBroken("The chain breaks."))[0]["detail"] == "The chain breaks."
    assert failure(RecordBroken("The chain breaks."))[0]["code"] == "record_broken"
    assert failure(SettingMissing("STAGE is not set."))[0]["detail"] == "STAGE is not set."


def test_of_an_aws_error_its_code_and_operation_are_told_and_not_its_message() -> None:
    answer = {"Error": {"Code": "InvalidToken", "Message": f"Invalid token: {SECRET}"}}
    (told,) = failure(ClientError(answer, "SendTaskSuccess"))  # type: ignore[arg-type] # as sent
    assert (told["code"], told["operation"]) == ("InvalidToken", "SendTaskSuccess")
    assert SECRET not in json.dumps(told)


def test_causes_are_told_and_a_chain_ends() -> None:
    problem: Exception = ValueError(SECRET)
    for _ in range(10):
        outer = RuntimeError(SECRET)
        outer.__cause__ = problem
        problem = outer
    told = failure(problem)
    assert len(told) == 5
    assert SECRET not in json.dumps(told)


def test_what_is_set_aside_is_noted_with_its_reference(caplog: pytest.LogCaptureFixture) -> None:
    LoggedDiagnostics().set_aside("thread", "thread-1", ValueError(SECRET))
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert "thread-1" in logged
    assert SECRET not in logged


def test_counters_are_written_in_the_embedded_metric_format(
    capsys: pytest.CaptureFixture[str],
) -> None:
    count("DueHandedOn", 3)
    written = json.loads(capsys.readouterr().out)
    assert written["DueHandedOn"] == [3.0]
    assert written["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Countersign"
