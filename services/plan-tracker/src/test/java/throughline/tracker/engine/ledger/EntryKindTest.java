package throughline.tracker.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Engine;

/** What is rolled up of an entry is what readers are told of it. */
class EntryKindTest {

  private static final List<List<Integer>> SPLITS =
      Arrays.asList(null, List.of(), List.of(1), List.of(2), List.of(4), List.of(3, 1));

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void splitsAreThoseThatTheDatabaseSays() {
    engine.jdbi.useHandle(
        handle -> {
          for (var breakdown : List.of("", "a", "a|b", "a||c", "|", "a|b|c")) {
            for (var splits : SPLITS) {
              var counted = new EntryKind.Counted(1, splits, true, false);
              assertEquals(
                  bySql(handle, breakdown, splits),
                  String.join("|", counted.splitsOf(breakdown)),
                  breakdown + " " + splits);
            }
          }
        });
  }

  private static String bySql(Handle handle, String breakdown, List<Integer> splits) {
    var query =
        handle
            .createQuery("SELECT splits_of(:breakdown, :splits)")
            .bind("breakdown", breakdown)
            .bindArray("splits", Integer.class, splits == null ? null : splits.toArray());
    return query.mapTo(String.class).one();
  }

  @Test
  void amountsAreThoseThatTheDatabaseSays() {
    engine.jdbi.useHandle(
        handle -> {
          var said = new ArrayList<Long>();
          var rolledUp = new ArrayList<Long>();
          for (long amount : new long[] {-7, -1, 0, 1, 300}) {
            for (var once : List.of(true, false)) {
              said.add(
                  handle
                      .createQuery("SELECT amount_of(?, ?)")
                      .bind(0, amount)
                      .bind(1, once)
                      .mapTo(Long.class)
                      .one());
              rolledUp.add(new EntryKind.Counted(1, null, true, once).amountOf(amount));
            }
          }
          assertEquals(said, rolledUp);
        });
  }
}
