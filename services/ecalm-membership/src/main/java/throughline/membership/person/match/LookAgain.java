package throughline.membership.person.match;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Looks each night at every record as an enrolment does: two desks that enrol one child in the same
 * moment do not see each other's record yet.
 */
@Singleton
class LookAgain implements Job {

  private static final LocalTime AT = LocalTime.of(2, 10);
  private static final int BATCH = 50;

  private final RecordedChildren children;
  private final OpenCases openCases;
  private final Clock clock;

  LookAgain(RecordedChildren children, OpenCases openCases, Clock clock) {
    this.children = children;
    this.openCases = openCases;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "look-for-duplicates", "Look for children who are recorded twice", JobSchedule.dailyAt(AT));
  }

  /** What one batch came to. */
  private record Looked(List<Newcomer> at, OpenCases.Opened opened) {}

  @Override
  public String run() {
    var opened = 0;
    var likeTooMany = 0;
    UUID last = null;
    Looked batch;
    do {
      batch = lookBehind(last);
      opened += batch.opened.cases();
      likeTooMany += batch.opened.likeTooMany();
      last = batch.at.isEmpty() ? null : batch.at.get(batch.at.size() - 1).self().orElseThrow();
    } while (batch.at.size() == BATCH);
    return inWords(opened, likeTooMany);
  }

  private static String inWords(int opened, int likeTooMany) {
    var pairs =
        opened == 1 ? "1 pair of records to look at" : opened + " pairs of records to look at";
    return likeTooMany == 0
        ? pairs
        : pairs + "; %d records are like more others than are compared".formatted(likeTooMany);
  }

  private Looked lookBehind(UUID last) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var batch = children.behind(last, BATCH);
              return new Looked(batch, openCases.of(batch, clock.instant()));
            });
  }
}
