package throughline.membership.record.duplicate;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.duplicate.DuplicateCase.Decision;
import throughline.membership.record.duplicate.ShowCase.Comparison;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/** Somebody at a desk decides whether two records are of one child. Nobody else ever does. */
@ApplicationScoped
class DecideCase {

  /** What can be decided of two records, A and B. */
  enum Choice {
    NOT_THE_SAME("Two children", "Both records stay, and nobody is asked about them again"),
    KEEP_A("One child: keep record A", "Record B is merged into it. "),
    KEEP_B("One child: keep record B", "Record A is merged into it. "),
    A_IN_ERROR("Record A was made in error", "It stands for nobody. This cannot be taken back. "),
    B_IN_ERROR("Record B was made in error", "It stands for nobody. This cannot be taken back. ");

    private final String label;
    private final String hint;

    Choice(String label, String hint) {
      this.label = label;
      this.hint = hint;
    }

    boolean keepsA() {
      return this == KEEP_A || this == B_IN_ERROR;
    }

    boolean isMerge() {
      return this == KEEP_A || this == KEEP_B;
    }

    static List<Option> options(Comparison pair) {
      return Arrays.stream(values())
          .map(choice -> new Option(choice.name(), choice.label, choice.hint(pair)))
          .toList();
    }

    private String hint(Comparison pair) {
      return this == NOT_THE_SAME ? hint : hint + (keepsA() ? pair.b() : pair.a()).cardStops();
    }
  }

  /** What somebody decided, as typed. */
  record DecisionRequest(String choice, String versionA, String versionB) {

    static DecisionRequest of(Form form) {
      return new DecisionRequest(
          form.text("choice"), form.value("versionA"), form.value("versionB"));
    }
  }

  private static final String CHOICE = "choice";

  private final OpenPairs pairs;
  private final MergeRecords mergeRecords;
  private final AuditTrail trail;
  private final Clock clock;

  DecideCase(OpenPairs pairs, MergeRecords mergeRecords, AuditTrail trail, Clock clock) {
    this.pairs = pairs;
    this.mergeRecords = mergeRecords;
    this.trail = trail;
    this.clock = clock;
  }

  /** Keeps the decision and does what it says. Of two who decide at once the second is told. */
  @Transactional
  void decide(UUID id, DecisionRequest typed, Desk desk) {
    var pair = pairs.take(id, desk);
    requireSeen(pair, typed);
    var fields = new Fields();
    var choice =
        fields.oneOf(CHOICE, typed.choice(), Choice.class, "Choose whether they are one child");
    fields.throwIfAny();
    var kept = choice.keepsA() ? pair.a() : pair.b();
    var other = choice.keepsA() ? pair.b() : pair.a();
    var actor = pair.actor(desk);
    if (choice == Choice.NOT_THE_SAME) {
      trail.appendAll(
          List.of(
              RecordAction.TWO_CHILDREN.of(pair.a(), actor),
              RecordAction.TWO_CHILDREN.of(pair.b(), actor)));
    } else if (choice.isMerge()) {
      mergeRecords.merge(other, kept, actor);
    } else {
      mergeRecords.undo(other, kept, actor);
    }
    pair.about().decide(decision(choice), desk.subject(), clock.instant());
    Log.infof("event=duplicate-decided case=%s", id);
  }

  private static Decision decision(Choice choice) {
    return switch (choice) {
      case NOT_THE_SAME -> Decision.NOT_THE_SAME;
      case KEEP_A, KEEP_B -> Decision.MERGED;
      case A_IN_ERROR, B_IN_ERROR -> Decision.IN_ERROR;
    };
  }

  private static void requireSeen(OpenPairs.Pair pair, DecisionRequest typed) {
    if (!Long.toString(pair.a().version()).equals(typed.versionA())
        || !Long.toString(pair.b().version()).equals(typed.versionB())) {
      throw new Conflict(
          "enrolment-changed",
          "One of the records was changed since you opened them. What they say now is shown:"
              + " compare them again");
    }
  }
}
