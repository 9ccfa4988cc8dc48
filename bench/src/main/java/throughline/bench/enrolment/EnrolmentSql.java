package throughline.bench.enrolment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.TestEvents;
import throughline.client.CardNumbers;

/**
 * The floor of an enrolment: one client that sends the database what the service sends it, in the
 * same order and one transaction, and does nothing else. What it appends to the outbox is published
 * and counted like any other enrolment, so both sides leave the suite the same work.
 */
final class EnrolmentSql implements AutoCloseable {

  private static final String CLAIM_KEY =
      """
      INSERT INTO idempotency_key (person, key, operation, request_hash, expires_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT ON CONSTRAINT idempotency_key_pk DO UPDATE
        SET operation = excluded.operation, request_hash = excluded.request_hash,
            expires_at = excluded.expires_at,
            status = NULL, location = NULL, content_type = NULL, body = NULL
        WHERE idempotency_key.expires_at <= ?
      """;

  private static final String FIND_DISTRICT = "SELECT code, name FROM district WHERE code = ?";
  private static final String FIND_LIBRARY =
      "SELECT code, district_code, name FROM library WHERE code = ?";
  private static final String CARD_IS_TAKEN = "SELECT EXISTS (SELECT FROM card WHERE number = ?)";

  private static final String IS_SUPPRESSED =
      "SELECT EXISTS (SELECT FROM suppression WHERE code = ? AND expires_on > ?)";

  private static final String INSERT_MEMBER =
      """
      INSERT INTO member (channel, enrolled_at_library, enrolled_at_office, enrolled_on, record_state,
                          recorded_at, recorded_by, under5_until_quarter, version, notice_version,
                          household_key, key)
      VALUES ('REGISTRAR', ?, 'OXFORD', ?, 'VALID', ?, ?, ?, 1, '1', ?, ?)
      """;

  private static final String INSERT_HOME_LIBRARY =
      """
      INSERT INTO home_library_spell (member_key, from_date, library_code, to_date)
      VALUES (?, ?, ?, NULL)
      """;

  private static final String INSERT_MEMBERSHIP =
      """
      INSERT INTO membership_spell (member_key, from_date, status, to_date)
      VALUES (?, ?, 'ACTIVE', NULL)
      """;

  private static final String INSERT_RESIDENCY =
      """
      INSERT INTO residency_spell (member_key, district_code, from_date, state, to_date)
      VALUES (?, ?, ?, 'IN_COUNTY', NULL)
      """;

  private static final String GIVE_CARD =
      """
      INSERT INTO card (number, member_key, given_at) VALUES (?, ?, ?)
      ON CONFLICT ON CONSTRAINT card_pk DO NOTHING
      """;

  private static final String INSERT_CHILD =
      """
      INSERT INTO vault.child (date_of_birth, family_name, given_names, member_key)
      VALUES (?, 'Synthetic', 'Newborn', ?)
      """;

  private static final String INSERT_GUARDIAN =
      """
      INSERT INTO vault.guardian (email, phone, may_contact, may_manage, member_key, name, relationship,
                                  valid_from, id)
      VALUES ('guardian@example.org', NULL, true, true, ?, 'Guardian Synthetic', 'PARENT', ?, ?)
      """;

  private static final String APPEND_TO_OUTBOX =
      """
      INSERT INTO outbox (event_id, type, topic, data_schema, aggregate_type, aggregate_id,
                          aggregate_version, occurred_at, created_at, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String STORE_ANSWER =
      """
      UPDATE idempotency_key
         SET status = 201, location = ?, content_type = 'application/json', body = ?
       WHERE person = ? AND key = ?
      """;

  private static final String ANSWER =
      """
      {"id":"%s","enrolledOn":"%s","library":"%s","libraryName":"%s"}""";

  private static final byte[] HASH = new byte[32];

  private final Connection connection;
  private final CardNumbers cards;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  EnrolmentSql(Connection connection, CardNumbers cards) throws SQLException {
    this.connection = connection;
    this.cards = cards;
    connection.setAutoCommit(false);
  }

  void enrol() throws SQLException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var key = UUID.randomUUID().toString();
    var member = UUID.randomUUID();
    var card = cards.next();
    update(CLAIM_KEY, HASH, key, "enrol-newborn", HASH, now.plus(Duration.ofHours(24)), now);
    readWhatIsChecked(card, now.toLocalDate());
    keepMember(member, now);
    update(GIVE_CARD, card, member, now);
    update(INSERT_CHILD, now.toLocalDate().minusDays(Newborns.AGE_DAYS), member);
    update(INSERT_GUARDIAN, member, now.toLocalDate(), UUID.randomUUID());
    append(member, now);
    var library = Newborns.LIBRARY;
    var answer = ANSWER.formatted(member, now.toLocalDate(), library.code(), library.name());
    update(STORE_ANSWER, "/api/enrolments/" + member, answer, HASH, key);
    connection.commit();
  }

  private void readWhatIsChecked(String card, LocalDate today) throws SQLException {
    query(FIND_DISTRICT, Newborns.LIBRARY.districtCode());
    query(FIND_LIBRARY, Newborns.LIBRARY.code());
    query(CARD_IS_TAKEN, card);
    query(IS_SUPPRESSED, HASH, today);
  }

  private void keepMember(UUID member, OffsetDateTime now) throws SQLException {
    var library = Newborns.LIBRARY;
    LocalDate today = now.toLocalDate();
    var quarter = (today.getYear() + 5) + "-Q1";
    update(INSERT_MEMBER, library.code(), today, now, "bench", quarter, UUID.randomUUID(), member);
    update(INSERT_HOME_LIBRARY, member, today, library.code());
    update(INSERT_MEMBERSHIP, member, today);
    update(INSERT_RESIDENCY, member, library.districtCode(), today);
  }

  private void append(UUID member, OffsetDateTime now) throws SQLException {
    var event =
        new TestEvents(now.toInstant(), now.toLocalDate()).enrolment(member.toString(), 1, 0);
    var contract = event.contract();
    update(
        APPEND_TO_OUTBOX,
        event.id(),
        contract.type(),
        contract.topic(),
        contract.dataSchema(),
        contract.aggregate(),
        event.key(),
        event.version(),
        now,
        now,
        event.body());
  }

  private void update(String sql, Object... values) throws SQLException {
    if (bound(sql, values).executeUpdate() != 1) {
      throw new MeasurementFailed("One row was to change by: " + sql);
    }
  }

  private void query(String sql, Object... values) throws SQLException {
    try (var rows = bound(sql, values).executeQuery()) {
      if (!rows.next()) {
        throw new MeasurementFailed("A row was to be found by: " + sql);
      }
    }
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (var place = 0; place < values.length; place++) {
      statement.setObject(place + 1, values[place]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
