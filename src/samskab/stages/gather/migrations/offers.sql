-- Those who started it answer an offer; when nobody stands behind the arena any more, those who take part do.
-- Nobody answers what they offered themselves. An answer belongs to the check-in of its own offer, and a yes to growing
-- says what is needed.
CREATE FUNCTION gather_guard_offer_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM gather_supportoffer offer JOIN people_person giver ON giver.id = offer.said_by_id
        WHERE offer.id = NEW.offer_id AND offer.arena_id = NEW.arena_id
          AND NEW.said_by_id <> offer.said_by_id AND NEW.said_by_id IS DISTINCT FROM giver.claimed_by_id
          AND NOT EXISTS (SELECT FROM gather_offertakenback back WHERE back.offer_id = offer.id)
    ) THEN
        RAISE EXCEPTION 'an offer that stands is answered where it was made, by another' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM arenas_initiator behind
        WHERE behind.arena_id = NEW.arena_id AND behind.person_id = NEW.said_by_id AND behind.left_at IS NULL
    ) AND EXISTS (
        SELECT FROM arenas_initiator behind WHERE behind.arena_id = NEW.arena_id AND behind.left_at IS NULL
    ) THEN
        RAISE EXCEPTION 'those who started it answer' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.check_in_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM gather_checkin asked
        WHERE asked.id = NEW.check_in_id AND asked.offer_id = NEW.offer_id
          AND (asked.about <> 'grow' OR NEW.want = 'enough' OR NEW.text <> '')
    ) THEN
        RAISE EXCEPTION 'a check-in is of its offer, and growing has a need' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_offer_answer BEFORE INSERT ON gather_offeranswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_offer_answer();

-- A check-in is of an offer in its own arena, and its day lies ahead.
CREATE FUNCTION gather_guard_check_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.due_at <= NEW.said_at
       OR NEW.arena_id IS DISTINCT FROM (SELECT arena_id FROM gather_supportoffer WHERE id = NEW.offer_id) THEN
        RAISE EXCEPTION 'a check-in is of an offer here, on a day to come' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_check_in BEFORE INSERT ON gather_checkin
    FOR EACH ROW EXECUTE FUNCTION gather_guard_check_in();

-- An offer is taken back by the one who made it, or by one who speaks for the organisation it was made for.
CREATE FUNCTION gather_guard_offer_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM gather_supportoffer offer JOIN people_person giver ON giver.id = offer.said_by_id
        WHERE offer.id = NEW.offer_id AND offer.arena_id = NEW.arena_id
          AND (NEW.said_by_id IN (giver.id, giver.claimed_by_id) OR offer.organisation_id = NEW.organisation_id)
    ) THEN
        RAISE EXCEPTION 'those who made an offer take it back' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_offer_back BEFORE INSERT ON gather_offertakenback
    FOR EACH ROW EXECUTE FUNCTION gather_guard_offer_back();
