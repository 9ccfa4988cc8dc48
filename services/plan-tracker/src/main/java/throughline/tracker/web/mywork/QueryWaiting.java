package throughline.tracker.web.mywork;

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
import throughline.tracker.plan.community.Communities;
import throughline.tracker.plan.ownership.Owners;
import throughline.tracker.release.Releases;
import throughline.tracker.review.Reviews;
import throughline.tracker.rulechange.Trials;
import throughline.tracker.shared.Roles;

/**
 * What waits for whoever reads this: what others have done that holds only when they have agreed to
 * it, and the news that their posts owe.
 */
@ApplicationScoped
class QueryWaiting implements WaitingForYou {

  private final PlanData data;
  private final QueryOwned owned;
  private final Owners owners;
  private final People people;
  private final CurrentPerson person;

  QueryWaiting(
      PlanData data, QueryOwned owned, Owners owners, People people, CurrentPerson person) {
    this.data = data;
    this.owned = owned;
    this.owners = owners;
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
    long due =
        owned.of(owners.posts()).stream().filter(one -> one.isAsked() && one.isDue()).count();
    long toDecide = toDecide().stream().mapToLong(Task::count).sum();
    return isDeciding() || !owners.posts().isEmpty()
        ? Optional.of(new Waits(due + toDecide, "/my-work"))
        : Optional.empty();
  }

  private boolean isDeciding() {
    return person.hasRole(Roles.STRATEGY_LEAD) || person.hasRole(Roles.ADMINISTRATOR);
  }

  /** Nothing for who only reads. */
  List<Task> toDecide() {
    if (!isDeciding()) {
      return List.of();
    }
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
                        person.hasRole(Roles.STRATEGY_LEAD)
                            ? Communities.countToAgree(handle, reader)
                            : 0,
                        "target of a library to agree to",
                        "targets of libraries to agree to",
                        "/profiles?sort=WAITING"),
                    new Task(
                        Reviews.countToSign(handle, reader),
                        "quarter to sign",
                        "quarters to sign",
                        "/reviews"),
                    new Task(
                        Releases.countToApprove(handle, reader),
                        "release to approve",
                        "releases to approve",
                        "/releases"))
                .filter(task -> task.count() > 0)
                .toList());
  }
}
