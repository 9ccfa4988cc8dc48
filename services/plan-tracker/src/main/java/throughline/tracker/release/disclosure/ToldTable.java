package throughline.tracker.release.disclosure;

import java.util.Map;

/** The figures of one measure with what a release says of each. */
public record ToldTable(CountedTable counted, Map<Family, Told> told) {

  public ToldTable {
    told = Map.copyOf(told);
  }
}
