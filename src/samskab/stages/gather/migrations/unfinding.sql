DROP TRIGGER gather_frame_found ON gather_frame;
DROP FUNCTION gather_frame_found();
DROP VIEW finding_frame;
