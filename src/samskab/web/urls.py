"""Addresses of the gathering pages."""

from django.urls import path

from samskab.web.views import arena, balance, content, errors, files, front, operate, search

app_name = "web"

urlpatterns = [
    path("", front.front, name="front"),
    path("arenas/<slug:slug>/", arena.arena, name="arena"),
    path("arenas/<slug:slug>/activity/", arena.activity, name="activity"),
    path("arenas/<slug:slug>/balance/", balance.balance, name="balance"),
    path("about/", content.about, name="about"),
    path("cocreation/", content.cocreation, name="cocreation"),
    path("search/", search.search, name="search"),
    path("was", files.accessibility_statement, name="was"),
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    path("sitemap-<slug:part>.xml", files.sitemap_part, name="sitemap_part"),
    path(".well-known/security.txt", files.security, name="security"),
    path("offline/", errors.offline, name="offline"),
    path("offline.js", files.offline_worker, name="offline_worker"),
    path("operate/", operate.operate, name="operate"),
]
