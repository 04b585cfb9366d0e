DROP TRIGGER finding_changed ON arenas_arena;
DROP TRIGGER finding_came ON arenas_arena;
DROP VIEW finding_arena;
DROP FUNCTION finding_changed();
DROP FUNCTION finding_came();
DROP FUNCTION finding_mend(text);
DROP FUNCTION finding_keep(text, uuid[]);
