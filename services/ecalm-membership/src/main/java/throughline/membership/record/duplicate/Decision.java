package throughline.membership.record.duplicate;

/** What somebody decided of two records. */
enum Decision {
  NOT_THE_SAME("They are two children"),
  MERGED("They were one child, and one record was merged into the other"),
  IN_ERROR("One record was made in error");

  private final String inWords;

  Decision(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }
}
