package throughline.platform.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;

/** One reading of a {@link SliceQuery}. */
record SliceReading<R>(SliceQuery<R> list, EntityManager database, Map<String, Object> parameters) {

  Slice<R> read(PageRequest page) {
    if (page.isFirst()) {
      return first(page);
    }
    var boundary = boundary(page.boundary());
    if (boundary.isEmpty()) {
      return new Slice<>(List.of(), null, null, total(), 0);
    }
    return page.isBackward() ? before(boundary, page) : behind(boundary, page);
  }

  private Slice<R> first(PageRequest page) {
    var rows = rows("", List.of(), list.descending(), page.limit());
    return rows.size() <= page.limit() ? Slice.whole(rows) : slice(rows, page.limit(), total(), 0);
  }

  private Slice<R> behind(List<?> boundary, PageRequest page) {
    var rows = rows(list.descending() ? "<" : ">", boundary, list.descending(), page.limit());
    var count = count(list.descending() ? ">=" : "<=", boundary);
    return slice(rows, page.limit(), count.total(), count.skipped());
  }

  /** What is before the first full part is the first part. */
  private Slice<R> before(List<?> boundary, PageRequest page) {
    var rows = rows(list.descending() ? ">" : "<", boundary, !list.descending(), page.limit());
    if (rows.size() <= page.limit()) {
      return first(PageRequest.first(page.limit()));
    }
    var items = new ArrayList<>(rows.subList(0, page.limit()));
    Collections.reverse(items);
    var count = count(list.descending() ? ">" : "<", boundary);
    return new Slice<>(
        items,
        idOf(items, 0),
        idOf(items, items.size() - 1),
        count.total(),
        count.skipped() - items.size());
  }

  /** From one row more than wanted, if there are as many. */
  private Slice<R> slice(List<R> rows, int limit, long total, long skipped) {
    var items = rows.subList(0, Math.min(limit, rows.size()));
    var previous = skipped == 0 || items.isEmpty() ? null : idOf(items, 0);
    var next = rows.size() <= limit ? null : idOf(items, limit - 1);
    return new Slice<>(items, previous, next, total, skipped);
  }

  private UUID idOf(List<R> items, int index) {
    return list.id().apply(items.get(index));
  }

  /** Where a row lies in the order; empty if there is none that the reader may know of. */
  private List<?> boundary(UUID id) {
    var columns = String.join(", ", list.order());
    var query =
        database.createQuery(
            "select %s from %s where (%s) and %s = :boundary"
                .formatted(
                    columns, unfetched(), list.scope(), list.order().get(list.order().size() - 1)),
            Object[].class);
    bind(query, list.scope()).setParameter("boundary", id);
    return query.getResultStream().findFirst().map(List::of).orElse(List.of());
  }

  private List<R> rows(String than, List<?> boundary, boolean descending, int limit) {
    var query =
        database.createQuery(
            "select %s from %s where %s order by %s"
                .formatted(list.select(), list.from(), condition(than), orderBy(descending)),
            list.type());
    return bind(query, than, boundary).setMaxResults(limit + 1).getResultList();
  }

  private long total() {
    return count("", List.of()).total();
  }

  /** The whole list, and what of it lies before a part, by one look at its rows. */
  private record Count(long total, long skipped) {}

  private Count count(String than, List<?> boundary) {
    var skipped = than.isEmpty() ? "0" : "count(case when %s then 1 end)".formatted(lies(than));
    var query =
        database.createQuery(
            "select count(*), %s from %s where %s".formatted(skipped, unfetched(), condition("")),
            Object[].class);
    var counts = bind(query, than, boundary).getSingleResult();
    return new Count(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue());
  }

  private String unfetched() {
    return list.from().replace("join fetch", "join");
  }

  private String condition(String than) {
    var inList = "(%s) and (%s)".formatted(list.scope(), list.filter());
    return than.isEmpty() ? inList : inList + " and " + lies(than);
  }

  private String lies(String than) {
    return "(%s) %s (%s)".formatted(String.join(", ", list.order()), than, marks());
  }

  private String marks() {
    return IntStream.range(0, list.order().size())
        .mapToObj(column -> ":boundary" + column)
        .collect(Collectors.joining(", "));
  }

  private String orderBy(boolean descending) {
    return list.order().stream()
        .map(column -> column + (descending ? " desc" : ""))
        .collect(Collectors.joining(", "));
  }

  private <Q> TypedQuery<Q> bind(TypedQuery<Q> query, String than, List<?> boundary) {
    for (var column = 0; !than.isEmpty() && column < boundary.size(); column++) {
      query.setParameter("boundary" + column, boundary.get(column));
    }
    return bind(query, list.scope() + list.filter());
  }

  private <Q> TypedQuery<Q> bind(TypedQuery<Q> query, String conditions) {
    parameters.forEach(
        (name, value) -> {
          if (conditions.contains(":" + name)) {
            query.setParameter(name, value);
          }
        });
    return query;
  }
}
