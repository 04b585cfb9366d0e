-- A frame is found while no other stands in its place, and by those outside only while the frames are open.
CREATE VIEW finding_frame AS
    SELECT frame.ref, frame.arena_id, 'frames' AS part, frame.what AS title,
           concat_ws(E'\n', frame.why, frame.until) AS words, frame.said_at AS at
    FROM gather_frame AS frame
    WHERE NOT EXISTS (SELECT FROM gather_frame AS newer WHERE newer.replaces_id = frame.id);

CREATE FUNCTION gather_frame_found() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM finding_keep('frame', ARRAY(SELECT ref FROM gather_frame WHERE id IN (NEW.id, NEW.replaces_id)));
    RETURN NULL;
END $$;
CREATE TRIGGER gather_frame_found AFTER INSERT ON gather_frame
    FOR EACH ROW EXECUTE FUNCTION gather_frame_found();
SELECT finding_mend('frame');
