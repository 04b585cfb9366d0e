-- A statement is found by the words it has now.
CREATE VIEW finding_statement AS
    SELECT ref, arena_id, '' AS part, '' AS title, words, at FROM understand_statement;
CREATE TRIGGER finding_came AFTER INSERT ON understand_statement
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION finding_came('statement');
CREATE TRIGGER finding_changed AFTER UPDATE OF words ON understand_statement
    FOR EACH ROW WHEN (NEW.words IS DISTINCT FROM OLD.words) EXECUTE FUNCTION finding_changed('statement');
SELECT finding_mend('statement');
