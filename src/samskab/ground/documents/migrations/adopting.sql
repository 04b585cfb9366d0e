-- Other words for a version are other words for one of the same text.
CREATE FUNCTION documents_guard_amending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amends_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM documents_version WHERE id = NEW.amends_id AND document_id = NEW.document_id AND digest <> NEW.digest
    ) THEN
        RAISE EXCEPTION 'an amendment has other words for a version of the same text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_amending BEFORE INSERT ON documents_version
    FOR EACH ROW EXECUTE FUNCTION documents_guard_amending();

-- Anyone who takes part answers a remark, until it has been seen to.
CREATE FUNCTION documents_guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM documents_remarksettled WHERE remark_id = NEW.remark_id) OR NOT EXISTS (
        SELECT FROM documents_remark remark
        WHERE remark.id = NEW.remark_id AND documents_is_here(remark.document_id, NEW.by_id)
    ) THEN
        RAISE EXCEPTION 'a remark that stands is answered by those who take part' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_answer BEFORE INSERT ON documents_remarkanswer
    FOR EACH ROW EXECUTE FUNCTION documents_guard_answer();

CREATE TRIGGER documents_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON documents_versionadopted
    FOR EACH STATEMENT EXECUTE FUNCTION documents_keep();
CREATE TRIGGER documents_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON documents_remarkanswer
    FOR EACH STATEMENT EXECUTE FUNCTION documents_keep();
