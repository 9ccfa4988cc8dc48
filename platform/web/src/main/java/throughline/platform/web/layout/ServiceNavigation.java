package throughline.platform.web.layout;

import java.util.List;
import java.util.Optional;

/** What a service tells the page layout about itself. A service has one bean of this type. */
public interface ServiceNavigation {

  String serviceName();

  List<NavigationEntry> navigation();

  /**
   * Where people begin who have no account, and below which all their pages are: these offer no
   * sign-in. None unless the service says so.
   */
  default Optional<NavigationEntry> withoutAccount() {
    return Optional.empty();
  }

  /**
   * The menu of the pages without a sign-in. Whoever reads them sees nothing else of the service,
   * signed in or not, so that one answer serves all.
   */
  default List<NavigationEntry> navigationWithoutAccount() {
    return List.of();
  }

  /**
   * The paths that search engines may read, as robots.txt spells them (RFC 9309, 2.2.2), such as
   * "/$" for the start alone. None unless the service says so: what needs a sign-in is not for
   * them.
   */
  default List<String> openToSearchEngines() {
    return List.of();
  }
}
