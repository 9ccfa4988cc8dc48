package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.record.NamesInList;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.SliceQuery;

/** Somebody looks for the children who wait for a name. */
@ApplicationScoped
class ListUnnamed {
  private static final String CHILDREN = "ChildKey c join Member m on m.key = c.memberKey";
  private static final String IN_SIGHT =
      """
      m.recordState = VALID and m.sealedAt is null and m.death is null
      and m.withdrawnOn is null
      and (:everyOffice = true or m.enrolledAtOffice in :offices
        or exists (select 1 from m.homeLibrary home where home.toDate is null
          and (:everyLibrary = true or home.library in :libraries)))
      """;
  private static final String UNNAMED = "c.notNamedYet = true";
  private static final String COUNT =
      "select count(*) from " + CHILDREN + " where " + UNNAMED + " and " + IN_SIGHT;
  private static final SliceQuery<ListedEnrolment> OLDEST_FIRST =
      SliceQuery.of(
              ListedEnrolment.class,
              ListedEnrolment::id,
              "m.key, m.enrolledOn, m.enrolledAt.name",
              CHILDREN)
          .within(IN_SIGHT)
          .that(UNNAMED)
          .ascending("m.enrolledOn", "m.key");

  private final Session database;
  private final NamesInList names;

  ListUnnamed(Session database, NamesInList names) {
    this.database = database;
    this.names = names;
  }

  @Transactional
  Slice<ListedEnrolment> of(Desk desk, PageRequest page) {
    return names.named(OLDEST_FIRST.read(database, page, parameters(desk)), desk);
  }

  @Transactional
  long count(Desk desk) {
    var query = database.createSelectionQuery(COUNT, Long.class);
    parameters(desk).forEach(query::setParameter);
    return query.getSingleResult();
  }

  private static Map<String, Object> parameters(Desk desk) {
    var parameters = new HashMap<String, Object>();
    parameters.put("everyOffice", desk.offices().all());
    parameters.put("offices", desk.offices().codes());
    parameters.put("everyLibrary", desk.libraries().all());
    parameters.put("libraries", desk.libraries().codes());
    return parameters;
  }
}
