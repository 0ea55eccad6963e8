"""The admin's pages of payments."""

from payments.admin import ledgers, methods, payments

__all__ = ["ledgers", "methods", "payments"]
