package throughline.membership.librarysystem;

/**
 * Which hand-overs the staff of a library know of, as SQL with {@code hand_over} and {@code member}
 * joined: those of members who belong there. Who was never handed over and has ended since is no
 * work for anybody.
 *
 * <p>It takes two values: whether every library is meant, and the codes of these.
 */
final class PatronSyncScope {
  static final String OPEN_AT =
      """
      (%s OR hand_over.told_at IS NOT NULL)
      AND EXISTS (SELECT FROM home_library_spell home
                  WHERE home.member_key = member.key AND home.to_date IS NULL
                    AND (? OR home.library_code = ANY (?)))
      """
          .formatted(Instruction.KEEPS_MEMBER);

  private PatronSyncScope() {}
}
