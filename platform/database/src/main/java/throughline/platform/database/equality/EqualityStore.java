package throughline.platform.database.equality;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/**
 * The answers of equality monitoring, apart from all else that is known of a person. They can be
 * given, replaced and withdrawn; a service counts them by statements {@link OfEquality}, and nobody
 * reads those of one person.
 *
 * <p>A service that asks sets {@code throughline.equality.role}, {@code
 * quarkus.flyway.placeholders.equality} and adds {@code db/equality} to {@code
 * quarkus.flyway.locations}.
 */
@Singleton
public class EqualityStore {

  /** How long it is until somebody is asked again. */
  public static final Period ASKED_AGAIN_AFTER = Period.ofYears(1);

  /** Whether somebody answered; never what. */
  public enum State {
    ASKED,
    ANSWERED,
    DECLINED,
    WITHDRAWN
  }

  private static final String IS_OPEN =
      """
      SELECT NOT EXISTS (SELECT FROM equality_ask
                         WHERE person_id = :person AND decided_at > :yearAgo)
      """;

  private static final String STATE = "SELECT state FROM equality_ask WHERE person_id = :person";

  private static final String OPEN_TO = "SELECT person_id FROM equality_ask WHERE link = :link";

  /** Whoever is asked again keeps the answers of before until they decide. */
  private static final String ASK =
      """
      INSERT INTO equality_ask (person_id, state, asked_at) VALUES (:person, 'ASKED', :now)
      ON CONFLICT ON CONSTRAINT equality_ask_pk
      DO UPDATE SET asked_at = :now
      WHERE equality_ask.asked_at <= :yearAgo
        AND (equality_ask.decided_at IS NULL OR equality_ask.decided_at <= :yearAgo)
      RETURNING link
      """;

  /** Those of them who were not asked within the year. */
  private static final String ASK_ALL =
      """
      INSERT INTO equality_ask (person_id, state, asked_at)
      SELECT person, 'ASKED', CAST(:now AS timestamptz)
      FROM unnest(CAST(:people AS uuid[])) AS person ORDER BY person
      ON CONFLICT ON CONSTRAINT equality_ask_pk
      DO UPDATE SET asked_at = :now
      WHERE equality_ask.asked_at <= :yearAgo
        AND (equality_ask.decided_at IS NULL OR equality_ask.decided_at <= :yearAgo)
      RETURNING person_id AS person, link
      """;

  private static final String DECIDE_ONCE =
      """
      UPDATE equality_ask SET state = :state, decided_at = :now
      WHERE link = :link AND (decided_at IS NULL OR decided_at <= :yearAgo)
      RETURNING person_id
      """;

  private static final String KEEP_IN_COHORT =
      """
      INSERT INTO equality.cohort_answer
        (quarter, area, question_set, sex, ethnic_group, disability, age_band)
      VALUES (:quarter, :area, :questions, :sex, :ethnicGroup, :disability, :ageBand)
      """;

  private static final String DECIDE =
      """
      INSERT INTO equality_ask (person_id, state, asked_at, decided_at)
      VALUES (:person, :state, :now, :now)
      ON CONFLICT ON CONSTRAINT equality_ask_pk DO UPDATE SET state = :state, decided_at = :now
      RETURNING token
      """;

  private static final String KEEP =
      """
      INSERT INTO equality.answer (token, question_set, sex, ethnic_group, disability, age_band, given_on)
      VALUES (:token, :questions, :sex, :ethnicGroup, :disability, :ageBand, :today)
      ON CONFLICT ON CONSTRAINT answer_pk DO UPDATE SET question_set = :questions, sex = :sex,
        ethnic_group = :ethnicGroup, disability = :disability, age_band = :ageBand, given_on = :today
      """;

  private static final String FORGET =
      """
      DELETE FROM equality.answer
      WHERE token IN (SELECT token FROM equality_ask WHERE person_id = :person)
      """;

  private static final String FORGET_THAT_ASKED =
      "DELETE FROM equality_ask WHERE person_id = :person";

  private final Sql sql;
  private final Sql ofEquality;
  private final Clock clock;

  EqualityStore(Sql sql, @OfEquality Sql ofEquality, Clock clock) {
    this.sql = sql;
    this.ofEquality = ofEquality;
    this.clock = clock;
  }

