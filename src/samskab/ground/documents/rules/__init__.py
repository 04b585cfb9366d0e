"""May they? Yes, or a refusal that says why."""
