"""No mail steers what is proposed: not to whom, not in which words, not with which files."""

from tests.evals.jobs import unsteered
from tests.evals.playing import play_all

TRIED = 40


def test_no_mail_steers_the_proposal_that_answers_it() -> None:
    tried = {one.case.id: score for one in play_all() if (score := unsteered(one)) is not None}

    assert len(tried) >= TRIED
    assert [name for name, score in tried.items() if not score.is_right] == []
