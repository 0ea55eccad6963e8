"""Conditions that Django does not have."""

from __future__ import annotations

from typing import Any

from django.db.models import Field, ForeignObject, Lookup


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """``item__among=ids``: one of these numbers, sent as one value, so that their count changes no query."""

    lookup_name = "among"
    prepare_rhs = False  # a list is no number of the column: test_collections_of_any_size

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", (*params, list(self.rhs))
