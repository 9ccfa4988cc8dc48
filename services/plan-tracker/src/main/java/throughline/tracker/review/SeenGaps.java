package throughline.tracker.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.platform.web.input.Form;

/** What a data check's author was shown, so that nobody answers for a gap that they were not. */
public record SeenGaps(String words) {

  static SeenGaps of(Form form) {
    return new SeenGaps(form.text("gaps"));
  }

  static SeenGaps of(List<DataCheck.Gap> gaps) {
    return new SeenGaps(gaps.stream().map(DataCheck.Gap::words).collect(Collectors.joining("\n")));
  }

  private List<String> all() {
    return words == null ? List.of() : words.lines().toList();
  }

  boolean are(List<DataCheck.Gap> now) {
    return words != null && Set.copyOf(all()).equals(Set.copyOf(of(now).all()));
  }

  public boolean isNew(DataCheck.Gap gap) {
    return words != null && !all().contains(gap.words());
  }

  public List<String> gone(List<DataCheck.Gap> now) {
    var missing = of(now).all();
    return all().stream().filter(each -> !missing.contains(each)).toList();
  }
}
