package throughline.volunteers.hours;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;

/** Entries, one to change or lists to show. */
@ApplicationScoped
class HoursEntries implements PanacheRepositoryBase<HoursEntry, UUID> {

  private static final String COLUMNS =
      """
      e.id, e.status, l.code, l.name, e.worked, p.subject, p.displayName, e.version,
      e.returnReason, (select b.subject from Person b where b.id = e.enteredBy)
      """;
  private static final String FROM = "HoursEntry e join e.library l join e.volunteer.person p";

  /** What the lists read of an entry, in one query. */
  record HoursRow(
      UUID id,
      Status status,
      String library,
      String libraryName,
      WorkedTime worked,
      String subject,
      String volunteerName,
      long version,
      String returnReason,
      String enteredBy) {

    HoursView forVolunteer() {
      return HoursView.of(id, status, library, libraryName, worked, version, returnReason);
    }

    HoursView forCoordinator(String coordinator) {
      var name = volunteerName == null ? "A former volunteer" : volunteerName;
      return forVolunteer().with(name, status == Status.SUBMITTED && !isOf(coordinator));
    }

    private boolean isOf(String person) {
      return person.equals(subject) || person.equals(enteredBy);
    }
  }

  private static final String SOME_PLACES = "e.library.code in :places";
  private static final String AT_PLACES = "(:everywhere = true or " + SOME_PLACES + ") ";

  private static final String ONE_OWN_OR_AT_PLACES =
      "select %s from %s where e.id = :id and (p.subject = :subject or %s)"
          .formatted(COLUMNS, FROM, AT_PLACES);
  private static final String ONE_AT_PLACES = "from HoursEntry e where e.id = :id and " + AT_PLACES;

  private static final String ONE_OWN =
      "from HoursEntry e where e.id = :id and e.volunteer.person.subject = :subject";
  private static final String SOME_AT_PLACES =
      "select %s from %s where e.id in :ids and %s".formatted(COLUMNS, FROM, AT_PLACES);

  private static final SliceQuery<HoursRow> LIST =
      SliceQuery.of(HoursRow.class, HoursRow::id, COLUMNS, FROM);
  private static final SliceQuery<HoursRow> OWN_NEWEST_FIRST =
      LIST.within("p.subject = :subject").descending("e.worked.start", "e.id");
  private static final SliceQuery<HoursRow> LONGEST_WAITING_FIRST =
      LIST.ascending("e.enteredAt", "e.id");

  /** What is returned or withdrawn is in nobody's way. */
  private static final String OVERLAPPING =
      """
      select e.library.code, e.worked from HoursEntry e
      where e.volunteer.id = :volunteer and e.status in (SUBMITTED, APPROVED)
        and e.worked.start < :end and e.worked.end > :start
        and e.id <> :but
      order by e.worked.start
      """;

  /** Hours that are in the way, and where they were worked. */
  record Overlapping(String library, WorkedTime worked) {}

  private static final String APPROVED =
      """
      select e.id, e.volunteer.id, p.displayName, l.code, l.name, e.worked, e.approvedAt
      from HoursEntry e join e.library l join e.volunteer.person p
      where e.status = APPROVED and e.id > :after and
      """
          + AT_PLACES
          + "order by e.id";

  /** An approved entry as a file holds it. */
  record ApprovedRow(
      UUID id,
      UUID volunteer,
      String volunteerName,
      String library,
      String libraryName,
      WorkedTime worked,
      Instant approvedAt) {}

  private static final String COUNT_OWN =
      """
      select e.status, count(e) from HoursEntry e
      where e.volunteer.person.subject = :subject group by e.status
      """;

  /** What somebody worked or entered themselves another coordinator approves. */
  private static final String TO_APPROVE =
      """
      from HoursEntry e where e.status = SUBMITTED and e.volunteer.person.subject <> :subject
      and not exists (from Person b where b.id = e.enteredBy and b.subject = :subject) and
      """
          + AT_PLACES;

  /** So many entries in one state. */
  record StatusCount(Status status, long count) {}

  /** An entry of these places, kept from changing until the transaction ends. */
  Optional<HoursEntry> lock(UUID id, Places places) {
    return find(ONE_AT_PLACES, at(places).and("id", id))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** An entry of the person's own, kept from changing until the transaction ends. */
  Optional<HoursEntry> lockOwn(UUID id, String subject) {
    return find(ONE_OWN, Parameters.with("id", id).and("subject", subject))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** Those of these entries that are at these places. */
  List<HoursRow> rows(Collection<UUID> ids, Places places) {
    return find(SOME_AT_PLACES, at(places).and("ids", ids)).project(HoursRow.class).list();
  }

  /** An entry of the person's own or of these places. */
  Optional<HoursRow> row(UUID id, String subject, Places places) {
    return find(ONE_OWN_OR_AT_PLACES, at(places).and("id", id).and("subject", subject))
        .project(HoursRow.class)
        .singleResultOptional();
  }

  Slice<HoursRow> own(String subject, Narrowed narrowed, PageRequest page) {
    var parameters = new HashMap<>(narrowed.parameters());
    parameters.put("subject", subject);
    return OWN_NEWEST_FIRST.that(narrowed.condition()).read(getEntityManager(), page, parameters);
  }

  /**
   * Asked by one question of those who see all places and another of those who see some: a plan
   * that serves both reads what waits in the whole county.
   */
  Slice<HoursRow> waiting(Places places, Narrowed narrowed, PageRequest page) {
    var parameters = new HashMap<>(at(places).map());
    parameters.putAll(narrowed.parameters());
    var seen = places.all() ? LONGEST_WAITING_FIRST : LONGEST_WAITING_FIRST.within(SOME_PLACES);
    return seen.that("e.status = SUBMITTED and " + narrowed.condition())
        .read(getEntityManager(), page, parameters);
  }

  /** So many approved entries of these places after this one, in the order of their ids. */
  List<ApprovedRow> approved(Places places, UUID after, int limit) {
    return find(APPROVED, at(places).and("after", after))
        .project(ApprovedRow.class)
        .range(0, limit - 1)
        .list();
  }

  /** How many entries of the person's own are in each state. */
  Map<Status, Long> countOwn(String subject) {
    return find(COUNT_OWN, Parameters.with("subject", subject)).project(StatusCount.class).stream()
        .collect(Collectors.toMap(StatusCount::status, StatusCount::count));
  }

  /** How many entries of these places the coordinator may approve. */
  long countToApprove(String coordinator, Places places) {
    return count(TO_APPROVE, at(places).and("subject", coordinator));
  }

  /** The first of the volunteer's hours that overlap with these, but for those of one entry. */
  Optional<Overlapping> overlapping(UUID volunteer, WorkedTime worked, UUID but) {
    return getEntityManager()
        .createQuery(OVERLAPPING, Overlapping.class)
        .setParameter("volunteer", volunteer)
        .setParameter("start", worked.start())
        .setParameter("end", worked.end())
        .setParameter("but", but)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static Parameters at(Places places) {
    return Parameters.with("everywhere", places.all()).and("places", places.codes());
  }
}
