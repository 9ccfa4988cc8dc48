package throughline.tracker.release.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The figures of one measure with what a release says of each. */
public record ToldTable(CountedTable counted, Map<Family, Told> told) {

  /** Of a release that did not tell of the measure. */
  public static final ToldTable NONE =
      new ToldTable(new CountedTable(1, true, true, Map.of(), List.of()), Map.of());

  public static final Comparator<Family> ORDER =
      Comparator.comparing(Family::breakdown)
          .thenComparing(Family::place)
          .thenComparing(Family::group)
          .thenComparing(Family::from)
          .thenComparing(Family::span);

  public ToldTable {
    told = Map.copyOf(told);
  }
}
