package throughline.volunteers.joining;

/** Whether an applicant has a conviction to talk about. What it is, is told in person alone. */
enum Disclosure {
  NOTHING("No, I have nothing to tell"),
  TO_TALK("Yes, or I am not sure: please talk to me first");

  private final String words;

  Disclosure(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
