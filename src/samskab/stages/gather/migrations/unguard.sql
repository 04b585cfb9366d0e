DROP FUNCTION gather_keep() CASCADE;
DROP FUNCTION gather_guard_said() CASCADE;
DROP FUNCTION gather_guard_version() CASCADE;
DROP FUNCTION gather_guard_tie() CASCADE;
DROP FUNCTION gather_guard_frame_question() CASCADE;
DROP FUNCTION gather_guard_frame_answer() CASCADE;
