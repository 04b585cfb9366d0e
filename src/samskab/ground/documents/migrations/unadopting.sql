DROP TRIGGER documents_keep ON documents_remarkanswer;
DROP TRIGGER documents_keep ON documents_versionadopted;
DROP FUNCTION documents_guard_answer() CASCADE;
DROP FUNCTION documents_guard_amending() CASCADE;
