"""Honest mail about money is no swindle, and swindles are told whatever story they tell."""

import pytest

from countersign.domain.mail.mail import Mail
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import ThreadStatus
from countersign.ports.questions.judge_thread import JudgeThread
from tests.analysis.mail.money_mails import money_mails
from tests.builders import reader, thread

HONEST = [*money_mails("honest"), *money_mails("honest_further")]
SWINDLES = [*money_mails("swindles"), *money_mails("swindles_further")]


def _standing(message: Mail) -> ThreadStatus:
    asked = JudgeThread(thread=thread(message), reader=reader())
    return RulesEngine().ask(asked).value.status


@pytest.mark.parametrize("message", HONEST, ids=lambda one: str(one.subject))
def test_honest_mail_of_a_stranger_about_money_is_no_swindle(message: Mail) -> None:
    assert _standing(message) != "suspicious"


@pytest.mark.parametrize("message", SWINDLES, ids=lambda one: str(one.subject))
def test_a_swindle_is_told_whatever_its_story(message: Mail) -> None:
    assert _standing(message) == "suspicious"
