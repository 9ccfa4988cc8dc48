package throughline.membership.person.postcode;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.platform.core.input.TypedText;
import throughline.platform.database.Sql;

/** The council's list of postcodes, if it has one. */
@ApplicationScoped
public class Postcodes {

  /** What the list can say something of: it has this one, or others that begin as it does. */
  private static final String LOCATE =
      """
      SELECT asked.postcode, list.name AS list, listed.district_code AS district
      FROM unnest(CAST(:postcodes AS text[]), CAST(:outwards AS text[])) AS asked (postcode, outward)
      CROSS JOIN postcode_list list
      LEFT JOIN postcode listed ON listed.postcode = asked.postcode
      WHERE listed.postcode IS NOT NULL
         OR EXISTS (SELECT FROM postcode near
                    WHERE near.postcode >= asked.outward || ' ' AND near.postcode < asked.outward || '!')
      """;

  private final Sql sql;

  Postcodes(Sql sql) {
    this.sql = sql;
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
    return sql
        .of(LOCATE)
        .bind("postcodes", postcodes)
        .bind("outwards", postcodes.stream().map(Postcode::outward).toList())
        .list(Located.class)
        .stream()
        .collect(Collectors.toMap(Located::postcode, Function.identity()));
  }
}
