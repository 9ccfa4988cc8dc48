package throughline.platform.web.layout;

import java.util.Set;

/**
 * One link of the service navigation.
 *
 * @param label what the link says
 * @param path where it leads, from the root of the service; also current on every path below it
 * @param roles who sees it; empty means everyone, signed in or not
 */
public record NavigationEntry(String label, String path, Set<String> roles) {

  public NavigationEntry {
    roles = Set.copyOf(roles);
  }

  public static NavigationEntry forEveryone(String label, String path) {
    return new NavigationEntry(label, path, Set.of());
  }

  public static NavigationEntry forRoles(String label, String path, String... roles) {
    return new NavigationEntry(label, path, Set.of(roles));
  }
}
