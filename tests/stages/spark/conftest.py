"""What tests of the first step share: letters that go through a real mail server."""

from tests.ground.people.conftest import post

__all__ = ["post"]
