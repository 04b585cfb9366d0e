DROP FUNCTION arenas_guard_invitation() CASCADE;
DROP FUNCTION arenas_use_invitation() CASCADE;
DROP FUNCTION arenas_guard_coming() CASCADE;
