package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.usage.AttendanceTable.There;
import throughline.membership.usage.LoanTable.LoanRow;
import throughline.membership.usage.RecordChildUse.ChildMonth;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;

/**
 * What was counted of a child's use follows what becomes of its record. The caller has locked the
 * member, and nothing of it is waiting to be written.
 */
@ApplicationScoped
public class RecalculateUse implements PersonalData {

  private static final List<String> FORGET =
      List.of(
          "UPDATE loan SET member_key = NULL WHERE member_key = :member",
          "DELETE FROM attendance_member WHERE member_key = :member",
          "DELETE FROM child_use WHERE member_key = :member",
          "DELETE FROM child_use_key WHERE member_key = :member");

  /** Whoever records use of the family has them until the commit, and then its keys are seen. */
  private static final String LOCK_FAMILY =
      """
      SELECT f.year FROM family_use_key f JOIN member m ON f.household_key = coalesce(m.household_key, m.key)
       WHERE m.key = :member ORDER BY f.year FOR UPDATE OF f
      """;

  private static final String FORGET_FAMILY =
      """
      DELETE FROM family_use_key f USING member m
       WHERE m.key = :member AND f.household_key = coalesce(m.household_key, m.key)
         AND NOT EXISTS (SELECT FROM member other
                           JOIN child_use_key used ON used.member_key = other.key AND used.year = f.year
                          WHERE other.household_key = m.household_key AND other.key <> m.key)
      """;

  private final LoanTable loans;
  private final AttendanceTable attendance;
  private final CountLoans countLoans;
  private final RecordChildUse recordChildUse;
  private final RecordFirstLoans recordFirstLoans;
  private final Sql sql;

  RecalculateUse(
      LoanTable loans,
      AttendanceTable attendance,
      CountLoans countLoans,
      RecordChildUse recordChildUse,
      RecordFirstLoans recordFirstLoans,
      Sql sql) {
    this.loans = loans;
    this.attendance = attendance;
    this.countLoans = countLoans;
    this.recordChildUse = recordChildUse;
    this.recordFirstLoans = recordFirstLoans;
    this.sql = sql;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void notUnder5From(Collection<UUID> members, LocalDate day) {
    var borrowed =
        members.stream().flatMap(member -> loans.ofMember(member, day).stream()).toList();
    var months = new TreeSet<ChildMonth>();
    borrowed.forEach(loan -> months.add(ChildMonth.of(loan.member(), loan.day())));
    members.stream()
        .flatMap(member -> attendance.ofMember(member, day).stream())
        .forEach(there -> months.add(ChildMonth.of(there.member(), there.day())));
    if (months.isEmpty()) {
      return;
    }
    for (var member : members) {
      loans.takeFromMember(member, day);
      attendance.takeFromMember(member, day);
    }
    var days = new TreeMap<CountLoans.LibraryDay, CountLoans.Counts>();
    borrowed.forEach(loan -> CountLoans.change(days, loan, loan.byAnother()));
    countLoans.add(days);
    recordChildUse.of(months);
    recordFirstLoans.of(members);
  }

  /**
   * The records are of one child now: what any of them used is told anew, as far as rows are kept.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void ofMerged(Collection<UUID> merged, UUID kept) {
    var all = Stream.concat(merged.stream(), Stream.of(kept)).toList();
    recordUse(merged, all);
    recordFirstLoans.of(all);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void ofTakenBack(UUID merged, UUID kept) {
    recordUse(List.of(merged), List.of(merged, kept));
    recordFirstLoans.ofTakenBack(merged, kept);
  }

  private void recordUse(Collection<UUID> merged, Collection<UUID> all) {
    var months = new TreeSet<ChildMonth>();
    merged.stream()
        .flatMap(this::daysOf)
        .forEach(day -> all.forEach(member -> months.add(ChildMonth.of(member, day))));
    recordChildUse.of(months);
  }

  private Stream<LocalDate> daysOf(UUID member) {
    return Stream.concat(
        loans.ofMember(member, LocalDate.EPOCH).stream().map(LoanRow::day),
        attendance.ofMember(member, LocalDate.EPOCH).stream().map(There::day));
  }

  @Override
  public Set<String> tables() {
    return Set.of("loan", "attendance_member", "child_use", "child_use_key");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    FORGET.forEach(statement -> sql.of(statement).bind("member", member).update());
    sql.of(LOCK_FAMILY).bind("member", member).list(Integer.class);
    sql.of(FORGET_FAMILY).bind("member", member).update();
  }
}
