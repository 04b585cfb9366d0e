"""Settings are read from the environment, and a text that makes no sense is told with its name."""

import pytest

from samskab.config.env import BY_NAME, VARIABLES, SettingError, problems


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("SAMSKAB_PROXIES", "2", 2),
        ("SAMSKAB_HOSTS", " a.example, ,b.example ", ["a.example", "b.example"]),
        ("SAMSKAB_ORIGIN", "https://samskab.example", "https://samskab.example"),
        ("SAMSKAB_ORIGIN", "http://localhost:65535", "http://localhost:65535"),
        ("SAMSKAB_LOG", "json", "json"),
        ("SAMSKAB_WEB_WORKERS", "", 2),
    ],
)
def test_a_text_becomes_a_value(name: str, text: str, value: object) -> None:
    assert BY_NAME[name].value({name: text}) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SAMSKAB_PROXIES", "-1"),
        ("SAMSKAB_PROXIES", "two"),
        ("SAMSKAB_ORIGIN", "samskab.example"),
        ("SAMSKAB_ORIGIN", "https://samskab.example/"),
        ("SAMSKAB_ORIGIN", "https://"),
        ("SAMSKAB_ORIGIN", "https://Samskab.example"),
        ("SAMSKAB_ORIGIN", "https://anne@samskab.example"),
        ("SAMSKAB_ORIGIN", "https://samskab.example?x"),
        ("SAMSKAB_ORIGIN", "http://localhost:65536"),
        ("SAMSKAB_WEB_WORKERS", "0"),
        ("SAMSKAB_LOG", "xml"),
    ],
)
def test_nonsense_is_told_with_the_name_of_the_setting(name: str, text: str) -> None:
    with pytest.raises(SettingError, match=name):
        BY_NAME[name].value({name: text})


def test_every_setting_works_when_nothing_is_given() -> None:
    assert len([variable.value({}) for variable in VARIABLES]) == len(BY_NAME)


def test_a_setting_that_opens_something_is_marked_secret() -> None:
    secret = {variable.name for variable in VARIABLES if variable.secret}
    assert {name for name in BY_NAME if name.endswith(("_KEY", "_KEYS", "_TOKEN", "_URL"))} - secret == {
        "SAMSKAB_WAS_URL"
    }


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, []),
        ({"SAMSKAB_LOG": "xml", "SAMSKAB_PROXIES": "two"}, ["SAMSKAB_PROXIES", "SAMSKAB_LOG"]),
        ({"SAMSKAB_ORIGIN": "https://samskab.example"}, ["SAMSKAB_PROXIES"]),
        ({"SAMSKAB_ORIGIN": "https://samskab.example", "SAMSKAB_PROXIES": "1"}, []),
    ],
)
def test_everything_that_is_wrong_with_the_settings_is_told(given: dict[str, str], named: list[str]) -> None:
    assert [problem.partition(":")[0] for problem in problems(given)] == named
