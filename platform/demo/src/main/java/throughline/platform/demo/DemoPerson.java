package throughline.platform.demo;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import throughline.platform.core.person.SignedIn;

/**
 * Somebody made up.
 *
 * @param username by which a part of the year asks for them
 * @param subject the sign-in's own name for them
 * @param name what others read
 * @param email where they get mail; empty if nowhere
 */
public record DemoPerson(String username, String subject, String name, String email) {

  private static final Pattern GAP = Pattern.compile("\\s*\\|\\s*");

  /** As a use case is told who acts. */
  public SignedIn signedIn() {
    return new SignedIn(subject, name);
  }

  /** Reads a person from a setting: {@code user name | subject | name | e-mail address}. */
  public static final class Reader implements Converter<DemoPerson> {

    private static final long serialVersionUID = 1L;

    /** Created by the configuration. */
    public Reader() {}

    @Override
    public DemoPerson convert(String text) {
      var parts = GAP.split(text.strip());
      if (parts.length != 4) {
        throw new IllegalArgumentException(
            "Write each person as user name | subject | name | e-mail address, not: " + text);
      }
      return new DemoPerson(parts[0], parts[1], parts[2], parts[3]);
    }
  }
}
