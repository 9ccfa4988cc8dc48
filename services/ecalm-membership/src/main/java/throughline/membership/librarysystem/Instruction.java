package throughline.membership.librarysystem;

/** What the library system has to do about a member. */
enum Instruction {
  KEEP("New or changed"),
  BLOCK("Block the card"),
  REMOVE("Remove the person");

  static final String OF_MEMBER =
      """
      CASE WHEN member.erased_at IS NOT NULL OR member.sealed_at IS NOT NULL
                OR member.record_state = 'IN_ERROR'
                OR member.record_state = 'MERGED'
                   AND NOT EXISTS (SELECT FROM vault.child_key WHERE child_key.member_key = member.key)
           THEN 'REMOVE'
           WHEN member.death IS NOT NULL OR member.withdrawn_on IS NOT NULL
                OR member.record_state = 'MERGED' THEN 'BLOCK'
           ELSE 'KEEP' END\
      """;

  /**
   * Whether {@link #KEEP} is right, as SQL: of these words, and not of the ones above, PostgreSQL
   * knows that they are true of nearly everybody, so that a count that stops reads no more.
   */
  static final String KEEPS_MEMBER =
      """
      member.record_state = 'VALID' AND member.death IS NULL AND member.withdrawn_on IS NULL
      AND member.sealed_at IS NULL AND member.erased_at IS NULL\
      """;

  private final String inWords;

  Instruction(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }
}
