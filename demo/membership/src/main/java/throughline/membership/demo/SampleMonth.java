package throughline.membership.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import throughline.contracts.places.Library;
import throughline.demo.SampleYear;
import throughline.membership.usage.AttendanceRequest;
import throughline.membership.usage.LoanRequest;

/**
 * What is borrowed in a month, and who comes to rhyme times and story times: a small part of what a
 * county's libraries would lend to others, so that the year loads quickly.
 *
 * @param loans in the order of their days
 */
record SampleMonth(YearMonth month, List<Lent> loans, List<Event> events) {

  private static final double BORROWS_IN_A_MONTH = 0.12;
  private static final double OTHERS_A_DAY = 0.3;
  private static final int MOST_ITEMS = 2;
  private static final double RENEWED = 0.25;
  private static final double CHILDRENS_TO_CHILDREN = 0.9;
  private static final double CHILDRENS_TO_OTHERS = 0.4;

  /** Libraries of this size hold an event a week. */
  private static final int HOLDS_EVENTS = 3;

  private static final int WORKING_DAYS = 5;
  private static final int FEWEST_CHILDREN = 5;
  private static final int MORE_CHILDREN = 12;

  /**
   * A child who has a card and stays.
   *
   * @param since the day of the enrolment
   * @param library the code of the one where the family goes
   */
  record Borrower(String card, LocalDate since, String library) {

    /** Those of the whole year, in the order in which they are enrolled. */
    static List<Borrower> all(List<SampleDay> days) {
      var borrowers = new ArrayList<Borrower>();
      for (var day : days) {
        day.families().stream()
            .filter(SampleFamily::stays)
            .map(family -> new Borrower(family.card(), day.day(), family.library()))
            .forEach(borrowers::add);
      }
      return borrowers;
    }
  }

  /**
   * A loan.
   *
   * @param child null for a borrower who is none of this service's children
   */
  record Lent(LocalDate day, String library, Borrower child, boolean renewal, boolean childrens) {

    LoanRequest row(int number) {
      return new LoanRequest(
          "L" + number,
          library,
          day.toString(),
          renewal ? "RENEWAL" : "ISSUE",
          child == null ? null : child.card(),
          childrens ? "CHILDREN" : "ADULTS",
          null,
          null);
    }
  }

  /** An event, and the child whose card was shown there; null if none was. */
  record Event(LocalDate day, String library, int under5s, Borrower child) {

    AttendanceRequest row(int number) {
      return new AttendanceRequest(
          "E" + number,
          library,
          day.toString(),
          number % 2 == 0 ? "rhyme-time" : "story-time",
          Integer.toString(under5s),
          child == null ? null : List.of(child.card()),
          null,
          null);
    }
  }

  /** That of the days that the year has. */
  static SampleMonth of(SampleYear year, YearMonth month, List<Borrower> borrowers) {
    var days =
        year.workingDays().stream().filter(day -> YearMonth.from(day).equals(month)).toList();
    var loans = new ArrayList<Lent>();
    var events = new ArrayList<Event>();
    borrowers.forEach(child -> lendTo(child, year, month, days, loans));
    for (var library : Library.seed()) {
      days.forEach(day -> lendToOthers(year, library.code(), day, loans));
      days.stream()
          .filter(day -> holdsEvent(library.code(), day))
          .forEach(day -> events.add(event(year, library.code(), day, borrowers)));
    }
    loans.sort((one, other) -> one.day().compareTo(other.day()));
    return new SampleMonth(month, loans, events);
  }

  private static void lendTo(
      Borrower child, SampleYear year, YearMonth month, List<LocalDate> days, List<Lent> loans) {
    var random = year.random("borrows", child.card(), month);
    var open = days.stream().filter(day -> day.isAfter(child.since())).toList();
    if (!open.isEmpty() && random.nextDouble() < BORROWS_IN_A_MONTH) {
      var day = open.get(random.nextInt(open.size()));
      IntStream.rangeClosed(0, random.nextInt(MOST_ITEMS))
          .forEach(
              item -> loans.add(lent(day, child.library(), child, CHILDRENS_TO_CHILDREN, random)));
    }
  }

  private static void lendToOthers(
      SampleYear year, String library, LocalDate day, List<Lent> loans) {
    var random = year.random("lends", library, day);
    IntStream.range(0, year.about(SampleDay.size(library) * OTHERS_A_DAY, random))
        .forEach(item -> loans.add(lent(day, library, null, CHILDRENS_TO_OTHERS, random)));
  }

  private static Lent lent(
      LocalDate day, String library, Borrower child, double childrens, Random random) {
    return new Lent(
        day, library, child, random.nextDouble() < RENEWED, random.nextDouble() < childrens);
  }

  private static boolean holdsEvent(String library, LocalDate day) {
    return SampleDay.size(library) >= HOLDS_EVENTS
        && day.getDayOfWeek().getValue() == 1 + Math.floorMod(library.hashCode(), WORKING_DAYS);
  }

  private static Event event(
      SampleYear year, String library, LocalDate day, List<Borrower> borrowers) {
    var random = year.random("rhyme time", library, day);
    var known =
        borrowers.stream()
            .filter(child -> child.library().equals(library) && child.since().isBefore(day))
            .toList();
    return new Event(
        day,
        library,
        FEWEST_CHILDREN + random.nextInt(MORE_CHILDREN),
        known.isEmpty() ? null : known.get(random.nextInt(known.size())));
  }
}
