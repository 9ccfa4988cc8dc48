package throughline.membership.record.duplicate;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.record.Desk;
import throughline.membership.record.Reasons;
import throughline.membership.record.RecordAction;
import throughline.membership.record.duplicate.DuplicateCase.Decision;
import throughline.membership.record.duplicate.ShowCase.Comparison;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/**
 * Decides whether two records are of one child, as somebody at a desk says. What ends or merges the
 * record of another place is proposed to that place, and done once somebody there says the same.
 */
@ApplicationScoped
class DecideCase {

  /** What can be decided of two records, A and B. */
  enum Choice {
    NOT_THE_SAME("Two children", "Both records stay, and nobody is asked about them again"),
    KEEP_A("One child: keep record A", "Record B is merged into it. "),
    KEEP_B("One child: keep record B", "Record A is merged into it. "),
    A_IN_ERROR("Record A was made in error", "It stands for nobody. "),
    B_IN_ERROR("Record B was made in error", "It stands for nobody. ");

    private final String label;
    private final String hint;

    Choice(String label, String hint) {
      this.label = label;
      this.hint = hint;
    }

    boolean keepsA() {
      return this == KEEP_A || this == B_IN_ERROR;
    }

    boolean isError() {
      return decision() == Decision.IN_ERROR;
    }

    String label() {
      return label;
    }

    private Decision decision() {
      return switch (this) {
        case NOT_THE_SAME -> Decision.NOT_THE_SAME;
        case KEEP_A, KEEP_B -> Decision.MERGED;
        case A_IN_ERROR, B_IN_ERROR -> Decision.IN_ERROR;
      };
    }

    /** Which of the choices on a pair means what was proposed. */
    static Choice of(Proposal proposal, UUID a) {
      boolean endsA = proposal.ends().equals(a);
      if (proposal.decision() == Decision.MERGED) {
        return endsA ? KEEP_B : KEEP_A;
      }
      return endsA ? A_IN_ERROR : B_IN_ERROR;
    }

    static List<Option> options(Comparison pair) {
      return Arrays.stream(values())
          .map(choice -> new Option(choice.name(), choice.label, choice.hint(pair)))
          .toList();
    }

    private String hint(Comparison pair) {
      if (this == NOT_THE_SAME) {
        return hint;
      }
      var ends = keepsA() ? pair.b() : pair.a();
      var whenAgreed = pair.needsAgreement(this) ? ", once the other place agrees" : "";
      return hint + ends.cardStops() + whenAgreed;
    }
  }

  static final Reasons REASONS =
      Reasons.NONE
          .or("ONE_BIRTH", "The register or a certificate shows one birth")
          .or("FAMILY_SAYS", "The family says so")
          .or("TYPED_TWICE", "One visit was typed twice")
          .or("WRONG_FAMILY", "The record was typed for the wrong family");

  /** What somebody decided, as typed; seen is the moment of the proposal that the page showed. */
  record DecisionRequest(
      String choice, String reason, String versionA, String versionB, String seen) {

    static DecisionRequest of(Form form) {
      return new DecisionRequest(
          form.text("choice"),
          form.text("reason"),
          form.value("versionA"),
          form.value("versionB"),
          form.value("proposal"));
    }
  }

  private final OpenPairs pairs;
  private final MergeRecords mergeRecords;
  private final TellEnded tellEnded;
  private final AuditTrail trail;
  private final Clock clock;

  DecideCase(
      OpenPairs pairs,
      MergeRecords mergeRecords,
      TellEnded tellEnded,
      AuditTrail trail,
      Clock clock) {
    this.pairs = pairs;
    this.mergeRecords = mergeRecords;
    this.tellEnded = tellEnded;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps the decision and does what it says, or asks the other place. Of two who decide at once
   * the second is told.
   *
   * @return false if the other place has to agree first
   */
  @Transactional
  boolean decide(UUID id, DecisionRequest typed, Desk desk) {
    var pair = pairs.take(id, desk);
    requireSeen(pair, typed);
    var fields = new Fields();
    var choice =
        fields.oneOf("choice", typed.choice(), Choice.class, "Choose whether they are one child");
    var reason =
        choice == null || choice == Choice.NOT_THE_SAME
            ? null
            : REASONS.read(fields, "reason", typed.reason(), "Choose how you know");
    fields.throwIfAny();
    if (choice == Choice.NOT_THE_SAME) {
      var actor = pair.actor(desk);
      trail.appendAll(
          List.of(
              RecordAction.TWO_CHILDREN.of(pair.a(), actor),
              RecordAction.TWO_CHILDREN.of(pair.b(), actor)));
      close(pair, Decision.NOT_THE_SAME, desk, clock.instant());
      return true;
    }
    var kept = choice.keepsA() ? pair.a() : pair.b();
    var other = choice.keepsA() ? pair.b() : pair.a();
    if (!mayEnd(pair, choice.decision(), other, desk)) {
      propose(pair, choice.decision(), other, reason, desk);
      return false;
    }
    end(pair, choice.decision(), other, kept, reason, desk);
    return true;
  }

  /** One's own record, one's own pair, or what the place of the other record has proposed. */
  private static boolean mayEnd(OpenPairs.Pair pair, Decision decision, Member ends, Desk desk) {
    return pair.seesA() && pair.seesB()
        || decision == Decision.IN_ERROR && pair.isTheirs(ends)
        || pair.proposedToThem()
            .filter(proposal -> proposal.is(decision, ends.key()))
            .filter(proposal -> !proposal.by().equals(desk.subject()))
            .isPresent();
  }

  private void propose(
      OpenPairs.Pair pair, Decision decision, Member ends, String reason, Desk desk) {
    var from = pair.seesA() ? pair.a() : pair.b();
    var actor = pair.actor(desk);
    pair.about()
        .propose(
            new Proposal(
                decision, ends.key(), from.key(), desk.subject(), clock.instant(), reason));
    trail.appendAll(
        List.of(
            RecordAction.END_PROPOSED.of(pair.a(), actor).because(reason),
            RecordAction.END_PROPOSED.of(pair.b(), actor).because(reason)));
    Log.infof("event=duplicate-proposed case=%s", pair.about().id());
  }

  private void end(
      OpenPairs.Pair pair, Decision decision, Member other, Member kept, String reason, Desk desk) {
    var now = clock.instant();
    if (decision == Decision.MERGED) {
      mergeRecords.merge(other, kept, pair.actor(desk), reason);
    } else {
      mergeRecords.undo(other, kept, pair.actor(desk), reason, now);
    }
    close(pair, decision, desk, now);
    tellEnded.tell(other, kept);
  }

  private static void close(OpenPairs.Pair pair, Decision decision, Desk desk, Instant now) {
    pair.about().decide(decision, desk.subject(), now);
    Log.infof("event=duplicate-decided case=%s", pair.about().id());
  }

  private static void requireSeen(OpenPairs.Pair pair, DecisionRequest typed) {
    if (!Long.toString(pair.a().version()).equals(typed.versionA())
        || !Long.toString(pair.b().version()).equals(typed.versionB())) {
      throw new Conflict(
          "enrolment-changed",
          "One of the records was changed since you opened them. What they say now is shown:"
              + " compare them again");
    }
    if (!pair.about()
        .proposal()
        .map(each -> each.at().toString())
        .orElse("")
        .equals(typed.seen())) {
      throw new Conflict(
          "proposal-changed",
          "Somebody has proposed what to do with these records since you opened them. It is shown:"
              + " look at it, and decide again");
    }
  }
}
