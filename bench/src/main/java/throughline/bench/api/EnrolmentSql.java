package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import throughline.bench.suite.TestEvents;
import throughline.client.CardNumbers;
import throughline.client.SampleName;

/**
 * The floor of an enrolment: what the service sends the database, in the same order and one
 * transaction. What it appends to the outbox is published and counted like any other enrolment, so
 * both sides leave the suite the same work. {@link TableCounts} holds it to what the service does.
 */
final class EnrolmentSql extends SqlClient {

  private static final String OFFICES =
      "SELECT code, name, library_code FROM office WHERE ? OR code = ANY (?) ORDER BY name";
  private static final String LIBRARY = "SELECT code, name FROM library WHERE code = ?";
  private static final String DISTRICT_IS_KNOWN =
      "SELECT EXISTS (SELECT FROM district WHERE code = ?)";
  private static final String CARD_IS_TAKEN = "SELECT EXISTS (SELECT FROM card WHERE number = ?)";
  private static final String BOX_OF_CARD =
      """
      SELECT batch.id, office.code, office.name
      FROM card_batch batch JOIN office ON office.code = batch.office_code
      WHERE int8range(batch.first_place, batch.last_place, '[]') @> ?
       FOR SHARE OF batch
      """;
  private static final String MAY_NOT_GIVE =
      """
      SELECT EXISTS (SELECT FROM card_batch WHERE office_code = ?)
          OR EXISTS (SELECT FROM card_hand_over WHERE from_office = ?)
          OR EXISTS (SELECT FROM card_batch WHERE int8range(first_place, last_place, '[]') @> ?)
      """;

  private static final String IS_SUPPRESSED =
      "SELECT EXISTS (SELECT FROM suppression WHERE code = ? AND expires_on > ?)";

  private static final String ADD_MEMBER =
      """
      WITH enrolled AS (
        INSERT INTO member (key, version, record_state, channel, enrolled_on, enrolled_at_library,
                            enrolled_at_office, under5_until_quarter, household_key,
                            notice_version, recorded_by, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)),
      has_status AS (
        INSERT INTO membership_spell (member_key, status, from_date) VALUES (?, ?, ?)),
      lives AS (
        INSERT INTO residency_spell (member_key, state, district_code, from_date)
        VALUES (?, ?, ?, ?))
      INSERT INTO home_library_spell (member_key, library_code, from_date) VALUES (?, ?, ?)
      """;

  private static final String GIVE_CARD =
      """
      INSERT INTO card (number, member_key, given_at) VALUES (?, ?, ?)
      ON CONFLICT ON CONSTRAINT card_pk DO UPDATE SET voided_at = NULL, void_reason = NULL
      WHERE card.member_key = EXCLUDED.member_key AND card.voided_at IS NOT NULL
        AND card.void_reason IS DISTINCT FROM 'STOLEN'
      """;

  private static final String KEEP_FAMILY =
      """
      WITH kept AS (
        INSERT INTO vault.child (member_key, given_names, family_name, not_named_yet, date_of_birth,
                                 birth_set, birth_order, birth_count)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?))
      INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, email, phone,
                                  may_contact, may_manage, valid_from)
      SELECT id, person, ?, name, relationship, email, phone, may_contact, may_manage, ?
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                  ?::boolean[])
           AS guardian (id, person, name, relationship, email, phone, may_contact, may_manage)
      """;

  private static final String AUDIT =
      """
      INSERT INTO audit_entry (id, recorded_at, subject, role, place, action, record_type, record_id,
                               reason, changes, sealed)
      SELECT *
        FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::bytea[])
      """;

  private static final String NOTE_HAND_OVER =
      """
      INSERT INTO hand_over (member_key, waiting_since, next_try_at)
      SELECT changed::uuid, ?, ? FROM unnest(?::text[]) AS changed ORDER BY changed
      ON CONFLICT ON CONSTRAINT hand_over_pk DO UPDATE
      SET changes = hand_over.changes + 1, state = 'WAITING', tries = 0, reason = NULL,
          next_try_at = EXCLUDED.next_try_at,
          waiting_since = CASE WHEN hand_over.state = 'TOLD' THEN EXCLUDED.waiting_since
                               ELSE hand_over.waiting_since END
      """;

