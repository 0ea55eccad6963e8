"""What stands in an order's way. Computed here, read by all, never stored.

`submission` tells what stops Submit, `warehouse` what keeps a submitted order from leaving.
"""

from orders.blocks.block import Block, Fix
from orders.blocks.submission import require_ready, submit_blocks
from orders.blocks.warehouse import (
    blocks_of,
    blocks_with,
    is_blocked,
    is_released,
    warehouse_blocks,
)

__all__ = [
    "Block",
    "Fix",
    "blocks_of",
    "blocks_with",
    "is_blocked",
    "is_released",
    "require_ready",
    "submit_blocks",
    "warehouse_blocks",
]
