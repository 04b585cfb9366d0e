DROP TRIGGER spark_guard_spark ON spark_spark;
DROP FUNCTION spark_guard_spark;
DROP TRIGGER spark_guard_forum ON spark_externalforum;
DROP FUNCTION spark_guard_forum;
DROP TRIGGER spark_guard_verdict ON spark_verdict;
DROP FUNCTION spark_guard_verdict;
