"""Lists of orders: what is asked for, and the page of it that is shown."""
