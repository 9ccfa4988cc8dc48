package throughline.volunteers.joining;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.volunteers.volunteer.Volunteer;

/** The statements on applications. */
@Singleton
class Applications {
  /** What becomes of an application. */
  enum State {
    UNCONFIRMED("Not confirmed"),
    WAITING("Waiting"),
    ACCEPTED("Accepted"),
    REJECTED("Not accepted"),
    WITHDRAWN("Withdrawn");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One application.
   *
   * @param status of the person, before it
   * @param account whether they sign in
   */
  record Application(
      UUID id,
      long version,
      UUID volunteer,
      String name,
      String email,
      boolean account,
      Volunteer.Status status,
      String role,
      String roleTitle,
      State state,
      String ageBand,
      LocalDate dateOfBirth,
      Disclosure disclosure,
      Instant appliedAt,
      Instant appealedAt,
      LocalDate eraseOn,
      List<String> places,
      List<String> placeNames) {
    public LocalDate appliedOn() {
      return London.dateOf(appliedAt);
    }

    public LocalDate appealedOn() {
      return appealedAt == null ? null : London.dateOf(appealedAt);
    }

    public String where() {
      return String.join(", ", placeNames);
    }

    /** What these of its places are called. */
    String namesOf(List<String> some) {
      return some.stream()
          .map(code -> placeNames.get(places.indexOf(code)))
          .collect(Collectors.joining(", "));
    }

    public boolean talkFirst() {
      return disclosure == Disclosure.TO_TALK;
    }

    public String age() {
      return ageBand == null ? null : AgeBand.valueOf(ageBand).words();
    }

    public boolean waits() {
      return state == State.WAITING;
    }

    public boolean mayBeDecided() {
      return waits() || state == State.REJECTED;
    }

    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Application " + id;
    }
  }

  private static final String SHOWN =
      """
      SELECT a.id, a.version, a.volunteer_id AS volunteer, coalesce(d.display_name, 'A former volunteer') AS name,
             d.email_address AS email, p.subject IS NOT NULL AS account, v.status, a.role_code AS role,
             r.title AS role_title, a.state, a.age_band, v.date_of_birth, a.disclosure, a.applied_at, a.appealed_at,
             a.erase_on,
             ARRAY(SELECT place_code FROM application_place WHERE application_id = a.id ORDER BY 1) AS places,
             ARRAY(SELECT l.name FROM application_place ap JOIN library l ON l.code = ap.place_code
                    WHERE ap.application_id = a.id ORDER BY ap.place_code) AS place_names
        FROM application a
        JOIN volunteer v ON v.id = a.volunteer_id
        JOIN person p ON p.id = a.volunteer_id
        JOIN role r ON r.code = a.role_code
        LEFT JOIN person_details d ON d.person_id = a.volunteer_id
      """;

  private static final String AT_PLACES =
      """
       (:everywhere OR EXISTS (SELECT FROM application_place ap
                                WHERE ap.application_id = a.id AND ap.place_code = ANY (CAST(:places AS text[]))))
      """;

  private static final String ONE = SHOWN + "WHERE a.id = :id";

  private static final String OWN =
      SHOWN + "WHERE p.subject = :subject ORDER BY a.applied_at DESC, a.id LIMIT 20";

  private static final String ONE_AT_PLACES = ONE + " AND a.state <> 'UNCONFIRMED' AND" + AT_PLACES;

  private static final String NARROWED =
      "a.state = 'WAITING' AND (CAST(:role AS text) IS NULL OR a.role_code = :role) AND"
          + AT_PLACES;

  private static final String WAITING =
      SHOWN + "WHERE " + NARROWED + " ORDER BY a.applied_at, a.id LIMIT :most";

