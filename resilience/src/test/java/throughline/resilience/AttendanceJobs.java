package throughline.resilience;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/**
 * An adviser opens a session, an entrepreneur books it and, in every third job, is marked as
 * attended. Nobody is in two places at once and a session is attended about its start only, so
 * there are several entrepreneurs; the other sessions are on days to come.
 */
final class AttendanceJobs implements Supplier<List<Job.Step>> {
  private static final int ENTREPRENEURS = 12;
  private static final int SESSIONS_EACH = 8;
  private static final int MINUTES = 5;
  private static final int DAYS = 200;
  private static final int SLOTS = 150;
  private static final int FIRST_HOUR = 6;

  /** From the first session to the last, and what handing out the jobs may take. */
  private static final Duration ALL_SESSIONS = Duration.ofMinutes(MINUTES * SESSIONS_EACH + 5);

  private final Caller adviser;
  private final List<Caller> entrepreneurs;
  private final ZonedDateTime first = soon();
  private int jobs;
  private int attended;

  AttendanceJobs(Suite suite) {
    adviser = suite.demo("bipc-adviser", SuiteService.BOOKINGS);
    entrepreneurs =
        Stream.generate(() -> suite.somebody(SuiteService.BOOKINGS, "entrepreneur"))
            .limit(ENTREPRENEURS)
            .toList();
  }

  @Override
  public List<Job.Step> get() {
    int number = jobs++;
    return number % 3 == 0 && attended < ENTREPRENEURS * SESSIONS_EACH
        ? attended()
        : booked(number);
  }

  /** How many of the jobs that were handed out mark somebody as attended. */
  int sessionsAttended() {
    return attended;
  }

  /** How many different entrepreneurs those are. */
  int entrepreneursSupported() {
    return (attended + SESSIONS_EACH - 1) / SESSIONS_EACH;
  }

  private List<Job.Step> attended() {
    Caller entrepreneur = entrepreneurs.get(attended / SESSIONS_EACH);
    var start = soon().plusMinutes((long) MINUTES * (attended % SESSIONS_EACH));
    attended++;
    return List.of(
        open(start), book(entrepreneur), (id, key) -> adviser.send(ApiRequest.attended(id), key));
  }

  private List<Job.Step> booked(int number) {
    int slot = number / DAYS;
    var start =
        first
            .plusDays(1 + number % DAYS)
            .withHour(FIRST_HOUR)
            .withMinute(0)
            .plusMinutes((long) MINUTES * (slot % SLOTS));
    return List.of(open(start), book(entrepreneurs.get(slot / SLOTS % ENTREPRENEURS)));
  }

  private Job.Step open(ZonedDateTime start) {
    ApiRequest session =
        ApiRequest.openSession("Under load", "SPOKE", start.toLocalDateTime(), MINUTES, 1);
    Job.Step opening = (before, key) -> adviser.send(session, key);
    return opening.making(Ledger.Kind.SESSION);
  }

  private static Job.Step book(Caller entrepreneur) {
    Job.Step booking = (session, key) -> entrepreneur.send(ApiRequest.book(session), key);
    return booking.making(Ledger.Kind.BOOKING);
  }

  /**
   * A start that is still to come while attendance can already be recorded. Late in the evening it
   * would be tomorrow's, which no figure of today counts: the test is not made then.
   */
  private static ZonedDateTime soon() {
    ZonedDateTime start = Job.now().plusMinutes(15).truncatedTo(ChronoUnit.MINUTES);
    assumeTrue(
        start.plus(ALL_SESSIONS).toLocalDate().equals(Job.now().toLocalDate()),
        "a session that is soon is tomorrow's");
    return start;
  }
}
