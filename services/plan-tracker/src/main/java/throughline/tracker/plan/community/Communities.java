package throughline.tracker.plan.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.EntryVersion;

/** What is said of the community of each library, and the targets that follow from it. */
public final class Communities {

  private static final EntryStore<String> SAID =
      new EntryStore<>(ManualEntryKind.PROFILE, body -> body.path("text").asText());
  private static final EntryStore<LocalTarget> TARGETS =
      new EntryStore<>(ManualEntryKind.LOCAL_TARGET, LocalTarget::of);

  private Communities() {}

  /** A target with its state: proposed, or agreed by a second person. */
  public record Aimed(EntryVersion<LocalTarget> entry) {

    public LocalTarget target() {
      return entry.said();
    }

    public boolean isAgreed() {
      return entry.state().equals(LocalTarget.AGREED);
    }

    public String path() {
      var target = target();
      return "/profiles/%s/targets/%s/%d"
          .formatted(target.library(), target.measure(), target.year().from().getYear());
    }
  }

  /** What was said of each library, the newest first. */
  public static Map<String, EntryHistory<String>> said(Handle handle, LocalDate knownAt) {
    return SAID.all(handle, knownAt);
  }

  static EntryHistory<String> said(Handle handle, Library library) {
    return SAID.one(handle, library.code());
  }

  /** Those that were not withdrawn, by library and measure. */
  public static List<Aimed> targets(Handle handle, LocalDate knownAt) {
    return TARGETS.all(handle, knownAt).values().stream()
        .map(EntryHistory::latest)
        .filter(latest -> !latest.withdrawn())
        .map(Aimed::new)
        .toList();
  }

  /** Those that somebody else than the reader proposed. */
  public static long countToAgree(Handle handle, Optional<UUID> reader) {
    return TARGETS.startingWith(handle, "").values().stream()
        .map(EntryHistory::latest)
        .filter(latest -> latest.state().equals(LocalTarget.PROPOSED))
        .filter(latest -> !latest.author().equals(reader.map(UUID::toString).orElse("")))
        .count();
  }

  static EntryHistory<LocalTarget> target(Handle handle, String id) {
    return TARGETS.one(handle, id);
  }

  /** The measures that take a target at a library: counted there, and with a better way. */
  static List<MeasureVersion> measures(Measures measures, LocalDate day) {
    return measures.versionsOn(day).stream()
        .filter(version -> version.hasPlaces() && !version.isShare())
        .filter(version -> !version.measure().isEstimate())
        .filter(version -> version.measure().polarity() == Polarity.HIGHER)
        .filter(version -> version.measure().unit() != Unit.JUDGEMENT)
        .toList();
  }

  public static Library library(String code) {
    return find(code).orElseThrow(() -> new NotFound("library with this address"));
  }

  private static Optional<Library> find(String code) {
    return Library.seed().stream().filter(each -> each.code().equals(code)).findFirst();
  }
}
