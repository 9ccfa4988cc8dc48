package throughline.membership.record.search;

import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import throughline.membership.person.vault.ChildName;

/**
 * A child whom a search found.
 *
 * @param office the code of the one that enrolled the child; null if there was none
 * @param libraryCode that of the present home library; null if there is none
 * @param library its name; null if there is none
 * @param secret whether the address is secret: then the library is not shown either
 * @param membership how far it goes, in words
 */
record Found(
    UUID id,
    @Nested ChildName name,
    LocalDate dateOfBirth,
    String office,
    String libraryCode,
    String library,
    boolean secret,
    String membership) {

  public String childName() {
    return name.inFull();
  }

  @Override
  public String toString() {
    return "Found " + id;
  }
}
