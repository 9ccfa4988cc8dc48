package throughline.volunteers.hours;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.web.input.PageWanted;

/** Entries, one to change or lists to show. */
@ApplicationScoped
class HoursEntries implements PanacheRepositoryBase<HoursEntry, UUID> {

  private static final String ROWS =
      """
      select e.id, e.status, l.code, l.name, e.worked, p.subject, p.displayName
      from HoursEntry e join e.library l join e.volunteer.person p
      """;

  private static final String ONE = ROWS + "where e.id = :id";

  private static final String OWN = ROWS + "where p.subject = :subject ";
  private static final String OLDER_THAN =
      """
      and (e.worked.start, e.id) < (select a.worked.start, a.id from HoursEntry a where a.id = :after)
      """;
  private static final String NEWEST_FIRST = "order by e.worked.start desc, e.id desc";

  private static final String WAITING = ROWS + "where e.status = SUBMITTED ";
  private static final String WAITING_LESS_LONG_THAN =
      """
      and (e.enteredAt, e.id) > (select a.enteredAt, a.id from HoursEntry a where a.id = :after)
      """;
  private static final String LONGEST_WAITING_FIRST = "order by e.enteredAt, e.id";

  private static final String TIME_OF =
      """
      select e.status, e.worked from HoursEntry e where e.volunteer.person.subject = :subject
      """;

  /** The part of an entry that totals need. */
  record StatusAndTime(Status status, WorkedTime worked) {}

  /** The entry, kept from changing until the transaction ends. */
  Optional<HoursEntry> lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<HoursRow> row(UUID id) {
    return find(ONE, Parameters.with("id", id)).project(HoursRow.class).singleResultOptional();
  }

  List<HoursRow> own(String subject, PageWanted page) {
    var parameters = Parameters.with("subject", subject);
    return page(OWN, OLDER_THAN, NEWEST_FIRST, parameters, page);
  }

  List<HoursRow> waiting(PageWanted page) {
    return page(WAITING, WAITING_LESS_LONG_THAN, LONGEST_WAITING_FIRST, new Parameters(), page);
  }

  List<StatusAndTime> timeOf(String subject) {
    return find(TIME_OF, Parameters.with("subject", subject)).project(StatusAndTime.class).list();
  }

  /** One row more than wanted, so that the reader knows whether there is another page. */
  private List<HoursRow> page(
      String what, String beyond, String order, Parameters parameters, PageWanted page) {
    var query =
        page.isFirst()
            ? find(what + order, parameters)
            : find(what + beyond + order, parameters.and("after", page.after()));
    return query.project(HoursRow.class).range(0, page.limit()).list();
  }
}
