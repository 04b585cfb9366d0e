"""Addresses of statements, answers and the map of perspectives."""

app_name = "understand"
urlpatterns: list[object] = []
