"""The language of letter templates: Django's, cut down to what can do no harm. Pure.

There are ``{{ variables }}``, ``{% if %}``, ``{% for %}`` and ``{% comment %}``, and a handful of
filters. Nothing loads, includes, calls or switches off escaping, and a variable is a text, a
number, a day, or rows of these: there is no way from a template to a setting or a table. Loops are
bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.template import Engine, Library, TemplateSyntaxError
from django.template import defaultfilters as filters
from django.template import defaulttags as tags
from django.template.base import FilterExpression, NodeList, TextNode, Variable, VariableNode

from orders import errors
from orders.letters.bounds import Bounded, EachRow, do_for

Fields = Mapping[str, Any]  # what a name holds: None for a plain value, fields for each of its rows

library = Library()
for name, compiling in {"if": tags.do_if, "for": do_for, "comment": tags.comment}.items():
    library.tag(name, compiling)
usual: dict[str, Any] = {
    "date": filters.date,
    "default": filters.default,
    "first": filters.first,
    "join": filters.join,
    "length": filters.length,
    "lower": filters.lower,
    "pluralize": filters.pluralize,
    "upper": filters.upper,
}
for name, filtering in usual.items():
    library.filter(name, filtering)

TAGS = sorted(library.tags)
FILTERS = sorted(library.filters)
LITERALS = {"True": None, "False": None, "None": None}
ROW_OF_LOOP = {"counter": None, "first": None, "last": None}


def engine_of(*, escapes: bool) -> Engine:
    engine = Engine(autoescape=escapes, loaders=[])
    engine.template_builtins = [library]  # instead of Django's own
    return engine


PLAIN, ESCAPING = engine_of(escapes=False), engine_of(escapes=True)


def rendered(source: str, facts: Mapping[str, Any], *, is_html: bool = False) -> str:
    """Fill a template in; what is missing stays empty. Raises BadTemplate, LoopsTooLong."""
    context = Bounded(dict(facts), autoescape=is_html)
    return str(compiled(source, is_html=is_html).render(context))


def compiled(source: str, *, is_html: bool = False) -> Any:
    try:
        return (ESCAPING if is_html else PLAIN).from_string(source)
    except TemplateSyntaxError as fault:
        raise errors.BadTemplate(fault=str(fault).rstrip(".")) from None


def require_sound(source: str, known: Fields, *, is_html: bool = False) -> None:
    """Refuse a template that cannot be read, or that names what no letter knows.

    Raises BadTemplate, UnknownVariable, ScriptInLetter.
    """
    nodes = compiled(source, is_html=is_html).nodelist
    if is_html and any(word in source.lower() for word in ("<script", "<iframe", "<form")):
        raise errors.ScriptInLetter
    require_known(nodes, {**known, **LITERALS})


def require_known(nodes: NodeList, known: Fields) -> None:
    for node in nodes:
        if isinstance(node, VariableNode):
            require_expression(node.filter_expression, known)
        elif isinstance(node, tags.ForNode):
            require_loop(node, known)
        elif isinstance(node, EachRow):
            require_known(node.nodelist, known)
        elif isinstance(node, tags.IfNode):
            for condition, inside in node.conditions_nodelists:
                for expression in expressions_of(condition):
                    require_expression(expression, known)
                require_known(inside, known)
        else:
            assert isinstance(node, TextNode | tags.CommentNode), type(node)


def require_loop(node: Any, known: Fields) -> None:
    """Check a loop: over rows that a letter has, with its own name for each of them."""
    rows = require_expression(node.sequence, known)
    if rows is None or len(node.loopvars) != 1:
        raise errors.NoRows(name=str(node.sequence.token))
    inside = {**known, node.loopvars[0]: rows, "forloop": ROW_OF_LOOP}
    require_known(node.nodelist_loop, inside)
    require_known(node.nodelist_empty, known)


def require_expression(expression: FilterExpression, known: Fields) -> Any:
    """Return the fields of what is named; refuse a name that no letter knows."""
    for _, arguments in expression.filters:
        for is_looked_up, argument in arguments:
            if is_looked_up:
                require_name(argument, known)
    if not isinstance(expression.var, Variable):
        return None
    return require_name(expression.var, known)


def require_name(variable: Any, known: Fields) -> Any:
    if variable.lookups is None:  # a number or a text
        return None
    fields: Any = known
    for part in variable.lookups:
        if not isinstance(fields, Mapping) or part not in fields:
            raise errors.UnknownVariable(name=variable.var)
        fields = fields[part]
    return fields


def expressions_of(condition: Any) -> Iterator[FilterExpression]:
    """Tell all that an ``if`` compares; an ``else`` has no condition."""
    if condition is None:
        return
    if isinstance(condition, tags.TemplateLiteral):
        yield cast(FilterExpression, condition.value)
        return
    for side in (condition.first, condition.second):
        yield from expressions_of(side)
