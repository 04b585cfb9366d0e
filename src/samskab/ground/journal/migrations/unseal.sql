DROP TRIGGER journal_refuse ON journal_chain;
DROP TRIGGER journal_guard ON journal_chain;
DROP TRIGGER journal_refuse ON journal_entry;
DROP TRIGGER journal_advance ON journal_entry;
DROP TRIGGER journal_seal ON journal_entry;
DROP FUNCTION journal_refuse(), journal_guard_chain(), journal_advance(), journal_seal();
DROP FUNCTION journal_body(jsonb), journal_atom(jsonb);
