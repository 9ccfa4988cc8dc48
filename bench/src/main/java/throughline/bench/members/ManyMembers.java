package throughline.bench.members;

import java.sql.SQLException;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * Fills the membership database with made-up members, by one statement for each table. Names are
 * put together of syllables, so that many share a part and few the whole, as in a county; a day has
 * as many births as a county's.
 */
final class ManyMembers {

  static final int MEMBERS = 200_000;

  private static final String GIVEN =
      """
      initcap((ARRAY['ari','bel','cal','dor','el','fen','gwen','hal','isa','jo','ka','lo','mar','nor','os','pe'])[1 + i %% 16]
        || (ARRAY['an','bert','cey','dine','ella','fred','gan','lyn','mond','na','pher','ric','sie','ton','vin','wyn'])[1 + i / 16 %% 16])
      """;

  private static final String FAMILY =
      """
      initcap((ARRAY['ash','brook','carl','dun','east','fern','green','hart','kings','lang','mill','north','oak','pen','rad','stan'])[1 + i / 7 %% 16]
        || (ARRAY['bourne','by','combe','cott','dale','den','field','ford','ham','hurst','ley','low','more','sby','stead','ton','wick','wood','worth'])[1 + i / 112 %% 19]
        || (ARRAY['','s','e','er','-holt','-reed','-snow','-vale'])[1 + i / 2128 %% 8])
      """;

  /** A member's key from its number, so that each table is filled by itself. */
  private static final String KEY = "md5('many' || i)::uuid";

  private static final String FILL =
      """
      INSERT INTO member (key, version, record_state, channel, enrolled_on, enrolled_at_library,
                          enrolled_at_office, under5_until_quarter, recorded_by, recorded_at)
      SELECT %1$s, 1, 'VALID', 'REGISTRAR', current_date, 'ABIN', 'OXFORD', '2030-Q1', 'bench', now()
      FROM generate_series(1, %4$d) i;
      INSERT INTO membership_spell (member_key, status, from_date)
      SELECT %1$s, 'ACTIVE', current_date FROM generate_series(1, %4$d) i;
      INSERT INTO home_library_spell (member_key, library_code, from_date)
      SELECT %1$s, 'ABIN', current_date FROM generate_series(1, %4$d) i;
      INSERT INTO vault.child (member_key, given_names, family_name, date_of_birth)
      SELECT %1$s, %2$s, %3$s, current_date - (i * 7919 %% 1826) FROM generate_series(1, %4$d) i;
      INSERT INTO vault.guardian (id, member_key, name, relationship, email)
      SELECT md5('guardian' || i)::uuid, %1$s, 'Guardian of ' || i, 'PARENT', 'guardian' || i || '@example.org'
      FROM generate_series(1, %4$d) i
      """;

  private ManyMembers() {}

  static void make(Suite suite) throws SQLException {
    try (var database = suite.connect(SuiteService.MEMBERSHIP);
        var statement = database.createStatement()) {
      statement.execute(FILL.formatted(KEY, GIVEN.formatted(), FAMILY.formatted(), MEMBERS));
      statement.execute("VACUUM ANALYZE");
    }
  }
}
