package throughline.tracker.engine.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.schema.BodySchema;

/** Fields that no contract has: what they held is not kept, and their names are told. */
public final class UnknownFields {

  private static final Pattern WORDS = Pattern.compile("[A-Za-z]{1,40}(\\.[A-Za-z]{1,40})*");
  private static final int MOST_OF_A_DAY = 100;

  private static final String NOTE =
      """
      INSERT INTO unknown_field (aggregate, field, day)
      SELECT aggregate, field, :day
        FROM unnest(:aggregates, :fields) AS seen (aggregate, field)
       WHERE (SELECT count(*) FROM unknown_field WHERE day = :day) < :most
       ORDER BY aggregate, field COLLATE "C"
      ON CONFLICT ON CONSTRAINT unknown_field_pk DO NOTHING
      """;

  private static final String SINCE =
      """
      SELECT aggregate, field, min(day) AS "from", max(day) AS "to"
        FROM unknown_field
       WHERE day >= :since
       GROUP BY aggregate, field
       ORDER BY aggregate, field COLLATE "C"
      """;

  private record Seen(String aggregate, String field) {}

  private final Set<Seen> seen = new HashSet<>();

  public UnknownFields() {}

  /** The body without them, if it keeps its schema; the very same where there are none. */
  public JsonNode leaveOut(String aggregate, JsonNode body) {
    var schema = BodySchema.of(aggregate);
    if (schema.knowsAllOf(body)) {
      return body;
    }
    var names = new HashSet<String>();
    var known = schema.known(body, names);
    for (var name : names) {
      var isWord = WORDS.matcher(name).matches();
      seen.add(new Seen(aggregate, isWord ? name : UnknownField.NO_WORD));
    }
    return known;
  }

  public void note(Handle handle, Instant at) {
    if (seen.isEmpty()) {
      return;
    }
    handle
        .createUpdate(NOTE)
        .bindArray("aggregates", String.class, seen.stream().map(Seen::aggregate).toList())
        .bindArray("fields", String.class, seen.stream().map(Seen::field).toList())
        .bind("day", London.dateOf(at))
        .bind("most", MOST_OF_A_DAY)
        .execute();
  }

  public static List<UnknownField> since(Handle handle, LocalDate day) {
    return handle.createQuery(SINCE).bind("since", day).mapTo(UnknownField.class).list();
  }

  /**
   * A field that no contract has, and that events came with nevertheless.
   *
   * @param from the first local day on which it came
   */
  public record UnknownField(String aggregate, String field, LocalDate from, LocalDate to) {

    /** In place of a name that is no word: it could be anything, such as a person's. */
    public static final String NO_WORD = "(a name that is no word)";
  }
}
