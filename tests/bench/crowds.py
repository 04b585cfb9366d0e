"""A country full of made-up arenas, written straight into the tables: too many to be lit one by one.

Titles are drawn from words that Danes use about their towns, so that n-grams and stems are as common as in life.
"""

from datetime import timedelta
from random import Random

import psycopg

from samskab.ground.arenas.enums import PLACES, StartingPoint
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from samskab.kernel.ids import new_ref
from samskab.kernel.text.ngrams import ngrams
from samskab.kernel.text.slugs import slug_of

FORUM_FOR_EACH = 10  # so many arenas there are for each forum outside
ARENAS_EACH = 20  # how many take part in an arena, on average; a person takes part in ten
# Danish puts words together: twenty beginnings and twenty endings make four hundred things that arenas can be about.
BEGINNINGS = (
    *(
        "cykel",
        "by",
        "pleje",
        "ungdoms",
        "lege",
        "skole",
        "svømme",
        "folke",
        "havne",
        "torve",
        "spise",
        "lands",
        "idræts",
    ),
    *("frivillig", "natte", "bus", "skater", "sundheds", "lektie", "koloni"),
)
ENDINGS = (
    *(
        "sti",
        "have",
        "hjem",
        "klub",
        "plads",
        "vej",
        "hal",
        "hus",
        "fællesskab",
        "center",
        "festival",
        "værksted",
        "net",
    ),
    *("forening", "lys", "rute", "bank", "skov", "dag", "hjælp"),
)
PLACE_CODES = tuple(PLACES)
ABOUT = tuple(beginning + ending for beginning in BEGINNINGS for ending in ENDINGS)
DOING = (
    *("En ny", "Sammen om", "Mere liv i", "Tryghed ved", "Plads til alle i", "Vi redder", "Hvem passer", "Grønt ved"),
    *("Lys på", "Færre biler ved", "Unge bygger", "Naboer skaber", "Åben", "En bedre", "Kunst i", "Mad og"),
)
WHERE = (
    "ved søen",
    "i midtbyen",
    "på Vestergade",
    "bag stationen",
    "i Nørreby",
    "ved åen",
    "på bakken",
    "i Sønderskov",
)


def fill(owner_url: str, *, arenas: int, seed: int = 1) -> list[str]:
    """Write so many arenas with twenty times as many participations; answers with their slugs, the newest last.

    Arenas that were there before stay as they are. The triggers that guard one act at a time are off while it lasts,
    and what they keep is written by the same statement they would have used.
    """
    lots = Random(seed)
    people = max(10, arenas * ARENAS_EACH // 10)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        for table in ("arenas_arena", "arenas_participation"):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner.execute(
            "INSERT INTO people_person (ref, password, name, language, theme, is_operator, created_at, joined_at) "
            "SELECT gen_random_uuid(), '!', 'Person ' || n, 'da', 'auto', false, now(), now() "
            "FROM generate_series(1, %s) AS n",
            [people],
        )
        first = owner.execute("SELECT min(id) FROM people_person WHERE name LIKE 'Person %'").fetchone()
        assert first is not None
        slugs = _copy_arenas(owner, arenas, range(first[0], first[0] + people), lots)
        owner.execute(
            "INSERT INTO arenas_participation (ref, arena_id, person_id, perspective, joined_at, is_first, helped_way) "
            "SELECT gen_random_uuid(), arena.id, %(first)s + (arena.id * 7 + n * 11) %% %(people)s, "
            "(%(perspectives)s::text[])[1 + (arena.id + n) %% %(hats)s], now() - n * interval '1 hour', n %% 3 = 0, '' "
            "FROM arenas_arena AS arena, generate_series(1, %(each)s) AS n WHERE arena.slug = ANY(%(slugs)s) "
            "ON CONFLICT DO NOTHING",
            {
                "slugs": slugs,
                "first": first[0],
                "people": people,
                "perspectives": Perspective.values,
                "hats": len(Perspective),
                "each": ARENAS_EACH,
            },
        )
        owner.execute(
            "UPDATE arenas_arena SET people_public = n.public, people_business = n.business, "
            "people_civil_society = n.civil, people_citizen = n.citizen FROM (SELECT arena_id, "
            "count(*) FILTER (WHERE sector = 'public') AS public, "
            "count(*) FILTER (WHERE sector = 'business') AS business, "
            "count(*) FILTER (WHERE sector = 'civil_society') AS civil, "
            "count(*) FILTER (WHERE sector = 'citizen') AS citizen "
            "FROM arenas_participation GROUP BY arena_id) AS n "
            "WHERE n.arena_id = arenas_arena.id AND arenas_arena.slug = ANY(%s)",
            [slugs],
        )
        owner.execute(
            "INSERT INTO arenas_gram (gram, arenas) "
            "SELECT gram, count(*) FROM arenas_arena, unnest(ngrams) AS gram GROUP BY gram "
            "ON CONFLICT (gram) DO UPDATE SET arenas = EXCLUDED.arenas"
        )
        _tell_of_forums(owner, arenas // FORUM_FOR_EACH, first[0], lots)
        owner.execute(
            "INSERT INTO arenas_arenatheme (arena_id, theme_id, added_by_id, added_at) "
            "SELECT arena.id, theme.id, %s, now() FROM arenas_arena AS arena, arenas_theme AS theme "
            "WHERE (arena.id + theme.id) %% 5 = 0 AND arena.slug = ANY(%s)",
            [first[0], slugs],
        )
        for table in ("arenas_arena", "arenas_participation"):
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        owner.execute("VACUUM ANALYZE")
    return slugs


def _tell_of_forums(owner: psycopg.Connection, forums: int, person: int, lots: Random) -> None:
    columns = "ref, name, address, does, place, ngrams, registered_by_id, registered_at"
    with owner.cursor().copy(f"COPY spark_externalforum ({columns}) FROM STDIN") as copy:
        for number in range(forums):
            name = f"{lots.choice(ABOUT).capitalize()} {lots.choice(WHERE)}"
            does = f"Vi mødes om {lots.choice(ABOUT)} og {lots.choice(ABOUT)} hver måned."
            address = f"https://example.org/{number}"
            copy.write_row(
                (new_ref(), name, address, does, lots.choice(PLACE_CODES), ngrams(name), person, clock.now())
            )


def _copy_arenas(owner: psycopg.Connection, arenas: int, people: range, lots: Random) -> list[str]:
    columns = (
        "ref, slug, title, text, purpose, purpose_at, starting_point, domain, place, spot, ngrams, started_by_id, "
        "started_in, started_at, state, state_at, outcome, last_act_at"
    )
    now = clock.now()
    slugs = []
    with owner.cursor().copy(f"COPY arenas_arena ({columns}) FROM STDIN") as copy:
        for number in range(arenas):
            title = f"{lots.choice(DOING)} {lots.choice(ABOUT)} {lots.choice(WHERE)}"
            slugs.append(f"{slug_of(title)}-{number}")
            text = f"{title}. Vi vil {lots.choice(ABOUT)} og {lots.choice(ABOUT)}, og vi kan ikke alene. " * 3
            begun = now - timedelta(hours=arenas - number)
            copy.write_row(
                (
                    new_ref(),
                    slugs[-1],
                    title,
                    text,
                    "Noget, ingen af os kan alene.",
                    begun,
                    lots.choice(StartingPoint.values),
                    "",
                    lots.choice(PLACE_CODES),
                    "",
                    ngrams(title),
                    lots.choice(people),
                    lots.choice(Perspective.values),
                    begun,
                    "open",
                    begun,
                    "",
                    begun,
                )
            )
    return slugs
