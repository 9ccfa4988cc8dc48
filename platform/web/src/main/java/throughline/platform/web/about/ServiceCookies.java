package throughline.platform.web.about;

import java.util.List;

/**
 * The cookies that a service sets beside those of every service. One that has some has such a bean.
 */
public interface ServiceCookies {

  /**
   * One cookie.
   *
   * @param name as the browser shows it
   * @param purpose "Keeps you signed in"
   * @param kept "Until you sign out"
   */
  record Described(String name, String purpose, String kept) {}

  /** All of them. */
  List<Described> cookies();
}
