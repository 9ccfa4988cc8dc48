package throughline.bookings.entrepreneur;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.bookings.entrepreneur.PersonRecords.Pair;
import throughline.bookings.entrepreneur.PersonRecords.PersonRecord;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.person.KeptOfPerson.Held;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.merge.Merges;
import throughline.platform.database.merge.Merges.Merged;

/** What staff see of a person of their places, and all that is held of somebody who asks. */
@ApplicationScoped
public class ShowPerson {
  /** A person with the records that were merged into theirs. */
  record PersonView(PersonRecord record, List<Merged> merged) {}

  /** Two records beside each other, each with what is kept of it. */
  record Compared(Pair pair, List<Held> ofOne, List<Held> ofOther, String inTheWay) {}

  /** Everything that is held of a person. */
  record Disclosure(Instant madeAt, List<Held> held) {}

  private final PersonRecords records;
  private final Merges merges;
  private final List<KeptOfPerson> kept;
  private final AuditTrail trail;
  private final Clock clock;

  ShowPerson(
      PersonRecords records,
      Merges merges,
      @All List<KeptOfPerson> kept,
      AuditTrail trail,
      Clock clock) {
    this.records = records;
    this.merges = merges;
    this.kept = kept;
    this.trail = trail;
    this.clock = clock;
  }

  /** Their name; not found if they booked at other places alone. */
  public String nameOf(UUID id, Places places) {
    return records.one(id, places).name();
  }

  PersonView show(UUID id, Places places) {
    return new PersonView(records.one(id, places), merges.mergedInto(id));
  }

  List<PersonRecord> find(String sought, Places places) {
    return records.find(sought, places);
  }

  List<Pair> pairs(Places places) {
    return records.pairs(places);
  }

  Compared compare(UUID one, UUID other, Places places) {
    var pair = new Pair(records.one(one, places), records.one(other, places));
    var inTheWay = kept.stream().flatMap(each -> each.inTheWay(one, other).stream()).findFirst();
    return new Compared(pair, held(one), held(other), inTheWay.orElse(null));
  }

  /** Written down, since it takes everything about somebody along. */
  @Transactional
  Disclosure disclose(UUID id, SignedIn who, Places places) {
    var record = records.one(id, places);
    trail.append(PersonAction.DISCLOSED.of(id, PersonAction.adviser(who, places)));
    var merged = merges.mergedInto(id).stream().map(ShowPerson::parts).toList();
    var held =
        Stream.of(
                Stream.of(new Held("Person", List.of(parts(record)))),
                merged.isEmpty()
                    ? Stream.<Held>of()
                    : Stream.of(new Held("Other records of the same person", merged)),
                held(id).stream())
            .flatMap(each -> each)
            .toList();
    return new Disclosure(clock.instant(), held);
  }

  private List<Held> held(UUID id) {
    var all = merges.allOf(id);
    return kept.stream()
        .flatMap(each -> each.held(all).stream())
        .filter(held -> !held.items().isEmpty())
        .toList();
  }

  private static Map<String, String> parts(PersonRecord record) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Name", record.name());
    parts.put("Email address", Optional.ofNullable(record.email()).orElse("not known"));
    parts.put("Phone number", Optional.ofNullable(record.phone()).orElse("not known"));
    parts.put("Signs in", record.account() ? "yes" : "no");
    return parts;
  }

  private static Map<String, String> parts(Merged merged) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Name", Optional.ofNullable(merged.name()).orElse(Entrepreneur.FORMER));
    parts.put("Why it is the same person", merged.reason());
    return parts;
  }
}
