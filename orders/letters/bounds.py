"""How much a template may go through: loops within loops end, whatever an author wrote. Pure."""

from __future__ import annotations

from typing import Any, cast

from django.template import Context
from django.template import defaulttags as tags
from django.template.base import Node, NodeList, Parser, Token

from orders import errors

MOST_STEPS = (
    100_000  # parts of a template that are gone through; an order of 500 lines takes some 5,000
)
MOST_SIGNS = 1_000_000  # that loops write


class Bounded(Context):
    """What a template is filled in with, and how much it has gone through."""

    steps = 0
    signs = 0


class EachRow(Node):
    """The inside of a loop, counted for each row."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.steps = len(nodelist.get_nodes_by_type(Node)) + 1

    def render(self, context: Any) -> Any:
        """Raises LoopsTooLong."""
        context.steps += self.steps
        if context.steps > MOST_STEPS:
            raise errors.LoopsTooLong
        text = self.nodelist.render(context)
        context.signs += len(text)
        if context.signs > MOST_SIGNS:
            raise errors.LoopsTooLong
        return text


def do_for(parser: Parser, token: Token) -> tags.ForNode:
    """Compile Django's loop, with its inside counted."""
    node = tags.do_for(parser, token)
    node.nodelist_loop = NodeList([EachRow(cast(NodeList, node.nodelist_loop))])
    return node