  private static final String COUNT_WAITING =
      "SELECT count(*) FROM application a WHERE " + NARROWED;

  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO application (id, volunteer_id, role_code, state, age_band, disclosure, applied_at, erase_on)
        VALUES (:id, :volunteer, :role, :state, CAST(:ageBand AS text), CAST(:disclosure AS text), :now, CAST(:eraseOn AS date))
        ON CONFLICT (volunteer_id, role_code) WHERE state IN ('UNCONFIRMED', 'WAITING') DO NOTHING
        RETURNING id),
      at AS (
        INSERT INTO application_place (application_id, place_code)
        SELECT id, unnest(CAST(:places AS text[])) FROM added)
      UPDATE volunteer SET date_of_birth = coalesce(date_of_birth, CAST(:dateOfBirth AS date))
       WHERE id = :volunteer AND EXISTS (SELECT FROM added)
      """;

  private static final String OF_ADDRESS =
      """
      SELECT a.id, a.volunteer_id AS volunteer, a.role_code AS role, a.state, d.display_name AS name
        FROM application a
        JOIN person p ON p.id = a.volunteer_id
        JOIN person_details d ON d.person_id = a.volunteer_id
       WHERE lower(d.email_address) = lower(:address) AND p.subject IS NULL AND a.state IN ('UNCONFIRMED', 'WAITING')
       ORDER BY a.applied_at, a.id
      """;

  /** Two that apply with one address at once come one behind the other. */
  private static final String ONE_AT_A_TIME =
      "SELECT pg_advisory_xact_lock(hashtextextended(lower(:address), 20261202)) IS NULL";

  private static final String HAS_ROLE =
      "SELECT EXISTS (SELECT FROM volunteer_role WHERE volunteer_id = :volunteer AND role_code = :role AND until IS NULL)";

  private static final String MOVE_ON =
      """
      UPDATE application
         SET state = :state, version = version + 1, disclosure = CASE WHEN :state = 'WAITING' THEN disclosure END,
             applied_at = CASE WHEN :state = 'WAITING' THEN CAST(:now AS timestamptz) ELSE applied_at END,
             decided_by = CAST(:by AS uuid), decided_at = CASE WHEN CAST(:by AS uuid) IS NOT NULL THEN CAST(:now AS timestamptz) END,
             erase_on = CAST(:eraseOn AS date)
       WHERE id = :id AND state = ANY (CAST(:from AS text[])) AND (CAST(:seen AS bigint) IS NULL OR version = :seen)
      """;

  private static final String APPEAL =
      """
      UPDATE application SET appealed_at = :now, erase_on = :eraseOn, version = version + 1
       WHERE id = :id AND state = 'REJECTED'
      """;

  private static final String GIVE_ROLE =
      """
      INSERT INTO volunteer_role (volunteer_id, role_code, since) VALUES (:volunteer, :role, :today)
      ON CONFLICT (volunteer_id, role_code) WHERE until IS NULL DO NOTHING
      """;

  private static final String TO_ERASE =
      """
      SELECT id, volunteer_id AS volunteer FROM application WHERE erase_on <= :today ORDER BY erase_on, id LIMIT :most
      """;

  private static final String FORGET =
      "DELETE FROM application WHERE id = :id AND erase_on <= :today";

  /** Whoever never was a volunteer and has no other application is forgotten as a whole. */
  private static final String ONLY_APPLIED =
      """
      SELECT id FROM volunteer
       WHERE id = :volunteer AND status = 'APPLICANT' AND merged_into IS NULL AND erased_at IS NULL
         AND NOT EXISTS (SELECT FROM application WHERE volunteer_id = :volunteer)
      """;

  private static final String OF_PERSON =
      SHOWN + "WHERE a.volunteer_id = ANY (CAST(:people AS uuid[])) ORDER BY a.applied_at, a.id";

  private static final String ERASE = "DELETE FROM application WHERE volunteer_id = :person";

  /** An open application that somebody without an account sent. */
  record Sent(UUID id, UUID volunteer, String role, State state, String name) {}

  /** An application whose date has come. */
  record Over(UUID id, UUID volunteer) {}

  private final Sql sql;

  Applications(Sql sql) {
    this.sql = sql;
  }

  Optional<Application> find(UUID id) {
    return sql.of(ONE).bind("id", id).first(Application.class);
  }

  List<Application> own(String subject) {
    return sql.of(OWN).bind("subject", subject).list(Application.class);
  }

  List<Application> of(Collection<UUID> people) {
    return sql.of(OF_PERSON).bind("people", people).list(Application.class);
  }

  Application at(UUID id, Places places) {
    return at(ONE_AT_PLACES, places)
        .bind("id", id)
        .first(Application.class)
        .orElseThrow(() -> new NotFound("application with this number at your places"));
  }

  List<Application> waiting(Places places, String role, int most) {
    return at(WAITING, places).bind("role", role).bind("most", most).list(Application.class);
  }

  long countWaiting(Places places, String role) {
    return at(COUNT_WAITING, places).bind("role", role).one(Long.class);
  }

  private Sql.Statement at(String statement, Places places) {
    return sql.of(statement).bind("everywhere", places.all()).bind("places", places.codes());
  }

  /** Whether it was added: nobody has two open applications for one role. */
  boolean add(
      UUID id,
      UUID volunteer,
      String role,
      State state,
      ApplicationRequest.Read read,
      Instant now,
      LocalDate eraseOn) {
    return sql.of(ADD)
            .bind("id", id)
            .bind("volunteer", volunteer)
            .bind("role", role)
            .bind("state", state)
            .bind("ageBand", read.ageBand())
            .bind("disclosure", read.disclosure())
            .bind("dateOfBirth", read.dateOfBirth())
            .bind("places", read.places())
            .bind("now", now)
            .bind("eraseOn", eraseOn)
            .update()
        == 1;
  }

  List<Sent> openOfAddress(String address) {
    sql.of(ONE_AT_A_TIME).bind("address", address).one(Boolean.class);
    return sql.of(OF_ADDRESS).bind("address", address).list(Sent.class);
  }

  boolean hasRole(UUID volunteer, String role) {
    return sql.of(HAS_ROLE).bind("volunteer", volunteer).bind("role", role).one(Boolean.class);
  }

  /**
   * Moves it on, if it is in one of these states and, unless that is null, of the version seen.
   *
   * @param by who decided; null where nobody did
   */
  boolean moveOn(
      UUID id, Long seen, List<State> from, State to, UUID by, Instant now, LocalDate eraseOn) {
    return sql.of(MOVE_ON)
            .bind("id", id)
            .bind("seen", seen)
            .bind("from", from)
            .bind("state", to)
            .bind("by", by)
            .bind("now", now)
            .bind("eraseOn", eraseOn)
            .update()
        == 1;
  }

  boolean appeal(UUID id, Instant now, LocalDate eraseOn) {
    return sql.of(APPEAL).bind("id", id).bind("now", now).bind("eraseOn", eraseOn).update() == 1;
  }

  void giveRole(UUID volunteer, String role, LocalDate today) {
    sql.of(GIVE_ROLE).bind("volunteer", volunteer).bind("role", role).bind("today", today).update();
  }

  List<Over> toErase(LocalDate today, int most) {
    return sql.of(TO_ERASE).bind("today", today).bind("most", most).list(Over.class);
  }

  boolean forget(UUID id, LocalDate today) {
    return sql.of(FORGET).bind("id", id).bind("today", today).update() == 1;
  }

  boolean onlyApplied(UUID volunteer) {
    return sql.of(ONLY_APPLIED).bind("volunteer", volunteer).first(UUID.class).isPresent();
  }

  void erase(UUID person) {
    sql.of(ERASE).bind("person", person).update();
  }
}
