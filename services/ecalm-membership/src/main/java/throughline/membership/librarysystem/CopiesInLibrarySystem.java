package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.record.AddressCopies;
import throughline.platform.database.Sql;

/** What the library system knows of a member, which it is told anew of every change. */
@ApplicationScoped
class CopiesInLibrarySystem implements AddressCopies {
  private static final String TOLD =
      "SELECT told_at AS at FROM hand_over WHERE member_key = :member AND told_at IS NOT NULL";
  private static final String IN_FILES =
      """
      SELECT made_at AS at FROM patron_file_member JOIN patron_file ON id = file_id
      WHERE member_key = :member AND changes IS NOT NULL
      """;

  private final Sql sql;

  CopiesInLibrarySystem(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Copy> of(UUID member) {
    return Stream.concat(
            copies(
                TOLD,
                "Told to the library system, with the address if there was an open one. It is told"
                    + " to take a secret one out: see there that it did",
                member),
            copies(
                IN_FILES,
                "In a file for the library system, with the address if there was an open one. Ask"
                    + " whoever downloaded it to delete it",
                member))
        .toList();
  }

  private Stream<Copy> copies(String statement, String what, UUID member) {
    return sql.of(statement).bind("member", member).list(Instant.class).stream()
        .map(at -> new Copy(at, what));
  }
}
