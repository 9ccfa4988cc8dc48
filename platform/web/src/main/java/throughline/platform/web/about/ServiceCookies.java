package throughline.platform.web.about;

import java.util.List;

/**
 * The cookies that a service sets beside those of every service. One that has some has such a bean.
 */
public interface ServiceCookies {

  /** As the page lists one: its name in the browser, what it is for, how long it is kept. */
  record Described(String name, String purpose, String kept) {}

  List<Described> cookies();
}
