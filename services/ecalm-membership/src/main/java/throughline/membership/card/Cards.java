package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Whose card is whose. */
@ApplicationScoped
public class Cards {

  /** Adds nothing when the number is taken; waits for another request of the same moment. */
  private static final String GIVE_UNLESS_TAKEN =
      """
      INSERT INTO card (number, member_key, given_at) VALUES (:number, :member, :now)
      ON CONFLICT ON CONSTRAINT card_pk DO NOTHING
      """;

  private static final String IS_TAKEN =
      """
      SELECT EXISTS (SELECT FROM card WHERE number = :number)
      """;

  private static final String NEWEST_OF_MEMBER =
      """
      SELECT number FROM card WHERE member_key = :member ORDER BY given_at DESC LIMIT 1
      """;

  private final EntityManager database;

  Cards(EntityManager database) {
    this.database = database;
  }

  /** Whether somebody has or had this card. It may be taken a moment later: {@link #give} knows. */
  public boolean isTaken(CardNumber number) {
    return (Boolean)
        database
            .createNativeQuery(IS_TAKEN)
            .setParameter("number", number.digits())
            .getSingleResult();
  }

  /**
   * Makes the card the member's.
   *
   * @return false if it is somebody's already; nothing is changed then
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean give(CardNumber number, UUID member, Instant now) {
    return database
            .createNativeQuery(GIVE_UNLESS_TAKEN)
            .setParameter("number", number.digits())
            .setParameter("member", member)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** The card that the member was given last; everyone was given one at the enrolment. */
  public CardNumber newestOf(UUID member) {
    return new CardNumber(
        (String)
            database
                .createNativeQuery(NEWEST_OF_MEMBER)
                .setParameter("member", member)
                .getSingleResult());
  }
}
