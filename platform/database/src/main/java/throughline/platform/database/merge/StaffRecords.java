package throughline.platform.database.merge;

import io.quarkus.logging.Log;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.KeptOfPerson.Held;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;
import throughline.platform.database.merge.Merges.Merged;

/**
 * The records of people as staff see them at their places, and what staff decide of them: that two
 * are one person, or two after all, what is told to somebody who asks, and that somebody is erased.
 * A record of other places is {@link NotFound}. Each decision is in the history of its record.
 *
 * @param <R> what staff see of a record
 */
public abstract class StaffRecords<R extends StaffRecord> {
  private static final int LONGEST_REASON = 200;
  private static final String WORD = "erase";

  /** What can be done to any person's record. The names are in the history for ever. */
  private enum Action {
    MERGED,
    TAKEN_APART,
    TWO_PEOPLE,
    DISCLOSED
  }

  /** A person with the records that were merged into theirs. */
  public record Shown<R extends StaffRecord>(R record, List<Merged> merged) {}

  /** Two records that may be one person. */
  public record Pair<R extends StaffRecord>(R one, R other) {
    /** In what they are alike, in words. */
    public String why() {
      if (one.email() != null && one.email().equalsIgnoreCase(other.email())) {
        return "The same email address";
      }
      return one.phone() != null && one.phone().equals(other.phone())
          ? "The same phone number"
          : "Names that are alike";
    }

    /** Where the two are compared. */
    public String path() {
      return "/people/%s/same-as/%s".formatted(one.id(), other.id());
    }
  }

  /**
   * Two records beside each other, each with what is kept of it.
   *
   * @param inTheWay why they cannot be one; null if they can
   */
  public record Compared<R extends StaffRecord>(
      Pair<R> pair, List<Held> ofOne, List<Held> ofOther, String inTheWay) {}

  /** Everything that is held of a person. */
  public record Disclosure(Instant madeAt, List<Held> held) {}

  /**
   * What a service reads its records by.
   *
   * @param row what a line becomes
   * @param shown selects the records of {@code :places}, or all if {@code :everywhere}
   * @param found what is added to find some by {@code :sought}, at most {@code :most}
   * @param most as many are found, and as many pairs shown
   * @param role in which staff act
   */
  public record Reading<R>(Class<R> row, String shown, String found, int most, String role) {}

