package throughline.membership.person.postcode;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import throughline.platform.core.input.TypedText;
import throughline.platform.database.Statements;

/** The council's list of postcodes, if it has one. */
@ApplicationScoped
public class Postcodes {

  /** What the list can say something of: it has this one, or others that begin as it does. */
  private static final String LOCATE =
      """
      SELECT asked.postcode, list.name, listed.district_code
      FROM unnest(?::text[], ?::text[]) AS asked (postcode, outward)
      CROSS JOIN postcode_list list
      LEFT JOIN postcode listed ON listed.postcode = asked.postcode
      WHERE listed.postcode IS NOT NULL
         OR EXISTS (SELECT FROM postcode near
                    WHERE near.postcode >= asked.outward || ' ' AND near.postcode < asked.outward || '!')
      """;

  private final Statements statements;

  Postcodes(Statements statements) {
    this.statements = statements;
  }

  /** What the list says of a postcode as typed; empty if that is none, or if it says nothing. */
  public Optional<Located> locate(String typed) {
    var postcode = TypedText.given(typed).flatMap(Postcode::of);
    return postcode.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(locateAll(List.of(postcode.get())).get(postcode.get()));
  }

  public Map<String, Located> locateAll(Collection<String> typed) {
    var postcodes = typed.stream().map(Postcode::of).flatMap(Optional::stream).distinct().toList();
    return statements
        .all(
            LOCATE,
            row -> new Located(row.getString(1), row.getString(2), row.getString(3)),
            postcodes.toArray(String[]::new),
            postcodes.stream().map(Postcode::outward).toArray(String[]::new))
        .stream()
        .collect(toMap(Located::postcode, Function.identity()));
  }
}
