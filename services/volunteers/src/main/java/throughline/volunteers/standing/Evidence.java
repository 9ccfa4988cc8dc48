package throughline.volunteers.standing;

/** By what somebody knows that it was done. Neither a copy nor what it says is kept. */
enum Evidence {
  LETTER("A letter"),
  EMAIL("An email"),
  PHONE("A call"),
  CERTIFICATE("A certificate"),
  FORM("A signed form"),
  LINK("The link of a mail"),
  DONE_HERE("Done here"),
  OTHER_EMPLOYER("Covered by another organisation"),
  MANAGER("A manager’s decision");

  private final String words;

  Evidence(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
