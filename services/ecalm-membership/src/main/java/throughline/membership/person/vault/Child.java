package throughline.membership.person.vault;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;

/** Who is behind a member's key. */
public record Child(
    UUID memberKey,
    @Nested ChildName name,
    LocalDate dateOfBirth,
    @Nested Birth birth,
    boolean turnedFive) {

  public Optional<Integer> birthOrder() {
    return Optional.ofNullable(birth.order());
  }

  @Override
  public String toString() {
    return "Child";
  }
}
