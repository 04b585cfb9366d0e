DROP FUNCTION spark_forums_with(varchar[], integer);
