package throughline.tracker.engine.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import throughline.tracker.engine.fact.LatestVersion;

/**
 * One row of the ledger: contributions of one version of a fact to several measures that say the
 * same, or of which one says a part of what another says.
 */
final class Entry {

  private final Contribution first;
  private final List<Contribution> contributions = new ArrayList<>(4);
  private List<String> fields;
  private List<String> values;
  private String subject;
  private long amount;

  Entry(Contribution first) {
    this.first = first;
    this.subject = first.key().subject();
    this.amount = first.amount();
    this.fields = first.fields();
    this.values = first.splits();
    contributions.add(first);
  }

  LatestVersion fact() {
    return first.fact();
  }

  LocalDate effectiveOn() {
    return first.key().effectiveOn();
  }

  String place() {
    return first.key().place();
  }

  String breakdown() {
    return contributions.size() == 1 ? first.key().breakdown() : String.join("|", values);
  }

  String subject() {
    return subject;
  }

  long amount() {
    return amount;
  }

  LocalDate knownOn() {
    return first.knownOn();
  }

  Contribution.Reason reason() {
    return first.reason();
  }

  String detail() {
    return first.detail();
  }

  boolean takes(Contribution other) {
    if (!isAlike(other) || !hasRoomForPerson(other) || !hasRoomForAmount(other) || !agrees(other)) {
      return false;
    }
    if (subject.isEmpty()) {
      subject = other.key().subject();
    }
    if (Math.abs(other.amount()) > Math.abs(amount)) {
      amount = other.amount();
    }
    addSplits(other);
    contributions.add(other);
    return true;
  }

  private boolean isAlike(Contribution other) {
    var last = contributions.get(contributions.size() - 1);
    return last.rule().measureVersionId() != other.rule().measureVersionId()
        && first.reason() == other.reason()
        && Objects.equals(effectiveOn(), other.key().effectiveOn())
        && place().equals(other.key().place())
        && detail().equals(other.detail());
  }

  private boolean hasRoomForPerson(Contribution other) {
    var theirs = other.key().subject();
    return subject.isEmpty() || theirs.isEmpty() || subject.equals(theirs);
  }

  private boolean hasRoomForAmount(Contribution other) {
    long theirs = other.amount();
    return amount == theirs || theirs == Long.signum(amount) || amount == Long.signum(theirs);
  }

  private boolean agrees(Contribution other) {
    var theirs = other.splits();
    for (int i = 0; i < theirs.size(); i++) {
      int at = fields.indexOf(other.fields().get(i));
      if (at >= 0 && !values.get(at).equals(theirs.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void addSplits(Contribution contribution) {
    if (fields.containsAll(contribution.fields())) {
      return;
    }
    fields = new ArrayList<>(fields);
    values = new ArrayList<>(values);
    var theirs = contribution.splits();
    for (int i = 0; i < theirs.size(); i++) {
      var field = contribution.fields().get(i);
      if (!fields.contains(field)) {
        fields.add(field);
        values.add(theirs.get(i));
      }
    }
  }

  List<Contribution> contributions() {
    return contributions;
  }

  int countedAs(Contribution contribution) {
    return contribution.rule().measureVersionId() << 3
        | (contribution.reason() == Contribution.Reason.EXCLUDED ? 4 : 0)
        | (contribution.key().subject().isEmpty() ? 0 : 2)
        | (contribution.amount() == amount ? 0 : 1);
  }

  EntryKind kind() {
    var counted = new ArrayList<EntryKind.Counted>(contributions.size());
    contributions.forEach(contribution -> counted.add(counted(contribution)));
    return new EntryKind(counted);
  }

  private EntryKind.Counted counted(Contribution contribution) {
    return new EntryKind.Counted(
        contribution.rule().measureVersionId(),
        contribution.fields().equals(fields)
            ? null
            : contribution.fields().stream().map(field -> fields.indexOf(field) + 1).toList(),
        !contribution.key().subject().isEmpty(),
        contribution.amount() != amount);
  }
}
