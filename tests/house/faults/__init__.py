"""What is left where a server fails, and the servers to try it with."""