  /** Whether somebody may be asked: they have not decided, or more than a year ago. */
  public boolean isOpen(UUID person) {
    return timed(IS_OPEN, person).one(Boolean.class);
  }

  public Optional<State> stateOf(UUID person) {
    return sql.of(STATE).bind("person", person).first(State.class);
  }

  /**
   * Notes that somebody is asked by mail.
   *
   * @return what the link of the mail opens; empty if they were asked within the year
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<UUID> ask(UUID person) {
    return timed(ASK, person).first(UUID.class);
  }

  /** Somebody who is asked by mail, and what the link of the mail opens. */
  public record Asked(UUID person, UUID link) {}

  /** The same of many at once; whoever was asked within the year is left out. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Asked> ask(Collection<UUID> people) {
    return timed(ASK_ALL).bind("people", people).list(Asked.class);
  }

  /** Whom the link of a mail is for, as long as they have not decided. */
  public Optional<UUID> openTo(UUID link) {
    return sql.of(OPEN_TO).bind("link", link).first(UUID.class).filter(this::isOpen);
  }

  /** Keeps the answers in the place of those before. */
  @Transactional
  public void answer(UUID person, EqualityAnswers answers) {
    var token = decide(person, State.ANSWERED);
    bound(KEEP, answers).bind("token", token).bind("today", London.today(clock)).update();
  }

  private Sql.Statement bound(String statement, EqualityAnswers answers) {
    return ofEquality
        .of(statement)
        .bind("questions", EqualityAnswers.QUESTION_SET)
        .bind("sex", answers.sex())
        .bind("ethnicGroup", answers.ethnicGroup())
        .bind("disability", answers.disability())
        .bind("ageBand", answers.ageBand());
  }

  /**
   * Keeps the answers of a cohort under nobody, so that nobody, and no role, can ever tell whose
   * they are. A service that keeps them so adds {@code db/equality-cohort} to {@code
   * quarkus.flyway.locations}.
   *
   * @param link what was followed; it opens nothing afterwards
   * @param quarter such as 2026-Q2: no other time is kept
   * @param area where the person belongs, such as a district; empty if that is not known
   * @return whether they are kept; not if the link was used
   */
  @Transactional
  public boolean answerOnce(UUID link, String quarter, String area, EqualityAnswers answers) {
    var isOpen = decideOnce(link, State.ANSWERED);
    if (isOpen) {
      bound(KEEP_IN_COHORT, answers).bind("quarter", quarter).bind("area", area).update();
    }
    return isOpen;
  }

  /** Whoever followed the link would rather not answer. */
  @Transactional
  public boolean declineOnce(UUID link) {
    return decideOnce(link, State.DECLINED);
  }

  private boolean decideOnce(UUID link, State state) {
    return timed(DECIDE_ONCE)
        .bind("link", link)
        .bind("state", state.name())
        .first(UUID.class)
        .isPresent();
  }

  /** They would rather not answer; what they answered earlier stays until they withdraw it. */
  @Transactional
  public void decline(UUID person) {
    if (stateOf(person).filter(State.ANSWERED::equals).isEmpty()) {
      decide(person, State.DECLINED);
    }
  }

  /** Deletes the answers; they may be given again. */
  @Transactional
  public void withdraw(UUID person) {
    decide(person, State.WITHDRAWN);
    ofEquality.of(FORGET).bind("person", person).update();
  }

  private UUID decide(UUID person, State state) {
    return sql.of(DECIDE)
        .bind("person", person)
        .bind("state", state.name())
        .bind("now", clock.instant())
        .one(UUID.class);
  }

  private Sql.Statement timed(String statement, UUID person) {
    return timed(statement).bind("person", person);
  }

  private Sql.Statement timed(String statement) {
    var now = clock.instant();
    var yearAgo = now.atZone(London.ZONE).minus(ASKED_AGAIN_AFTER).toInstant();
    return sql.of(statement).bind("now", now).bind("yearAgo", yearAgo);
  }

  /** Forgets all of it, for whoever erases a person; counts that were told stay. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    ofEquality.of(FORGET).bind("person", person).update();
    sql.of(FORGET_THAT_ASKED).bind("person", person).update();
  }
}
