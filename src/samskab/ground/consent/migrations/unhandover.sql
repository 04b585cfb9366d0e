DROP TRIGGER consent_tie_handover ON journal_entry;
DROP INDEX consent_handover_told_once;
DROP FUNCTION consent_guard_handover() CASCADE;
DROP FUNCTION consent_guard_reply() CASCADE;
DROP FUNCTION consent_guard_answer_back() CASCADE;
DROP FUNCTION consent_tie_handover() CASCADE;
DROP FUNCTION consent_tie_handover_fact();
DROP FUNCTION consent_handover_entry(text, bigint, bigint);
DROP FUNCTION consent_handover_told(text, jsonb);
