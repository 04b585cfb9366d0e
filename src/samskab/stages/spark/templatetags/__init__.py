"""Parts of the first step that pages of other apps may show."""
