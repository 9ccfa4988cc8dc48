package throughline.membership.usage;

import java.util.ArrayList;
import java.util.List;

/** A long list in parts. */
final class Parts {

  private Parts() {}

  /** Of so many at the most. */
  static <T> List<List<T>> of(List<T> all, int most) {
    var parts = new ArrayList<List<T>>();
    for (var from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return parts;
  }
}
