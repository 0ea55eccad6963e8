"""The row history: written by triggers with each change of a tracked row, and then left as it is."""

from __future__ import annotations

import pghistory.models
import pgtrigger

from callcenter.models.closing import never_emptied


class Event(pghistory.models.Event):
    """What a row was. Old ones may be deleted for their room; none is changed, and no table emptied."""

    class Meta:
        abstract = True

    @classmethod
    def pghistory_setup(cls) -> None:
        super().pghistory_setup()  # type: ignore[no-untyped-call]
        stays = pgtrigger.Protect(name="as_it_was", operation=pgtrigger.Update)
        for trigger in (stays, never_emptied("history")):
            trigger.register(cls)  # type: ignore[arg-type]
