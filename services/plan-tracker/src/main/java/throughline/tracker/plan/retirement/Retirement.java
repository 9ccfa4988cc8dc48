package throughline.tracker.plan.retirement;

import java.util.List;
import throughline.platform.core.time.London;
import throughline.tracker.entry.EntryVersion;

/** That a measure is no longer followed, or is again. */
public record Retirement(EntryVersion said) {

  static final String RETIRED = "RETIRED";
  static final String FOLLOWED = "FOLLOWED";
  static final List<String> STATES = List.of(RETIRED, FOLLOWED);

  static String stateAfter(List<Retirement> history) {
    return !history.isEmpty() && history.get(history.size() - 1).isRetired() ? RETIRED : FOLLOWED;
  }

  static String already(List<Retirement> history) {
    if (history.isEmpty()) {
      return "It is followed already";
    }
    var last = history.get(history.size() - 1);
    return "It is %s already. %s"
        .formatted(last.isRetired() ? "retired" : "followed again", last.words());
  }

  public String measure() {
    return said.id();
  }

  public boolean isRetired() {
    return said.text("state").equals(RETIRED);
  }

  public String words() {
    return "%s on %s by %s: %s"
        .formatted(
            isRetired() ? "Retired" : "Brought back",
            London.date(London.dateOf(said.at())),
            said.by(),
            said.text("reason"));
  }
}
