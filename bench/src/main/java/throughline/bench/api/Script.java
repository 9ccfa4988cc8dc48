package throughline.bench.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The transaction that a service sent for one call, to be sent again with values of its own.
 *
 * @param ids what the service, or its client, made for this call alone
 * @param given what the call was about, by its name
 */
record Script(List<Statement> statements, Set<String> ids, Map<String, String> given) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * What a service sent to PostgreSQL.
   *
   * @param values as text; null where there is none
   */
  record Statement(String sql, List<String> values) {}

  /** What another call of the same person has, too, is no id of this call. */
  static Script of(List<Statement> call, List<Statement> other, Map<String, String> given) {
    var ids = ids(call);
    ids.removeAll(ids(other));
    ids.removeAll(given.values());
    return new Script(call, ids, given);
  }

  private static Set<String> ids(List<Statement> statements) {
    return values(statements)
        .flatMap(value -> ID.matcher(value).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(HashSet::new));
  }

  static Stream<String> values(List<Statement> statements) {
    return statements.stream().flatMap(each -> each.values().stream()).filter(Objects::nonNull);
  }

  /** Cuts a value where something of this call stands: every second piece is such. */
  List<String> pieces(String value) {
    var ofThisCall =
        Stream.concat(ids.stream(), given.values().stream())
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")(?![\\p{L}\\d])"));
    var pieces = new ArrayList<String>();
    var found = Pattern.compile(ofThisCall).matcher(value);
    var end = 0;
    while (found.find()) {
      pieces.add(value.substring(end, found.start()));
      pieces.add(found.group());
      end = found.end();
    }
    pieces.add(value.substring(end));
    return pieces;
  }
}
