"""The roof: settings, addresses, servers and the command line."""
