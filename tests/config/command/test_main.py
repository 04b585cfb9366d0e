import subprocess
import sys
from pathlib import Path

import pytest

from samskab.config.command import COMMANDS, load, main
from samskab.config.command.exits import MEANINGS, Exit
from tests.support.clusters import Database
from tests.support.commands import samskab


def test_help_names_every_command_and_every_exit_code() -> None:
    said = samskab("--help").stdout

    assert [name for name in COMMANDS if f"\n    {name} " in said] == list(COMMANDS)
    assert [code for code in Exit if f" {int(code)}  {MEANINGS[code]}" in said] == list(Exit)


def test_help_loads_neither_django_nor_the_database() -> None:
    script = "import sys; from samskab.config.command import parser; parser(None).format_help(); print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert not {"django", "psycopg"} & set(loaded)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert f"usage: samskab {name}" in capsys.readouterr().out
    assert load(COMMANDS[name][0]).__doc__


@pytest.mark.parametrize("words", [[], ["nothing"], ["serve", "--nothing"], ["backup"], ["serve", "all"]])
def test_what_is_not_understood_is_status_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == Exit.USAGE


def test_a_wrong_setting_is_named_in_one_line() -> None:
    ended = samskab("serve", SAMSKAB_ORIGIN="samskab.example")

    assert ended.returncode == Exit.SETTING
    assert ended.stderr == "samskab: SAMSKAB_ORIGIN: »samskab.example« must look like https://samskab.example\n"


def test_no_part_is_started_with_a_setting_that_it_would_fail_on_again_and_again(tmp_path: Path) -> None:
    ended = samskab("serve", SAMSKAB_HOME=str(tmp_path / "home"), SAMSKAB_OIDC="nonsense")

    assert ended.returncode == Exit.SETTING
    assert ended.stderr.startswith("samskab: SAMSKAB_OIDC: ")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("command", ["serve", "verify"])
def test_a_home_that_cannot_be_used_is_told_in_plain_words(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"

    ended = samskab(command, SAMSKAB_HOME=str(home), DATABASE_URL="")

    assert ended.returncode == Exit.SETTING
    assert ended.stderr == (
        f"samskab: SAMSKAB_HOME={home} cannot be used: Not a directory: {home}. Name a folder that is yours.\n"
    )


def test_a_file_that_cannot_be_written_is_told_in_plain_words(committed_db: Database) -> None:
    ended = samskab("backup", "/proc/backup", **committed_db.environment())

    assert ended.returncode == Exit.WRONG
    assert ended.stderr == "samskab: No such file or directory: /proc/.backup.half\n"


def test_a_database_that_does_not_answer_is_told_in_plain_words(tmp_path: Path) -> None:
    ended = samskab("verify", DATABASE_URL=f"postgresql://samskab@/samskab?host={tmp_path}")

    assert ended.returncode == Exit.DATABASE
    assert ended.stderr.startswith("samskab: The database in DATABASE_URL cannot be reached")
    assert "Traceback" not in ended.stderr


def test_one_part_alone_wants_a_database_that_others_share() -> None:
    ended = samskab("serve", "web")

    assert ended.returncode == Exit.SETTING
    assert "DATABASE_URL" in ended.stderr
