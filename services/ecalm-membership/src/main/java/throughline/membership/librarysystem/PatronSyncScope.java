package throughline.membership.librarysystem;

import org.jdbi.v3.core.statement.SqlStatement;
import throughline.platform.core.permission.Places;

/**
 * Which patron syncs the staff of a library know of: those of members who belong there. Who was
 * never told of and has ended since is no work for anybody.
 */
final class PatronSyncScope {
  /** As SQL that joins its home library to the row {@code entry} of a member. */
  static final String HOME_OF_ENTRY =
      """
      JOIN home_library_spell home ON home.member_key = entry.member_key AND home.to_date IS NULL
        AND (:everywhere OR home.library_code = ANY (:libraries))
      """;

  /** As SQL with {@code hand_over} and {@code member} joined. */
  static final String OPEN_AT =
      """
      (%s OR hand_over.told_at IS NOT NULL)
      AND EXISTS (SELECT FROM home_library_spell home
                  WHERE home.member_key = member.key AND home.to_date IS NULL
                    AND (:everywhere OR home.library_code = ANY (:libraries)))
      """
          .formatted(Instruction.KEEPS_MEMBER);

  private PatronSyncScope() {}

  static <S extends SqlStatement<S>> S bind(S statement, Places libraries) {
    return statement
        .bind("everywhere", libraries.all())
        .bindArray("libraries", String.class, libraries.codes());
  }
}
