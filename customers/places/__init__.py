"""Where customers live and how they are reached: countries, addresses as each writes them, telephone numbers."""
