"""Lives of orders paid by a stored card, whatever its provider does: the audit finds nothing, and the books agree."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from tests.factories import NOW
from tests.house.lives.agents_life import DONE
from tests.house.lives.provider_life import ProviderLife
from tests.payments.books import require_books
from tests.soundness import require_sound

OFTEN = {"pay STORED", "look_up", "authorise authorised", "authorise declined", "void voided"}


class SoundLife(ProviderLife):
    """Looked over after each step, and at the end once the job has been there."""

    @invariant()
    def the_audit_finds_nothing(self):
        if hasattr(self, "token"):
            require_sound()

    def teardown(self):
        if hasattr(self, "token"):
            self.look_up()
            require_sound()
            require_books(NOW.date() - timedelta(days=1), self.at.date())
        super().teardown()


@pytest.mark.django_db
@pytest.mark.usefixtures("known_lines")
def test_the_audit_finds_nothing_whatever_the_provider_does():
    DONE.clear()

    run_state_machine_as_test(
        SoundLife,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert set(DONE) >= OFTEN, "Some answer of the provider never came."
