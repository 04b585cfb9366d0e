DROP INDEX consent_texts_told;
DROP TRIGGER consent_tie_text ON journal_entry;
DROP TRIGGER consent_tie_adopted ON consent_ending;
DROP TRIGGER consent_tie ON documents_versionadopted;
DROP TRIGGER consent_guard ON documents_versionadopted;
DROP FUNCTION consent_tie_text_fact();
DROP FUNCTION consent_tie_adopted();
DROP FUNCTION consent_tie_text();
DROP FUNCTION consent_guard_text();
