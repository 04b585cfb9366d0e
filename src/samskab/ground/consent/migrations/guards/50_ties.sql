-- The tie between rows and the journal: no row without its fact, no fact without its row, one of each. Both are checked as
-- the transaction commits. So what is in the tables can be counted again from a chain that anybody can download.

-- What an entry of the journal tells of, in one word that only one entry may have.
CREATE FUNCTION consent_told(kind text, body jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN kind IN ('consent.answer_given', 'consent.objection_raised') THEN 'given ' || (body->>'given')
        WHEN kind = 'consent.objection_resolved' THEN 'resolution ' || (body->>'resolution')
        WHEN kind IN ('consent.proposal_opened', 'consent.version_put_forward') THEN 'version ' || (body->>'edition')
        WHEN kind = 'consent.deadline_extended' THEN 'deadline ' || (body->>'deadline')
        WHEN kind IN ('consent.proposal_adopted', 'consent.proposal_parked', 'consent.proposal_withdrawn',
            'consent.proposal_lapsed', 'consent.trials_begun') THEN 'ending ' || (body->>'proposal')
        WHEN kind = 'consent.guidelines_agreed' THEN 'guidelines ' || (body->>'proposal')
        WHEN kind = 'consent.proposer_joined' THEN 'proposer ' || (body->>'proposer')
        WHEN kind = 'consent.proposer_stepped_back' THEN 'steppedback ' || (body->>'proposer')
        WHEN kind = 'consent.amendment_offered' THEN 'amendment ' || (body->>'amendment')
        WHEN kind = 'consent.wording_offered' THEN 'wording ' || (body->>'wording')
        WHEN kind = 'consent.wording_taken' THEN 'wordingtaken ' || (body->>'wording')
        WHEN kind = 'consent.objection_restated' THEN 'restatement ' || (body->>'restatement')
        WHEN kind = 'consent.restatement_answered' THEN 'understood ' || (body->>'restatement')
        WHEN kind = 'consent.trial_carried' THEN 'carrying ' || (body->>'trial') || ' ' || (body->>'participation')
    END
$$;
CREATE UNIQUE INDEX consent_told_once ON journal_entry (consent_told(kind, body)) WHERE kind LIKE 'consent.%';

-- Whether the arena's chain tells of a row, by the one who did it: nobody for what the house did, anybody when unknown.
CREATE FUNCTION consent_require_told(what text, round bigint, who bigint, by_the_house boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    entry journal_entry;
BEGIN
    SELECT told.* INTO entry FROM journal_entry told
        JOIN consent_proposal proposal ON proposal.id = round
        JOIN arenas_arena arena ON arena.id = proposal.arena_id
        WHERE told.kind LIKE 'consent.%' AND consent_told(told.kind, told.body) = what
          AND told.chain = arena.ref::text AND told.body->>'proposal' = proposal.ref::text;
    PERFORM consent_require(entry.id IS NOT NULL, 'what happens in a round is told in the journal: ' || what);
    IF who IS NULL THEN
        PERFORM consent_require(entry.actor IS NULL OR NOT by_the_house, 'the house says that it did it: ' || what);
        RETURN;
    END IF;
    PERFORM consent_require(
        EXISTS (
            SELECT FROM arenas_participation participation JOIN people_person person ON person.id = participation.person_id
            LEFT JOIN people_person claimed ON claimed.claimed_by_id = person.id
            WHERE participation.id = who AND entry.actor IN (person.ref, claimed.ref)),
        'nobody does it for another: ' || what);
END $$;

CREATE FUNCTION consent_tie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    told text;
    round bigint;
    who bigint;
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'consent_given' THEN
            SELECT 'given ' || NEW.ref, proposal_id, participation_id INTO told, round, who
                FROM consent_seat WHERE id = NEW.seat_id;
        WHEN 'consent_resolution' THEN
            SELECT 'resolution ' || NEW.ref, proposal_id, participation_id INTO told, round, who
                FROM consent_seat WHERE id = NEW.seat_id;
        WHEN 'consent_version' THEN
            told := 'version ' || NEW.ref; round := NEW.proposal_id; who := NEW.by_id;
        WHEN 'consent_deadline' THEN
            IF NEW.because <> 'extended' THEN RETURN NULL; END IF;
            told := 'deadline ' || NEW.ref; round := NEW.proposal_id;
        WHEN 'consent_ending' THEN
            SELECT 'ending ' || ref, id INTO told, round FROM consent_proposal WHERE id = NEW.proposal_id;
            who := NEW.by_id;
        WHEN 'consent_proposer' THEN
            round := NEW.proposal_id; who := NEW.participation_id;
            IF who = (SELECT opened_by_id FROM consent_proposal WHERE id = round) THEN RETURN NULL; END IF;
            told := 'proposer ' || NEW.ref;
        WHEN 'consent_steppedback' THEN
            SELECT 'steppedback ' || ref, proposal_id, participation_id INTO told, round, who
                FROM consent_proposer WHERE id = NEW.proposer_id;
        WHEN 'consent_amendment' THEN
            told := 'amendment ' || NEW.ref; round := NEW.proposal_id; who := NEW.by_id;
        WHEN 'consent_wording' THEN
            SELECT 'wording ' || NEW.ref, proposal_id, NEW.by_id INTO told, round, who
                FROM consent_objection WHERE id = NEW.objection_id;
        WHEN 'consent_restatement' THEN
            SELECT 'restatement ' || NEW.ref, proposal_id, NEW.by_id INTO told, round, who
                FROM consent_objection WHERE id = NEW.objection_id;
        WHEN 'consent_wordingtaken' THEN
            SELECT 'wordingtaken ' || wording.ref, seat.proposal_id, seat.participation_id INTO told, round, who
                FROM consent_wording wording JOIN consent_objection objection ON objection.id = wording.objection_id
                JOIN consent_given given ON given.id = objection.given_id JOIN consent_seat seat ON seat.id = given.seat_id
                WHERE wording.id = NEW.wording_id;
        WHEN 'consent_understood' THEN
            SELECT 'understood ' || restatement.ref, seat.proposal_id, seat.participation_id INTO told, round, who
                FROM consent_restatement restatement
                JOIN consent_objection objection ON objection.id = restatement.objection_id
                JOIN consent_given given ON given.id = objection.given_id JOIN consent_seat seat ON seat.id = given.seat_id
                WHERE restatement.id = NEW.restatement_id;
        WHEN 'consent_carrying' THEN
            SELECT 'carrying ' || trial.ref || ' ' || participation.ref, ending.proposal_id, participation.id
                INTO told, round, who
                FROM consent_trial trial JOIN consent_ending ending ON ending.id = trial.ending_id
                JOIN arenas_participation participation ON participation.id = NEW.participation_id
                WHERE trial.id = NEW.trial_id;
    END CASE;
    PERFORM consent_require_told(told, round, who, TG_TABLE_NAME IN ('consent_version', 'consent_ending'));
    RETURN NULL;
END $$;

-- The trials that an ending tells of are those there are: none comes later.
CREATE FUNCTION consent_tie_trial() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        EXISTS (
            SELECT FROM consent_ending ending JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
            JOIN journal_entry told ON told.kind LIKE 'consent.%'
                AND consent_told(told.kind, told.body) = 'ending ' || proposal.ref
            WHERE ending.id = NEW.ending_id AND told.body->'trials' ? NEW.ref::text
              AND told.body->>'carrier' = NEW.carrier),
        'the trials of a round are told in the journal');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_tie AFTER INSERT ON consent_trial DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION consent_tie_trial();

-- The refs of a circle from one sector, in the order of their own, as rows have them and as a fact tells them.
CREATE FUNCTION consent_seated(round bigint, of_sector text) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(participation.ref::text ORDER BY participation.ref::text COLLATE "C"), '{}')
    FROM consent_seat seat JOIN arenas_participation participation ON participation.id = seat.participation_id
    WHERE seat.proposal_id = round AND CASE of_sector WHEN 'idle' THEN NOT seat.active ELSE seat.sector = of_sector END
