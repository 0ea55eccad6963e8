"""How PostgreSQL is asked: what Django has not, and what is faster."""
