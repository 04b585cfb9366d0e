"""Assembles the routers of all apps into one OpenAPI surface."""
