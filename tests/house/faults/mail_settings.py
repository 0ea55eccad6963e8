"""The tests' settings for a process whose letters leave by SMTP, to a server that a test named; it ends sooner, too."""

from callcenter import environment
from callcenter.outward import ending
from tests.settings import *  # noqa: F403

MAILERS = {"default": environment.mailer(is_demo=False)}
ending.HARD_STOP = 6
