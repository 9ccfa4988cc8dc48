package throughline.membership.testing;

import java.util.UUID;
import throughline.platform.testing.TestTokens;

/** Somebody who signs in during a test; all are invented, and each call makes a new one. */
public record Actor(String subject, String token) {

  public static Actor aRegistrar() {
    return with("Rowan Registrar", "registrar");
  }

  public static Actor ofLibraryStaff() {
    return with("Lesley Staff", "library-staff");
  }

  public static Actor with(String name, String... roles) {
    var subject = UUID.randomUUID().toString();
    return new Actor(subject, TestTokens.token(subject, name, roles));
  }
}
