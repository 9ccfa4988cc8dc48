package throughline.tracker.web.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import throughline.platform.database.People;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.layout.WaitingForYou;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.exclusion.Decisions;
import throughline.tracker.entry.observation.Proposals;
import throughline.tracker.review.Reviews;
import throughline.tracker.rulechange.Trials;
import throughline.tracker.shared.Roles;

/** What others have done that holds only when whoever reads this has agreed to it. */
@ApplicationScoped
class QueryWaiting implements WaitingForYou {

  static final String PATH = "/waiting";

  private final PlanData data;
  private final People people;
  private final CurrentPerson person;

  QueryWaiting(PlanData data, People people, CurrentPerson person) {
    this.data = data;
    this.people = people;
    this.person = person;
  }

  record Task(long count, String one, String many, String path) {

    public String words() {
      return "%d %s".formatted(count, count == 1 ? one : many);
    }
  }

  @Override
  public Optional<Waits> waits() {
    if (!person.hasRole(Roles.STRATEGY_LEAD) && !person.hasRole(Roles.ADMINISTRATOR)) {
      return Optional.empty();
    }
    return Optional.of(new Waits(tasks().stream().mapToLong(Task::count).sum(), PATH));
  }

  List<Task> tasks() {
    var reader = people.find(person.subject());
    return data.read(
        handle ->
            Stream.of(
                    new Task(
                        Proposals.countWaiting(handle, data.measures(handle), reader),
                        "figure to approve",
                        "figures to approve",
                        "/approvals"),
                    new Task(
                        Decisions.countToApprove(handle, reader),
                        "record to leave out",
                        "records to leave out",
                        "/checks"),
                    new Task(
                        Trials.countToApprove(handle, reader),
                        "new or changed measure to approve",
                        "new or changed measures to approve",
                        "/trials"),
                    new Task(
                        Reviews.countToSign(handle, reader),
                        "quarter to sign",
                        "quarters to sign",
                        "/reviews"))
                .filter(task -> task.count() > 0)
                .toList());
  }
}
