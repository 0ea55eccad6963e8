"""Measures. Machines differ and are noisy, so every table holds ratios of one run."""
