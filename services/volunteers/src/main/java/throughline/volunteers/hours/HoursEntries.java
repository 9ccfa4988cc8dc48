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
      e.role, e.reason, e.changeReason, (select b.subject from Person b where b.id = e.enteredBy)
      """;
  private static final String FROM = "HoursEntry e join e.library l join e.volunteer.person p";

  record HoursRow(
      UUID id,
      Status status,
      String library,
      String libraryName,
      WorkedTime worked,
      String subject,
      String volunteerName,
      long version,
      String role,
      String reason,
      String changeReason,
      String enteredBy) {
    HoursView forVolunteer() {
      return view(null, null);
    }

    HoursView forCoordinator(String coordinator) {
      return view(
          volunteerName == null ? "A former volunteer" : volunteerName,
          status == Status.SUBMITTED && !isOf(coordinator));
    }

    private HoursView view(String name, Boolean mayApprove) {
      return HoursView.of(
          id,
          status,
          library,
          libraryName,
          worked,
          name,
          mayApprove,
          version,
          role,
          reason,
          changeReason);
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

  private static final String VOLUNTEER_OF =
      "select e.volunteer.id from HoursEntry e where e.id = :id and " + AT_PLACES;

  private static final String ONE_OWN =
      "from HoursEntry e where e.id = :id and e.volunteer.person.subject = :subject";
  private static final String SOME_AT_PLACES =
      "select %s from %s where e.id in :ids and %s".formatted(COLUMNS, FROM, AT_PLACES);

  private static final SliceQuery<HoursRow> LIST =
      SliceQuery.of(HoursRow.class, HoursRow::id, COLUMNS, FROM);
  private static final SliceQuery<HoursRow> OWN_NEWEST_FIRST =
      LIST.within("p.subject = :subject").descending("e.worked.start", "e.id");
  private static final SliceQuery<HoursRow> NEWEST_FIRST =
      LIST.descending("e.worked.start", "e.id");
  private static final SliceQuery<HoursRow> LONGEST_WAITING_FIRST =
      LIST.ascending("e.enteredAt", "e.id");

  private static final String APPROVED =
      """
      select e.id, e.volunteer.id, p.displayName, l.code, l.name, e.worked, e.role, e.approvedAt
      from HoursEntry e join e.library l join e.volunteer.person p
      where e.status = APPROVED and e.id > :after and
      """
          + AT_PLACES
          + "order by e.id";

  record ApprovedRow(
      UUID id,
      UUID volunteer,
      String volunteerName,
      String library,
      String libraryName,
      WorkedTime worked,
      String role,
      Instant approvedAt) {}

  private static final String APPROVED_AT =
      """
      select e.worked.start, e.worked.end from HoursEntry e where e.status = APPROVED and e.approvedAt = :moment
      and e.approvedBy = (select p.id from Person p where p.subject = :subject)
      """;

  private static final String COUNT_OWN =
      """
      select e.status, count(e) from HoursEntry e
      where e.volunteer.person.subject = :subject group by e.status
      """;

  record StatusCount(Status status, long count) {}

  HoursEntry lock(UUID id, Places places) {
    return lock(ONE_AT_PLACES, at(places).and("id", id));
  }

  HoursEntry lockOwn(UUID id, String subject) {
    return lock(ONE_OWN, Parameters.with("id", id).and("subject", subject));
  }

  private HoursEntry lock(String one, Parameters parameters) {
    return find(one, parameters)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  List<HoursRow> rows(Collection<UUID> ids, Places places) {
    return find(SOME_AT_PLACES, at(places).and("ids", ids)).project(HoursRow.class).list();
  }

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

  Slice<HoursRow> decided(Places places, Narrowed narrowed, PageRequest page) {
    var parameters = new HashMap<>(at(places).map());
    parameters.putAll(narrowed.parameters());
    var seen = places.all() ? NEWEST_FIRST : NEWEST_FIRST.within(SOME_PLACES);
    return seen.that("e.status in (APPROVED, DISPUTED) and " + narrowed.condition())
        .read(getEntityManager(), page, parameters);
  }

  /** Whose hours an entry of these places is. */
  UUID volunteerOf(UUID id, Places places) {
    return find(VOLUNTEER_OF, at(places).and("id", id))
        .project(UUID.class)
        .singleResultOptional()
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  HoursTotal approvedAt(String coordinator, Instant moment) {
    var worked =
        find(APPROVED_AT, Parameters.with("subject", coordinator).and("moment", moment))
            .project(WorkedTime.class)
            .list();
    return new HoursTotal(worked.size(), worked.stream().mapToInt(WorkedTime::minutes).sum());
  }

  List<ApprovedRow> approved(Places places, UUID after, int limit) {
    return find(APPROVED, at(places).and("after", after))
        .project(ApprovedRow.class)
        .range(0, limit - 1)
        .list();
  }

  Map<Status, Long> countOwn(String subject) {
    return find(COUNT_OWN, Parameters.with("subject", subject)).project(StatusCount.class).stream()
        .collect(Collectors.toMap(StatusCount::status, StatusCount::count));
  }

  long countDisputed(Places places) {
    return count("from HoursEntry e where e.status = DISPUTED and " + AT_PLACES, at(places));
  }

  private static Parameters at(Places places) {
    return Parameters.with("everywhere", places.all()).and("places", places.codes());
  }
}
