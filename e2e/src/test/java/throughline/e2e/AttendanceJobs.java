package throughline.e2e;

import java.time.Duration;
import java.time.ZonedDateTime;
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

  /** From the first session to the last, and what handing out the jobs may take. */
  private static final Duration ALL_SESSIONS = Duration.ofMinutes(MINUTES * SESSIONS_EACH + 5);

  private final Caller adviser;
  private final List<Caller> entrepreneurs;
  private final ZonedDateTime first = Today.soon(ALL_SESSIONS);
  private int jobs;
  private int attended;

  AttendanceJobs(Suite suite) {
    adviser = suite.api(suite.people().demo("bipc-adviser"), SuiteService.BOOKINGS);
    entrepreneurs =
        Stream.generate(() -> suite.people().create("Entrepreneur", "entrepreneur"))
            .limit(ENTREPRENEURS)
            .map(person -> suite.api(person, SuiteService.BOOKINGS))
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
    var start = Today.soon().plusMinutes((long) MINUTES * (attended % SESSIONS_EACH));
    attended++;
    return List.of(
        open(Given.newSession("Under load", start, 1, MINUTES)),
        (id, key) -> entrepreneur.send(ApiRequest.book(id), key),
        (id, key) -> adviser.send(ApiRequest.attended(id), key));
  }

  private List<Job.Step> booked(int number) {
    var start = first.plusDays(1 + number % DAYS).withHour(6 + number / DAYS);
    return List.of(
        open(Given.newSession("Under load", start, 1, MINUTES)),
        (id, key) -> entrepreneurs.get(0).send(ApiRequest.book(id), key));
  }

  private Job.Step open(ApiRequest session) {
    return (before, key) -> adviser.send(session, key);
  }
}
