DROP TRIGGER documents_found ON documents_framing;
DROP TRIGGER documents_found ON documents_reading;
DROP TRIGGER finding_came ON documents_document;
DROP FUNCTION documents_found();
DROP VIEW finding_text;
