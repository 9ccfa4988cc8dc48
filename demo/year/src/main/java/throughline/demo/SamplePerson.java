package throughline.demo;

import throughline.platform.core.person.SignedIn;

/**
 * Somebody made up.
 *
 * @param username by which a part of the year asks for them
 * @param subject the sign-in's own name for them
 * @param name what others read
 * @param email where they get mail; empty if nowhere
 */
public record SamplePerson(String username, String subject, String name, String email) {

  public static SamplePerson of(String text) {
    var parts = text.strip().split("\\s*\\|\\s*");
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "Write each person as user name | subject | name | e-mail address, not: " + text);
    }
    return new SamplePerson(parts[0], parts[1], parts[2], parts[3]);
  }

  public SignedIn signedIn() {
    return new SignedIn(subject, name);
  }
}
