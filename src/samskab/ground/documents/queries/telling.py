"""How processes that hold texts open hear of what another wrote: PostgreSQL's LISTEN, on one channel.

A message is »text« or »arena« and a key: there are changes in the text, or who takes part in the arena has changed.
"""

CHANNEL = "samskab_documents"
