package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.demo.SampleYear;
import throughline.demo.Tally;
import throughline.membership.demo.SampleMonth.Borrower;
import throughline.membership.usage.AttendanceRequest;
import throughline.membership.usage.AttendancesRequest;
import throughline.membership.usage.LoanRequest;
import throughline.membership.usage.LoansRequest;
import throughline.membership.usage.ReceiveRows;
import throughline.membership.usage.Received;
import throughline.membership.usage.UseDesk;
import throughline.platform.core.permission.Places;

/**
 * At the end of each month the library system tells what was borrowed, and of the events: one month
 * after the other, since what a child borrowed first is known from the month that is told first.
 */
@ApplicationScoped
class SampleUse {

  private static final LocalTime TELLS = LocalTime.of(20, 30);
  private static final int SOON = 90;
  private static final int A_YEAR = 365;

  private final ReceiveRows receiveRows;

  SampleUse(ReceiveRows receiveRows) {
    this.receiveRows = receiveRows;
  }

  void tell(SampleYear year, List<SampleDay> days) {
    var desk = new UseDesk(year.people().named("library-system").subject(), Places.everywhere());
    var borrowers = Borrower.all(days);
    var first = new HashMap<Borrower, LocalDate>();
    for (var month : year.months()) {
      var told = SampleMonth.of(year, month, borrowers);
      told.loans().forEach(loan -> count(loan, first, year.tally()));
      told.events().forEach(event -> count(event, year.tally()));
      year.moveTo(earlier(month.atEndOfMonth(), year.today().minusDays(1)), TELLS);
      send(told, desk);
    }
    first.forEach((child, day) -> countFirst(child, day, year.tally()));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static void count(SampleMonth.Lent loan, Map<Borrower, LocalDate> first, Tally tally) {
    var isNew = loan.renewal() ? 0 : 1;
    tally.add("library-issues", loan.day(), 1);
    tally.add("library-issues-without-renewals", loan.day(), isNew);
    var child = loan.child();
    if (child != null) {
      tally.add("issues-to-under-5s", loan.day(), 1);
      tally.add("issues-without-renewals-to-under-5s", loan.day(), isNew);
      tally.seen("active-borrowers-under-5", child.card(), loan.day().withDayOfMonth(1));
      seen(child, loan.day(), tally);
      first.merge(child, loan.day(), SampleUse::earlier);
    }
  }

  private static void count(SampleMonth.Event event, Tally tally) {
    tally.add("under-5s-at-events", event.day(), event.under5s());
    if (event.child() != null) {
      seen(event.child(), event.day(), tally);
    }
  }

  /** In a year that is made up each family has one child. */
  private static void seen(Borrower child, LocalDate day, Tally tally) {
    tally.seen("take-up-by-under-5s", child.card(), day.withDayOfMonth(1));
    tally.seen("family-engagement", child.card(), day.withDayOfMonth(1));
  }

  private static void countFirst(Borrower child, LocalDate day, Tally tally) {
    var days = ChronoUnit.DAYS.between(child.since(), day);
    tally.add("first-loans-within-90-days", child.since(), days <= SOON ? 1 : 0);
    tally.add("first-loans-within-365-days", child.since(), days <= A_YEAR ? 1 : 0);
  }

  private void send(SampleMonth told, UseDesk desk) {
    var loans = new ArrayList<LoanRequest>();
    told.loans().forEach(loan -> loans.add(loan.row(loans.size() + 1)));
    for (var from = 0; from < loans.size(); from += UseDesk.MOST_ROWS) {
      var part = loans.subList(from, Math.min(loans.size(), from + UseDesk.MOST_ROWS));
      whole(receiveRows.loans(new LoansRequest("loans-" + told.month(), part), desk));
    }
    var events = new ArrayList<AttendanceRequest>();
    told.events().forEach(event -> events.add(event.row(events.size() + 1)));
    if (!events.isEmpty()) {
      whole(receiveRows.attendance(new AttendancesRequest("events-" + told.month(), events), desk));
    }
  }

  private static void whole(Received received) {
    if (!received.refused().isEmpty()) {
      throw new IllegalStateException("rows of the made-up year were refused");
    }
  }
}
