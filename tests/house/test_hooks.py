"""What a base class leaves to its subclasses is there in each of them.

``ABC`` would say so when the first is made, but no model, form or page of the admin can have its
metaclass beside that of Django.
"""

import inspect
import sys
from collections.abc import Iterator

from django.urls import get_resolver

from tests.house.test_conventions import APPS


def all_classes() -> set[type]:
    """Every class that our own modules define, as far as the application loads them."""
    assert get_resolver().url_patterns  # loads the views, and with them the forms
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] in APPS]
    found = (
        thing for module in modules for thing in vars(module).values() if inspect.isclass(thing)
    )
    return {thing for thing in found if thing.__module__.split(".")[0] in APPS}


def hooks_of(cls: type) -> Iterator[tuple[str, object]]:
    for name, thing in vars(cls).items():
        function = thing.__func__ if isinstance(thing, staticmethod | classmethod) else thing
        if inspect.isfunction(function) and "NotImplementedError" in function.__code__.co_names:
            yield name, function


def leaves_of(cls: type) -> set[type]:
    below = cls.__subclasses__()
    return {cls} if not below else {leaf for one in below for leaf in leaves_of(one)}


def test_every_hook_is_filled():
    hooks = {(cls, name): hook for cls in all_classes() for name, hook in hooks_of(cls)}
    empty = [
        f"{leaf.__module__}.{leaf.__name__} leaves {name} of {cls.__name__} empty"
        for (cls, name), hook in hooks.items()
        for leaf in leaves_of(cls)
        if getattr(leaf, name) is hook
    ]

    assert len(hooks) == 6
    assert empty == []
