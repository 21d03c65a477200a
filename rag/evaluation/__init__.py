"""Question sets, metrics and benchmarks: how good the answers are, how fast, and beside what."""
