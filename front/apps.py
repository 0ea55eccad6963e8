"""The roof: pages, tools and admin pages that need several floors. It has no tables."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "front"
