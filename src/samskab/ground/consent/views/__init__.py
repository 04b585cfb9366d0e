"""What answers requests about rounds. All of it works without script, and for guests who take part."""
