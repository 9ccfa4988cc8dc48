package throughline.platform.web.layout;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A service of the suite, as the switcher in the header leads to it.
 *
 * @param name what the link says
 * @param address where browsers reach it, without a slash at the end
 * @param roles each of which opens it
 */
public record SuiteLink(String name, URI address, Set<String> roles) {

  private static final Pattern WRITTEN =
      Pattern.compile("\\s*([^|]+?)\\s*\\|\\s*(https?://[^|\\s]+?)/?\\s*\\|\\s*([^|]+?)\\s*");

  /** Keeps a copy of the roles. */
  public SuiteLink {
    roles = Set.copyOf(roles);
  }

  /** Reads a service from a setting: {@code name | address | role role}. */
  public static final class Reader implements Converter<SuiteLink> {

    private static final long serialVersionUID = 1L;

    /** Created by the configuration. */
    public Reader() {}

    @Override
    public SuiteLink convert(String text) {
      var parts = WRITTEN.matcher(text);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "Write each service as name | https://address | role role, not: " + text);
      }
      return new SuiteLink(
          parts.group(1), URI.create(parts.group(2)), Set.of(parts.group(3).split("\\s+")));
    }
  }
}
