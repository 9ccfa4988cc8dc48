package throughline.platform.web.settings;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** A service of the suite in the header's switcher, by whose roles it is opened. */
public record SuiteLink(String name, URI address, Set<String> roles) {

  private static final Pattern WRITTEN =
      Pattern.compile("\\s*([^|]+?)\\s*\\|\\s*(https?://[^|\\s]+?)/?\\s*\\|\\s*([^|]+?)\\s*");

  /** Reads a service from a setting: {@code name | address | role role}. */
  public static SuiteLink of(String text) {
    var parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Write each service as name | https://address | role role, not: " + text);
    }
    return new SuiteLink(
        parts.group(1), URI.create(parts.group(2)), Set.of(parts.group(3).split("\\s+")));
  }
}
