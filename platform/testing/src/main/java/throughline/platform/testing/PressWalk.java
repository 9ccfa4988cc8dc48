package throughline.platform.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Follows the links of pages from the first one on, as a reader presses them. */
public final class PressWalk {

  /** What is answered with something else than a page, and what only a form leads to. */
  private static final Pattern NO_PAGE =
      Pattern.compile(".*(csv|xlsx|pdf|/live|/sign-|/signed-).*");

  /** Pages of one kind have the same links, or few others. */
  private static final int MOST_OF_A_KIND = 15;

  private PressWalk() {}

  /**
   * The pages that nobody reads before more presses than these. A form is no page of its own: it
   * acts on the page that leads to it.
   *
   * @param servicePackage the root package of the service, on the class path
   * @return the templates of their paths, sorted
   */
  public static Set<String> beyond(String servicePackage, Browser reader, int presses) {
    var pages = pages(servicePackage);
    var seen = new HashSet<String>(List.of("/"));
    var opened = new HashMap<String, Integer>();
    Set<String> here = seen;
    for (int pressed = 0; pressed < presses; pressed++) {
      var next = new LinkedHashSet<String>();
      for (var address : List.copyOf(here)) {
        if (opened.merge(kind(pages, address), 1, Integer::sum) <= MOST_OF_A_KIND) {
          links(reader, address).filter(seen::add).forEach(next::add);
        }
      }
      here = next;
    }
    return pages.entrySet().stream()
        .filter(page -> seen.stream().noneMatch(link -> matches(page.getValue(), link)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> links(Browser reader, String address) {
    return Jsoup.parse(reader.open(address).source()).select("a[href^=/]").eachAttr("href").stream()
        .map(href -> href.replaceFirst("#.*", ""))
        .filter(href -> !NO_PAGE.matcher(href).matches());
  }

  private static String kind(Map<String, Pattern> pages, String address) {
    return pages.entrySet().stream()
        .filter(page -> matches(page.getValue(), address))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(address);
  }

  private static boolean matches(Pattern page, String link) {
    return page.matcher(link.replaceFirst("\\?.*", "")).matches();
  }

  private static Map<String, Pattern> pages(String servicePackage) {
    var all = Endpoint.of(servicePackage);
    var sent =
        all.stream()
            .filter(endpoint -> !endpoint.isRead())
            .map(Endpoint::path)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(Endpoint::isRead)
        .filter(endpoint -> !endpoint.isApi() && !endpoint.closed())
        .map(Endpoint::path)
        .filter(path -> !sent.contains(path) && !NO_PAGE.matcher(path).matches())
        .distinct()
        .collect(
            Collectors.toMap(
                path -> path,
                path -> Pattern.compile(path.replaceAll(Endpoint.PARAMETER, "[^/]+"))));
  }
}
