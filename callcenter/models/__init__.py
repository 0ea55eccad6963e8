"""The ground everything stands on: who works here, for which call center, and what was already said."""

from callcenter.models.audit import AuditException, AuditRun
from callcenter.models.channel import (
    CallCenter,
    ChannelUser,
    Reserving,
    Role,
    User,
)
from callcenter.models.closing import closed_once, never_emptied, only_added
from callcenter.models.doors import KEPT_DAYS, Access, AccessEvent, Attempt
from callcenter.models.letters import Passing, PassingLetter
from callcenter.models.names import OtherLanguages, Translated, in_every_language, said
from callcenter.models.once import Once
from callcenter.models.pulse import Pulse
from callcenter.models.second_factors import SecondFactorRule, Whose
from callcenter.models.set_up import SetUp, is_set_up
from callcenter.models.words import Word, learning
from callcenter.sql import lookups  # noqa: F401 (they are known from here on)

__all__ = [
    "KEPT_DAYS",
    "Access",
    "AccessEvent",
    "Attempt",
    "AuditException",
    "AuditRun",
    "CallCenter",
    "ChannelUser",
    "Once",
    "OtherLanguages",
    "Passing",
    "PassingLetter",
    "Pulse",
    "Reserving",
    "Role",
    "SecondFactorRule",
    "SetUp",
    "Translated",
    "User",
    "Whose",
    "Word",
    "closed_once",
    "in_every_language",
    "is_set_up",
    "learning",
    "never_emptied",
    "only_added",
    "said",
]
