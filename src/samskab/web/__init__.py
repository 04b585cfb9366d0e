"""Pages that gather several apps: the front page, search, what the movement is."""
