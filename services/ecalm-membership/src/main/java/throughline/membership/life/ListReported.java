package throughline.membership.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;

/** A registrar looks which reports of a death wait to be confirmed or taken back. */
@ApplicationScoped
class ListReported {

  /** A line of the list, which names nobody. */
  record Reported(UUID id, LocalDate enrolledOn, String library) {}

  private static final SliceQuery<Reported> OLDEST_FIRST =
      SliceQuery.of(
              Reported.class, Reported::id, "m.key, m.enrolledOn, m.enrolledAt.name", "Member m")
          .within(
              """
              m.recordState = VALID and m.sealedAt is null and m.erasedAt is null
              and (:everyOffice = true or m.enrolledAtOffice in :offices)
              """)
          .that("m.death = REPORTED")
          .ascending("m.enrolledOn", "m.key");

  private final Session database;

  ListReported(Session database) {
    this.database = database;
  }

  /** Those who were enrolled at these offices. */
  @Transactional
  Slice<Reported> of(Places offices, PageRequest page) {
    return OLDEST_FIRST.read(
        database, page, Map.of("everyOffice", (Object) offices.all(), "offices", offices.codes()));
  }
}
