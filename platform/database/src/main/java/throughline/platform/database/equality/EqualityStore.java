package throughline.platform.database.equality;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Period;
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

  /** Whom the link of a mail is for, as long as they have not decided. */
  public Optional<UUID> openTo(UUID link) {
    return sql.of(OPEN_TO).bind("link", link).first(UUID.class).filter(this::isOpen);
  }

  /** Keeps the answers in the place of those before. */
  @Transactional
  public void answer(UUID person, EqualityAnswers answers) {
    var token = decide(person, State.ANSWERED);
    ofEquality
        .of(KEEP)
        .bind("token", token)
        .bind("questions", EqualityAnswers.QUESTION_SET)
        .bind("sex", answers.sex())
        .bind("ethnicGroup", answers.ethnicGroup())
        .bind("disability", answers.disability())
        .bind("ageBand", answers.ageBand())
        .bind("today", London.today(clock))
        .update();
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
    var now = clock.instant();
    var yearAgo = now.atZone(London.ZONE).minus(ASKED_AGAIN_AFTER).toInstant();
    return sql.of(statement).bind("person", person).bind("now", now).bind("yearAgo", yearAgo);
  }

  /** Forgets all of it, for whoever erases a person; counts that were told stay. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    ofEquality.of(FORGET).bind("person", person).update();
    sql.of(FORGET_THAT_ASKED).bind("person", person).update();
  }
}
