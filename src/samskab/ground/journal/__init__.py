"""What happened, written once and never changed: a hash-chained journal of facts."""
