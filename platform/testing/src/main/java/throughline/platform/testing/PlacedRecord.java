package throughline.platform.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A record at one place, and what {@link PlaceWalk} needs to call the endpoints that open it.
 *
 * @param place the code of its place
 * @param elsewhere another place of the same kind
 * @param ids its numbers, each by the part of a path that it comes behind: {@code hours}
 * @param marks what nobody of another place may read: numbers, names
 * @param typed what an endpoint needs to be sent, by its name; a field of a form or of JSON
 * @param queries what stands behind the path of an endpoint, by its name
 * @param before what somebody has to do first to be shown it at all
 */
public record PlacedRecord(
    String place,
    String elsewhere,
    Map<String, String> ids,
    Set<String> marks,
    Map<String, Map<String, String>> typed,
    Map<String, String> queries,
    Consumer<Actor> before) {

  public static PlacedRecord at(
      String place, String elsewhere, Map<String, String> ids, Set<String> marks) {
    return new PlacedRecord(place, elsewhere, ids, marks, Map.of(), Map.of(), person -> {});
  }

  /** The same with more numbers and marks, of what stands beside it at the same place. */
  public PlacedRecord beside(Map<String, String> moreIds, Set<String> moreMarks) {
    var allIds = new HashMap<>(ids);
    allIds.putAll(moreIds);
    var allMarks = new HashSet<>(marks);
    allMarks.addAll(moreMarks);
    return new PlacedRecord(place, elsewhere, allIds, allMarks, typed, queries, before);
  }

  public PlacedRecord sending(String endpoint, Map<String, String> fields) {
    var more = new HashMap<>(typed);
    more.put(endpoint, fields);
    return new PlacedRecord(place, elsewhere, ids, marks, more, queries, before);
  }

  public PlacedRecord asking(String endpoint, String query) {
    var more = new HashMap<>(queries);
    more.put(endpoint, query);
    return new PlacedRecord(place, elsewhere, ids, marks, typed, more, before);
  }

  /** The same, where somebody of the place has to do this first. */
  public PlacedRecord after(Consumer<Actor> work) {
    return new PlacedRecord(place, elsewhere, ids, marks, typed, queries, work);
  }
}
