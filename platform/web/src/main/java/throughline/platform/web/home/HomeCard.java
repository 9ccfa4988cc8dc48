package throughline.platform.web.home;

/**
 * What waits for somebody, in one number or a few words.
 *
 * @param title what it is: "Hours to approve"
 * @param figure how many, or what: "12", "Tomorrow at 10am"
 * @param detail one line more; empty for none
 * @param href the list behind it; empty if there is none
 */
public record HomeCard(String title, String figure, String detail, String href) {

  public static HomeCard counted(String title, long count, String detail, String href) {
    return new HomeCard(title, Long.toString(count), detail, href);
  }
}
