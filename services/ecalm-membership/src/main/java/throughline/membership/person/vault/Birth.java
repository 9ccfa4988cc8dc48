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
}
