"""The tests' settings for a process whose letters leave by SMTP, to a server that a test named."""

from callcenter import environment
from tests.settings import *  # noqa: F403

MAILERS = {"default": environment.mailer(is_demo=False)}
