package throughline.platform.mail;

/** What has become of a mail. */
public enum MailStatus {
  WAITING("Waiting", "blue"),
  SENT("Sent", "green"),
  WITHHELD("Withheld", "grey"),
  FAILED("Not delivered", "red");

  private final String words;
  private final String colour;

  MailStatus(String words, String colour) {
    this.words = words;
    this.colour = colour;
  }

  public String words() {
    return words;
  }

  public String colour() {
    return colour;
  }
}
