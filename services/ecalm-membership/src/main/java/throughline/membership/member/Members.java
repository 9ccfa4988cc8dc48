package throughline.membership.member;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import throughline.platform.core.permission.Places;

/** The library members. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {
  private static final String ADD =
      """
      WITH enrolled AS (
        INSERT INTO member (key, version, record_state, channel, enrolled_on, enrolled_at_library,
                            enrolled_at_office, under5_until_quarter, household_key,
                            notice_version, recorded_by, recorded_at)
        SELECT * FROM unnest(CAST(:keys AS uuid[]), CAST(:versions AS bigint[]),
                             CAST(:recordStates AS text[]), CAST(:channels AS text[]),
                             CAST(:enrolledOn AS date[]), CAST(:libraries AS text[]),
                             CAST(:offices AS text[]), CAST(:quarters AS text[]),
                             CAST(:households AS uuid[]), CAST(:notices AS text[]),
                             CAST(:registrars AS text[]), CAST(:moments AS timestamptz[]))),
      has_status AS (
        INSERT INTO membership_spell (member_key, status, from_date)
        SELECT * FROM unnest(CAST(:keys AS uuid[]), CAST(:statuses AS text[]), CAST(:statusFrom AS date[]))),
      lives AS (
        INSERT INTO residency_spell (member_key, state, district_code, from_date)
        SELECT * FROM unnest(CAST(:keys AS uuid[]), CAST(:residencies AS text[]),
                             CAST(:districts AS text[]), CAST(:residencyFrom AS date[])))
      INSERT INTO home_library_spell (member_key, library_code, from_date)
      SELECT * FROM unnest(CAST(:keys AS uuid[]), CAST(:homeLibraries AS text[]), CAST(:homeFrom AS date[]))
      """;
  private static final String ENROLLED_AT_OR_BELONGING_TO =
      """
      from Member m
      where m.key = :key and m.sealedAt is null and m.erasedAt is null
        and (:everyOffice = true
          or m.enrolledAtOffice in :offices
          or m.recordState = VALID and exists (
            select 1 from m.homeLibrary home
            where home.toDate is null and (:everyLibrary = true or home.library in :libraries)))
      """;
  private static final String IN_SIGHT =
      """
      (:everyOffice = true or m.enrolledAtOffice in :offices or exists (
        select 1 from m.homeLibrary home
        where home.toDate is null and (:everyLibrary = true or home.library in :libraries)))
      """;
  private static final String NEWEST =
      """
      from Member m join fetch m.enrolledAt
      where m.recordState = VALID and m.sealedAt is null and m.erasedAt is null
        and m.death is null and m.withdrawnOn is null and m.enrolledOn >= :since
        and %s
      order by m.recordedAt desc, m.key
      """
          .formatted(IN_SIGHT);
  private static final String OF_SAME_VISIT =
      """
      select m.key from Member m
      where m.householdKey = :household and m.key <> :key and m.recordState = VALID
        and m.sealedAt is null and m.erasedAt is null and m.death is null
        and %s
      order by m.recordedAt, m.key
      """
          .formatted(IN_SIGHT);
  private static final String ENROLLED_AT =
      """
      from Member m
      where m.key = :key and m.sealedAt is null and m.erasedAt is null
        and (:everyOffice = true or m.enrolledAtOffice in :offices)
      """;
  private static final String COUNT_ENROLLED_BY_OFFICE =
      """
      select m.enrolledAtOffice, count(m) from Member m
      where m.recordState = VALID and m.enrolledOn >= :since and m.enrolledAtOffice is not null
        and m.under5UntilQuarter is not null
        and (:everyOffice = true or m.enrolledAtOffice in :offices)
      group by m.enrolledAtOffice
      """;
  private static final String COUNT_JOINED =
      """
      select count(distinct m.key) from Member m join m.homeLibrary home
      where m.recordState = VALID and home.fromDate >= :since and home.toDate is null
        and (:everyLibrary = true or home.library in :libraries)
      """;

  /** One that was merged into another is held as long as that can be taken back. */
  private static final String WITH_VISIT_AND_MERGED =
      """
      WITH visit AS (
        SELECT key FROM member WHERE key = :key
        UNION
        SELECT other.key FROM member JOIN member other USING (household_key) WHERE member.key = :key)
      SELECT key FROM member WHERE key IN (SELECT key FROM visit)
        AND sealed_at IS NULL AND erased_at IS NULL
      UNION
      SELECT key FROM member WHERE merged_into IN (SELECT key FROM visit)
        AND sealed_at IS NULL AND erased_at IS NULL
      """;

  private final Jdbi jdbi;

  Members(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Adds those who were just enrolled, all by one statement. The objects stay apart from what
   * Hibernate reads.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void addAll(List<Member> members) {
    jdbi.useHandle(
        handle -> {
          var add = handle.createUpdate(ADD);
          bind(add, "keys", UUID.class, members, Member::key);
          bind(add, "versions", Long.class, members, Member::version);
          bind(add, "recordStates", String.class, members, member -> member.recordState().name());
          bind(add, "channels", String.class, members, member -> member.channel().name());
          bind(add, "enrolledOn", LocalDate.class, members, Member::enrolledOn);
          bind(add, "libraries", String.class, members, member -> member.enrolledAt().code());
          bind(add, "offices", String.class, members, Member::enrolledAtOffice);
          bind(add, "quarters", String.class, members, Member::under5UntilQuarter);
          bind(add, "households", UUID.class, members, Member::household);
          bind(add, "notices", String.class, members, Member::noticeVersion);
          bind(add, "registrars", String.class, members, Member::recordedBy);
          bind(add, "moments", Instant.class, members, Member::recordedAt);
          bind(
              add,
              "statuses",
              String.class,
              members,
              member -> member.membership().get(0).status().name());
          bind(
              add,
              "statusFrom",
              LocalDate.class,
              members,
              member -> member.membership().get(0).fromDate());
          bind(
              add,
              "residencies",
              String.class,
              members,
              member -> member.residency().get(0).state().name());
          bind(
              add,
              "districts",
              String.class,
              members,
              member -> member.residency().get(0).district());
          bind(
              add,
              "residencyFrom",
              LocalDate.class,
              members,
              member -> member.residency().get(0).fromDate());
          bind(
              add,
              "homeLibraries",
              String.class,
              members,
              member -> member.homeLibrary().get(0).library());
          bind(
              add,
              "homeFrom",
              LocalDate.class,
              members,
              member -> member.homeLibrary().get(0).fromDate());
          add.execute();
        });
  }

  private static <T> void bind(
      Update update, String name, Class<T> type, List<Member> members, Function<Member, T> value) {
    update.bindArray(name, type, members.stream().map(value).toList());
  }

  public Map<String, Long> countEnrolledByOffice(LocalDate since, Places offices) {
    return getEntityManager()
        .createQuery(COUNT_ENROLLED_BY_OFFICE, Object[].class)
        .setParameter("since", since)
        .setParameter("everyOffice", offices.all())
        .setParameter("offices", offices.codes())
        .getResultStream()
        .collect(toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  public long countJoined(LocalDate since, Places libraries) {
    return number(
        COUNT_JOINED,
        Parameters.with("since", since)
            .and("everyLibrary", libraries.all())
            .and("libraries", libraries.codes()));
  }

  private long number(String query, Parameters parameters) {
    return find(query, parameters).project(Long.class).singleResult();
  }

  public List<Member> newest(LocalDate since, Places offices, Places libraries, int most) {
    return find(NEWEST, at(offices, libraries).and("since", since)).range(0, most - 1).list();
  }

  public List<UUID> ofSameVisit(Member member, Places offices, Places libraries) {
    return member.household() == null
        ? List.of()
        : find(
                OF_SAME_VISIT,
                at(offices, libraries)
                    .and("household", member.household())
                    .and("key", member.key()))
            .project(UUID.class)
            .list();
  }

  public List<UUID> withVisitAndMerged(UUID key) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(WITH_VISIT_AND_MERGED).bind("key", key).mapTo(UUID.class).list());
  }

  /** One who was enrolled at one of the offices, to be changed: others wait for the commit. */
  public Optional<Member> lock(UUID key, Places offices) {
    return find(ENROLLED_AT, at(offices).and("key", key))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** One whom {@link #find} finds, to be changed: others wait for the commit. */
  public Optional<Member> lock(UUID key, Places offices, Places libraries) {
    return seen(key, offices, libraries)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  private PanacheQuery<Member> seen(UUID key, Places offices, Places libraries) {
    return find(ENROLLED_AT_OR_BELONGING_TO, at(offices, libraries).and("key", key));
  }

  public List<Member> mergedInto(UUID kept) {
    return list("mergedInto = ?1 order by mergedAt desc, key", kept);
  }

  public Optional<Member> lock(UUID key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
  }

  public List<Member> lockAll(Collection<UUID> keys) {
    return find("key in ?1 order by key", keys).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  public void countChange(Member member) {
    getEntityManager().lock(member, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
  }

  public Optional<Member> find(UUID key, Places offices, Places libraries) {
    return seen(key, offices, libraries).singleResultOptional();
  }

  private static Parameters at(Places offices) {
    return Parameters.with("everyOffice", offices.all()).and("offices", offices.codes());
  }

  private static Parameters at(Places offices, Places libraries) {
    return at(offices).and("everyLibrary", libraries.all()).and("libraries", libraries.codes());
  }
}
