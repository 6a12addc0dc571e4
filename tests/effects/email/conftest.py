import pytest

from tests.effects.email.correspondence import Correspondence


@pytest.fixture
def letters() -> Correspondence:
    return Correspondence()
