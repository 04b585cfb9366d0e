DROP FUNCTION gather_guard_public_answer() CASCADE;
DROP FUNCTION gather_guard_side() CASCADE;
DROP FUNCTION gather_guard_confirmation() CASCADE;
DROP FUNCTION gather_guard_due() CASCADE;
DROP FUNCTION gather_guard_invitation() CASCADE;
