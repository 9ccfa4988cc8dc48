package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.jobs.work.LongWork;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.rebuild.InForce;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.Ownerships;

/** A second person puts a version that was tried in force; anybody may end a trial. */
@Singleton
public class DecideTrial {

  private final Jdbi jdbi;
  private final CheckProposal checkProposal;
  private final People people;
  private final PlanData data;
  private final LongWork longWork;
  private final LedgerChanges changes;
  private final TransactionSynchronizationRegistry transaction;
  private final Clock clock;

  DecideTrial(
      Jdbi jdbi,
      CheckProposal checkProposal,
      People people,
      PlanData data,
      LongWork longWork,
      LedgerChanges changes,
      TransactionSynchronizationRegistry transaction,
      Clock clock) {
    this.jdbi = jdbi;
    this.checkProposal = checkProposal;
    this.people = people;
    this.data = data;
    this.longWork = longWork;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Puts it in force from today on; looking back shows what was reported before. */
  @Transactional
  public void approve(UUID id, String typed, SignedIn who) {
    var approved =
        decide(
            id,
            PlanData.reason(typed, "Say why you approve it"),
            who,
            (handle, trial, decision) -> {
              checkApproval(handle, trial, decision.by());
              putInForce(handle, trial, decision, clock.instant());
            });
    approved
        .ownership()
        .ifPresent(
            ownership -> data.recordOne(who, handle -> ownedSince(handle, approved, ownership)));
  }

  private static ManualEntry ownedSince(Handle handle, Trial approved, Ownership ownership) {
    var measure = approved.measure();
    long seen = Ownerships.version(handle, measure);
    var fact = Ownerships.fact(measure, seen, ownership, null, approved.reason());
    fact.body().put("by", approved.author().toString());
    return fact;
  }

  static void putInForce(Handle handle, Trial trial, Decision decision, Instant at) {
    Trials.decide(handle, trial, Trial.TrialState.APPROVED, decision, at);
    InForce.put(handle, trial.measureVersionId(), trial.measure(), at);
    Trials.supersedeOthers(handle, trial, at);
  }

  @Transactional
  public void sendBack(UUID id, String typed, SignedIn who) {
    decide(
        id,
        PlanData.reason(typed, "Say why it is sent back"),
        who,
        (handle, trial, decision) -> {
          Trials.decide(handle, trial, Trial.TrialState.RETURNED, decision, clock.instant());
          InForce.raise(handle);
        });
  }

  record Decision(String reason, UUID by) {}

  @FunctionalInterface
  private interface Effect {
    void on(Handle handle, Trial trial, Decision decision);
  }

  /** Nobody counts meanwhile, so that no event is counted under what is no longer tried. */
  private Trial decide(UUID id, String reason, SignedIn who, Effect effect) {
    var decision = new Decision(reason, people.recognise(who));
    changes.changedBy(transaction);
    var decided =
        jdbi.withHandle(
            handle -> {
              EngineLock.own(handle);
              var trial = waiting(handle, id);
              effect.on(handle, trial, decision);
              return trial;
            });
    longWork.start(UUID.randomUUID(), ClearTrials.NAME, 1);
    return decided;
  }

  private static Trial waiting(Handle handle, UUID id) {
    var trial = Trials.lock(handle, id).orElseThrow(DecideTrial::none);
    if (!trial.isWaiting()) {
      throw new Conflict(
          "trial-decided",
          "This was decided meanwhile: %s. What you typed is still here"
              .formatted(trial.state().words().toLowerCase(Locale.UK)));
    }
    return trial;
  }

  private void checkApproval(Handle handle, Trial trial, UUID person) {
    PlanData.requireSecond(
        trial.author().toString(),
        person.toString(),
        new Conflict("own-trial", "You proposed this yourself. Somebody else has to approve it"));
    if (!trial.isCounted()) {
      throw new Conflict(
          "trial-not-counted",
          "It is still being counted. Look at its figures before you approve it");
    }
    var all = data.measures(handle);
    if (CheckProposal.isCalledAsAnother(all, trial.measure())) {
      throw new Conflict(
          "title-taken",
          "There is another measure called that since this was proposed. Send it back, so that it"
              + " gets another title");
    }
    var inForce =
        all.versions().stream()
            .filter(version -> version.measure().id().equals(trial.measureId()))
            .map(MeasureVersion::measureVersionId)
            .findFirst()
            .orElse(null);
    var next = CheckProposal.next(handle, all, trial.measureId());
    if (!Objects.equals(inForce, trial.basedOn()) || trial.measure().version() != next) {
      throw new Conflict(
          "rule-changed",
          "The rule has changed since this was proposed. Propose it again, so that it is compared"
              + " with the rule of today");
    }
    checkBeside(all, trial);
  }

  private void checkBeside(Measures all, Trial trial) {
    try {
      checkProposal.checkBeside(all, trial.measure());
    } catch (BadMeasureFile wrong) {
      throw new Conflict(
          "measures-changed",
          "It does not go with the other measures as they are now: %s. Send it back, so that it is proposed otherwise"
              .formatted(wrong.words()));
    }
  }

  static NotFound none() {
    return new NotFound("new version of a rule with this address");
  }
}