  private final Reading<R> reading;
  private final Merges merges;
  private final People people;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  protected StaffRecords(
      Reading<R> reading, Merges merges, People people, AuditTrail trail, Sql sql, Clock clock) {
    this.reading = reading;
    this.merges = merges;
    this.people = people;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  /** What else is known of a person than name, address, number and account. */
  protected Map<String, String> more(R record) {
    return Map.of();
  }

  /** Takes away what tells who somebody was; inside the transaction of {@link #erase}. */
  protected abstract void forget(UUID id, Actor actor);

  public R one(UUID id, Places places) {
    return at(reading.shown + "AND " + merges.table() + ".id = :id", places)
        .bind("id", id)
        .first(reading.row)
        .orElseThrow(() -> new NotFound("person with this number at your places"));
  }

  /** Those that are sought by a part of the name, the address or the number. */
  public List<R> find(String sought, Places places) {
    return at(reading.shown + reading.found, places)
        .bind("sought", sought)
        .bind("most", reading.most)
        .list(reading.row);
  }

  /** The likeliest pairs, which are two lines each. */
  public List<Pair<R>> pairs(Places places) {
    var rows =
        at(Merges.pairsOf(reading.shown), places).bind("most", reading.most).list(reading.row);
    return IntStream.range(0, rows.size() / 2)
        .mapToObj(i -> new Pair<>(rows.get(2 * i), rows.get(2 * i + 1)))
        .toList();
  }

  public Shown<R> show(UUID id, Places places) {
    return new Shown<>(one(id, places), merges.mergedInto(id));
  }

  public Compared<R> compare(UUID one, UUID other, Places places) {
    var pair = new Pair<>(one(one, places), one(other, places));
    return new Compared<>(
        pair, merges.held(one), merges.held(other), merges.inTheWay(one, other).orElse(null));
  }

  /** Written down, since it takes everything about somebody along. */
  @Transactional
  public Disclosure disclose(UUID id, SignedIn who, Places places) {
    var record = one(id, places);
    trail.append(entry(Action.DISCLOSED, id, who, places));
    var merged = merges.mergedInto(id).stream().map(this::parts).toList();
    var person =
        Stream.of(
                new Held("Person", List.of(parts(record))),
                new Held("Other records of the same person", merged))
            .filter(held -> !held.items().isEmpty());
    return new Disclosure(
        clock.instant(), Stream.concat(person, merges.held(id).stream()).toList());
  }

  /** Answers with the record that stands for both from now on. */
  @Transactional
  public UUID merge(UUID one, UUID other, String reason, SignedIn who, Places places) {
    if (one.equals(other)) {
      throw new Conflict(
          "cannot-be-one", "This is one record. Choose another one to compare it with");
    }
    List.of(one, other).forEach(id -> one(id, places));
    var why = reason(reason, "Enter why they are one person");
    var kept = merges.merge(one, other, why, people.recognise(who));
    tell(Action.MERGED, List.of(one, other), why, who, places);
    Log.infof("event=people-merged kept=%s", kept);
    return kept;
  }

  /** Keeps that they are two, so that nobody is asked again. */
  @Transactional
  public void areTwo(UUID one, UUID other, SignedIn who, Places places) {
    List.of(one, other).forEach(id -> one(id, places));
    merges.areTwo(one, other, people.recognise(who));
    trail.append(entry(Action.TWO_PEOPLE, one, who, places));
  }

  /** Answers with the record that stood for both. */
  @Transactional
  public UUID takeApart(UUID merge, String reason, SignedIn who, Places places) {
    var stood =
        merges
            .standsFor(merge)
            .orElseThrow(() -> new NotFound("merge with this number that stands"));
    one(stood, places);
    var why = reason(reason, "Enter why they are two people");
    var apart = merges.takeApart(merge, why, people.recognise(who));
    tell(Action.TAKEN_APART, List.of(stood, apart), why, who, places);
    Log.infof("event=people-taken-apart kept=%s", stood);
    return stood;
  }

  /**
   * Erases for ever.
   *
   * @param confirmation the word that says that it is meant
   */
  @Transactional
  public void erase(UUID id, String confirmation, SignedIn who, Places places) {
    one(id, places);
    if (TypedText.given(confirmation).filter(WORD::equalsIgnoreCase).isEmpty()) {
      throw new InvalidInput("confirmation", "Type the word erase, since this cannot be undone");
    }
    forget(id, actor(who, places));
  }

  protected Sql.Statement at(String statement, Places places) {
    return sql.of(statement).bind("everywhere", places.all()).bind("places", places.codes());
  }

  private void tell(Action action, List<UUID> ids, String why, SignedIn who, Places places) {
    trail.appendAll(
        ids.stream()
            .map(id -> entry(action, id, who, places, Change.personal("reason", null, why)))
            .toList());
  }

  private AuditEntry entry(Action action, UUID id, SignedIn who, Places places, Change... changes) {
    return AuditEntry.of(actor(who, places), action, AuditedRecord.of(merges.table(), id), changes);
  }

  private Actor actor(SignedIn who, Places places) {
    return new Actor(who.subject(), reading.role, places.only().orElse(null));
  }

  private Map<String, String> parts(R record) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Name", record.name());
    parts.put("Email address", Objects.requireNonNullElse(record.email(), "not known"));
    parts.put("Phone number", Objects.requireNonNullElse(record.phone(), "not known"));
    parts.put("Signs in", record.account() ? "yes" : "no");
    parts.putAll(more(record));
    return parts;
  }

  private Map<String, String> parts(Merged merged) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Name", Objects.requireNonNullElse(merged.name(), "A former " + merges.table()));
    parts.put("Why it is the same person", merged.reason());
    return parts;
  }

  private static String reason(String typed, String missing) {
    var fields = new Fields();
    var read = fields.text("reason", typed, LONGEST_REASON, missing);
    fields.throwIfAny();
    return read;
  }
}
