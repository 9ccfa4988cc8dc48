package throughline.membership.person.vault;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * What a child is called, as the family writes it.
 *
 * @param givenNames null if there are none, or none yet
 * @param familyName null if there is none
 * @param notYet whether the given names will be told later; until then the name equals no other
 */
public record ChildName(
    String givenNames, String familyName, @ColumnName("not_named_yet") boolean notYet) {

  private static final String NOT_NAMED_YET = "Not named yet";

  public static ChildName of(String givenNames, String familyName) {
    return new ChildName(givenNames, familyName, false);
  }

  public static ChildName notYet(String familyName) {
    return new ChildName(null, familyName, true);
  }

  public String inFull() {
    if (notYet) {
      return familyName == null ? NOT_NAMED_YET : familyName + " (not named yet)";
    }
    return Stream.of(givenNames, familyName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "ChildName";
  }
}
