DROP TRIGGER consent_guard ON consent_roleheld;
DROP TRIGGER consent_tie ON consent_willing;
DROP TRIGGER consent_tie ON consent_rolelaiddown;
DROP TRIGGER consent_refuse ON consent_willing;
DROP TRIGGER consent_refuse ON consent_roleheld;
DROP TRIGGER consent_refuse ON consent_rolelaiddown;
DROP FUNCTION consent_guard_role();
DROP FUNCTION consent_tie_serving();
