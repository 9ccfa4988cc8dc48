package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import throughline.membership.record.Desk;

/** The cases: each is for whoever may see one of its records. */
@ApplicationScoped
class DuplicateCases {

  static final String BOTH_STAND =
      """
      a.recordState = VALID and a.sealedAt is null and a.erasedAt is null
      and b.recordState = VALID and b.sealedAt is null and b.erasedAt is null
      """;

  static final String SEES_ONE =
      """
      (:everyOffice = true or a.enrolledAtOffice in :offices or b.enrolledAtOffice in :offices
        or :everyLibrary = true
        or exists (select 1 from a.homeLibrary home where home.toDate is null and home.library in :libraries)
        or exists (select 1 from b.homeLibrary home where home.toDate is null and home.library in :libraries))
      """;

  static final String WITH_MEMBERS =
      "DuplicateCase c join Member a on a.key = c.one join Member b on b.key = c.other";

  private static final String OF_PAIR =
      "from DuplicateCase c where c.one in :pair and c.other in :pair";

  private final Session database;

  DuplicateCases(Session database) {
    this.database = database;
  }

  /** One that waits or was decided; empty if this desk sees neither of its records. */
  Optional<DuplicateCase> find(UUID id, Desk desk) {
    var query =
        database.createQuery(
            "select c from %s where c.id = :id and %s".formatted(WITH_MEMBERS, SEES_ONE),
            DuplicateCase.class);
    query.setParameter("id", id);
    desk.parameters().forEach(query::setParameter);
    return query.getResultStream().findFirst();
  }

  /** The same one, to be decided: others wait for the commit. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(DuplicateCase found) {
    database.refresh(found, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<DuplicateCase> of(UUID one, UUID other) {
    return database
        .createQuery(OF_PAIR, DuplicateCase.class)
        .setParameterList("pair", List.of(one, other))
        .getResultStream()
        .findFirst();
  }
}
