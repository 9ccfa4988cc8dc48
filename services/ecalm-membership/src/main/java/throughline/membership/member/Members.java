package throughline.membership.member;

import static java.util.stream.Collectors.toMap;
import static throughline.platform.database.Statements.texts;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** The library members. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {
  private static final String ADD =
      """
      WITH enrolled AS (
        INSERT INTO member (key, version, record_state, channel, enrolled_on, enrolled_at_library,
                            enrolled_at_office, under5_until_quarter, household_key,
                            notice_version, recorded_by, recorded_at)
        SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::text[],
                             ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])),
      has_status AS (
        INSERT INTO membership_spell (member_key, status, from_date)
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::date[])),
      lives AS (
        INSERT INTO residency_spell (member_key, state, district_code, from_date)
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::date[]))
      INSERT INTO home_library_spell (member_key, library_code, from_date)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::date[])
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

  private static final String NEWEST =
      """
      from Member m join fetch m.enrolledAt
      where m.recordState = VALID and m.sealedAt is null and m.erasedAt is null
        and m.death is null and m.withdrawnOn is null and m.enrolledOn >= :since
        and (:everyOffice = true
          or m.enrolledAtOffice in :offices
          or exists (
            select 1 from m.homeLibrary home
            where home.toDate is null and (:everyLibrary = true or home.library in :libraries)))
      order by m.recordedAt desc, m.key
      """;

  private static final String OF_SAME_VISIT =
      """
      select m.key from Member m
      where m.householdKey = :household and m.key <> :key and m.recordState = VALID
        and m.sealedAt is null and m.erasedAt is null and m.death is null
        and (:everyOffice = true
          or m.enrolledAtOffice in :offices
          or exists (
            select 1 from m.homeLibrary home
            where home.toDate is null and (:everyLibrary = true or home.library in :libraries)))
      order by m.recordedAt, m.key
      """;

  private static final String ENROLLED_AT =
      """
      from Member m
      where m.key = :key and m.sealedAt is null and m.erasedAt is null
        and (:everyOffice = true or m.enrolledAtOffice in :offices)
      """;

  private static final String COUNT_ENROLLED =
      """
      select count(m) from Member m
      where m.recordState = VALID and m.enrolledOn >= :since and m.under5UntilQuarter is not null
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
        SELECT key FROM member WHERE key = ?
        UNION
        SELECT other.key FROM member JOIN member other USING (household_key) WHERE member.key = ?)
      SELECT key FROM member WHERE key IN (SELECT key FROM visit)
        AND sealed_at IS NULL AND erased_at IS NULL
      UNION
      SELECT key FROM member WHERE merged_into IN (SELECT key FROM visit)
        AND sealed_at IS NULL AND erased_at IS NULL
      """;

  private final Statements statements;

  Members(Statements statements) {
    this.statements = statements;
  }

  /**
   * Adds those who were just enrolled, all by one statement. The objects stay apart from what
   * Hibernate reads.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void addAll(List<Member> members) {
    var keys = texts(members, Member::key);
    statements.update(
        ADD,
        keys,
        texts(members, Member::version),
        texts(members, Member::recordState),
        texts(members, Member::channel),
        texts(members, Member::enrolledOn),
        texts(members, member -> member.enrolledAt().code()),
        texts(members, Member::enrolledAtOffice),
        texts(members, Member::under5UntilQuarter),
        texts(members, Member::household),
        texts(members, Member::noticeVersion),
        texts(members, Member::recordedBy),
        texts(members, Member::recordedAt),
        keys,
        texts(members, member -> member.membership().get(0).status()),
        texts(members, member -> member.membership().get(0).fromDate()),
        keys,
        texts(members, member -> member.residency().get(0).state()),
        texts(members, member -> member.residency().get(0).district()),
        texts(members, member -> member.residency().get(0).fromDate()),
        keys,
        texts(members, member -> member.homeLibrary().get(0).library()),
        texts(members, member -> member.homeLibrary().get(0).fromDate()));
  }

  public long countEnrolled(LocalDate since, Places offices) {
    return number(
        COUNT_ENROLLED,
        Parameters.with("since", since)
            .and("everyOffice", offices.all())
            .and("offices", offices.codes()));
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
    return find(
            NEWEST,
            Parameters.with("since", since)
                .and("everyOffice", offices.all())
                .and("offices", offices.codes())
                .and("everyLibrary", libraries.all())
                .and("libraries", libraries.codes()))
        .range(0, most - 1)
        .list();
  }

  public List<UUID> ofSameVisit(Member member, Places offices, Places libraries) {
    return member.household() == null
        ? List.of()
        : find(
                OF_SAME_VISIT,
                Parameters.with("household", member.household())
                    .and("key", member.key())
                    .and("everyOffice", offices.all())
                    .and("offices", offices.codes())
                    .and("everyLibrary", libraries.all())
                    .and("libraries", libraries.codes()))
            .project(UUID.class)
            .list();
  }

  public List<UUID> withVisitAndMerged(UUID key) {
    return statements.all(WITH_VISIT_AND_MERGED, row -> row.getObject("key", UUID.class), key, key);
  }

  /** One who was enrolled at one of the offices, to be changed: others wait for the commit. */
  public Optional<Member> lock(UUID key, Places offices) {
    return find(
            ENROLLED_AT,
            Parameters.with("key", key)
                .and("everyOffice", offices.all())
                .and("offices", offices.codes()))
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
    return find(
        ENROLLED_AT_OR_BELONGING_TO,
        Parameters.with("key", key)
            .and("everyOffice", offices.all())
            .and("offices", offices.codes())
            .and("everyLibrary", libraries.all())
            .and("libraries", libraries.codes()));
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
}
