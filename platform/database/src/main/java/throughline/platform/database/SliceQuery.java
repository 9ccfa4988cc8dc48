package throughline.platform.database;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;

/**
 * A list in HQL that is read in parts. A part begins behind a row that the caller knows, whose
 * place in the order the database looks up, so that a part far down takes no longer than the first
 * and nothing but an id is in an address.
 *
 * @param type what a row becomes: an entity, or a record with the components that are selected
 * @param id the id of a row, by which a part is asked for
 * @param select what is read of a row
 * @param from the entity and its joins
 * @param scope which rows the reader may know of. It holds for the row at which a part begins, too,
 *     so that nobody finds out by paging where somebody else's lies
 * @param filter which of these make the list; a row that has left it may still begin a part
 * @param order the columns that it is sorted by; the last is the id
 * @param descending whether the greatest comes first
 */
public record SliceQuery<R>(
    Class<R> type,
    Function<R, UUID> id,
    String select,
    String from,
    String scope,
    String filter,
    List<String> order,
    boolean descending) {

  /** Rows of this type, all of which the reader may know of, until {@link #within} says less. */
  public static <R> SliceQuery<R> of(
      Class<R> type, Function<R, UUID> id, String select, String from) {
    return new SliceQuery<>(type, id, select, from, "1 = 1", "1 = 1", List.of(), false);
  }

  /** Says which rows the reader may know of. */
  public SliceQuery<R> within(String scope) {
    return new SliceQuery<>(type, id, select, from, scope, filter, order, descending);
  }

  /** Says which of these make the list. */
  public SliceQuery<R> that(String filter) {
    return new SliceQuery<>(type, id, select, from, scope, filter, order, descending);
  }

  /** Sorts by these columns, the last of which is the id, least first. */
  public SliceQuery<R> ascending(String... columns) {
    return new SliceQuery<>(type, id, select, from, scope, filter, List.of(columns), false);
  }

  /** Sorts by these columns, the last of which is the id, greatest first. */
  public SliceQuery<R> descending(String... columns) {
    return new SliceQuery<>(type, id, select, from, scope, filter, List.of(columns), true);
  }

  /**
   * Reads a part: by one statement if it is the whole list, else by up to three.
   *
   * @param parameters of scope and filter, by name
   */
  public Slice<R> read(EntityManager database, PageRequest page, Map<String, Object> parameters) {
    return new SliceReading<>(this, database, parameters).read(page);
  }
}
