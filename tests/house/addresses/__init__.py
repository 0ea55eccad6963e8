"""All addresses of the application but those of the admin and of accounts, with something in every place."""

import re

from django.urls import URLPattern, URLResolver, get_resolver

NOT_OURS = ("admin/", "accounts/")


def our_patterns(resolver: URLResolver, prefix: str = "") -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if path.startswith(NOT_OURS):
            continue
        if isinstance(pattern, URLResolver):
            found += our_patterns(pattern, path)
        else:
            found.append(pattern)
    return found


def full_path(wanted: URLPattern, something: str = "1") -> str:
    """The pattern's path with something in every place."""

    def search(resolver: URLResolver, prefix: str) -> str | None:
        for pattern in resolver.url_patterns:
            path = prefix + str(pattern.pattern)
            if pattern is wanted:
                return path
            if isinstance(pattern, URLResolver) and (found := search(pattern, path)):
                return found
        return None

    path = search(get_resolver(), "")
    assert path is not None
    return re.sub(r"<(?:\w+:)?\w+>", something, path)


VERBS = our_patterns(get_resolver())
