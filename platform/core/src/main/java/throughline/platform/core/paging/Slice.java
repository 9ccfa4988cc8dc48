package throughline.platform.core.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A part of a list, where it lies in the whole, and how to ask for the parts beside it.
 *
 * @param items the entries, in the order of the list
 * @param previous send it as {@code before} for the part before; null on the first
 * @param next send it as {@code after} for the part behind; null on the last
 * @param total how many entries the whole list has
 * @param skipped how many of them come before this part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Slice<T>(
    List<T> items, UUID previous, UUID next, long total, @JsonIgnore long skipped) {

  public Slice {
    items = List.copyOf(items);
  }

  public static <T> Slice<T> whole(List<T> items) {
    return new Slice<>(items, null, null, items.size(), 0);
  }

  /** The part that was asked for of a list held whole; the first if its boundary is gone. */
  public static <T> Slice<T> part(List<T> all, Function<? super T, UUID> id, PageRequest page) {
    var ids = all.stream().<UUID>map(id).toList();
    int boundary = page.isFirst() ? -1 : ids.indexOf(page.boundary());
    int end = page.isBackward() && boundary >= 0 ? boundary : all.size();
    int start = page.isBackward() ? Math.max(0, end - page.limit()) : boundary + 1;
    return from(boundary < 0 ? 0 : start, end, all, ids, page.limit());
  }

  /**
   * The part of such a list that holds this entry, of parts that are counted from its beginning;
   * the first if it does not have it. For whoever comes back to an entry.
   *
   * @param limit how many entries a part has at the most
   */
  public static <T> Slice<T> holding(
      List<T> all, Function<? super T, UUID> id, UUID entry, int limit) {
    var ids = all.stream().<UUID>map(id).toList();
    int at = Math.max(0, ids.indexOf(entry));
    return from(at - at % limit, all.size(), all, ids, limit);
  }

  private static <T> Slice<T> from(int start, int end, List<T> all, List<UUID> ids, int limit) {
    var items = all.subList(start, Math.min(end, start + limit));
    int behind = start + items.size();
    return new Slice<>(
        items,
        start > 0 && !items.isEmpty() ? ids.get(start) : null,
        behind < all.size() && !items.isEmpty() ? ids.get(behind - 1) : null,
        all.size(),
        start);
  }

  /** The same part with each entry as somebody sees it. */
  public <V> Slice<V> map(Function<? super T, ? extends V> view) {
    return new Slice<>(items.stream().<V>map(view).toList(), previous, next, total, skipped);
  }

  /** Whether this part has no entry, though the list may have. */
  @JsonIgnore
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /**
   * Which part it is: "430 bookings", or "51 to 100 of 430 bookings" if there are more than these.
   *
   * @param one what one entry is called
   * @param many what two are called
   */
  public String position(String one, String many) {
    var all = total + " " + (total == 1 ? one : many);
    return items.size() == total
        ? all
        : (skipped + 1) + " to " + (skipped + items.size()) + " of " + all;
  }
}
