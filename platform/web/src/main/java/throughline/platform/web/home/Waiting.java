package throughline.platform.web.home;

import java.util.List;

/**
 * What waits in a service for the person who opens its start page. A service has one bean of this
 * type; it asks its own database only, a fixed number of times.
 */
public interface Waiting {

  List<HomeCard> cards();
}
