package throughline.membership.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import throughline.membership.enrolment.Desk;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.SliceQuery;

/** Somebody at a desk looks which records may be of one child. */
@ApplicationScoped
class ListCases {

  /** A line of the list, which names nobody. */
  record Waiting(UUID id, Instant openedAt, int score, String libraryA, String libraryB) {}

  private static final SliceQuery<Waiting> OLDEST_FIRST =
      SliceQuery.of(
              Waiting.class,
              Waiting::id,
              "c.id, c.openedAt, c.score, a.enrolledAt.name, b.enrolledAt.name",
              DuplicateCases.WITH_MEMBERS)
          .within(DuplicateCases.SEES_ONE)
          .that("c.decision is null and " + DuplicateCases.BOTH_STAND)
          .ascending("c.openedAt", "c.id");

  private final Session database;

  ListCases(Session database) {
    this.database = database;
  }

  /** Those of which this desk sees a record, the longest waiting first. */
  @Transactional
  Slice<Waiting> of(Desk desk, PageRequest page) {
    return OLDEST_FIRST.read(database, page, DuplicateCases.seenFrom(desk));
  }
}
