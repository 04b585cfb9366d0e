"""Questions that are asked again and again: put into SQL once in a process, and planned once on a connection.

Django builds the SQL of a queryset each time it is asked, and PostgreSQL plans it each time it comes. For a page that
asks what a hundred others asked a second ago, that is most of its cost. Here only what the question is about is sent.
"""

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

import psycopg
from django.db import NotSupportedError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, Func, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from psycopg.types.numeric import Int8

from samskab.kernel import clock

_MARK = re.compile(r"%[%s]")
_wording: ContextVar[bool] = ContextVar("a question is put into words to be kept", default=False)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class _Slot:
    """The place of one value in the SQL."""

    name: str
    at: Callable[[datetime], object] | None = None

    def of(self, about: Mapping[str, Any]) -> Any:
        """The value, in a form whose type does not hang on how large it is: for each type there is a plan."""
        value = about[self.name] if self.at is None else self.at(clock.now())
        if isinstance(value, list):
            return [Int8(each) for each in value]
        return Int8(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Asked(Value):
    """A place in the SQL of a question that is asked often; in any other question the value itself."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        if _wording.get():
            return "%s", [self.value]
        sql, values = Value(self.value.of({})).as_sql(compiler, connection)
        return sql, list(values)


def asked(name: str) -> Value:
    """What a question is about, by a name: a text, a key, a list of keys, a reference."""
    return _Asked(_Slot(name))


def now(then: Callable[[datetime], object] = lambda moment: moment) -> Value:
    """The moment at which a question is asked, or what is reckoned from it: `now(lambda moment: moment + A_DAY)`."""
    return _Asked(_Slot("", then))


def among(expression: Combinable, name: str) -> Func:
    """The condition that a number is one of a list of keys."""
    return Func(expression, asked(name), template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField())


class _Prepared(psycopg.Cursor[Any]):
    """A cursor whose statements the database keeps the plans of."""

    def execute(self, query: Any, params: Any = None, **_more: Any) -> Self:
        return super().execute(query, params, prepare=True)


# What the types that are written for Django do not tell: a cursor is made for a connection, and how relations are read.
_prepared: Any = _Prepared
_populators_of: Any = get_related_populators


class _Reader:
    """How the rows of a question become instances with what was selected beside them, exactly as a queryset reads them.

    Made once: it costs more to find out than to do.
    """

    def __init__(self, compiler: SQLCompiler) -> None:
        klass, select = compiler.klass_info, compiler.select
        if klass is None or select is None:
            raise TypeError("a question that is asked often is for rows of a model")
        fields = klass["select_fields"]
        self.compiler = compiler
        self.model = klass["model"]
        self.first, self.last = fields[0], fields[-1] + 1
        self.names = [each[0].target.attname for each in select[self.first : self.last]]
        self.beside = tuple((compiler.annotation_col_map or {}).items())
        self.populators = _populators_of(klass, select, connection.alias)
        self.converters: Any = compiler.get_converters([each[0] for each in select[: compiler.col_count]])

    def read(self, rows: list[Any]) -> list[Any]:
        """The rows as instances."""
        return [self._one(row) for row in self.compiler.apply_converters(rows, self.converters)]

    def _one(self, row: Any) -> Any:
        one = self.model.from_db(connection.alias, self.names, row[self.first : self.last])
        for populator in self.populators:
            populator.populate(row, one)
        for name, place in self.beside:
            setattr(one, name, row[place])
        return one


@dataclass(frozen=True)
class _Worded:
    """A question in SQL, and how its rows are read."""

    sql: str
    slots: tuple[_Slot, ...]
    reader: _Reader
    holds: bool


class Often(Generic[Row]):
    """A question for rows of a model, in which whatever differs from time to time is `asked`; `ask(slug="…")` asks it.

    Everything else in it stays what it was when it was asked first: a moment written into it is refused, for it would
    stand still. Rows that are held are held as ever, in a transaction.
    """

    def __init__(self, question: Callable[[], QuerySet[Row]]) -> None:
        self._question = question

    def __call__(self, **about: Any) -> list[Row]:
        worded = self._worded
        if worded.holds and connection.get_autocommit():
            raise TransactionManagementError("rows are held in a transaction")
        values = [slot.of(about) for slot in worded.slots]
        try:
            rows = _rows(worded.sql, values)
        except NotSupportedError:
            # A table has got another shape since it was planned.
            if connection.in_atomic_block:
                raise
            with connection.cursor() as cursor:
                cursor.execute("DEALLOCATE ALL")
            rows = _rows(worded.sql, values)
        return worded.reader.read(rows)

    def one(self, **about: Any) -> Row | None:
        """The first row, or None."""
        return next(iter(self(**about)), None)

    def forget(self) -> None:
        """Put it into words anew the next time: something it is made of was added."""
        vars(self).pop("_worded", None)

    @cached_property
    def _worded(self) -> _Worded:
        query = self._question().query
        compiler = query.get_compiler(connection=connection)
        token = _wording.set(True)
        try:
            sql, params = compiler.as_sql()
        finally:
            _wording.reset(token)
        given = iter(params)
        slots: list[_Slot] = []
        worded = _MARK.sub(lambda found: found[0] if found[0] == "%%" else _said(next(given), slots), sql)
        return _Worded(worded, tuple(slots), _Reader(compiler), query.select_for_update)


def _rows(sql: str, values: list[Any]) -> list[Any]:
    with _cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Any] = cursor.fetchall()
    return rows


def _cursor() -> CursorWrapper:
    """One whose statements are prepared; where statements are logged, one that sends them whole, to be read."""
    if connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return connection.make_cursor(_prepared(connection.connection))


def _said(value: Any, slots: list[_Slot]) -> str:
    """A value as it stands in the SQL: by a mark when it is asked about, else as itself."""
    if isinstance(value, _Slot):
        slots.append(value)
        return "%s"
    if isinstance(value, date):
        raise ValueError(f"{value} would stand still in a question that is asked often: use `often.now()`")
    with connection.cursor() as cursor:
        literal: str = cursor.mogrify("%s", [value])
    return literal.replace("%", "%%")