  private static final String ANSWER =
      """
      {"id":"%s","enrolledOn":"%s","library":"%s","libraryName":"%s"}""";

  private static final String OFFICE = "OXFORD";

  private final CardNumbers cards;
  private final Clock clock = Clock.systemUTC();

  EnrolmentSql(Connection connection, CardNumbers cards) throws SQLException {
    super(connection);
    this.cards = cards;
  }

  @Override
  public void make() throws SQLException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var member = UUID.randomUUID();
    var card = cards.next();
    var key = SharedSql.claimKey(this, "enrol-newborn", now);
    readWhatIsChecked(card, now.toLocalDate());
    findLikely(member, card);
    addMember(member, now);
    update(GIVE_CARD, card, member, now);
    keepFamily(member, card, now);
    findLikely(member, card);
    var event =
        new TestEvents(now.toInstant(), now.toLocalDate()).enrolment(member.toString(), 1, 0);
    SharedSql.append(this, event, now);
    audit(member, now);
    update(NOTE_HAND_OVER, now, now, new String[] {member.toString()});
    var library = Newborns.LIBRARY;
    SharedSql.storeAnswer(
        this,
        key,
        "/api/enrolments/" + member,
        ANSWER.formatted(member, now.toLocalDate(), library.code(), library.name()));
    commit();
  }

  private void readWhatIsChecked(String card, LocalDate today) throws SQLException {
    find(OFFICES, false, new String[] {OFFICE});
    find(LIBRARY, Newborns.LIBRARY.code());
    find(DISTRICT_IS_KNOWN, Newborns.LIBRARY.districtCode());
    find(CARD_IS_TAKEN, card);
    var place = Long.parseLong(card.substring(0, card.length() - 1));
    find(BOX_OF_CARD, place);
    find(MAY_NOT_GIVE, OFFICE, OFFICE, place);
    find(IS_SUPPRESSED, new byte[32], today);
  }

  private void addMember(UUID member, OffsetDateTime now) throws SQLException {
    var library = Newborns.LIBRARY;
    var today = now.toLocalDate();
    update(
        ADD_MEMBER,
        member,
        1L,
        "VALID",
        "REGISTRAR",
        today,
        library.code(),
        OFFICE,
        (today.getYear() + 5) + "-Q1",
        UUID.randomUUID(),
        "1",
        "bench",
        now,
        member,
        "ACTIVE",
        today,
        member,
        "IN_COUNTY",
        library.districtCode(),
        today,
        member,
        library.code(),
        today);
  }

  private void keepFamily(UUID member, String card, OffsetDateTime now) throws SQLException {
    var name = SampleName.of(card);
    update(
        KEEP_FAMILY,
        member,
        name.given(),
        name.family(),
        false,
        Newborns.bornOf(card),
        null,
        null,
        null,
        member,
        now.toLocalDate(),
        new String[] {UUID.randomUUID().toString()},
        new String[] {UUID.randomUUID().toString()},
        new String[] {"Guardian " + name.family()},
        new String[] {"PARENT"},
        new String[] {null},
        new String[] {name.contact()},
        new Boolean[] {true},
        new Boolean[] {true});
  }

  private void findLikely(UUID member, String card) throws SQLException {
    var name = SampleName.of(card);
    find(
        LikelySql.ABOUT_ALIKE,
        LikelySql.values(
            member, name.given(), name.family(), Newborns.bornOf(card), name.contact()));
  }

  private void audit(UUID member, OffsetDateTime now) throws SQLException {
    update(
        AUDIT,
        new String[] {UUID.randomUUID().toString()},
        new String[] {now.toString()},
        new String[] {"bench"},
        new String[] {"registrar"},
        new String[] {OFFICE},
        new String[] {"ENROLLED"},
        new String[] {"enrolment"},
        new String[] {member.toString()},
        new String[] {null},
        new String[] {null},
        new String[] {null});
  }
}
