DROP TRIGGER finding_changed ON understand_statement;
DROP TRIGGER finding_came ON understand_statement;
DROP VIEW finding_statement;
