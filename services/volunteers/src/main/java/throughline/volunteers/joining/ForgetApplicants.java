package throughline.volunteers.joining;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.volunteers.joining.Applications.Over;
import throughline.volunteers.volunteer.ErasePerson;
import throughline.volunteers.volunteer.Volunteers;

/** What was not accepted goes on its date, with all that is known of who only applied. */
@Singleton
class ForgetApplicants implements Job {
  private static final int MOST_AT_ONCE = 500;

  private final Applications applications;
  private final Volunteers volunteers;
  private final ErasePerson erasePerson;
  private final Clock clock;

  ForgetApplicants(
      Applications applications, Volunteers volunteers, ErasePerson erasePerson, Clock clock) {
    this.applications = applications;
    this.volunteers = volunteers;
    this.erasePerson = erasePerson;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "forget-applicants",
        "Delete what is known of applicants who were not accepted",
        JobSchedule.dailyAt(LocalTime.of(3, 20)));
  }

  @Override
  public String run() {
    var today = London.today(clock);
    var over = applications.toErase(today, MOST_AT_ONCE);
    over.forEach(each -> QuarkusTransaction.requiringNew().run(() -> forget(each, today)));
    return over.size() == 1 ? "1 application deleted" : over.size() + " applications deleted";
  }

  private void forget(Over each, LocalDate today) {
    volunteers.lock(each.volunteer());
    if (applications.forget(each.id(), today) && applications.onlyApplied(each.volunteer())) {
      erasePerson.forget(each.volunteer(), Actor.of("forget-applicants", "job"));
    }
  }
}