$$;
CREATE FUNCTION consent_listed(refs jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(ref ORDER BY ref COLLATE "C"), '{}') FROM jsonb_array_elements_text(refs) AS ref
$$;

-- A fact about a round is what its row says, in every word that an adoption is counted from.
CREATE FUNCTION consent_tie_fact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    said jsonb := NEW.body;
    round consent_proposal;
    ok boolean;
BEGIN
    SELECT proposal.* INTO round FROM consent_proposal proposal JOIN arenas_arena arena ON arena.id = proposal.arena_id
        WHERE proposal.ref = (said->>'proposal')::uuid AND arena.ref::text = NEW.chain;
    CASE NEW.kind
        WHEN 'consent.proposal_opened' THEN
            SELECT version.digest = said->>'digest' AND version.number = 1
                AND round.share = (said->>'share')::int AND round.again_days = (said->>'again_days')::int
                AND round.fallback IS NOT DISTINCT FROM (said->>'fallback')::int
                AND round.subject IS NOT DISTINCT FROM (said->>'subject')::uuid
                AND round.review_on = (said->>'review_on')::date
                AND round.respond_from = (said->>'respond_from')::timestamptz
                AND round.reviews_id IS NOT DISTINCT FROM (
                    SELECT id FROM consent_proposal WHERE ref = (said->>'reviews')::uuid)
                AND consent_listed(said->'sectors') = ARRAY(SELECT unnest(round.sectors)::text ORDER BY 1)
                AND (said->>'closes_at')::timestamptz = (
                    SELECT closes_at FROM consent_deadline WHERE proposal_id = round.id ORDER BY id LIMIT 1)
                AND NOT EXISTS (
                    SELECT FROM unnest(ARRAY['public', 'business', 'civil_society', 'citizen', 'idle']) AS part
                    WHERE consent_seated(round.id, part) <> consent_listed(said->part))
                INTO ok FROM consent_version version WHERE ref = (said->>'edition')::uuid AND proposal_id = round.id;
        WHEN 'consent.answer_given', 'consent.objection_raised' THEN
            SELECT given.answer = coalesce(said->>'answer', 'objection') AND version.ref = (said->>'edition')::uuid
                AND participation.ref = (said->>'seat')::uuid AND seat.proposal_id = round.id
                AND (NEW.kind = 'consent.objection_raised') = (given.answer = 'objection')
                AND (given.answer <> 'objection' OR EXISTS (
                    SELECT FROM consent_objection WHERE given_id = given.id AND ref = (said->>'objection')::uuid))
                INTO ok FROM consent_given given JOIN consent_version version ON version.id = given.version_id
                JOIN consent_seat seat ON seat.id = given.seat_id
                JOIN arenas_participation participation ON participation.id = seat.participation_id
                WHERE given.ref = (said->>'given')::uuid;
        WHEN 'consent.objection_resolved' THEN
            SELECT resolution.way = said->>'way' AND objection.ref = (said->>'objection')::uuid
                AND objection.proposal_id = round.id AND participation.ref = (said->>'seat')::uuid
                AND resolution.amendment_id IS NOT DISTINCT FROM (
                    SELECT id FROM consent_amendment WHERE ref = (said->>'amendment')::uuid)
                INTO ok FROM consent_resolution resolution
                JOIN consent_objection objection ON objection.id = resolution.objection_id
                JOIN consent_seat seat ON seat.id = resolution.seat_id
                JOIN arenas_participation participation ON participation.id = seat.participation_id
                WHERE resolution.ref = (said->>'resolution')::uuid;
        WHEN 'consent.version_put_forward' THEN
            SELECT version.digest = said->>'digest' AND version.number = (said->>'number')::int
                AND version.amendment_id IS NOT DISTINCT FROM (
                    SELECT id FROM consent_amendment WHERE ref = (said->>'amendment')::uuid)
                INTO ok FROM consent_version version WHERE ref = (said->>'edition')::uuid AND proposal_id = round.id;
        WHEN 'consent.deadline_extended' THEN
            SELECT deadline.closes_at = (said->>'closes_at')::timestamptz AND agreed.ref = (said->>'agreed_in')::uuid
                INTO ok FROM consent_deadline deadline JOIN consent_proposal agreed ON agreed.id = deadline.agreed_in_id
                WHERE deadline.ref = (said->>'deadline')::uuid AND deadline.proposal_id = round.id;
        WHEN 'consent.proposal_adopted', 'consent.proposal_parked', 'consent.proposal_withdrawn',
            'consent.proposal_lapsed', 'consent.trials_begun' THEN
            SELECT ending."end" = CASE NEW.kind
                    WHEN 'consent.trials_begun' THEN 'trials' ELSE replace(NEW.kind, 'consent.proposal_', '') END
                AND version.ref = (said->>'edition')::uuid AND version.digest = coalesce(said->>'digest', version.digest)
                INTO ok FROM consent_ending ending JOIN consent_version version ON version.id = ending.version_id
                WHERE ending.proposal_id = round.id;
        WHEN 'consent.guidelines_agreed' THEN
            SELECT round.kind = 'consent.guidelines' AND ending."end" = 'adopted'
                AND version.body @> (said - 'proposal' - 'sectors')
                AND consent_listed(version.body->'sectors') = consent_listed(said->'sectors')
                INTO ok FROM consent_ending ending JOIN consent_version version ON version.id = ending.version_id
                WHERE ending.proposal_id = round.id;
        ELSE
            RETURN NULL;
    END CASE;
    PERFORM consent_require(ok, 'the journal tells of a round what has happened in it: ' || NEW.kind);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_tie AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind LIKE 'consent.%') EXECUTE FUNCTION consent_tie_fact();
