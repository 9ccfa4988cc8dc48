package throughline.tracker.plan.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.Period;

/** The targets that were set for measures, read from facts and written as facts. */
final class Targets {

  static final EntryStore<Target> STORE = new EntryStore<>(ManualEntryKind.TARGET, Targets::target);

  static final String SET = "SET";

  private Targets() {}

  static boolean takes(Measure measure) {
    return measure.polarity() != Polarity.NONE && measure.unit() != Unit.JUDGEMENT;
  }

  static Measure measure(Measures measures, String id) {
    return measures
        .find(id)
        .filter(Targets::takes)
        .orElseThrow(() -> new NotFound("measure with this address that takes a target"));
  }

  /** The targets that were known at the end of a day. */
  record Known(Map<String, EntryHistory<Target>> said) {

    Optional<Target> of(Measure measure, Period year) {
      return Optional.ofNullable(said.get(id(measure, year)))
          .map(EntryHistory::latest)
          .filter(latest -> !latest.withdrawn())
          .map(EntryVersion::said);
    }
  }

  static Known known(Handle handle, LocalDate knownAt) {
    return new Known(STORE.all(handle, knownAt));
  }

  static List<TargetView> of(Handle handle, Measure measure) {
    return STORE.startingWith(handle, prefix(measure)).values().stream()
        .map(history -> TargetView.of(measure, history))
        .sorted((one, other) -> other.year().from().compareTo(one.year().from()))
        .toList();
  }

  static TargetView required(Handle handle, Measures measures, String measureId, String key) {
    return of(handle, measure(measures, measureId)).stream()
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("target with this address"));
  }

  static String id(Measure measure, Period year) {
    return prefix(measure) + key(year);
  }

  static String prefix(Measure measure) {
    return measure.id() + "/";
  }

  static String key(Period year) {
    return String.valueOf(year.from().getYear());
  }

  static ManualEntry fact(Measure measure, Target target, long seen, String state, String reason) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("measure", measure.id())
            .put("year", target.year().from().toString())
            .put("type", target.type().name())
            .put("tolerance", target.tolerance().amount())
            .put("toleranceIn", target.tolerance().inPercent() ? "PERCENT" : "UNIT")
            .put("reason", reason);
    putAim(body, target.aim());
    putProfile(body, target.aim().profile());
    return new ManualEntry(ManualEntryKind.TARGET, id(measure, target.year()), seen, body);
  }

  private static void putAim(ObjectNode body, Aim aim) {
    if (aim instanceof Aim.Reach reach) {
      body.put("start", reach.start()).put("value", reach.end());
    } else if (aim instanceof Aim.Within range) {
      body.put("start", 0).put("lower", range.lower()).put("upper", range.upper());
    }
  }

  private static void putProfile(ObjectNode body, Profile profile) {
    if (profile instanceof Profile.Seasonal seasonal) {
      body.put("profile", "SEASONAL");
      seasonal.weights().forEach(body.putArray("months")::add);
    } else if (profile instanceof Profile.ByHand byHand) {
      body.put("profile", "BY_HAND");
      byHand.ends().forEach(body.putArray("months")::add);
    } else {
      body.put("profile", profile instanceof Profile.Level ? "LEVEL" : "LINEAR");
    }
  }

  static Target target(JsonNode body) {
    return new Target(
        Period.financialYear(LocalDate.parse(body.path("year").asText())),
        aim(body),
        new Target.Tolerance(
            body.path("tolerance").longValue(),
            body.path("toleranceIn").asText().equals("PERCENT")),
        Target.TargetType.valueOf(body.path("type").asText()));
  }

  private static Aim aim(JsonNode body) {
    return body.has("value")
        ? new Aim.Reach(
            body.path("start").longValue(), body.path("value").longValue(), profile(body))
        : new Aim.Within(
            body.path("lower").longValue(), body.path("upper").longValue(), profile(body));
  }

  private static Profile profile(JsonNode body) {
    return switch (body.path("profile").asText()) {
      case "LEVEL" -> new Profile.Level();
      case "SEASONAL" -> new Profile.Seasonal(months(body));
      case "BY_HAND" -> new Profile.ByHand(body.path("start").longValue(), months(body));
      default -> new Profile.Linear();
    };
  }

  private static List<Long> months(JsonNode body) {
    var months = new ArrayList<Long>();
    body.path("months").forEach(month -> months.add(month.longValue()));
    return months;
  }
}
