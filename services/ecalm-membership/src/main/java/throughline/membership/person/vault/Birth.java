package throughline.membership.person.vault;

import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/** One child's place in a birth of several; null each for a child who came alone. */
public record Birth(
    @ColumnName("birth_set") UUID set,
    @ColumnName("birth_order") Integer order,
    @ColumnName("birth_count") Integer count) {

  public static final int MOST = 9;
  public static final Birth SINGLE = new Birth(null, null, null);

  /** Such as "1 of 2"; null for a child who came alone. Nobody may have told of the others. */
  public String placeInWords() {
    if (order == null) {
      return null;
    }
    return count == null || count < Math.max(2, order) ? order.toString() : order + " of " + count;
  }
}
