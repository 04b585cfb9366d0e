"""PostgreSQL as Django knows it, and what is to be said when it does not answer."""
