package throughline.volunteers.volunteer;

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
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.person.KeptOfPerson.Held;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.merge.Merges;
import throughline.platform.database.merge.Merges.Merged;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;
import throughline.volunteers.volunteer.VolunteerRecords.Pair;
import throughline.volunteers.volunteer.VolunteerRecords.VolunteerRecord;

/** What coordinators see of the people of their places, and all that is held of somebody. */
@ApplicationScoped
class ShowVolunteer {
  /** A person with the records that were merged into theirs. */
  record VolunteerView(VolunteerRecord record, List<Merged> merged) {}

  /** Two records beside each other, each with what is kept of it. */
  record Compared(Pair pair, List<Held> ofOne, List<Held> ofOther, String inTheWay) {}

  /** Everything that is held of a person. */
  record Disclosure(Instant madeAt, List<Held> held) {}

  private final VolunteerRecords records;
  private final Merges merges;
  private final List<KeptOfPerson> kept;
  private final Libraries libraries;
  private final AuditTrail trail;
  private final Clock clock;

  ShowVolunteer(
      VolunteerRecords records,
      Merges merges,
      @All List<KeptOfPerson> kept,
      Libraries libraries,
      AuditTrail trail,
      Clock clock) {
    this.records = records;
    this.merges = merges;
    this.kept = kept;
    this.libraries = libraries;
    this.trail = trail;
    this.clock = clock;
  }

  VolunteerView show(UUID id, Places places) {
    return new VolunteerView(records.one(id, places), merges.mergedInto(id));
  }

  List<VolunteerRecord> find(String sought, Places places) {
    return records.find(sought, places);
  }

  /** What of these can be chosen as places where somebody helps. */
  List<Library> placesOf(Places places) {
    return libraries.byName().stream().filter(each -> places.includes(each.code())).toList();
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
    trail.append(VolunteerAction.DISCLOSED.of(id, VolunteerHistory.coordinator(who, places)));
    return new Disclosure(
        clock.instant(),
        Stream.concat(Stream.of(new Held("Person", List.of(parts(record)))), held(id).stream())
            .toList());
  }

  private List<Held> held(UUID id) {
    var all = merges.allOf(id);
    return kept.stream()
        .flatMap(each -> each.held(all).stream())
        .filter(held -> !held.items().isEmpty())
        .toList();
  }

  private static Map<String, String> parts(VolunteerRecord record) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Name", record.name());
    parts.put("Email address", Optional.ofNullable(record.email()).orElse("not known"));
    parts.put("Phone number", Optional.ofNullable(record.phone()).orElse("not known"));
    parts.put("Signs in", record.account() ? "yes" : "no");
    parts.put("Helps at", record.where());
    parts.put("Stands as", record.status().words());
    if (record.dateOfBirth() != null) {
      parts.put("Date of birth", London.date(record.dateOfBirth()));
    }
    return parts;
  }
}
